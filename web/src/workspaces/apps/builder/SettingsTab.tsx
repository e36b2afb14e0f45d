import { Button, Textarea, TextInput } from '@mantine/core'
import { deleteApp } from '@parley/contract'
import { IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, isRefused, sayOf } from '../../../live/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { TypedWord } from '../../../ui/TypedWord.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { HistoryLink } from '../../administration/HistoryLink.tsx'
import { IconPicker } from '../IconPicker.tsx'
import { appsKey } from '../queries.ts'
import { t } from '../words.ts'
import css from './builder.module.css'
import type { Builder } from './use-builder.ts'

/** What the app and its items are called, where it stands, and its end. */
export function SettingsTab({ builder }: { builder: Builder }) {
  const { now, base, change } = builder
  const [deleting, setDeleting] = useState(false)
  const text = (part: 'name' | 'itemName' | 'workspace' | 'description') => ({
    value: now[part],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      change((was) => ({ ...was, [part]: value }), part),
  })
  return (
    <div className={css.settings}>
      <TextInput
        label={t('apps.name')}
        required
        maxLength={200}
        {...text('name')}
        error={!now.name.trim() && t('apps.nameMissing')}
      />
      <TextInput
        label={t('apps.itemName')}
        required
        maxLength={200}
        {...text('itemName')}
        error={!now.itemName.trim() && t('apps.itemNameMissing')}
      />
      <TextInput
        label={t('apps.workspace')}
        description={t('apps.workspaceHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        maxLength={200}
        {...text('workspace')}
        error={!now.workspace.trim() && t('apps.workspaceMissing')}
      />
      <Textarea label={t('apps.description')} maxLength={1000} autosize minRows={2} maxRows={8} {...text('description')} />
      <TextInput
        label={t('apps.code')}
        description={t('apps.codeFixed')}
        inputWrapperOrder={['label', 'input', 'description']}
        readOnly
        value={base.code}
      />
      <div>
        <HistoryLink kind="app" id={base.id} />
      </div>
      <IconPicker value={now.icon} onChange={(icon) => change((was) => ({ ...was, icon }))} />
      {base.usedIn.length > 0 && (
        <p className={css.hint}>{t('apps.usedIn', { names: base.usedIn.map(({ name }) => name).join(', ') })}</p>
      )}
      <div className={css.row}>
        <Button variant="light" color="red" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => setDeleting(true)}>
          {t('apps.delete')}
        </Button>
      </div>
      {deleting && <DeleteApp builder={builder} close={() => setDeleting(false)} />}
    </div>
  )
}

function DeleteApp({ builder: { base }, close }: { builder: Builder; close: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const remove = async () => {
    try {
      await ask(deleteApp, { path: { appId: base.id }, query: { confirmation: typed.trim() } })
    } catch (error) {
      const used = isRefused(error) ? error.problem.usedBy?.map(({ name }) => name).join(', ') : undefined
      return used ? t('apps.inUse', { names: used }) : sayOf(error)
    }
    toast({ kind: 'done', text: t('apps.deleted', { name: base.name }) })
    void queries.invalidateQueries({ queryKey: appsKey })
    await navigate({ to: '/apps', ignoreBlocker: true })
  }
  const sure = typed.trim() === base.name
  return (
    <Question title={t('apps.deleteTitle', { name: base.name })} label={t('apps.delete')} act={remove} close={close} sure={sure}>
      <p>{t('apps.deleteText')}</p>
      {base.linkedFrom.length > 0 && <p>{t('apps.linkedFrom', { names: base.linkedFrom.map(({ name }) => name).join(', ') })}</p>}
      <TypedWord label={t('apps.typeName', { name: base.name })} typed={typed} type={setTyped} />
    </Question>
  )
}

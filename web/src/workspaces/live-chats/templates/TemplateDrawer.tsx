import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { ResponseTemplate, TemplateChoices, TemplateFolder, TemplateKind } from '@parley/contract'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { Drawer } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { LeaveGuard, LeaveQuestion } from '../../../ui/LeaveGuard.tsx'
import { full } from '../../../ui/time.ts'
import { ActionsField } from './ActionsField.tsx'
import { DeleteTemplate } from './DeleteTemplate.tsx'
import type { Draft } from './draft.ts'
import { FilesField } from './FilesField.tsx'
import css from './form.module.css'
import { Meanwhile } from './Meanwhile.tsx'
import { SharingField } from './SharingField.tsx'
import { TextField } from './TextField.tsx'
import { useTemplateForm } from './use-template-form.ts'

interface Edited {
  kind: TemplateKind
  /** Undefined: a new one. */
  template: ResponseTemplate | undefined
  folders: readonly TemplateFolder[]
  choices: TemplateChoices | undefined
  close: () => void
}

/** Everything of one template or article, and how the customer will see it [CMP-05, ui.md S14]. */
export function TemplateDrawer(props: Edited) {
  const { kind, template, folders, choices, close } = props
  const form = useTemplateForm(props)
  const { draft, set, dirty, of, busy } = form
  const [asked, ask] = useState<'leave' | 'delete'>()
  const readOnly = template !== undefined && !template.mine
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (form.said?.field) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.said])
  const leave = () => (dirty ? ask('leave') : close())
  useActions([
    {
      id: 'save-template',
      label: t('templates.save'),
      group: t('templates.title'),
      keys: 'Mod+S',
      run: () => !readOnly && form.save(),
    },
  ])
  const line = (name: 'name' | 'shortcut' | 'description' | 'url' | 'keywords') => ({
    value: draft[name],
    readOnly,
    error: fieldError(of(name)),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value } as Partial<Draft>),
  })
  const footer = readOnly ? (
    <Button variant="default" onClick={close}>
      {t('ui.close')}
    </Button>
  ) : (
    <>
      {template && (
        <Button className={css.apart!} variant="light" color="red" onClick={() => ask('delete')}>
          {t('templates.delete')}
        </Button>
      )}
      <Button variant="default" onClick={leave}>
        {t('ui.cancel')}
      </Button>
      <Button loading={busy} onClick={form.save}>
        {t('templates.save')}
      </Button>
    </>
  )
  const title = template ? t(kind === 'template' ? 'templates.editTitle' : 'templates.editArticle') : ''
  const fresh = t(kind === 'template' ? 'templates.new' : 'templates.newArticle')
  return (
    <>
      <Drawer title={title || fresh} close={leave} footer={footer} submit={readOnly ? close : form.save}>
        <div className={css.form} ref={fields}>
          {readOnly && <p className={css.band}>{t('templates.readOnly')}</p>}
          {form.meanwhile && <Meanwhile theirs={form.meanwhile} show={form.takeTheirs} keep={form.saveMine} />}
          {form.said && !form.said.field && (
            <p className={css.wrong} role="alert">
              {form.said.text}
            </p>
          )}
          <TextInput
            label={t('templates.name')}
            withAsterisk
            required
            maxLength={200}
            data-autofocus={!template || undefined}
            {...line('name')}
          />
          <TextInput
            label={t('templates.shortcut')}
            description={of('shortcut') ? undefined : t('templates.shortcutHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={40}
            leftSection="/"
            {...line('shortcut')}
            onChange={(event) => set({ shortcut: event.currentTarget.value.toLowerCase().replace(/[^a-z0-9_-]/g, '') })}
          />
          {kind === 'article' && (
            <TextInput
              label={t('templates.url')}
              withAsterisk
              required
              type="url"
              maxLength={2_000}
              placeholder="https://"
              {...line('url')}
            />
          )}
          {kind === 'template' && (
            <TextField
              value={draft.text}
              change={(text) => set({ text })}
              error={of('text')}
              choices={choices}
              readOnly={readOnly}
            />
          )}
          <Textarea
            label={t('templates.description')}
            description={t(kind === 'template' ? 'templates.descriptionHint' : 'templates.descriptionArticle')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autosize
            minRows={kind === 'template' ? 1 : 2}
            maxRows={6}
            maxLength={2_000}
            {...line('description')}
          />
          {kind === 'article' && (
            <TextInput
              label={t('templates.keywords')}
              description={t('templates.keywordsHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maxLength={200}
              {...line('keywords')}
            />
          )}
          {kind === 'template' && (
            <FilesField files={draft.files} change={form.setFiles} error={of('fileIds')} readOnly={readOnly} />
          )}
          <NativeSelect
            label={t('templates.folder')}
            disabled={readOnly}
            value={draft.folderId ?? ''}
            onChange={(event) => set({ folderId: event.currentTarget.value || null })}
            data={[{ value: '', label: t('templates.noFolder') }, ...folders.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <SharingField
            value={draft.sharing}
            change={(sharing) => set({ sharing })}
            choices={choices}
            error={of('sharing')}
            readOnly={readOnly}
          />
          {kind === 'template' && (
            <ActionsField value={draft.actions} change={(actions) => set({ actions })} choices={choices} readOnly={readOnly} />
          )}
          {template?.changedBy && (
            <p className={css.note}>
              {t('templates.lastChanged', { name: template.changedBy.name, at: full(template.changedAt) })}
            </p>
          )}
        </div>
      </Drawer>
      {asked === 'leave' && <LeaveQuestion stay={() => ask(undefined)} leave={close} />}
      {asked === 'delete' && template && <DeleteTemplate template={template} gone={close} close={() => ask(undefined)} />}
      <LeaveGuard dirty={dirty} />
    </>
  )
}

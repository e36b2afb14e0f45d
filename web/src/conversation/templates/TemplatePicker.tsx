import { Button, NativeSelect, Tabs, TextInput } from '@mantine/core'
import { fillResponse, type ResponseTemplate, type TemplateKind } from '@parley/contract'
import { IconSearch, IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { isRefused } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { findTemplates } from './find-templates.ts'
import { TemplateOptions } from './TemplateOptions.tsx'
import type { Insert } from './TemplatesTool.tsx'
import css from './templates.module.css'
import { textOf, useTemplates, valuesQuery } from './use-templates.ts'

/** Templates or Articles, with folders, a search and what would be said [CMP-03]. */
export default function TemplatePicker(props: { session: { id: string }; insert: Insert; close: () => void }) {
  const { session, insert, close } = props
  const id = useId()
  const [kind, setKind] = useState<TemplateKind>('template')
  const [folder, setFolder] = useState('')
  const [typed, setTyped] = useState('')
  const [chosenId, choose] = useState<string>()
  const { data, error, isPending, refetch } = useTemplates()
  const offered = data?.templates.filter((one) => one.kind === kind && (folder === '' || one.folderId === folder)) ?? []
  const found = findTemplates(offered, typed)
  const chosen = found.find((one) => one.id === chosenId) ?? found[0]
  const take = (sendNow = false, template = chosen) => template && void insert(template, sendNow)

  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      event.stopPropagation()
      take(event.ctrlKey || event.metaKey)
    }
    if (!step || found.length === 0) return
    event.preventDefault()
    const at = found.findIndex((one) => one.id === chosen?.id)
    choose(found[(at + step + found.length) % found.length]!.id)
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button disabled={!chosen} onClick={() => take()}>
        {t('templates.insertNow')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('templates.title')} close={close} footer={footer} wide>
      <Tabs value={kind} onChange={(value) => setKind(value as TemplateKind)}>
        <Tabs.List>
          <Tabs.Tab value="template">{t('templates.templates')}</Tabs.Tab>
          <Tabs.Tab value="article">{t('templates.articles')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={kind}>
          <div className={css.search}>
            <TextInput
              data-autofocus
              role="combobox"
              aria-expanded={found.length > 0}
              aria-controls={id}
              aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
              aria-label={t('templates.find')}
              placeholder={t('templates.find')}
              maxLength={200}
              leftSection={<IconSearch size={16} stroke={1.75} />}
              value={typed}
              onChange={(event) => [setTyped(event.currentTarget.value), choose(undefined)]}
              onKeyDown={press}
            />
            {data && data.folders.length > 0 && (
              <NativeSelect
                aria-label={t('templates.folder')}
                value={folder}
                onChange={(event) => setFolder(event.currentTarget.value)}
                data={[
                  { value: '', label: t('templates.allFolders') },
                  ...data.folders.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
          </div>
          {isPending && <SkeletonRows count={4} label={t('templates.loading')} />}
          {error && !data && (
            <ErrorState
              {...(isRefused(error, 'forbidden') ? { text: t('templates.forbidden') } : { again: () => void refetch() })}
              requestId={isRefused(error) ? error.requestId : undefined}
            />
          )}
          {data && found.length === 0 && <Nothing kind={kind} none={offered.length === 0} />}
          <div className={css.picker} hidden={found.length === 0}>
            <TemplateOptions
              id={id}
              templates={found}
              chosen={chosen?.id}
              session={session}
              choose={({ id }) => choose(id)}
              take={(template) => take(false, template)}
            />
            {chosen && <Preview template={chosen} session={session} />}
          </div>
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  )
}

function Nothing({ kind, none }: { kind: TemplateKind; none: boolean }) {
  const title = none ? t(kind === 'template' ? 'templates.none' : 'templates.noneArticles') : t('templates.noneMatch')
  return <EmptyState icon={<IconTemplate size={40} stroke={1.75} />} title={title} />
}

/** What would be said here and now. */
function Preview({ template, session }: { template: ResponseTemplate; session: { id: string } }) {
  const { data } = useQuery(valuesQuery(session.id))
  const when = { at: new Date(), timeZone: data?.timeZone ?? 'UTC' }
  return (
    <section className={css.preview} aria-label={t('templates.preview')}>
      <p className={css.bubble}>{fillResponse(textOf(template), data?.values ?? {}, when)}</p>
      {template.files.map((file) => (
        <p key={file.id} className={css.file}>
          {file.name}
        </p>
      ))}
      {template.kind === 'template' && template.description && <p className={css.about}>{template.description}</p>}
    </section>
  )
}

import { Button, Tabs } from '@mantine/core'
import type { ResponseTemplate, TemplateKind } from '@parley/contract'
import { IconLock, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { choicesQuery, findTemplates, useTemplates } from '../../../conversation/templates/index.ts'
import { useHeld } from '../../../held.ts'
import { entitle, isRefused } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Folders, standsIn } from './Folders.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { NoTemplates } from './NoTemplates.tsx'
import { Search } from './Search.tsx'
import { TemplateDrawer } from './TemplateDrawer.tsx'
import { TemplateTable } from './TemplateTable.tsx'
import css from './templates.module.css'

/** Ready answers and articles: two apps with their folders [CMP-05, ui.md S14]. */
export default function TemplatesPage() {
  const { tab, folder = 'all', open } = useSearch({ strict: false }) as { tab?: string; folder?: string; open?: string }
  const kind: TemplateKind = tab === 'articles' ? 'article' : 'template'
  const navigate = useNavigate()
  const go = (search: { tab?: string | undefined; folder?: string | undefined; open?: string | undefined }) =>
    void navigate({ to: '/live-chats/templates' as string, search: { tab, folder, open, ...search } as never })
  const me = useHeld((held) => held.me.id)
  const [typed, setTyped] = useState('')
  const { data, error, isPending, refetch } = useTemplates()
  const choices = useQuery(choicesQuery)
  useEffect(() => entitle(t('templates.title')), [])
  const make = () => go({ open: 'new' })
  const adding = t(kind === 'template' ? 'templates.new' : 'templates.newArticle')
  const allowed = !isRefused(error, 'forbidden')
  useActions(
    allowed ? [{ id: 'new-template', label: adding, group: t('templates.title'), keys: 'C', icon: IconPlus, run: make }] : [],
  )

  const all = data?.templates.filter((one) => one.kind === kind) ?? []
  const found = findTemplates(
    all.filter((one) => standsIn(one, folder, me)),
    typed,
  )
  const edited: ResponseTemplate | 'new' | undefined = open === 'new' ? 'new' : data?.templates.find(({ id }) => id === open)
  return (
    <div className={css.page}>
      <PaneHeader title={t('templates.title')} back={<BackButton to="/live-chats" />}>
        {allowed && (
          <>
            <MoreMenu kind={kind} />
            <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={make} aria-label={adding}>
              {t(kind === 'template' ? 'templates.add' : 'templates.addArticle')}
            </Button>
          </>
        )}
      </PaneHeader>
      <Tabs
        className={css.tabs!}
        value={kind}
        onChange={(value) => go({ tab: value === 'article' ? 'articles' : undefined, folder: undefined, open: undefined })}
      >
        <Tabs.List className={css.tabList!}>
          <Tabs.Tab value="template">{t('templates.templates')}</Tabs.Tab>
          <Tabs.Tab value="article">{t('templates.articles')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={kind} className={css.panel!}>
          {isPending && <SkeletonRows label={t('templates.loading')} />}
          {error && !data && allowed && (
            <ErrorState again={() => void refetch()} requestId={isRefused(error) ? error.requestId : undefined} />
          )}
          {!allowed && <EmptyState icon={<IconLock size={40} stroke={1.75} />} title={t('templates.forbidden')} />}
          {data && all.length === 0 && <NoTemplates kind={kind} make={make} />}
          {data && all.length > 0 && (
            <div className={css.body}>
              <Folders folders={data.folders} templates={all} chosen={folder} choose={(id) => go({ folder: id })} />
              <div className={css.list}>
                <Search kind={kind} typed={typed} type={setTyped} />
                <TemplateTable
                  templates={found}
                  liveChats={choices.data?.liveChats ?? []}
                  open={({ id }) => go({ open: id })}
                  clear={() => [setTyped(''), go({ folder: undefined })]}
                />
              </div>
            </div>
          )}
        </Tabs.Panel>
      </Tabs>
      {edited && data && (
        <TemplateDrawer
          key={open}
          kind={edited === 'new' ? kind : edited.kind}
          template={edited === 'new' ? undefined : edited}
          folders={data.folders}
          choices={choices.data}
          close={() => go({ open: undefined })}
        />
      )}
    </div>
  )
}

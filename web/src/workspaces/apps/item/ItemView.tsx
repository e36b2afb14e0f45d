import { ActionIcon, Button, Tabs } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type App, editItem, type ItemPage, type RelatedItems } from '@parley/contract'
import { IconDots, IconLock, IconPencil, IconRestore, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { ask, entitle } from '../../../live/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { announce } from '../../../ui/announce.tsx'
import { BackButton } from '../../../ui/BackButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { LeaveGuard, LeaveQuestion } from '../../../ui/LeaveGuard.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { AppMark } from '../app-icons.tsx'
import css from '../apps.module.css'
import { Contacting } from '../fields/index.ts'
import { ItemForm } from '../form/ItemForm.tsx'
import { useForgetDraft } from '../form/use-form-draft.ts'
import { remove, restore } from '../list/item-actions.tsx'
import { COUNTED } from '../list/use-items.ts'
import { historyKey, itemKey, itemsKey, useRelated } from '../queries.ts'
import { Restricted } from '../Restricted.tsx'
import { t } from '../words.ts'
import { Bell } from './Bell.tsx'
import { Card } from './Card.tsx'
import { Comments } from './Comments.tsx'
import { History } from './History.tsx'
import { Instances } from './Instances.tsx'
import { ItemFiles } from './ItemFiles.tsx'
import { ItemMessages } from './ItemMessages.tsx'
import own from './item.module.css'
import { ProcessMenu } from './ProcessMenu.tsx'
import { Related } from './Related.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useItemFiles } from './use-item-files.ts'
import { useAppProcesses, useItemInstances } from './use-item-processes.ts'
import { useItemReach } from './use-item-reach.ts'
import { useItemSessions } from './use-item-sessions.ts'
import { useWriting } from './use-writing.tsx'
import { WriteTo } from './WriteTo.tsx'

const ItemPermissions = lazy(() => import('./ItemPermissions.tsx'))

interface Tab {
  value: string
  label: ReactNode
  body: ReactNode
  /** What scrolls is in it. */
  full?: boolean
}

/** One item: what it holds, what happened to it, and what is said about it. */
export function ItemView({ app, page }: { app: App; page: ItemPage }) {
  const { item, rights } = page
  const wide = useMediaQuery('(min-width: 80em)', true, { getInitialValueInEffect: false })
  const asked = useSearch({ strict: false }) as { edit?: string; tab?: string }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [dirty, setDirty] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const deleted = item.deletedAt !== null
  const may = rights.edit && !deleted
  const editing = asked.edit !== undefined && may
  const talks = useItemSessions(item.id)
  const ways = useItemReach(item.id)
  const writing = useWriting(item.id)
  const attached = useItemFiles(item.id)
  const related = useRelated(item.id)
  const processes = useAppProcesses(app)
  const run = useItemInstances(item.id)
  useEffect(() => entitle(item.name), [item.name])
  // The page as it was when editing began: what others save meanwhile is met when this is saved.
  const begun = useRef(page)
  if (!editing) begun.current = page
  const show = (search: { edit?: string; tab?: string }) =>
    void navigate({ to: `/apps/${app.id}/items/${item.id}` as string, search: search as never, replace: true })
  const edit = () => show({ edit: 'yes' })
  const draftName = `edit-item/${item.id}`
  const forget = useForgetDraft(draftName)
  const stop = () => {
    forget()
    setLeaving(false)
    setDirty(false)
    show({})
  }
  useActions(may && !editing ? [{ id: 'edit-item', label: t('ui.edit'), group: app.name, keys: 'E', run: edit }] : [])
  const save = async (values: Record<string, unknown>, { version = item.version }: { version: number | undefined }) => {
    if (Object.keys(values).length) {
      const now = await ask(editItem, { path: { itemId: item.id }, body: { values, version } })
      queries.setQueryData(itemKey(item.id), now)
      void queries.invalidateQueries({ queryKey: [...itemsKey(app.id)] })
      void queries.invalidateQueries({ queryKey: [...historyKey(item.id)] })
      toast({ kind: 'done', text: t('items.saved') })
      announce(t('items.saved'))
    }
    stop()
  }
  const activity = <Comments itemId={item.id} readOnly={deleted} />
  const card = editing ? (
    <div className={own.form}>
      <ItemForm
        app={app}
        page={begun.current}
        submit={save}
        draftName={draftName}
        cancel={() => (dirty ? setLeaving(true) : stop())}
        onDirty={setDirty}
      />
    </div>
  ) : (
    <Contacting value={(value) => <WriteTo {...{ value, ways, writing }} />}>
      <Card app={app} page={page} />
    </Contacting>
  )
  const tabs: Tab[] = [
    { value: 'card', label: t('items.card'), body: card },
    ...(talks.sessions.length > 0 || ways.length > 0
      ? [
          {
            value: 'messages',
            label: t('items.messages'),
            body: <ItemMessages itemId={item.id} {...{ ...talks, ways, writing }} />,
          },
        ]
      : []),
    ...related.map((one) => relatedTab(one, related, app, page)),
    ...(attached.files.length > 0 ? [{ value: 'files', label: t('items.files'), body: <ItemFiles {...attached} /> }] : []),
    ...(processes.length > 0 || run.instances?.length
      ? [{ value: 'processes', label: t('items.processes'), body: <Instances {...run} /> }]
      : []),
    { value: 'history', label: t('items.history'), body: <History app={app} itemId={item.id} /> },
    ...(wide ? [] : [{ value: 'activity', label: t('items.activity'), body: activity, full: true }]),
  ]
  const tab = tabs.find(({ value }) => value === asked.tab)?.value ?? 'card'
  return (
    <div className={own.split}>
      <div className={css.page}>
        <PaneHeader
          title={item.name}
          sub={
            <>
              {item.restricted && <Restricted />}{' '}
              <Link to={`/apps/${app.id}`} className={own.crumb}>
                <AppMark icon={app.icon} size={14} />
                {t('items.place', { app: app.name, number: item.index })}
              </Link>
            </>
          }
          line
          back={<BackButton to={`/apps/${app.id}`} />}
        >
          <Bell page={page} />
          {!deleted && <ProcessMenu itemId={item.id} processes={processes} />}
          {may && !editing && (
            <Button variant="default" leftSection={<IconPencil size={16} stroke={1.75} />} onClick={edit}>
              {t('ui.edit')}
            </Button>
          )}
          {(rights.delete || rights.permissions) && <More app={app} page={page} />}
        </PaneHeader>
        {deleted && (
          <Banner tone="neutral" icon={<IconTrash size={16} />}>
            {t('items.isDeleted')}
          </Banner>
        )}
        <StatusBar app={app} page={page} />
        <Tabs
          value={tab}
          onChange={(now) => show(now === 'card' || now === null ? {} : { tab: now })}
          className={own.tabs}
          keepMounted={false}
        >
          <Tabs.List>
            {tabs.map(({ value, label }) => (
              <Tabs.Tab key={value} value={value}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {tabs.map(({ value, body, full }) => (
            <Tabs.Panel
              key={value}
              value={value}
              className={full ? own.panelFull : own.panel}
              {...(value === 'card' && { tabIndex: editing ? -1 : 0 })}
            >
              {body}
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
      {wide && (
        <aside className={own.aside} aria-label={t('items.activity')}>
          <PaneHeader title={t('items.activity')} line />
          {activity}
        </aside>
      )}
      <LeaveGuard dirty={editing && dirty} left={forget} />
      {writing.question}
      {leaving && <LeaveQuestion stay={() => setLeaving(false)} leave={stop} />}
    </div>
  )
}

/** Called after the app, and after the field too where several of it lead here. */
function relatedTab(one: RelatedItems, all: readonly RelatedItems[], app: App, { item }: ItemPage): Tab {
  const several = all.filter((other) => other.app.id === one.app.id).length > 1
  const names = { app: one.app.name, field: one.field.name }
  const to = {
    ...{ id: item.id, name: item.name, view: true, deleted: item.deletedAt !== null },
    app: { id: app.id, name: app.name, icon: app.icon },
  }
  return {
    value: `${one.app.id}.${one.field.code}`,
    label: (
      <>
        {several ? t('items.relatedBy', names) : names.app}{' '}
        <span className={own.count}>{one.count >= COUNTED ? t('ui.moreThan', { limit: COUNTED }) : one.count}</span>
      </>
    ),
    body: <Related related={one} to={to} />,
    full: true,
  }
}

function More({ app, page: { item, rights } }: { app: App; page: ItemPage }) {
  const queries = useQueryClient()
  const [giving, setGiving] = useState(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('ui.more')}>
            <ActionIcon aria-label={t('ui.more')}>
              <IconDots size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {rights.permissions && (
            <Menu.Item leftSection={<IconLock size={16} stroke={1.75} />} onClick={() => setGiving(true)}>
              {t('items.permissions')}
            </Menu.Item>
          )}
          {rights.delete && item.deletedAt === null && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => void remove(queries, item)}>
              {t('items.delete')}
            </Menu.Item>
          )}
          {rights.delete && item.deletedAt !== null && (
            <Menu.Item leftSection={<IconRestore size={16} stroke={1.75} />} onClick={() => void restore(queries, item)}>
              {t('items.restore')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{giving && <ItemPermissions app={app} item={item} close={() => setGiving(false)} />}</Suspense>
    </>
  )
}

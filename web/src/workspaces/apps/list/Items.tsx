import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { App, ItemRefs } from '@parley/contract'
import { IconLayoutGrid, IconLayoutKanban, IconList, IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { entitle } from '../../../live/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { ColumnsMenu } from '../../../ui/ColumnsMenu.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { lazy } from '../../../ui/lazy.ts'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import states from '../../../ui/states.module.css'
import { AppMark } from '../app-icons.tsx'
import page from '../apps.module.css'
import { Failed } from '../failed.tsx'
import { noRefs, withRefs } from '../fields/index.ts'
import { columnMoves, t } from '../words.ts'
import { AppMenu } from './AppMenu.tsx'
import { BulkTable } from './BulkTable.tsx'
import { Filters } from './Filters.tsx'
import { addressOf, statusOf, withStatus } from './item-actions.tsx'
import { Kanban } from './Kanban.tsx'
import css from './list.module.css'
import { type Layout, type Look, useLook, withoutView } from './look.ts'
import { columnsFor, columnsOf } from './system.ts'
import { Tiles } from './Tiles.tsx'
import { COUNTED, useCounts, useItems } from './use-items.ts'
import { Views } from './Views.tsx'

const ItemDrawer = lazy(() => import('../form/ItemDrawer.tsx').then(({ ItemDrawer }) => ({ default: ItemDrawer })))

const layouts = { table: IconList, tiles: IconLayoutGrid, kanban: IconLayoutKanban } as const

export function Items({ app }: { app: App }) {
  const [look, set] = useLook(app)
  const [making, setMaking] = useState(false)
  const [learned, setLearned] = useState(noRefs)
  const learn = useCallback((more: Partial<ItemRefs>) => setLearned((was) => withRefs(was, more)), [])
  const navigate = useNavigate()
  const status = statusOf(app)
  const layout: Layout = look.layout === 'kanban' && !status ? 'table' : look.layout
  const counts = useCounts(app.id, look)
  useEffect(() => entitle(app.name), [app.name])
  const all = columnsOf(app)
  const make = {
    id: 'new-item',
    label: t('items.newOf', { name: app.itemName }),
    group: app.name,
    keys: 'C',
    run: () => setMaking(true),
  }
  useActions(app.rights.create ? [make] : [])
  const create = app.rights.create && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)} data-testid="new-item">
      {app.itemName}
    </Button>
  )
  const count = counts && (counts.all >= COUNTED ? t('ui.moreThan', { limit: COUNTED }) : String(counts.all))
  return (
    <div className={page.page}>
      <PaneHeader
        title={
          <span className={css.title}>
            <AppMark icon={app.icon} />
            {app.name}
          </span>
        }
        sub={count !== undefined && t(look.deleted ? 'items.countDeleted' : 'items.count', { count })}
        line
        back={<BackButton to="/apps" />}
      >
        <AppMenu app={app} look={look} />
        {create}
      </PaneHeader>
      <search className={css.toolbar}>
        <Views app={app} look={look} set={set} />
        <Search key={look.view} value={look.search} set={(search) => set({ search })} />
        <Filters columns={all} filters={look.filters} set={(filters) => set({ filters })} refs={learned} learn={learn} />
        <span className={css.push} />
        <Switch
          size="xs"
          label={t('items.deleted')}
          checked={look.deleted}
          onChange={({ currentTarget }) => set({ deleted: currentTarget.checked })}
        />
        {layout === 'table' && (
          <ColumnsMenu
            all={all.filter(({ code }) => code !== '_name')}
            chosen={shownColumns(app, look).filter((code) => code !== '_name')}
            set={(columns) => set({ columns: columns.length ? columns : ['_name'] })}
            label={t('items.columns')}
            words={columnMoves}
            reset={look.columns.length ? { label: t('items.columnsReset'), run: () => set({ columns: [] }) } : undefined}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('items.layout')}
          value={layout}
          onChange={(value) => set({ layout: value as Layout })}
          data={(status ? (['table', 'tiles', 'kanban'] as const) : (['table', 'tiles'] as const)).map((value) => {
            const Mark = layouts[value]
            return {
              value,
              label: (
                <span className={css.layout} title={t(`items.layout_${value}`)}>
                  <Mark size={16} stroke={1.75} aria-hidden />
                  <span className={states.hidden}>{t(`items.layout_${value}`)}</span>
                </span>
              ),
            }
          })}
        />
      </search>
      {layout === 'kanban' ? (
        <Kanban
          app={app}
          look={look}
          fields={all.filter(({ code }) => app.cardFields.includes(code) && code !== status?.field.code)}
        />
      ) : (
        <Found app={app} look={look} set={set} layout={layout} learned={learned} create={create} />
      )}
      {making && (
        <Suspense>
          <ItemDrawer
            app={app}
            close={() => setMaking(false)}
            created={({ item }) => {
              setMaking(false)
              void navigate({ to: addressOf(item) })
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

const shownColumns = (app: App, look: Look) => (look.columns.length ? look.columns : app.listColumns)

interface Finding {
  app: App
  look: Look
  set: (change: Partial<Look>) => void
  layout: Layout
  learned: ItemRefs
  create: React.ReactNode
}

function Found({ app, look, set, layout, learned, create }: Finding) {
  const fields = columnsFor(app, layout === 'table' ? shownColumns(app, look) : app.cardFields)
  const found = useItems(app.id, look, withStatus(app, fields))
  const { items, refs, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = found
  const more = hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined
  if (!items && error) return <Failed error={error} again={() => void refetch()} />
  if (!items) return <SkeletonRows />
  const shown = { app, items, refs: withRefs(refs, learned), more }
  const nothing = <Nothing app={app} look={look} set={set} create={create} />
  if (layout === 'tiles') return items.length === 0 ? nothing : <Tiles {...shown} fields={fields} label={app.name} />
  return (
    <BulkTable
      {...shown}
      columns={fields}
      order={look.order}
      sort={(order) => set({ order })}
      caption={t('items.caption', { name: app.name })}
      deleted={look.deleted}
      nothing={nothing}
    />
  )
}

function Nothing({ app, look, set, create }: Pick<Finding, 'app' | 'look' | 'set' | 'create'>) {
  const filtered = look.search !== '' || look.filters.length > 0 || look.deleted
  const clear = (
    <Button variant="default" onClick={() => set({ ...withoutView, layout: look.layout })}>
      {t('ui.clearFilters')}
    </Button>
  )
  return (
    <EmptyState
      icon={<AppMark icon={app.icon} size={40} />}
      title={t(filtered ? 'ui.nothingMatches' : 'items.none')}
      {...(!filtered && { text: app.description || t(app.rights.create ? 'items.noneText' : 'items.noneTheirs') })}
      action={filtered ? clear : create}
    />
  )
}

const TYPING = 250

function Search({ value, set }: { value: string; set: (search: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [settled] = useDebouncedValue(typed.trim(), TYPING)
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef({ value, set })
  latest.current = { value, set }
  useEffect(() => {
    if (settled !== latest.current.value) latest.current.set(settled)
  }, [settled])
  useEffect(() => {
    if (value === '') setTyped('')
  }, [value])
  useActions([
    { id: 'search-items', label: t('items.search'), group: t('ui.apps'), keys: '/', run: () => field.current?.focus() },
  ])
  return (
    <TextInput
      ref={field}
      className={css.search!}
      type="search"
      aria-label={t('items.search')}
      placeholder={t('items.search')}
      maxLength={200}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
    />
  )
}

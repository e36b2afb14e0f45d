import '../../../texts/later.ts'
import { useMediaQuery } from '@mantine/hooks'
import type { OrgItemKind } from '@parley/contract'
import { IconSitemap } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { Drawer } from '../../../ui/Dialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Toolbar } from '../Toolbar.tsx'
import table from '../table.module.css'
import { AddMenu } from './AddMenu.tsx'
import { rowsOf } from './chart.ts'
import { DeleteItem } from './DeleteItem.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { type Editing, focusItem, OrgTree } from './OrgTree.tsx'
import css from './org-chart.module.css'
import { useChart } from './use-chart.ts'

/** A chart of this many items is shown whole at first. */
const small = 200

/** The tree of departments, groups and positions, and who stands where [ORG-05, ui.md S24]. */
export default function OrgChartPage() {
  const chart = useChart()
  const { items, query } = chart
  const navigate = useNavigate()
  const { item: selected } = useSearch({ strict: false }) as { item?: string }
  const select = (id?: string) =>
    void navigate({ to: '/admin/org-chart' as string, search: (id ? { item: id } : {}) as never, replace: true })
  const [search, setSearch] = useState('')
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState<Editing>()
  const [asked, ask] = useState<'move' | 'delete'>()
  const [details, setDetails] = useState(false)
  const wide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })

  // In a large chart what is below the top is closed at first; then `toggled` are those that were opened.
  const closed = items.length <= small ? toggled : new Set(items.filter(({ id }) => !toggled.has(id)).map(({ id }) => id))
  const toggle = (id: string, open: boolean) => {
    const next = new Set(toggled)
    if (open === items.length > small) next.add(id)
    else next.delete(id)
    setToggled(next)
  }
  const rows = rowsOf(items, closed, search)
  const item = items.find(({ id }) => id === selected)
  const add = (kind: OrgItemKind, parentId: string | null) => {
    if (parentId !== null) toggle(parentId, true)
    setSearch('')
    setDetails(false)
    setEditing({ kind, parentId })
  }
  const finish = async (name: string) => {
    const now = editing
    setEditing(undefined)
    if (now && 'kind' in now) {
      const id = name === '' ? undefined : await chart.add(now.kind, name, now.parentId)
      const then = id ?? now.parentId ?? undefined
      if (then) select(then)
      focusItem(then)
    } else if (now) {
      focusItem(now.id)
      const renamed = items.find(({ id }) => id === now.id)
      if (renamed && name !== '' && name !== renamed.name) void chart.rename(renamed, name)
    }
  }
  const panel = item && (
    <ItemPanel
      chart={chart}
      item={item}
      add={add}
      rename={() => [setDetails(false), setEditing({ id: item.id })]}
      move={() => ask('move')}
      remove={() => ask('delete')}
    />
  )
  const close = () => {
    ask(undefined)
    focusItem(selected)
  }
  return (
    <div className={table.page}>
      <PaneHeader title={t('org.title')} line back={<BackButton to="/admin" />}>
        <AddMenu item={item} add={add} primary />
      </PaneHeader>
      <Toolbar label={t('org.search')} value={search} onChange={setSearch} />
      <div className={css.columns}>
        <div className={css.scroll}>
          {query.error && <ErrorState again={() => void query.refetch()} />}
          {!query.data && !query.error && <SkeletonRows />}
          {query.data && rows.length === 0 && !editing && (
            <EmptyState
              icon={<IconSitemap size={40} stroke={1.75} />}
              title={t(items.length === 0 ? 'org.none' : 'ui.nothingMatches')}
              {...(items.length === 0 && { text: t('org.noneText') })}
            />
          )}
          {query.data && (rows.length > 0 || editing) && (
            <OrgTree
              chart={chart}
              rows={rows}
              selected={item?.id}
              select={select}
              open={() => setDetails(!wide)}
              toggle={toggle}
              editing={editing}
              edit={setEditing}
              finish={finish}
              ask={ask}
            />
          )}
        </div>
        {wide && items.length > 0 && (
          <aside className={css.panel} aria-label={t('org.details')}>
            {panel ?? <p className={css.quiet}>{t('org.choose')}</p>}
          </aside>
        )}
      </div>
      {!wide && details && panel && (
        <Drawer title={item.name} close={() => setDetails(false)}>
          {panel}
        </Drawer>
      )}
      {item && asked === 'move' && <MoveDialog chart={chart} item={item} close={close} />}
      {item && asked === 'delete' && (
        <DeleteItem
          chart={chart}
          item={item}
          close={close}
          deleted={() => {
            ask(undefined)
            setDetails(false)
            select(item.parentId ?? undefined)
            focusItem(item.parentId ?? undefined)
          }}
        />
      )}
    </div>
  )
}

import type { OrgItemKind } from '@parley/contract'
import { type KeyboardEvent, useId } from 'react'
import { t } from '../../../texts/index.ts'
import { type Row, stepOf } from './chart.ts'
import { NameRow } from './NameRow.tsx'
import css from './org-chart.module.css'
import { TreeRow } from './TreeRow.tsx'
import type { Chart } from './use-chart.ts'
import { useDrag } from './use-drag.ts'

/** The name that is being typed: of an item that is there, or of one that will be. */
export type Editing = { id: string } | { kind: OrgItemKind; parentId: string | null }

interface Tree {
  chart: Chart
  rows: readonly Row[]
  selected: string | undefined
  select: (id: string) => void
  /** Shows what is known of the selected item, where it does not stand beside the tree. */
  open: () => void
  toggle: (id: string, open: boolean) => void
  editing: Editing | undefined
  edit: (editing: Editing) => void
  /** What was typed; empty: nothing shall change. */
  finish: (name: string) => void
  ask: (what: 'move' | 'delete') => void
}

/** A tree by the ARIA pattern: one stop of Tab, arrows inside (https://www.w3.org/WAI/ARIA/apg/patterns/treeview). */
export function OrgTree({ chart, rows, selected, select, open, toggle, editing, edit, finish, ask }: Tree) {
  const hint = useId()
  const at = Math.max(
    0,
    rows.findIndex(({ item }) => item.id === selected),
  )
  const drag = useDrag(chart)
  const go = (row: Row | undefined) => {
    if (!row) return
    select(row.item.id)
    focusItem(row.item.id)
  }
  const move = (row: Row, by: -1 | 1) => {
    const place = stepOf(chart.items, row.item.id, by)
    if (!place) return
    void chart.move(row.item, place)
    focusItem(row.item.id)
  }
  const keys = new Map<string, (row: Row) => void>([
    ['ArrowDown', () => go(rows[at + 1])],
    ['ArrowUp', () => go(rows[at - 1])],
    ['Home', () => go(rows[0])],
    ['End', () => go(rows.at(-1))],
    ['ArrowRight', ({ open: isOpen, item }) => (isOpen === false ? toggle(item.id, true) : isOpen && go(rows[at + 1]))],
    [
      'ArrowLeft',
      ({ open: isOpen, item }) => (isOpen ? toggle(item.id, false) : go(rows.find((row) => row.item.id === item.parentId))),
    ],
    ['Enter', ({ item }) => edit({ id: item.id })],
    ['F2', ({ item }) => edit({ id: item.id })],
    [
      'Insert',
      ({ item }) => {
        toggle(item.id, true)
        edit({ kind: item.kind === 'department' ? 'department' : 'position', parentId: item.id })
      },
    ],
    ['Delete', () => ask('delete')],
    ['Alt+ArrowUp', (row) => move(row, -1)],
    ['Alt+ArrowDown', (row) => move(row, 1)],
  ])
  const press = (event: KeyboardEvent) => {
    const row = rows[at]
    if (!row || editing || event.ctrlKey || event.metaKey) return
    const act = keys.get(`${event.altKey ? 'Alt+' : ''}${event.key}`)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    if (row.item.id !== selected) select(row.item.id)
    act(row)
  }
  const fresh = editing && 'kind' in editing ? editing : undefined
  const below = fresh ? lastBelow(rows, fresh.parentId) : undefined
  const level = fresh ? (rows.find(({ item }) => item.id === fresh.parentId)?.level ?? 0) + 1 : 1
  const name = fresh && <NameRow key="new" kind={fresh.kind} level={level} finish={finish} />
  return (
    <>
      <p id={hint} className={css.hint}>
        {t('org.keys')}
      </p>
      <div className={css.tree} role="tree" tabIndex={-1} aria-label={t('org.title')} aria-describedby={hint} onKeyDown={press}>
        {rows.map((row, index) => (
          <div key={row.item.id} role="none">
            <TreeRow
              row={row}
              current={index === at}
              selected={row.item.id === selected}
              renaming={editing !== undefined && 'id' in editing && editing.id === row.item.id}
              finish={finish}
              select={() => select(row.item.id)}
              open={open}
              rename={() => edit({ id: row.item.id })}
              toggle={() => toggle(row.item.id, !row.open)}
              drag={drag}
            />
            {below === index && name}
          </div>
        ))}
        {below === undefined && name}
      </div>
    </>
  )
}

/** Where the last item below this one stands; undefined: at the end. */
function lastBelow(rows: readonly Row[], parentId: string | null): number | undefined {
  const start = rows.findIndex(({ item }) => item.id === parentId)
  if (start < 0) return undefined
  let at = start
  while (rows[at + 1] && rows[at + 1]!.level > rows[start]!.level) at++
  return at
}

/** Once it is drawn. */
export function focusItem(id: string | undefined): void {
  if (id) requestAnimationFrame(() => document.getElementById(`org-${id}`)?.focus())
}

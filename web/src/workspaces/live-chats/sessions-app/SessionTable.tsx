import { Checkbox } from '@mantine/core'
import type { SessionOrder, SessionRow } from '@parley/contract'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type MouseEvent, memo } from 'react'
import type { Column } from './columns.tsx'
import css from './sessions-app.module.css'
import { t } from './words.ts'

export interface Listed {
  rows: readonly SessionRow[]
  columns: readonly Column[]
  selected: ReadonlySet<string>
  /** `range`: from the one that was selected last. */
  select: (id: string, range: boolean) => void
  caption: string
}

interface Table extends Listed {
  order: SessionOrder
  sort: (order: SessionOrder) => void
  selectAll: (all: boolean) => void
}

/** [SAP-05, ui.md S15] */
export function SessionTable({ rows, columns, selected, select, selectAll, caption, order, sort }: Table) {
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id))
  const heading = { code: 'name', name: t('sessionsApp.name'), sort: 'name' as const }
  return (
    <table className={css.table} aria-rowcount={rows.length + 1}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th className={css.tick}>
            <Checkbox
              size="xs"
              aria-label={t('sessionsApp.selectAll')}
              checked={all}
              indeterminate={!all && selected.size > 0}
              onChange={() => selectAll(!all)}
            />
          </th>
          {[heading, ...columns].map((column) => (
            <Heading key={column.code} column={column} order={order} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} columns={columns} selected={selected.has(row.id)} select={select} />
        ))}
      </tbody>
    </table>
  )
}

function Heading({ column, order, sort }: { column: Omit<Column, 'Cell'>; order: SessionOrder; sort: Table['sort'] }) {
  const by = column.sort
  if (!by) return <th scope="col">{column.name}</th>
  const now = order === by ? 'ascending' : order === `-${by}` ? 'descending' : 'none'
  const Mark = now === 'ascending' ? IconArrowUp : IconArrowDown
  // Times begin with the newest, what matters most comes first.
  const last = by === 'created' || by === 'closed' || by === 'activity' || by === 'priority'
  const next: SessionOrder = now === 'none' ? (last ? `-${by}` : by) : now === 'ascending' ? `-${by}` : by
  return (
    <th scope="col" aria-sort={now}>
      <button type="button" onClick={() => sort(next)}>
        {column.name}
        <Mark size={14} aria-hidden data-shown={now !== 'none'} />
      </button>
    </th>
  )
}

const Row = memo(function Row({
  row,
  columns,
  selected,
  select,
}: {
  row: SessionRow
  columns: readonly Column[]
  selected: boolean
  select: Listed['select']
}) {
  const pressed = (event: MouseEvent) => {
    if (!event.shiftKey) return
    event.preventDefault()
    select(row.id, true)
  }
  return (
    // By keys a row is selected with X.
    <tr data-testid={`row-${row.id}`} data-selected={selected} onClick={pressed}>
      <td className={css.tick}>
        <Tick row={row} selected={selected} select={select} />
      </td>
      <th scope="row">
        <Link to={`/live-chats/s/${row.id}` as string} className={css.name} data-session-link={row.id}>
          {row.name}
        </Link>
      </th>
      {columns.map(({ code, Cell }) => (
        <td key={code} data-column={code}>
          <Cell row={row} />
        </td>
      ))}
    </tr>
  )
})

export function Tick({ row, selected, select }: { row: SessionRow; selected: boolean; select: Listed['select'] }) {
  return (
    <Checkbox
      size="xs"
      aria-label={t('sessionsApp.selectOne', { name: row.name })}
      checked={selected}
      onChange={(event) => {
        event.stopPropagation()
        select(row.id, (event.nativeEvent as unknown as { shiftKey?: boolean }).shiftKey ?? false)
      }}
    />
  )
}

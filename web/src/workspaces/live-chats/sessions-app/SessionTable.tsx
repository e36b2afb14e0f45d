import { columnWidths, type SessionOrder, type SessionRow, type SessionTable as SessionTableSettings } from '@parley/contract'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type MouseEvent, memo, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { ColumnResizer } from '../../../ui/ColumnResizer.tsx'
import { Tick, TickAll } from '../../../ui/Tick.tsx'
import type { Selection } from '../../../ui/use-selection.ts'
import { Gap, useVirtualRows } from '../../../ui/virtual-rows.tsx'
import type { Column } from './columns.tsx'
import css from './sessions-app.module.css'
import { t } from './words.ts'

export interface Listed extends Pick<Selection, 'selected' | 'select'> {
  rows: readonly SessionRow[]
  columns: readonly Column[]
  caption: string
}

interface Table extends Listed, Pick<Selection, 'selectAll'> {
  order: SessionOrder
  sort: (order: SessionOrder) => void
  table: SessionTableSettings
  saveTable: (change: Partial<SessionTableSettings>) => unknown
  scroller: RefObject<HTMLElement | null>
}

type Widths = SessionTableSettings['widths']

const ROW = 44
const TICK = 40
/** Where some columns have a width, how wide the others are (px). */
const USUAL = 160

/** Rows by keys, by ticks and in any order; of many those that are looked at are drawn [SAP-05, ui.md S15]. */
export function SessionTable(props: Table) {
  const { rows, columns, selected, select, selectAll, caption, order, sort, table, saveTable, scroller } = props
  const headings = [{ code: 'name', name: t('sessionsApp.name'), sort: 'name' as const }, ...columns]
  const [widths, setWidths] = useState(table.widths)
  // A drag ends in the handlers that it began with.
  const latest = useRef(widths)
  // While a width is being changed, what was saved before it does not take it back.
  const changing = useRef(false)
  const settle = (next: Widths) => {
    latest.current = next
    setWidths(next)
  }
  const resize = (code: string, width: number | undefined) => {
    const { [code]: _, ...others } = latest.current
    changing.current = true
    settle(width ? { ...others, [code]: width } : others)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved is the reason.
  useEffect(() => {
    if (!changing.current) settle(table.widths)
  }, [table.widths])
  const keep = () => {
    changing.current = false
    saveTable({ widths: latest.current })
  }
  const sized = headings.some(({ code }) => widths[code] !== undefined)
  const widthOf = (code: string) => widths[code] ?? USUAL
  const { from, to, before, after } = useVirtualRows(scroller, rows.length, ROW)
  const whole = headings.reduce((sum, { code }) => sum + widthOf(code), TICK)
  return (
    <table
      className={css.table}
      aria-rowcount={rows.length + 1}
      data-pinned={table.pinFirst}
      data-sized={sized}
      style={sized ? { width: whole } : undefined}
    >
      <caption>{caption}</caption>
      {sized && (
        <colgroup>
          <col style={{ width: TICK }} />
          {headings.map(({ code }) => (
            <col key={code} style={{ width: widthOf(code) }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          <th className={css.tick}>
            <TickAll label={t('sessionsApp.selectAll')} {...{ rows, selected, selectAll }} />
          </th>
          {headings.map((column) => (
            <Heading key={column.code} column={column} order={order} sort={sort}>
              <ColumnResizer
                label={t('sessionsApp.columnWidth', { name: column.name })}
                width={widths[column.code]}
                bounds={columnWidths}
                change={(width) => resize(column.code, width)}
                done={keep}
              />
            </Heading>
          ))}
        </tr>
      </thead>
      <tbody>
        <Gap height={before} />
        {rows.slice(from, to).map((row, at) => (
          <Row key={row.id} row={row} at={from + at} columns={columns} selected={selected.has(row.id)} select={select} />
        ))}
        <Gap height={after} />
      </tbody>
    </table>
  )
}

interface Headed {
  column: Omit<Column, 'Cell'>
  order: SessionOrder
  sort: Table['sort']
  children: ReactNode
}

function Heading({ column, order, sort, children }: Headed) {
  const by = column.sort
  if (!by)
    return (
      <th scope="col">
        {column.name}
        {children}
      </th>
    )
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
      {children}
    </th>
  )
}

const Row = memo(function Row({
  row,
  at,
  columns,
  selected,
  select,
}: {
  row: SessionRow
  /** Its place among all of them. */
  at: number
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
    <tr data-testid={`row-${row.id}`} aria-rowindex={at + 2} data-selected={selected} onClick={pressed}>
      <td className={css.tick}>
        <Tick id={row.id} label={t('sessionsApp.selectOne', { name: row.name })} selected={selected} select={select} />
      </td>
      <th scope="row">
        <Link to={`/live-chats/s/${row.id}` as string} className={css.name} data-row-link={row.id}>
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

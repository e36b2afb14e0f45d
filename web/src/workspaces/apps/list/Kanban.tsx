import type { App, Field, Item, ItemFilter } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Failed } from '../failed.tsx'
import { OptionDot } from '../fields/OptionTag.tsx'
import { t } from '../words.ts'
import { mayMove, moveTo, statusOf } from './item-actions.tsx'
import css from './list.module.css'
import type { Look } from './look.ts'
import { ItemCardBody } from './Tiles.tsx'
import { COUNTED, useCounts, useItems } from './use-items.ts'
import { useNearEnd } from './use-near-end.ts'

interface Column {
  code: string
  name: string
  colour: string
}

/** What is dragged; the menu and Alt with an arrow do the same [WCAG 2.5.7]. */
let held: Item | undefined

/** Items in the columns of their status [APP-09]. */
export function Kanban({ app, look, fields }: { app: App; look: Look; fields: readonly Field[] }) {
  const queries = useQueryClient()
  const counts = useCounts(app.id, look)
  const status = statusOf(app)
  if (!status) return null
  const columns: Column[] = [{ code: '', name: t('items.noStatus'), colour: '#778093' }, ...status.options]
  const move = async (item: Item, to: Column | undefined) => {
    if (!to || !mayMove(app) || String(item.values[status.field.code] ?? '') === to.code) return
    await moveTo(queries, app, item, to.code, to.name)
    setTimeout(() => document.querySelector<HTMLElement>(`[data-item="${item.id}"]`)?.focus(), 50)
  }
  return (
    <div className={css.kanban}>
      {columns.map((column, at) => (
        <KanbanColumn
          key={column.code}
          app={app}
          look={look}
          fields={fields}
          status={status.field}
          column={column}
          count={counts?.statuses[column.code] ?? 0}
          move={(item, step) => void move(item, step === undefined ? column : columns[at + step])}
        />
      ))}
    </div>
  )
}

interface Drawn {
  app: App
  look: Look
  fields: readonly Field[]
  status: Field
  column: Column
  count: number
  /** Beside this one, or into it. */
  move: (item: Item, step?: 1 | -1) => void
}

function KanbanColumn({ app, look, fields, status, column, count, move }: Drawn) {
  const scroller = useRef<HTMLUListElement>(null)
  const [over, setOver] = useState(false)
  const here: ItemFilter =
    column.code === '' ? { field: status.code, is: 'empty' } : { field: status.code, is: 'equals', value: column.code }
  const codes = [...new Set([...fields.map(({ code }) => code), status.code])]
  const { items, refs, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useItems(app.id, look, codes, [here])
  useNearEnd(scroller, hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined, items?.length ?? 0)
  // The column of what has no status is only there for those who have something in it.
  if (column.code === '' && items?.length === 0) return null
  const press = (event: KeyboardEvent, item: Item) => {
    if (!event.altKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return
    event.preventDefault()
    move(item, event.key === 'ArrowRight' ? 1 : -1)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (held) move(held)
    held = undefined
  }
  return (
    <section
      className={css.kanbanColumn}
      aria-label={t('items.columnOf', { name: column.name, count })}
      data-over={over}
      onDragOver={(event) => {
        if (!held) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>
        <OptionDot colour={column.colour} />
        {column.name}
        <span>{count >= COUNTED ? t('ui.moreThan', { limit: COUNTED }) : count}</span>
      </h2>
      {!items && !error && <SkeletonRows count={3} />}
      {!items && error && <Failed error={error} again={() => void refetch()} />}
      <ul ref={scroller}>
        {items?.map((item) => (
          <li
            key={item.id}
            className={css.tile}
            draggable={mayMove(app) && item.deletedAt === null}
            onDragStart={() => {
              held = item
            }}
            onDragEnd={() => {
              held = undefined
            }}
            onKeyDown={(event) => press(event, item)}
          >
            <ItemCardBody app={app} item={item} refs={refs} fields={fields} />
          </li>
        ))}
        {items?.length === 0 && <li className={css.nothing}>{t('items.nothingHere')}</li>}
      </ul>
    </section>
  )
}

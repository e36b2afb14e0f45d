import type { App, Field, Item, ItemOrder, ItemRefs } from '@parley/contract'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type MouseEvent, memo, useRef } from 'react'
import states from '../../../ui/states.module.css'
import { Tick, TickAll } from '../../../ui/Tick.tsx'
import { useRowKeys } from '../../../ui/use-row-keys.ts'
import type { Selection } from '../../../ui/use-selection.ts'
import { Gap, useVirtualRows } from '../../../ui/virtual-rows.tsx'
import { kindOf } from '../fields/index.ts'
import { isFilled } from '../form/form-state.ts'
import { Restricted } from '../Restricted.tsx'
import { t } from '../words.ts'
import { addressOf, ItemMenu } from './item-actions.tsx'
import css from './list.module.css'
import { orders, shownValue } from './system.ts'
import { useNearEnd } from './use-near-end.ts'

export interface Tabled {
  app: App
  items: readonly Item[]
  refs: ItemRefs
  columns: readonly Field[]
  order: ItemOrder
  sort: (order: ItemOrder) => void
  more: (() => void) | undefined
  caption: string
  /** Where something can be done with many of them. */
  selection?: Selection | undefined
}

const ROW = 44

/** Items as rows; more than a hundred are drawn where they are looked at [ui.md S15]. */
export function ItemTable({ app, items, refs, columns, order, sort, more, caption, selection }: Tabled) {
  const scroller = useRef<HTMLDivElement>(null)
  const { from, to, before, after } = useVirtualRows(scroller, items.length, ROW)
  useNearEnd(scroller, more, items.length)
  const words = { next: t('items.next'), previous: t('items.previous'), select: t('items.select') }
  const press = useRowKeys({ group: app.name, words, selection })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from link to link.
    <div className={css.scroll} ref={scroller} onKeyDown={press}>
      <table className={css.table} aria-rowcount={items.length + 1} data-ticks={selection !== undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th className={css.tick}>
                <TickAll label={t('items.selectAll')} rows={items} {...selection} />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.code} column={column} order={order} sort={sort} />
            ))}
            <th className={css.end}>
              <span className={states.hidden}>{t('items.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {items.slice(from, to).map((item) => (
            <Row
              key={item.id}
              {...{ app, item, refs, columns }}
              selected={selection?.selected.has(item.id) ?? false}
              select={selection?.select}
            />
          ))}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  )
}

function Heading({ column, order, sort }: { column: Field; order: ItemOrder; sort: (order: ItemOrder) => void }) {
  const by = orders[column.code]
  if (!by) return <th scope="col">{column.name}</th>
  const now = order === by ? 'ascending' : order === `-${by}` ? 'descending' : 'none'
  const Mark = now === 'ascending' ? IconArrowUp : IconArrowDown
  // Times begin with the newest, names with the first.
  const next = now === 'none' ? (by === 'created' || by === 'changed' ? `-${by}` : by) : now === 'ascending' ? `-${by}` : by
  return (
    <th scope="col" aria-sort={now}>
      <button type="button" onClick={() => sort(next as ItemOrder)}>
        {column.name}
        <Mark size={14} aria-hidden data-shown={now !== 'none'} />
      </button>
    </th>
  )
}

interface Drawn extends Pick<Tabled, 'app' | 'refs' | 'columns'> {
  item: Item
  selected: boolean
  select: Selection['select'] | undefined
}

const Row = memo(function Row({ app, item, refs, columns, selected, select }: Drawn) {
  const pressed = (event: MouseEvent) => {
    if (!select || !event.shiftKey) return
    event.preventDefault()
    select(item.id, true)
  }
  return (
    // By keys a row is selected with X.
    <tr data-testid={`item-${item.id}`} data-deleted={item.deletedAt !== null} data-selected={selected} onClick={pressed}>
      {select && (
        <td className={css.tick}>
          <Tick id={item.id} label={t('items.selectOne', { name: item.name })} selected={selected} select={select} />
        </td>
      )}
      {columns.map((field, at) => {
        const value = shownValue(item, field.code)
        if (field.code === '_name') {
          return (
            <th key={field.code} scope="row">
              <Link to={addressOf(item)} className={css.name} data-item-link data-row-link={item.id}>
                {item.name}
              </Link>{' '}
              {item.restricted && <Restricted />}
            </th>
          )
        }
        const kind = kindOf(field)
        const Cell = kind.Cell ?? kind.Read
        return (
          <td key={field.code} data-first={at === 0}>
            {isFilled(value) && <Cell field={field} value={value} refs={refs} />}
          </td>
        )
      })}
      <td className={css.end}>
        <ItemMenu app={app} item={item} />
      </td>
    </tr>
  )
})

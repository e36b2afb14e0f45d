import type { App, Field, Item, ItemOrder, ItemRefs } from '@parley/contract'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, memo, useRef } from 'react'
import { useActions } from '../../../ui/actions.ts'
import states from '../../../ui/states.module.css'
import { Gap, useVirtualRows } from '../../../ui/virtual-rows.tsx'
import { kindOf } from '../fields/index.ts'
import { isFilled } from '../form/form-state.ts'
import { t } from '../words.ts'
import { addressOf, ItemMenu } from './item-actions.tsx'
import css from './list.module.css'
import { orders, shownValue } from './system.ts'
import { useNearEnd } from './use-near-end.ts'

interface Shown {
  app: App
  items: readonly Item[]
  refs: ItemRefs
  columns: readonly Field[]
  order: ItemOrder
  sort: (order: ItemOrder) => void
  more: (() => void) | undefined
  caption: string
}

const ROW = 44

/** Items as rows; more than a hundred are drawn where they are looked at [ui.md S15]. */
export function ItemTable({ app, items, refs, columns, order, sort, more, caption }: Shown) {
  const scroller = useRef<HTMLDivElement>(null)
  const { from, to, before, after } = useVirtualRows(scroller, items.length, ROW)
  useNearEnd(scroller, more, items.length)
  const go = (step: number) => {
    const links = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-item-link]') ?? [])]
    const now = links.indexOf(document.activeElement as HTMLElement)
    links[now < 0 ? 0 : now + step]?.focus()
  }
  const group = app.name
  useActions([
    { id: 'next-item', label: t('items.next'), group, keys: 'J', keysOnly: true, run: () => go(1) },
    { id: 'last-item', label: t('items.previous'), group, keys: 'K', keysOnly: true, run: () => go(-1) },
  ])
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!step || !(event.target as HTMLElement).matches('[data-item-link]')) return
    event.preventDefault()
    go(step)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from link to link.
    <div className={css.scroll} ref={scroller} onKeyDown={press}>
      <table className={css.table} aria-rowcount={items.length + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr>
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
            <Row key={item.id} app={app} item={item} refs={refs} columns={columns} />
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

const Row = memo(function Row({ app, item, refs, columns }: Pick<Shown, 'app' | 'refs' | 'columns'> & { item: Item }) {
  return (
    <tr data-testid={`item-${item.id}`} data-deleted={item.deletedAt !== null}>
      {columns.map((field, at) => {
        const value = shownValue(item, field.code)
        if (field.code === '_name') {
          return (
            <th key={field.code} scope="row">
              <Link to={addressOf(item)} className={css.name} data-item-link>
                {item.name}
              </Link>
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

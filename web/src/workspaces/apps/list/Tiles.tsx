import type { App, Field, Item, ItemRefs } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { kindOf } from '../fields/index.ts'
import { isFilled } from '../form/form-state.ts'
import { Restricted } from '../Restricted.tsx'
import { addressOf, ItemMenu } from './item-actions.tsx'
import css from './list.module.css'
import { shownValue } from './system.ts'
import { useNearEnd } from './use-near-end.ts'

interface Shown {
  app: App
  items: readonly Item[]
  refs: ItemRefs
  fields: readonly Field[]
  more: (() => void) | undefined
  label: string
}

/** Items as cards of the same size. */
export function Tiles({ app, items, refs, fields, more, label }: Shown) {
  const scroller = useRef<HTMLDivElement>(null)
  useNearEnd(scroller, more, items.length)
  return (
    <div className={css.scroll} ref={scroller}>
      <ul className={css.tiles} aria-label={label}>
        {items.map((item) => (
          <li key={item.id} className={css.tile}>
            <ItemCardBody app={app} item={item} refs={refs} fields={fields} />
          </li>
        ))}
      </ul>
    </div>
  )
}

export function ItemCardBody({ app, item, refs, fields }: Pick<Shown, 'app' | 'refs' | 'fields'> & { item: Item }) {
  const shown = fields.filter(({ code }) => code !== '_name' && isFilled(shownValue(item, code)))
  return (
    <>
      <div className={css.tileHead}>
        <Link to={addressOf(item)} className={css.name} data-item-link data-item={item.id}>
          {item.name}
        </Link>
        {item.restricted && <Restricted />}
        <ItemMenu app={app} item={item} small />
      </div>
      {shown.length > 0 && (
        <dl className={css.tileFields}>
          {shown.map((field) => {
            const kind = kindOf(field)
            const Cell = kind.Cell ?? kind.Read
            return (
              <div key={field.code}>
                <dt>{field.name}</dt>
                <dd>
                  <Cell field={field} value={shownValue(item, field.code)} refs={refs} />
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </>
  )
}

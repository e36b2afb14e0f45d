import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import css from './virtual.module.css'

interface Listed<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  /** Height in px before a row is measured. */
  guess: number
  draw: (item: T, at: number) => ReactNode
  label: string
  /** Called when the last rows come into sight, for lists that go on. */
  more?: () => void
}

/** A long list of which only what is seen stands in the page. */
export function VirtualList<T>({ items, keyOf, guess, draw, label, more }: Listed<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => keyOf(items[at]!),
    estimateSize: () => guess,
    overscan: 8,
    onChange: (now) => {
      if (more && (now.range?.endIndex ?? -1) >= items.length - 8) more()
    },
  })
  return (
    <div className={css.scroller} ref={scroller}>
      <ul className={css.list} aria-label={label} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            className={css.row}
            style={shifted(row.start)}
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
          >
            {draw(items[row.index]!, row.index)}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function shifted(by: number): CSSProperties {
  return { transform: `translateY(${by}px)` }
}

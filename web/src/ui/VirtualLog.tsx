import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../texts/index.ts'
import css from './virtual.module.css'

/** How near the end counts as being there [ui.md §2.3]. */
const NEAR = 100

interface Logged<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  draw: (item: T, at: number) => ReactNode
  label: string
  /** Called when the beginning comes into sight: earlier items are put in front, and nothing moves. */
  earlier?: () => void
  /** Tells whether the end is in sight, which is what reading means. */
  atEnd?: (near: boolean) => void
  /** The key of the item to show at first, or to go to now. */
  goTo?: string | undefined
  /** Goes to the end whenever this changes: what I have just written is always in sight. */
  endAt?: string | undefined
  /** Which items count as new; all of them if left out. */
  counts?: (item: T) => boolean
}

/**
 * A conversation: begins at its end, stays there while what comes late grows, keeps its place when earlier items come in front or
 * new ones behind, and tells how many are new [ui.md §5.4]. It is a quiet log: the page's live region speaks for it.
 */
export function VirtualLog<T>({ items, keyOf, draw, label, earlier, atEnd, goTo, endAt, counts }: Logged<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(true)
  const [seen, setSeen] = useState(items.length)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    // The same as long as the items are: all of them are measured anew for another one.
    getItemKey: useCallback((at: number) => keyOf(items[at]!), [items, keyOf]),
    estimateSize: () => 64,
    overscan: 8,
    paddingStart: 8,
    paddingEnd: 16,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR,
    onChange: (now) => {
      setNear(now.isAtEnd(NEAR))
      if (earlier && now.scrollOffset !== null && now.scrollOffset < (scroller.current?.clientHeight ?? 0)) earlier()
    },
  })

  const last = items.length ? keyOf(items.at(-1)!) : ''
  const lastSeen = useRef(last)
  useEffect(() => {
    if (near) lastSeen.current = last
    const from = items.findLastIndex((item) => keyOf(item) === lastSeen.current)
    setSeen(from < 0 ? items.length : from + 1)
    atEnd?.(near)
  }, [near, last, items, keyOf, atEnd])

  const opened = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is chosen when the log opens and when `goTo` changes.
  useEffect(() => {
    if (!items.length) return
    const at = goTo ? items.findIndex((item) => keyOf(item) === goTo) : -1
    if (at >= 0) rows.scrollToIndex(at, { align: 'center' })
    else if (!opened.current) rows.scrollToEnd()
    opened.current = true
  }, [goTo, items.length > 0])

  // The composer grows, the keyboard of a phone comes: who was at the end stays there.
  const nearNow = useRef(near)
  nearNow.current = near
  const end = useRef(rows.scrollToEnd)
  end.current = rows.scrollToEnd
  useEffect(() => {
    if (!scroller.current) return
    let height = scroller.current.clientHeight
    const resized = new ResizeObserver(([entry]) => {
      const now = entry!.target.clientHeight
      if (now !== height && nearNow.current) end.current()
      height = now
    })
    resized.observe(scroller.current)
    return () => resized.disconnect()
  }, [])

  const began = useRef(endAt)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `endAt` is the reason.
  useEffect(() => {
    if (endAt === began.current) return
    began.current = endAt
    rows.scrollToEnd()
  }, [endAt])

  // Whoever is at the very beginning, and stays there while more comes in front, moves no scroll bar: it goes on by itself.
  const first = items.length ? keyOf(items[0]!) : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands first is the reason.
  useEffect(() => {
    if (!earlier || !opened.current) return
    const frame = requestAnimationFrame(() => {
      const element = scroller.current
      if (element && element.scrollTop < element.clientHeight) earlier()
    })
    return () => cancelAnimationFrame(frame)
  }, [first, earlier])

  const behind = items.slice(seen)
  const fresh = counts ? behind.filter(counts).length : behind.length
  return (
    <div className={css.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard [WCAG 2.1.1]. */}
      <div className={css.log} ref={scroller} role="log" aria-live="off" aria-label={label} tabIndex={0}>
        <div className={css.list} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => (
            <div key={row.key} ref={rows.measureElement} data-index={row.index} className={css.row} style={shifted(row.start)}>
              {draw(items[row.index]!, row.index)}
            </div>
          ))}
        </div>
      </div>
      {!near && (
        <Button
          className={css.jump}
          variant="default"
          radius="xl"
          leftSection={<IconArrowDown size={16} />}
          onClick={() => rows.scrollToEnd()}
        >
          {fresh > 0 ? t('ui.newBelow', { count: fresh }) : t('ui.toEnd')}
        </Button>
      )}
    </div>
  )
}

function shifted(by: number): CSSProperties {
  return { transform: `translateY(${by}px)` }
}

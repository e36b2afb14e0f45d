import type { SessionCard } from '@parley/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react'
import { useHeld } from '../../../held.ts'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { density } from '../../../ui/look.ts'
import { chatFilter } from './ChatFilter.tsx'
import { folds } from './folds.ts'
import { SideLine } from './SideLine.tsx'
import { readLists } from './session-lists.ts'
import css from './sessions-menu.module.css'
import { type SideItem, sideItems } from './side-items.ts'
import { useSettled } from './use-settled.ts'

const HEIGHTS = { chat: 40, group: 34, more: 56, empty: 36 }

/** All sessions available to me, by live chat and group; of thousands only what is seen stands in the page [WSP-02…08]. */
export function SessionsMenu() {
  const held = useHeld((now) => now)
  const [filter, folded, read] = [useStore(chatFilter), useStore(folds), useStore(readLists)]
  const all = useMemo(() => sideItems(held, { filter, folds: folded, read }), [held, filter, folded, read])
  const { shown: items, still, pointer } = useSettled(all)
  const row = useStore(density) === 'compact' ? 44 : 56
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    // The same as long as the lines are: all of them are measured anew for another one.
    getItemKey: useCallback((at: number) => items[at]!.key, [items]),
    estimateSize: (at) => {
      const { kind } = items[at]!
      return kind === 'row' ? row : HEIGHTS[kind]
    },
    overscan: 6,
    paddingEnd: 12,
  })
  useStepping(items)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows walk over the rows, which have the focus themselves.
    <div className={css.scroller} ref={scroller} {...pointer} onKeyDown={walk}>
      <div className={css.lines} style={{ height: lines.getTotalSize() }} data-still={still}>
        {lines.getVirtualItems().map(({ key, index, start }) => (
          <div
            key={key}
            ref={lines.measureElement}
            data-index={index}
            className={css.line}
            style={{ transform: `translateY(${start}px)` }}
          >
            <SideLine item={items[index]!} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** J and K open the next and the previous session across all groups, Alt+J and Alt+K from the composer too. */
function useStepping(items: readonly SideItem[]): void {
  const navigate = useNavigate()
  const { sessionId } = useParams({ strict: false })
  const step = (by: 1 | -1) => {
    const cards = items.flatMap((item): SessionCard[] => (item.kind === 'row' ? [item.card] : []))
    const ids = [...new Set(cards.map(({ id }) => id))]
    const at = sessionId ? ids.indexOf(sessionId) : -1
    const next = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : at + by]
    if (next) void navigate({ to: `/live-chats/s/${next}` })
  }
  const group = t('sessions.liveChats')
  useActions([
    { id: 'next-session', label: t('sessions.next'), group, keys: ['J', 'Alt+J'], keysOnly: true, run: () => step(1) },
    { id: 'last-session', label: t('sessions.previous'), group, keys: ['K', 'Alt+K'], keysOnly: true, run: () => step(-1) },
  ])
}

/** ↑ and ↓ walk over rows and headings, Home and End to the first and the last in sight. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-row], h2 button')]
  const at = stops.indexOf(event.target as HTMLElement)
  if (at < 0) return
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  stops[to]?.focus()
}

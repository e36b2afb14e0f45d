import type { Message } from '@parley/contract'
import { useEffect, useRef } from 'react'
import { t } from '../texts/index.ts'
import { announce } from '../ui/announce.tsx'
import type { Timeline } from './timeline.ts'

const BURST = 1000

/** Says what the other side has just written to those who hear the page; what comes at once is told as a number [ui.md §2.5]. */
export function useIncoming({ items, read }: Timeline, side: 'staff' | 'customer'): void {
  const last = useRef<string>(undefined)
  const waiting = useRef<Message[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!read) return
    const from = last.current === undefined ? items.length : items.findIndex(({ id }) => id === last.current) + 1
    last.current = items.at(-1)?.id ?? ''
    if (from === 0 && items.length > 1) return
    const foreign = side === 'staff' ? 'customer' : 'operator'
    waiting.current.push(...items.slice(from).filter(({ author }) => author === foreign))
    if (!waiting.current.length) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const [first, ...more] = waiting.current.splice(0)
      if (!first) return
      const text = first.text || first.files.map(({ name }) => name).join(', ')
      announce(
        more.length
          ? t('conversation.heardMany', { count: more.length + 1 })
          : t('conversation.heard', { name: first.authorName, text }),
      )
    }, BURST)
  }, [items, read, side])
  useEffect(() => () => clearTimeout(timer.current), [])
}

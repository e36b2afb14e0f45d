import type { Message } from '@parley/contract'
import { useEffect, useRef, useState } from 'react'

const LONG_ENOUGH = 500

/**
 * Reading: the conversation is open, its end is in sight, and this tab is visible and has the focus, for half a second
 * [CNT-12, ui.md §2.4].
 */
export function useReading(atEnd: boolean, unread: number, last: Message | undefined, read: (last: Message) => void): void {
  const looking = useLooking()
  const latest = useRef(read)
  latest.current = read
  const done = useRef('')
  useEffect(() => {
    if (!atEnd || !looking || unread <= 0 || !last || done.current === last.id) return
    const timer = setTimeout(() => {
      done.current = last.id
      latest.current(last)
    }, LONG_ENOUGH)
    return () => clearTimeout(timer)
  }, [atEnd, looking, unread, last])
}

function useLooking(): boolean {
  const [looking, setLooking] = useState(isLooking)
  useEffect(() => {
    const look = () => setLooking(isLooking())
    for (const name of ['focus', 'blur'] as const) addEventListener(name, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const name of ['focus', 'blur'] as const) removeEventListener(name, look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return looking
}

/** Whether somebody looks at this tab now. */
export function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

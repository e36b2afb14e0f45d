import type { LiveEvent } from '@parley/contract'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { askAgain } from './live/index.ts'
import { onEvent, onSnapshot } from './workspace.ts'

/**
 * What is shown of `queryKey` is read anew when the log tells something that makes it old, and with another snapshot: what was told
 * before that was not heard.
 */
export function useAskAgain(queryKey: QueryKey, when: (event: LiveEvent) => boolean): void {
  useFresh([queryKey], (event) => (when(event) ? [queryKey] : []))
}

/** The same for many: `oldBy` says what an event makes old; with another snapshot all is read anew that begins with one of `all`. */
export function useFresh(all: readonly QueryKey[], oldBy: (event: LiveEvent) => readonly QueryKey[]): void {
  const queries = useQueryClient()
  const made = useEffectEvent(oldBy)
  const every = useEffectEvent(() => all)
  useEffect(() => {
    const again = inTurns((key) => void askAgain(queries, key))
    const deaf = [onEvent((event) => again.of(made(event))), onSnapshot(() => again.of(every()))]
    return () => {
      for (const stop of deaf) stop()
      again.now()
    }
  }, [queries])
}

/** So long (ms) the next reading of the same waits. */
const PAUSE = 300

/** The first at once, and what comes within the pause after it together: of two hundred things that change at once a list is read a few times. */
function inTurns(read: (key: QueryKey) => void) {
  const waiting = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    clearTimeout(timer)
    timer = waiting.size > 0 ? setTimeout(now, PAUSE) : undefined
    for (const key of waiting.values()) read(key)
    waiting.clear()
  }
  const of = (keys: readonly QueryKey[]) => {
    for (const key of keys) waiting.set(JSON.stringify(key), key)
    if (!timer && waiting.size > 0) now()
  }
  return { of, now }
}

import type { SessionCard } from '@parley/contract'
import { useEffect } from 'react'
import { useStore } from '../../../store.ts'
import { keptUnread } from './session-actions.ts'

/** Whether looking at it does not make it read: it was marked as unread since it was opened, and was not answered since. */
export function useKeptUnread({ id, sent }: SessionCard): boolean {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer is the reason.
  useEffect(() => {
    const forget = () => keptUnread.set((was) => (was === id ? undefined : was))
    forget()
    return forget
  }, [id, sent])
  return useStore(keptUnread) === id
}

import type { Message } from '@parley/contract'
import { store } from '../store.ts'
import { timelineOf } from './source.ts'

/** The session whose composer writes a note [NOT-01]. */
export const noting = store<string | undefined>(undefined)

/** The message that is being changed, in place of what is being written [CNV-13]. */
export const editing = store<Message | undefined>(undefined)

/** What is shown or asked about a message. */
export const asked = store<{ what: 'withdraw' | 'versions'; message: Message } | undefined>(undefined)

/** The last one of those that are held. */
export function lastOf(key: string, fits: (message: Message) => boolean): Message | undefined {
  return timelineOf(key).get().items.findLast(fits)
}

/** Asks whether to take it back. */
export function askToWithdraw(key: string, mayChange: (message: Message) => boolean): void {
  const message = lastOf(key, mayChange)
  if (message) asked.set({ what: 'withdraw', message })
}

/** ↑ in the empty composer: the last one that may be changed. */
export function editLast(key: string, mayChange: (message: Message) => boolean): void {
  const last = lastOf(key, mayChange)
  if (last) editing.set(last)
}

import type { Message } from '@parley/contract'
import { store } from '../store.ts'
import { timelineOf } from './source.ts'

/** The session whose composer writes a note [NOT-01]. */
export const noting = store<string | undefined>(undefined)

/** The message that is being changed, in place of what is being written [CNV-13]. */
export const editing = store<Message | undefined>(undefined)

/** What is shown or asked about a message. */
export const asked = store<{ what: 'withdraw' | 'versions'; message: Message } | undefined>(undefined)

/** ↑ in the empty composer: the last one that may be changed. */
export function editLast(key: string, mayChange: (message: Message) => boolean): void {
  const last = timelineOf(key).get().items.findLast(mayChange)
  if (last) editing.set(last)
}

import { type Message, quoteOf } from '@parley/contract'
import type { ReactNode } from 'react'
import type { Store } from '../store.ts'
import type { Desk } from './desk.ts'

/** What a person may do with the messages of a conversation; what may not be done now is left out. */
export interface Acts {
  /** @param selected what of its text is meant, if not all. */
  quote?: ((message: Message, selected: string) => void) | undefined
  /** Counts it and what came after it as unread again; without one, the other side's last. */
  unreadFrom?: ((message: Message | undefined) => void) | undefined
  mayChange: (message: Message) => boolean
  /** Entries of its menu that make an item of it. */
  items?: ((message: Message) => ReactNode) | undefined
  /** What a notice about a process leads to, in the place of its name. */
  instance?: ((message: Message, name: string) => ReactNode) | undefined
}

/** Puts a message above what is being written there; of its text what was selected stands in the field [CNV-03]. */
export function quoteInto(desk: Store<Desk>, message: Message, selected: string): void {
  const lines = selected && selected !== message.text ? `> ${selected.replaceAll('\n', '\n> ')}\n` : ''
  desk.set((was) => ({ ...was, text: lines + was.text, quote: quoteOf(message) }))
}

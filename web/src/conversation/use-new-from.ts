import { useState } from 'react'
import type { Timeline } from './timeline.ts'

/** The message that the line "New messages" stands above: chosen when the conversation is opened, kept until it is left. */
export function useNewFrom(timeline: Timeline, unread: number, side: 'staff' | 'customer'): string | undefined {
  const [chosen, setChosen] = useState<{ id: string | undefined }>()
  if (!chosen && timeline.read) {
    const foreign = timeline.items.filter(({ author }) => author !== 'system' && (author === 'customer') === (side === 'staff'))
    // All of them, and none before: a line above everything says nothing.
    const found = unread > 0 ? foreign.at(-unread) : undefined
    const id = found && found.id !== timeline.items.find(({ notice }) => !notice)?.id ? found.id : undefined
    setChosen({ id })
    return id
  }
  return chosen?.id
}

import type { SessionCard } from '@parley/contract'
import { useNavigate } from '@tanstack/react-router'
import { nextOfMine } from '../next-of-mine.ts'
import { closing } from './dialogs.ts'
import { close } from './session-actions.ts'

/** Closes at once; where the customer wrote last it asks first, unless that was answered. `next` opens what waits for me then. */
export function useClose(card: SessionCard): (how: { next: boolean; asked?: boolean }) => void {
  const navigate = useNavigate()
  return ({ next, asked = false }) => {
    if (card.waitingSince && !asked) return closing.set({ id: card.id, next })
    const to = next ? nextOfMine(card.id) : undefined
    void close(card).then((done) => {
      if (done && next) void navigate({ to: to ? `/live-chats/s/${to}` : '/live-chats' })
    })
  }
}

import { rightsOn, type SessionCard, type SessionRights, viewerOf, type Workspace } from '@parley/contract'
import { useMemo } from 'react'
import { useHeld } from '../../../held.ts'

/** What I may do with a session now; it changes with my status and its channel, without reloading [STA-04, CMP-09]. */
export function useRights(card: SessionCard, connected?: boolean): SessionRights {
  const me = useHeld((held) => held.me)
  const liveChats = useHeld((held) => held.liveChats)
  const settings = useHeld((held) => held.settings)
  return useMemo(
    () => rightsOn({ ...card, connected }, viewerOf({ me, liveChats, settings })),
    [card, connected, me, liveChats, settings],
  )
}

/** Whether I supervise this live chat, or answer in it. */
export function roleIn({ liveChats }: Workspace, liveChatId: string): { supervises: boolean; operates: boolean } {
  const chat = liveChats.find(({ id }) => id === liveChatId)
  return { supervises: chat?.supervisor ?? false, operates: (chat?.groupIds.length ?? 0) > 0 }
}

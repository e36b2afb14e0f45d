import { rightsOn, type SessionCard, type SessionRights, type Viewer, viewerOf, type Workspace } from '@parley/contract'
import { useMemo } from 'react'
import { useHeld } from '../../../held.ts'
import { isTold } from '../../../workspace.ts'
import type { Right } from './why-not.ts'

/** What I may do with a session now; it changes with my status and its channel, without reloading [STA-04, CMP-09]. */
export function useRights(card: SessionCard, connected?: boolean): SessionRights {
  const viewer = useViewer()
  return useMemo(() => {
    const rights = Object.entries(rightsOn({ ...card, connected }, viewer)) as [Right, boolean][]
    return Object.fromEntries(rights.map(([right, may]) => [right, may && !waitsForServer(right)])) as unknown as SessionRights
  }, [card, connected, viewer])
}

/** What this browser has kept while the server is away can be read and answered; all else waits for the server [B-04]. */
export function waitsForServer(right: Right): boolean {
  return !isTold() && right !== 'view' && right !== 'answer'
}

/** Another one whenever who I am, my live chats or the settings are told anew. */
export function useViewer(): Viewer {
  const me = useHeld((held) => held.me)
  const liveChats = useHeld((held) => held.liveChats)
  const settings = useHeld((held) => held.settings)
  return useMemo(() => viewerOf({ me, liveChats, settings }), [me, liveChats, settings])
}

/** Whether I supervise this live chat, or answer in it. */
export function roleIn({ liveChats }: Workspace, liveChatId: string): { supervises: boolean; operates: boolean } {
  const chat = liveChats.find(({ id }) => id === liveChatId)
  return { supervises: chat?.supervisor ?? false, operates: (chat?.groupIds.length ?? 0) > 0 }
}

import { rightsOn, type SessionCard, type SessionRights, type Workspace } from '@parley/contract'
import { useMemo } from 'react'
import { useViewer } from '../../../held.ts'
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

/** Whether I supervise this live chat, or answer in it. */
export function roleIn({ liveChats }: Workspace, liveChatId: string): { supervises: boolean; operates: boolean } {
  const chat = liveChats.find(({ id }) => id === liveChatId)
  return { supervises: chat?.supervisor ?? false, operates: (chat?.groupIds.length ?? 0) > 0 }
}

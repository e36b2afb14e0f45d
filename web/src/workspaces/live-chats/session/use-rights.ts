import { rightsOn, type SessionCard, type SessionRights, viewerOf, type Workspace } from '@parley/contract'
import { useMemo } from 'react'
import { useHeld } from '../../../held.ts'
import { isTold } from '../../../workspace.ts'

/** What I may do with a session now; it changes with my status and its channel, without reloading [STA-04, CMP-09]. */
export function useRights(card: SessionCard, connected?: boolean): SessionRights {
  const me = useHeld((held) => held.me)
  const liveChats = useHeld((held) => held.liveChats)
  const settings = useHeld((held) => held.settings)
  return useMemo(() => {
    const may = rightsOn({ ...card, connected }, viewerOf({ me, liveChats, settings }))
    return isTold() ? may : lookAndAnswer(may)
  }, [card, connected, me, liveChats, settings])
}

/** What this browser has kept while the server is away can be read and answered; all else waits for the server [B-04]. */
function lookAndAnswer({ view, answer }: SessionRights): SessionRights {
  const not = { take: false, edit: false, reassign: false, close: false, bind: false, spam: false, lock: false, note: false }
  return { ...not, view, answer }
}

/** Whether I supervise this live chat, or answer in it. */
export function roleIn({ liveChats }: Workspace, liveChatId: string): { supervises: boolean; operates: boolean } {
  const chat = liveChats.find(({ id }) => id === liveChatId)
  return { supervises: chat?.supervisor ?? false, operates: (chat?.groupIds.length ?? 0) > 0 }
}

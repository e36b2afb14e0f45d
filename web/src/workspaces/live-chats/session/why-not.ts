import { rightsOn, type SessionCard, type SessionRights, type Viewer } from '@parley/contract'

export type Right = keyof SessionRights
export type Reason = 'disconnected' | 'offline' | 'queued' | 'elsewhere' | 'closed' | 'spam'

/** With what its channel can do now, where that is known. */
export type Asked = SessionCard & Pick<Parameters<typeof rightsOn>[0], 'connected'>

/**
 * Why somebody may not do something now [ui.md §2.1, S8]. It is found by the rights themselves: whether they would have it Online,
 * as the assignee, in an open session. Undefined where they may, and where nothing of that would help.
 */
export function whyNot(right: Right, card: Asked, who: Viewer): Reason | undefined {
  const may = (session: Parameters<typeof rightsOn>[0], viewer: Viewer) => rightsOn(session, viewer)[right]
  if (may(card, who)) return undefined
  if (may({ ...card, connected: undefined }, who)) return 'disconnected'
  const online = { ...who, online: true }
  const answers = card.operator?.id === who.userId || (who.roles[card.liveChatId]?.groupIds.length ?? 0) > 0
  const best = answers ? { ...card, operator: { id: who.userId } } : card
  if (!may({ ...best, state: right === 'take' ? 'queued' : 'assigned' }, online)) return undefined
  if (card.state === 'closed' || card.state === 'spam') return may(best, online) ? 'offline' : card.state
  if (!who.online) return 'offline'
  return card.state === 'queued' ? 'queued' : 'elsewhere'
}

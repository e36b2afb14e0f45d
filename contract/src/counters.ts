import { isQueueOf, type Role, type Viewer } from './rights.ts'
import type { SessionCard, SessionList } from './sessions.ts'
import type { MyLiveChat, Workspace } from './workspace.ts'

export function viewerOf({ me, liveChats, settings }: Pick<Workspace, 'me' | 'liveChats' | 'settings'>): Viewer {
  return {
    userId: me.id,
    online: me.online ?? false,
    supervisorsNeedOnline: settings.supervisorsNeedOnline,
    operatorsMayLock: settings.operatorsMayLock,
    roles: Object.fromEntries(liveChats.map((chat) => [chat.id, roleIn(chat)])),
  }
}

function roleIn({ groupIds, supervisor }: MyLiveChat): Role {
  return { groupIds, supervisor }
}

/** The customer's messages that I have not read [CNT-10, CNT-12, CNT-13]. */
export function unreadOf(card: SessionCard, { me, reads }: Pick<Workspace, 'me' | 'reads'>): number {
  if (card.state === 'closed' || card.state === 'spam') return 0
  const mine = card.operator?.id === me.id ? card.read : 0
  return Math.max(0, card.received - Math.max(mine, reads[card.id] ?? 0))
}

/** The held rows of one list of one live chat in their order [WSP-08]. */
export function rowsOf(workspace: Workspace, list: SessionList, liveChatId: string): SessionCard[] {
  const edge = workspace.more[`${list}:${liveChatId}`]?.edge
  const chat = workspace.liveChats.find(({ id }) => id === liveChatId)
  const role = chat && roleIn(chat)
  const belongs = (card: SessionCard) => {
    if (card.liveChatId !== liveChatId || card.state === 'spam') return false
    const mine = card.operator?.id === workspace.me.id
    if (list === 'queue') return card.state === 'queued' && (role?.supervisor || isQueueOf(card, role))
    if (list === 'mine') return card.state === 'assigned' && mine
    if (list === 'active') return (role?.supervisor ?? false) && card.state !== 'closed'
    return card.state === 'closed' && (mine || (role?.supervisor ?? false))
  }
  const rows = Object.values(workspace.sessions).filter(belongs)
  if (list === 'queue')
    return rows.filter((card) => !edge || card.queuedAt <= edge).sort((a, b) => inOrder(a.queuedAt, a.id, b.queuedAt, b.id))
  const at = (card: SessionCard) => (list === 'closed' ? (card.closedAt ?? '') : card.lastActivityAt)
  return rows.filter((card) => !edge || at(card) >= edge).sort((a, b) => inOrder(at(b), b.id, at(a), a.id))
}

/** By time, then by id; thousands of rows are sorted at every event [T-14]. */
function inOrder(at: string, id: string, otherAt: string, otherId: string): number {
  if (at !== otherAt) return at < otherAt ? -1 : 1
  return id < otherId ? -1 : id > otherId ? 1 : 0
}

export interface Counters {
  badge: number
  /** Unread sessions of an operator and unassigned ones of a supervisor: for who is both, their sum. */
  byRole: number
  unreadMessages: number
  unreadSessions: number
  unassignedSessions: number
  operatorQueue: number | null
  supervisorQueue: number | null
}

/** What somebody is anywhere, or by what they have: the figures of the counters go by that, whichever queues are shown [CNT-05]. */
export function rolesOf(workspace: Pick<Workspace, 'me' | 'liveChats' | 'sessions'>): { operates: boolean; supervises: boolean } {
  return {
    operates: workspace.liveChats.some(({ groupIds }) => groupIds.length > 0) || mySessions(workspace).length > 0,
    supervises: workspace.liveChats.some(({ supervisor }) => supervisor),
  }
}

function mySessions({ me, sessions }: Pick<Workspace, 'me' | 'sessions'>): SessionCard[] {
  return Object.values(sessions).filter((card) => card.state === 'assigned' && card.operator?.id === me.id)
}

/** CNT-04…08, without the queues that administrators hide [CNT-16]; `badge` by the mode that administrators chose [C-01]. */
export function countersOf(workspace: Workspace): Counters {
  const unread = mySessions(workspace)
    .map((card) => unreadOf(card, workspace))
    .filter((count) => count > 0)
  const { operates, supervises } = rolesOf(workspace)
  let operatorQueue = 0
  let supervisorQueue = 0
  for (const [key, count] of Object.entries(workspace.tallies)) {
    const [kind, liveChatId, groupId] = key.split(':')
    const chat = kind === 'queued' ? workspace.liveChats.find(({ id }) => id === liveChatId) : undefined
    if (!chat) continue
    if (chat.supervisor) supervisorQueue += count
    if (chat.groupIds.length > 0 && (groupId === 'common' || chat.groupIds.includes(groupId!))) operatorQueue += count
  }
  const figures = {
    unreadMessages: operates ? unread.reduce((sum, count) => sum + count, 0) : 0,
    unreadSessions: operates ? unread.length : 0,
    unassignedSessions: supervises ? supervisorQueue : 0,
    operatorQueue: operates && workspace.settings.showOperatorQueue ? operatorQueue : null,
    supervisorQueue: supervises && workspace.settings.showSupervisorQueue ? supervisorQueue : null,
  }
  const byRole = figures.unreadSessions + figures.unassignedSessions
  return { ...figures, byRole, badge: workspace.settings.counterMode === 'sessions' ? byRole : figures.unreadMessages }
}

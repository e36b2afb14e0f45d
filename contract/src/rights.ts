import type { SessionCard } from './sessions.ts'

/** Somebody's roles in one live chat. */
export interface Role {
  /** The operator groups of this live chat that they belong to; empty for who is no operator here [ACC-02]. */
  groupIds: readonly string[]
  supervisor: boolean
}

export interface Viewer {
  userId: string
  online: boolean
  /** While they are Offline, supervisors only look on [STA-09]. */
  supervisorsNeedOnline?: boolean
  /** By live chat. */
  roles: Readonly<Record<string, Role | undefined>>
}

type Looked = Pick<SessionCard, 'liveChatId' | 'state'> & { operator: { id: string } | null; group: { id: string } | null }

export interface SessionRights {
  view: boolean
  take: boolean
  answer: boolean
  edit: boolean
  reassign: boolean
  close: boolean
  /** Bind items, make them, take them off. */
  bind: boolean
  /** Write an internal note, and read those that there are [NOT-01]. */
  note: boolean
}

/**
 * What somebody may do with a session: the table of product.md §2. Requests are let through by this and the buttons are drawn
 * from it. The assignee has an operator's rights whatever their groups are [ACC-10]; a supervisor's do not depend on status
 * [INF-20, C-24], unless administrators say so [STA-09]; a queued session must be taken before an operator does anything else with it [SES-09].
 */
export function rightsOn(session: Looked, who: Viewer): SessionRights {
  const role = who.roles[session.liveChatId]
  const supervises = role?.supervisor ?? false
  const theirs = session.operator?.id === who.userId
  const waitsForThem = session.state === 'queued' && isQueueOf(session, role)
  const open = session.state !== 'closed' && session.state !== 'spam'
  const works = open && session.state === 'assigned' && theirs && who.online
  const manages = open && supervises && (who.online || !who.supervisorsNeedOnline)
  const view = supervises || theirs || waitsForThem
  return {
    view,
    take: waitsForThem && who.online,
    answer: works,
    edit: works || manages,
    reassign: works || manages,
    close: works || manages,
    bind: works || manages,
    note: manages || (open && view && who.online),
  }
}

/** Whether this queued session waits for somebody with this role. */
export function isQueueOf(session: Pick<Looked, 'group'>, role: Role | undefined): boolean {
  if (!role || role.groupIds.length === 0) return false
  return session.group === null || role.groupIds.includes(session.group.id)
}

/** Kinds of channel where a message can be changed after it was sent [CNV-13]: what is shown there is shown by us. */
export function isEditable(channelKind: string): boolean {
  return channelKind === 'internal' || channelKind === 'website'
}

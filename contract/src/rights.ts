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
  /** False: supervisors alone lock accounts [BLK-13]. */
  operatorsMayLock?: boolean
  /** By live chat. */
  roles: Readonly<Record<string, Role | undefined>>
}

type Looked = Pick<SessionCard, 'liveChatId' | 'state'> & {
  operator: { id: string } | null
  group: { id: string } | null
  /** False: what is said in its channel reaches nobody [CMP-09]. */
  connected?: boolean | undefined
}

export interface SessionRights {
  view: boolean
  take: boolean
  answer: boolean
  edit: boolean
  reassign: boolean
  close: boolean
  /** Bind items, make them, take them off. */
  bind: boolean
  /** Start a business process; not in spam, and not once it is closed [INF-14, BPR-08]. */
  startProcess: boolean
  /** Mark as spam, and take the mark away [SPM-09]. */
  spam: boolean
  /** Lock and unlock the account of the customer who writes from outside [BLK-13]. */
  lock: boolean
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
  const supervisesNow = supervises && (who.online || !who.supervisorsNeedOnline)
  const manages = open && supervisesNow
  const inSpam = session.state === 'spam' && ((theirs && who.online) || supervisesNow)
  const hasIt = theirs && who.online && who.operatorsMayLock !== false
  const view = supervises || theirs || waitsForThem
  return {
    view,
    take: waitsForThem && who.online,
    answer: works && session.connected !== false,
    edit: works || manages,
    reassign: works || manages,
    close: works || manages,
    bind: works || manages,
    startProcess: works || manages,
    spam: works || manages || inSpam,
    lock: hasIt || supervisesNow,
    note: manages || (open && view && who.online),
  }
}

/** Whether this queued session waits for somebody with this role. */
export function isQueueOf(session: Pick<Looked, 'group'>, role: Role | undefined): boolean {
  if (!role || role.groupIds.length === 0) return false
  return session.group === null || role.groupIds.includes(session.group.id)
}

/** Whether somebody may lock accounts in this live chat, whoever has a session of them [BLK-13]. */
export function mayLockIn(liveChatId: string, who: Viewer): boolean {
  const role = who.roles[liveChatId]
  if (role?.supervisor && (who.online || !who.supervisorsNeedOnline)) return true
  return who.operatorsMayLock !== false && who.online && (role?.groupIds.length ?? 0) > 0
}

/** Kinds of channel where a message can be changed after it was sent [CNV-13]: what is shown there is shown by us. */
export function isEditable(channelKind: string): boolean {
  return channelKind === 'internal' || channelKind === 'website'
}

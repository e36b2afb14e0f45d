import type { Author, Message, Person, Preview, Priority, SessionCard, SessionState } from '@parley/contract'

/** Of an open session that is marked as spam; operator, group and place in the queue stay in the row meanwhile. */
export interface SpamBefore {
  state: 'queued' | 'assigned' | 'bot'
}

/** A session with what its card shows and its rules look at. */
export interface Session {
  id: string
  thread_id: string
  live_chat_id: string
  channel_kind: string
  customer_id: string
  chapter: number
  name: string
  state: SessionState
  operator_id: string | null
  group_id: string | null
  priority: Priority
  label_ids: string[]
  number: number
  received: number
  read: number
  /** What the customer was told at most, where staff count as unread again what was read [RDM-01]. */
  read_told: number
  sent: number
  seen: number
  preview: Preview | null
  /** `assignee`: whom the customer's item names; they keep it whatever their groups are [ACC-10]. */
  routed: { rule: string; to: string; assignee?: string } | null
  created_at: Date
  queued_at: Date
  assigned_at: Date | null
  last_activity_at: Date
  waiting_since: Date | null
  closed_at: Date | null
  closed_by: string | null
  /** How it stood before it was marked as spam; null in spam: it began there by a lock [SPM-07, SPM-08]. */
  spam_before: SpamBefore | null
  operator_name: string | null
  operator_avatar: string | null
  operator_online: boolean | null
  group_name: string | null
  customer_name: string
  customer_avatar: string | null
  customer_user_id: string | null
  /** Whether its channel is on; where it was looked up to see who may answer. */
  connected?: boolean
}

export function toCard(session: Session): SessionCard {
  return {
    id: session.id,
    liveChatId: session.live_chat_id,
    threadId: session.thread_id,
    channelKind: session.channel_kind,
    name: session.name,
    state: session.state,
    operator: operatorOf(session),
    group: session.group_id === null ? null : { id: session.group_id, name: session.group_name ?? '' },
    priority: session.priority,
    labelIds: session.label_ids,
    customer: {
      id: session.customer_id,
      name: session.customer_name,
      avatarFileId: session.customer_avatar,
      userId: session.customer_user_id,
    },
    number: session.number,
    received: session.received,
    read: session.read,
    sent: session.sent,
    seen: session.seen,
    preview: session.preview,
    createdAt: session.created_at.toISOString(),
    queuedAt: session.queued_at.toISOString(),
    lastActivityAt: session.last_activity_at.toISOString(),
    waitingSince: session.waiting_since?.toISOString() ?? null,
    closedAt: session.closed_at?.toISOString() ?? null,
  }
}

export function operatorOf({ operator_id, operator_name, operator_avatar, operator_online }: Session): Person | null {
  if (operator_id === null) return null
  return { id: operator_id, name: operator_name ?? '', avatarFileId: operator_avatar, online: operator_online ?? false }
}

/** Open: waiting or being worked on [DM-06]. */
export function isOpen({ state }: Pick<Session, 'state'>): boolean {
  return state === 'queued' || state === 'assigned' || state === 'bot'
}

/** Whether anything may start by itself for a session: answers, processes, entries in anybody's activity [SPM-05, BLK-04]. */
export function startsByItself({ state }: Pick<Session, 'state'>): boolean {
  return state !== 'spam'
}

/** For the order of lists; see migration 0007. */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000)
}

type Followed = Pick<Session, 'live_chat_id' | 'state' | 'group_id' | 'operator_id'>

/**
 * Which of our people hear about a session. Supervisors follow every session of their live chat; operators follow the queues
 * that they may take from; once a session is assigned, of the operators only its own does, and after closing too [ACC-05, ACC-06].
 */
export function whoHears({ live_chat_id, state, group_id, operator_id }: Followed): string[] {
  const supervisors = `supervisors:${live_chat_id}`
  if (state === 'queued') return [supervisors, group_id === null ? `queue:${live_chat_id}` : `queue:${live_chat_id}:${group_id}`]
  return operator_id === null ? [supervisors] : [supervisors, `user:${operator_id}`]
}

/** Who wrote or did something. */
export interface By {
  author: Author
  id: string | null
  name: string
}

/** Where a message stands: what its row does not say itself. */
export type Place = Pick<Session, 'id' | 'thread_id' | 'chapter'>

export type Entry = Omit<Message, 'threadId' | 'sessionId' | 'chapter'>

export function placed({ id, thread_id, chapter }: Place, entry: Entry): Message {
  return { ...entry, threadId: thread_id, sessionId: id, chapter }
}

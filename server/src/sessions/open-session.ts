import { fillTemplate, sessionName, type TemplateFacts } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { bindAtFirstContact, hitLock, type Lock, lockOn } from '../customers/index.ts'
import { type LiveChatSettings, settingsOf } from '../live-chats/index.ts'
import type { Work } from '../platform/database.ts'
import { destination, keepDecision, route } from '../routing/index.ts'
import { insertSession } from './change-session.ts'
import { labelsThere } from './labels-there.ts'
import { holderOf, operatorNamed } from './operator-named.ts'
import { isOpen, type Session } from './session.ts'
import { lockSessions, sessionById } from './sessions-query.ts'
import { note, tellBound } from './tell-bindings.ts'

/** A customer's chat, with what a session takes from it. */
export interface ThreadRow {
  id: string
  live_chat_id: string
  channel_kind: string
  channel_name: string
  customer_id: string
  customer_name: string
  customer_avatar: string | null
  customer_user_id: string | null
}

export async function threadById({ db }: Pick<Work, 'db'>, id: string): Promise<ThreadRow | undefined> {
  const { rows } = await sql<ThreadRow>`
    select t.id, t.live_chat_id, h.kind as channel_kind, h.name as channel_name, t.customer_id, c.name as customer_name,
      c.avatar_file_id as customer_avatar, c.user_id as customer_user_id
    from threads t join channels h on h.id = t.channel_id join customers c on c.id = t.customer_id where t.id = ${id}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** First messages of one thread wait here for each other, so that one of them opens the session and the rest find it [SES-02, P9]. */
export async function lockThread({ db }: Work, id: string): Promise<void> {
  await sql`select from threads where id = ${id}::uuid for no key update`.execute(db)
}

/** The session of a locked thread that is open, and locked from here on; one that was closed while we waited is not open. */
export async function openSessionOf(work: Work, threadId: string): Promise<Session | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from sessions where thread_id = ${threadId}::uuid and state in ('queued', 'assigned', 'bot')`.execute(work.db)
  if (!rows[0]) return undefined
  await lockSessions(work, [rows[0].id])
  const session = await sessionById(work, rows[0].id)
  return session && isOpen(session) ? session : undefined
}

/** Where a locked thread's next message goes without a new session being opened; otherwise by what the new one is locked. */
export interface Standing {
  session?: Session
  lock?: Lock
}

interface Latest {
  open: Session | undefined
  spam: { id: string; by_hand: boolean } | undefined
  /** On its customer. */
  lock: Lock | undefined
}

/** Of a locked thread: its open session, its latest one where that is in spam, and what locks its customer. One trip where none is open. */
export async function latestOf(work: Work, threadId: string): Promise<Latest> {
  const [open, { rows }, lock] = await Promise.all([
    openSessionOf(work, threadId),
    sql<{ id: string; by_hand: boolean }>`
      select id, spam_before is not null as by_hand from (
        select id, state, spam_before from sessions where thread_id = ${threadId}::uuid order by chapter desc limit 1) latest
      where state = 'spam'`.execute(work.db),
    lockOn(work, threadId),
  ])
  return { open, spam: rows[0], lock }
}

/**
 * The open session. Or the latest one, where it is in spam: by hand, or since it began while the customer was locked as they still
 * are [SPM-08]. Who is locked and has neither begins in spam [BLK-04].
 */
export async function standingOf(work: Work, { open, spam: latest, lock: found }: Latest): Promise<Standing> {
  if (open) return { session: open }
  const lock = latest?.by_hand ? undefined : found
  if (!latest || !(latest.by_hand || lock)) return lock ? { lock } : {}
  await lockSessions(work, [latest.id])
  const session = await sessionById(work, latest.id)
  // Whoever takes the mark away holds the thread first: it is in spam still.
  return session ? { session } : {}
}

/** A session that has just begun. */
export interface OpenedSession {
  session: Session
  /** What the rule says to the customer, filled in; null: nothing [RTE-22]. */
  reply: string | null
}

/**
 * A new session of a locked thread, sent where routing says by what is written first [SES-01, RTE-01], and named by the live chat's
 * template [LCS-21].
 */
export async function openSession(work: Work, thread: ThreadRow, text: string): Promise<OpenedSession> {
  const { live_chat_id } = thread
  const settings = await settingsOf(work, live_chat_id)
  const bound = await bindFirst(work, thread, settings)
  const [routed, begun] = await Promise.all([
    route(work, { liveChatId: live_chat_id, threadId: thread.id, text }),
    begin(work, thread, settings),
  ])
  const { operator, group, extras } = routed
  const holder = await holderOf(work, routed)
  const to = destination(routed)
  const now = begun.created_at
  const session: Session = {
    ...begun,
    ...holder,
    state: operator ? 'assigned' : 'queued',
    group_id: group?.id ?? null,
    group_name: group?.name ?? null,
    priority: extras.priority ?? 0,
    label_ids: await labelsThere(work, live_chat_id, extras.labelIds ?? []),
    routed: { rule: routed.rule, to: to?.name ?? '', ...(routed.byField && operator && { assignee: operator.id }) },
    assigned_at: operator ? now : null,
  }
  const notice = { kind: 'opened' as const, rule: routed.rule, to }
  insertSession(work, session, { author: 'system', id: null, name: '' }, notice)
  keepDecision(work, { sessionId: session.id, liveChatId: live_chat_id, at: now }, 'opened', routed)
  const noted = bound ? await note(work, session, null, 'bound', bound) : session
  if (bound) await tellBound(work, session.customer_id, bound.appId)
  return { session: noted, reply: extras.reply?.trim() ? replyOf(extras.reply, session, thread, settings) : null }
}

/** A new session of somebody who is locked: in spam from the beginning, and nothing else happens [BLK-04]. */
export async function openInSpam(work: Work, thread: ThreadRow, lock: Lock): Promise<Session> {
  const session: Session = { ...(await begin(work, thread, await settingsOf(work, thread.live_chat_id))), state: 'spam' }
  insertSession(work, session, { author: 'system', id: null, name: '' }, { kind: 'spam', entry: lock.name })
  hitLock(work, lock, session.id)
  return session
}

/** As every session begins, before anybody has it. */
export async function begin(work: Work, thread: ThreadRow, settings: LiveChatSettings): Promise<Session> {
  const now = new Date()
  const { rows } = await sql<{ chapter: number }>`
    select coalesce(max(chapter), 0) + 1 as chapter from sessions where thread_id = ${thread.id}::uuid`.execute(work.db)
  return {
    ...thread,
    ...(await operatorNamed(work, null)),
    id: v7(),
    thread_id: thread.id,
    chapter: rows[0]!.chapter,
    name: sessionName(settings.sessionName, factsOf(thread, settings, now)),
    state: 'queued',
    group_id: null,
    group_name: null,
    priority: 0,
    label_ids: [],
    number: 1,
    received: 0,
    read: 0,
    read_told: 0,
    sent: 0,
    seen: 0,
    preview: null,
    routed: null,
    created_at: now,
    queued_at: now,
    assigned_at: null,
    last_activity_at: now,
    waiting_since: null,
    closed_at: null,
    closed_by: null,
    spam_before: null,
  }
}

/** Before routing looks at what is bound [BND-16, RTE-10]. */
async function bindFirst(work: Work, { customer_id, channel_kind }: ThreadRow, { accountAppId: appId }: LiveChatSettings) {
  if (appId === null) return undefined
  const itemId = await bindAtFirstContact(work, { customerId: customer_id, channelKind: channel_kind, appId })
  return itemId === undefined ? undefined : { appId, itemId }
}

/** `{operator}` is the name that the customer may know [LCS-13]. */
function replyOf(template: string, session: Session, thread: ThreadRow, settings: LiveChatSettings): string {
  const shows = session.channel_kind === 'internal' ? settings.showOperatorName : settings.website.showOperatorName
  const operator = shows ? (session.operator_name ?? '') : ''
  return fillTemplate(template, { ...factsOf(thread, settings, session.created_at), operator })
}

/** What templates of the live chat may name. */
export function factsOf(
  { customer_name, channel_name }: Pick<ThreadRow, 'customer_name' | 'channel_name'>,
  { name, timeZone }: Pick<LiveChatSettings, 'name' | 'timeZone'>,
  at: Date,
): TemplateFacts {
  return { customer: customer_name, liveChat: name, channel: channel_name, subject: '', at, timeZone }
}

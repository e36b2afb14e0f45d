import { sessionName, type TemplateFacts } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { type LiveChatSettings, settingsOf } from '../live-chats/index.ts'
import type { Work } from '../platform/database.ts'
import { route } from '../routing/index.ts'
import { insertSession } from './change-session.ts'
import type { Party } from './reassign-target.ts'
import type { Session } from './session.ts'
import { lockSessions, sessionById } from './sessions-query.ts'

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
  return session && session.closed_at === null ? session : undefined
}

/** A new session of a locked thread, sent where routing says [SES-01, RTE-01], and named by the live chat's template [LCS-21]. */
export async function openSession(work: Work, thread: ThreadRow): Promise<Session> {
  const { live_chat_id, channel_kind, customer_id } = thread
  const routed = await route(work, { liveChatId: live_chat_id, customerId: customer_id, channelKind: channel_kind })
  const now = new Date()
  const settings = await settingsOf(work, live_chat_id)
  const holder = await holderFor(work, routed)
  const { rows } = await sql<{ chapter: number }>`
    select coalesce(max(chapter), 0) + 1 as chapter from sessions where thread_id = ${thread.id}::uuid`.execute(work.db)
  const session: Session = {
    ...thread,
    ...holder.names,
    id: v7(),
    thread_id: thread.id,
    chapter: rows[0]!.chapter,
    name: sessionName(settings.sessionName, factsOf(thread, settings, now)),
    state: routed.state,
    operator_id: routed.state === 'assigned' ? routed.operatorId : null,
    group_id: routed.groupId,
    priority: 0,
    label_ids: [],
    number: 1,
    received: 0,
    read: 0,
    sent: 0,
    seen: 0,
    preview: null,
    routed: { rule: routed.rule, to: routed.to },
    created_at: now,
    queued_at: now,
    assigned_at: routed.state === 'assigned' ? now : null,
    last_activity_at: now,
    waiting_since: null,
    closed_at: null,
    closed_by: null,
  }
  const notice = { kind: 'opened' as const, rule: routed.rule, to: holder.party }
  await insertSession(work, session, { author: 'system', id: null, name: '' }, notice)
  return session
}

/** What templates of the live chat may name. */
export function factsOf(
  { customer_name, channel_name }: Pick<ThreadRow, 'customer_name' | 'channel_name'>,
  { name, timeZone }: Pick<LiveChatSettings, 'name' | 'timeZone'>,
  at: Date,
): TemplateFacts {
  return { customer: customer_name, liveChat: name, channel: channel_name, subject: '', at, timeZone }
}

type Routed = Awaited<ReturnType<typeof route>>

async function holderFor({ db }: Work, routed: Routed): Promise<{ names: Names; party: Party | null }> {
  const operator =
    routed.state === 'assigned'
      ? await db
          .selectFrom('users')
          .select(['name', 'avatar_file_id', 'online'])
          .where('id', '=', routed.operatorId)
          .executeTakeFirst()
      : undefined
  const group = routed.groupId
    ? await db.selectFrom('groups').select(['id', 'name']).where('id', '=', routed.groupId).executeTakeFirst()
    : undefined
  const names = {
    operator_name: operator?.name ?? null,
    operator_avatar: operator?.avatar_file_id ?? null,
    operator_online: operator?.online ?? null,
    group_name: group?.name ?? null,
  }
  if (routed.state === 'assigned')
    return { names, party: { kind: 'operator', id: routed.operatorId, name: operator?.name ?? '' } }
  return { names, party: group ? { kind: 'group', ...group } : null }
}

type Names = Pick<Session, 'operator_name' | 'operator_avatar' | 'operator_online' | 'group_name'>

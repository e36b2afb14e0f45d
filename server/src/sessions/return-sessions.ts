import { sql } from 'kysely'
import { v7 } from 'uuid'
import { addActivity } from '../activity/index.ts'
import { settingsOf, supervisorIdsOf } from '../live-chats/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { keepReturn } from '../routing/index.ts'
import { changeSession } from './change-session.ts'
import { holding } from './reassign-session.ts'
import { toQueue } from './reassign-target.ts'
import type { Session } from './session.ts'
import { lockSessions, sessionsQuery } from './sessions-query.ts'

export interface Returning {
  userIds: string[]
  /** `offline`: they said so themselves, and all that is theirs goes back, whatever they may do. */
  reason?: 'offline'
}

/**
 * The sessions of those who were locked, or are no operators of the live chat any more, wait in the queue again, and supervisors
 * are told [ACC-11]. What is looked at is how things stand when it runs: done twice, it does nothing twice.
 */
export const returnSessions: Task<Returning> = {
  name: 'return-sessions',
  async run(database, { userIds, reason }) {
    for (const userId of userIds) {
      while ((await transaction(database, (work) => returnSome(work, userId, reason === 'offline'))) > 0);
    }
  },
}

/** Sessions in one transaction at most; write transactions are short. */
const some = 100

async function returnSome(work: Work, userId: string, all: boolean): Promise<number> {
  const { rows } = await sql<{ id: string }>`select s.id ${lost(userId, all)} order by s.id limit ${some}`.execute(work.db)
  await lockSessions(
    work,
    rows.map(({ id }) => id),
  )
  // Looked at again under the lock: somebody may have been given it meanwhile.
  const { rows: still } = await sql<{
    id: string
  }>`select s.id ${lost(userId, all)} and s.id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(work.db)
  const sessions = (await sessionsQuery(sql`s.id = any(${still.map(({ id }) => id)}::uuid[])`).execute(work.db)).rows
  for (const session of sessions) await giveBack(work, session)
  for (const [chat, theirs] of Map.groupBy(sessions, ({ live_chat_id }) => live_chat_id)) await tell(work, chat, theirs)
  return rows.length < some ? 0 : sessions.length
}

function lost(userId: string, all: boolean) {
  return sql`from sessions s join users u on u.id = s.operator_id
    where s.operator_id = ${userId}::uuid and s.state = 'assigned' and (${all} or u.state = 'locked' or (
      s.routed ->> 'assignee' is distinct from s.operator_id::text and not exists (
      select from live_chat_operator_groups o join memberships m on m.group_id = o.group_id and m.user_id = u.id
      where o.live_chat_id = s.live_chat_id)))`
}

async function giveBack(work: Work, session: Session): Promise<void> {
  const { rows } = await sql`select from live_chat_operator_groups
    where live_chat_id = ${session.live_chat_id}::uuid and group_id = ${session.group_id}::uuid`.execute(work.db)
  const group = rows.length > 0 ? { id: session.group_id!, name: session.group_name ?? '' } : null
  const by = { author: 'system' as const, id: null, name: '' }
  changeSession(work, session, toQueue(group), by, [{ kind: 'returned', from: holding(session) }])
  const kept = { sessionId: session.id, liveChatId: session.live_chat_id, at: new Date() }
  keepReturn(work, kept, group && { kind: 'group', ...group })
}

async function tell(work: Work, chat: string, sessions: Session[]): Promise<void> {
  const liveChat = { id: chat, name: (await settingsOf(work, chat)).name }
  const entry = {
    id: v7(),
    kind: 'sessions-returned' as const,
    actor: null,
    liveChat,
    session: null,
    to: null,
    count: sessions.length,
    at: new Date().toISOString(),
  }
  addActivity(work, entry, { userIds: await supervisorIdsOf(work, chat), topics: [`supervisors:${chat}`] })
}

export interface Requeueing {
  liveChatId: string
}

/** What waited for a group that no longer answers here waits in the common queue [LCS-19]. */
export const requeueSessions: Task<Requeueing> = {
  name: 'requeue-sessions',
  async run(database: Database, { liveChatId }) {
    while ((await transaction(database, (work) => requeueSome(work, liveChatId))) > 0);
  },
}

async function requeueSome(work: Work, liveChatId: string): Promise<number> {
  const orphaned = sql`s.live_chat_id = ${liveChatId}::uuid and s.state = 'queued' and s.group_id is not null and not exists (
    select from live_chat_operator_groups o where o.live_chat_id = s.live_chat_id and o.group_id = s.group_id)`
  const { rows } = await sql<{ id: string }>`select s.id from sessions s where ${orphaned} order by s.id limit ${some}`.execute(
    work.db,
  )
  const ids = rows.map(({ id }) => id)
  await lockSessions(work, ids)
  const sessions = (await sessionsQuery(sql`${orphaned} and s.id = any(${ids}::uuid[])`).execute(work.db)).rows
  const by = { author: 'system' as const, id: null, name: '' }
  for (const session of sessions) {
    const change = { ...toQueue(null), queued_at: session.queued_at }
    changeSession(work, session, change, by, [{ kind: 'reassigned', from: holding(session), to: null }])
    keepReturn(work, { sessionId: session.id, liveChatId, at: new Date() }, null)
  }
  return rows.length < some ? 0 : sessions.length
}

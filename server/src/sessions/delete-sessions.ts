import { sql } from 'kysely'
import { forgetActivity } from '../activity/index.ts'
import { removeStrangers } from '../customers/index.ts'
import { letGoOfFiles } from '../files/index.ts'
import { forgetDeleted } from '../live-chats/index.ts'
import { rightsChanged } from '../people/index.ts'
import { transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { keepHolding } from './keep-holding.ts'
import { isOpen, type Session, whoHears } from './session.ts'
import { lockSessions, sessionsById } from './sessions-query.ts'

/** Sessions in one transaction at most; write transactions are short. */
const some = 50

/**
 * All that a deleted live chat holds, in small steps, each of which may be the last of this attempt [LCS-20]. Who has an open
 * session is told that it is over: staff first, then the customer, whose program then finds that there is no such chat.
 */
export const deleteSessions: Task<{ liveChatId: string }> = {
  name: 'delete-sessions',
  async run(database, { liveChatId }) {
    while ((await transaction(database, (work) => deleteSome(work, liveChatId))) > 0);
    while ((await transaction(database, (work) => deleteThreads(work, liveChatId))) > 0);
    while ((await transaction(database, (work) => forgetActivity(work, liveChatId))) > 0);
    await database.db.deleteFrom('tallies').where('live_chat_id', '=', liveChatId).execute()
    await forgetDeleted(database, liveChatId)
  },
}

async function deleteSome(work: Work, liveChatId: string): Promise<number> {
  const { db } = work
  const found = await sql<{ id: string }>`
    select id from sessions where live_chat_id = ${liveChatId}::uuid order by id limit ${some}`.execute(db)
  const ids = found.rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await lockSessions(work, ids)
  const open = (await sessionsById(work, ids)).filter(isOpen)
  open.sort((a, b) => ((a.operator_id ?? '') < (b.operator_id ?? '') ? -1 : 1))
  for (const session of open) {
    tell(work, session)
    keepHolding(work, session, { ...session, state: 'closed' })
  }
  const { rows: carried } = await sql<{ id: string }>`
    select (f ->> 'id')::uuid as id from messages m cross join lateral (
      select m.files union all select v.files from message_versions v where m.changed is not null and v.message_id = m.id) had
    cross join lateral jsonb_array_elements(had.files) f where m.session_id = any (${ids}::uuid[])`.execute(db)
  await letGoOfFiles(
    work,
    carried.map(({ id }) => id),
  )
  await sql`delete from messages where session_id = any (${ids}::uuid[])`.execute(db)
  await sql`delete from sessions where id = any (${ids}::uuid[])`.execute(db)
  return ids.length
}

function tell({ publish }: Work, session: Session): void {
  const { id: sessionId, thread_id: threadId, customer_id } = session
  publish(whoHears(session), { name: 'session.left', sessionId })
  publish([`customer:${customer_id}`], { name: 'thread.closed', threadId, sessionId, closedAt: new Date().toISOString() })
}

/** With the visitors who were known by nothing else. Everybody's program reads again, and finds it gone. */
async function deleteThreads(work: Work, liveChatId: string): Promise<number> {
  const { rows } = await sql<{ customer_id: string }>`
    delete from threads where id in (select id from threads where live_chat_id = ${liveChatId}::uuid limit 200)
    returning customer_id`.execute(work.db)
  const customerIds = rows.map(({ customer_id }) => customer_id)
  await sql`delete from visitor_tokens where live_chat_id = ${liveChatId}::uuid
    and customer_id = any (${customerIds}::uuid[])`.execute(work.db)
  await removeStrangers(work, customerIds)
  rightsChanged(work, customerIds)
  return rows.length
}

import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { isOpen, lockSessions, viewSession } from '../sessions/index.ts'

/**
 * Counts the customer's messages as unread again: from this number on, their last one where there is none after it, or where no
 * number is said. Of the assignee the session's own figure goes back too, so that it goes with the session to who is next
 * [CNT-12, CNT-13]; what the customer was told stays told [RDM-01].
 */
export async function unreadFrom(work: Work, asker: Asker, sessionId: string, number: number | undefined): Promise<void> {
  await lockSessions(work, [sessionId])
  const { session, viewer } = await viewSession(work, asker, sessionId)
  if (!isOpen(session)) throw new Refusal(session.state === 'spam' ? 'session-spam' : 'session-closed')
  if (session.received === 0) return
  const { rows } = await sql<{ ordinal: number }>`
    select ordinal from messages where session_id = ${sessionId}::uuid and number >= ${number ?? session.number + 1} and author = 'customer'
    order by number limit 1`.execute(work.db)
  const left = (rows[0]?.ordinal ?? session.received) - 1
  const { rows: marks } = await sql<{ count: number }>`
    insert into session_reads as r (session_id, user_id, count) values (${sessionId}::uuid, ${viewer.userId}::uuid, 0)
    on conflict (session_id, user_id) do update set count = least(r.count, ${left}::int)
    returning count`.execute(work.db)
  const { count } = marks[0]!
  const assignee = session.operator_id === viewer.userId
  const read = assignee ? Math.min(session.read, left) : session.read
  if (read < session.read) {
    const read_told = Math.max(session.read, session.read_told)
    await work.db.updateTable('sessions').set({ read, read_told }).where('id', '=', sessionId).execute()
  }
  const topics = assignee ? [`supervisors:${session.live_chat_id}`, `user:${viewer.userId}`] : [`user:${viewer.userId}`]
  work.publish(topics, { name: 'session.read', sessionId, userId: viewer.userId, count, read })
}

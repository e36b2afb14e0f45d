import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { isOpen, lockSessions, viewSession } from '../sessions/index.ts'

/**
 * How far somebody has read [CNT-12]. Of the assignee the session's own figure follows, and the customer hears of it [RDM-01]; of
 * others only theirs. Here marks only rise; they take no number, and end with the session [CNT-14].
 */
export async function readUpTo(work: Work, asker: Asker, sessionId: string, number: number): Promise<void> {
  await lockSessions(work, [sessionId])
  const { session, viewer } = await viewSession(work, asker, sessionId)
  if (!isOpen(session)) return
  const { rows } = await sql<{ ordinal: number }>`
    select ordinal from messages where session_id = ${sessionId}::uuid and number <= ${number} and author = 'customer'
    order by number desc limit 1`.execute(work.db)
  const seen = rows[0]?.ordinal ?? 0
  const { rows: marks } = await sql<{ count: number; before: number | null }>`
    insert into session_reads as r (session_id, user_id, count) values (${sessionId}::uuid, ${viewer.userId}::uuid, ${seen})
    on conflict (session_id, user_id) do update set count = greatest(r.count, excluded.count)
    returning count, (select count from session_reads where session_id = ${sessionId}::uuid and user_id = ${viewer.userId}::uuid) as before
    `.execute(work.db)
  const { count, before } = marks[0]!
  const assignee = session.operator_id === viewer.userId
  const rises = assignee && seen > session.read
  const read = rises ? seen : session.read
  if (rises) await work.db.updateTable('sessions').set({ read }).where('id', '=', sessionId).execute()
  if (count === before && !rises) return

  const topics = assignee ? [`supervisors:${session.live_chat_id}`, `user:${viewer.userId}`] : [`user:${viewer.userId}`]
  work.publish(topics, { name: 'session.read', sessionId, userId: viewer.userId, count, read })
  // Counted as unread again meanwhile, and told before [RDM-01].
  if (!rises || read <= session.read_told) return
  work.publish([`customer:${session.customer_id}`], { name: 'thread.read', threadId: session.thread_id, sessionId, read })
}

import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { lockSessions, lockThread, owns, sessionsById, threadById, whoHears } from '../sessions/index.ts'

export interface Seen {
  sessionId: string
  number: number
}

interface Row {
  id: string
  seen: number
}

/** The customer has seen everything up to this message, that is all earlier sessions too [CUS-08, RDM-01]. Marks only rise. */
export async function seeUpTo(work: Work, asker: Asker, threadId: string, { sessionId, number }: Seen): Promise<void> {
  const thread = await threadById(work, threadId)
  if (!thread || !owns(asker, thread)) throw new Refusal('not-found')
  await lockThread(work, threadId)
  const { rows: unseen } = await sql<Row>`
    with this as (select chapter from sessions where id = ${sessionId}::uuid and thread_id = ${threadId}::uuid)
    select s.id, case when s.id <> ${sessionId}::uuid then s.sent else coalesce((
      select m.ordinal from messages m where m.session_id = s.id and m.number <= ${number} and m.author in ('operator', 'bot') and m.note is null
      order by m.number desc limit 1), 0) end as seen
    from sessions s join this on s.chapter <= this.chapter where s.thread_id = ${threadId}::uuid and s.seen < s.sent`.execute(
    work.db,
  )
  const ids = unseen.map(({ id }) => id)
  await lockSessions(work, ids)
  const rows = (await sessionsById(work, ids)).flatMap((session) => {
    const seen = unseen.find(({ id }) => id === session.id)?.seen ?? 0
    return seen > session.seen ? [{ session, seen }] : []
  })
  if (rows.length === 0) return
  for (const { session, seen } of rows) {
    await work.db.updateTable('sessions').set({ seen }).where('id', '=', session.id).execute()
    work.publish(whoHears(session), { name: 'session.seen', sessionId: session.id, seen })
  }
  const { rows: total } = await sql<{ seen: number }>`
    select coalesce(sum(seen), 0)::int as seen from sessions where thread_id = ${threadId}::uuid`.execute(work.db)
  work.publish([`customer:${asker.id}`], { name: 'thread.seen', threadId, seen: total[0]!.seen })
}

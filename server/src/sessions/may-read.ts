import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { rights, viewerOf } from './access.ts'
import { readsThroughItem } from './item-sessions.ts'
import { sessionsById } from './sessions-query.ts'

/**
 * The session itself says whether they supervise its live chat; of the later ones only their own count, each of which will do, and
 * the one that waits, which is the last.
 */
const enough = 1_000

/**
 * Whether somebody sees a file that is in this session: those of our people who may view the session, and those who may view a
 * later one of the same thread, which shows it above [FIL-05, ACC-05]; its customer as long as a message that they know carries
 * it: not in notes, and not once it was withdrawn or replaced [CNV-13, NOT-01, P14]. Who reads the session on the page of an item
 * is told of no more than that [ACC-12].
 */
export async function mayRead(reads: Pick<Work, 'db'>, asker: Asker, sessionId: string, fileId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string; theirs: boolean }>`
    select later.id, later.customer_id = ${asker.id}::uuid as theirs from sessions s
    join sessions later on later.thread_id = s.thread_id and later.chapter >= s.chapter
    where s.id = ${sessionId}::uuid and (later.id = s.id or later.state = 'queued'
      or ${asker.id}::uuid in (later.operator_id, later.customer_id))
    order by later.chapter limit ${enough}`.execute(reads.db)
  if (rows.some(({ theirs }) => theirs) && (await isTold(reads, sessionId, fileId))) return true
  const viewer = await viewerOf(reads, asker)
  if (!viewer) return false
  const ids = rows.map(({ id }) => id)
  if ((await sessionsById(reads, ids)).some((session) => rights(session, viewer).view)) return true
  return (await readsThroughItem(reads, asker, sessionId)) && (await isTold(reads, sessionId, fileId))
}

async function isTold({ db }: Pick<Work, 'db'>, sessionId: string, fileId: string): Promise<boolean> {
  const { rows } = await sql`
    select from messages where session_id = ${sessionId}::uuid and files is not null and note is null
      and files @> ${JSON.stringify([{ id: fileId }])}::jsonb limit 1`.execute(db)
  return rows.length > 0
}

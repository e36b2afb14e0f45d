import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { rights, viewerOf } from './access.ts'
import { sessionsById } from './sessions-query.ts'

/** No thread is looked at further back than this many sessions. */
const most = 100

/**
 * Whether somebody sees what is in this session: its customer, those of our people who may view it, and those who may view a
 * later one of the same thread, which shows it above [FIL-05, ACC-05].
 */
export async function mayRead(reads: Pick<Work, 'db'>, asker: Asker, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string; customer_id: string }>`
    select later.id, later.customer_id from sessions s
    join sessions later on later.thread_id = s.thread_id and later.chapter >= s.chapter
    where s.id = ${sessionId}::uuid order by later.chapter desc limit ${most}`.execute(reads.db)
  if (rows.some(({ customer_id }) => customer_id === asker.id)) return true
  const viewer = await viewerOf(reads, asker)
  if (!viewer) return false
  const ids = rows.map(({ id }) => id)
  return (await sessionsById(reads, ids)).some((session) => rights(session, viewer).view)
}

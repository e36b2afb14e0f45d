import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { rights, viewerOf } from './access.ts'
import { sessionsById } from './sessions-query.ts'

type Reads = Pick<Work, 'db'>

/**
 * Whether what was said and sent in this session may be read: by its customer, by who may see it, and by who may see a later
 * session of the same thread, which shows it above [FIL-05, ACC-05].
 */
export async function mayReadSession(reads: Reads, asker: Asker, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string; theirs: boolean }>`
    select later.id, later.customer_id = ${asker.id}::uuid as theirs
    from sessions s join sessions later on later.thread_id = s.thread_id and later.chapter >= s.chapter
    where s.id = ${sessionId}::uuid order by later.chapter desc limit 100`.execute(reads.db)
  if (rows.some(({ theirs }) => theirs)) return true
  const viewer = await viewerOf(reads, asker)
  if (!viewer) return false
  const sessions = await sessionsById(
    reads,
    rows.map(({ id }) => id),
  )
  return sessions.some((session) => rights(session, viewer).view)
}

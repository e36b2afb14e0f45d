import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** Who was Online when; part of the work that changes it. */
export function logStatus({ db, send }: Work, userIds: readonly string[], online: boolean): void {
  if (userIds.length === 0) return
  const written = sql`insert into status_log (user_id, at, online)
    select id, ${new Date()}, ${online} from unnest(${[...userIds]}::uuid[]) as u (id)`
  send(written.execute(db))
}

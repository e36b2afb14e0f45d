import { sql } from 'kysely'
import { transaction } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { holds } from './askers.ts'
import { rightsChanged } from './memberships.ts'

/** Sign-ins that were idle for eight hours or are a week old hold no longer; this takes their sockets and rows too. */
export const endOldSignIns: Task = {
  name: 'end-old-sign-ins',
  cron: '*/5 * * * *',
  run: (database) =>
    transaction(database, async (work) => {
      const { rows } = await sql<{ user_id: string }>`delete from sign_ins s where not (${holds}) returning user_id`.execute(
        work.db,
      )
      rightsChanged(work, [...new Set(rows.map(({ user_id }) => user_id))])
      await work.db.deleteFrom('invitations').where('expires_at', '<', sql<Date>`now() - interval '30 days'`).execute()
    }),
}

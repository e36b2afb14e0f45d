import { sql } from 'kysely'
import { transaction } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { holds } from './lifetime.ts'
import { rightsChanged } from './memberships.ts'

/** Sign-ins that were idle for too long or are too old hold no longer; this takes their sockets and rows too. */
export const endOldSignIns: Task = {
  name: 'end-old-sign-ins',
  cron: '*/5 * * * *',
  run: (database) =>
    transaction(database, async (work) => {
      const { rows } = await sql<{ user_id: string }>`delete from sign_ins s where not (${holds}) returning user_id`.execute(
        work.db,
      )
      rightsChanged(work, [...new Set(rows.map(({ user_id }) => user_id))])
      // Those that were mailed count for an hour, though they may have been used.
      await work.db.deleteFrom('password_resets').where('expires_at', '<', new Date()).execute()
      await work.db.deleteFrom('trusted_devices').where('expires_at', '<', new Date()).execute()
      await work.db.deleteFrom('sso_attempts').where('created_at', '<', sql<Date>`now() - interval '10 minutes'`).execute()
      await work.db.deleteFrom('invitations').where('expires_at', '<', sql<Date>`now() - interval '30 days'`).execute()
    }),
}

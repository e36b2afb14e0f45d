import { sql } from 'kysely'
import type { Task } from '../platform/jobs.ts'

/** Entries are kept for 90 days [ui S17]; removed in small steps, so that nobody waits. */
export const pruneActivity: Task = {
  name: 'prune-activity',
  cron: '43 3 * * *',
  async run({ db }) {
    for (let more = true; more; ) {
      const { numAffectedRows } = await sql`
        delete from activity_entries where id in (
          select id from activity_entries where at < now() - interval '90 days' order by id limit 500 for update skip locked)`.execute(
        db,
      )
      more = numAffectedRows === 500n
    }
  },
}

import { sql } from 'kysely'
import { inSteps } from '../platform/in-steps.ts'
import type { Task } from '../platform/jobs.ts'

const atOnce = 500

/** Entries are kept for 90 days [ui S17]. */
export const pruneActivity: Task = {
  name: 'prune-activity',
  cron: '43 3 * * *',
  async run({ db }) {
    await inSteps(atOnce, () =>
      sql`delete from activity_entries where id in (
        select id from activity_entries where at < now() - interval '90 days' order by id limit ${atOnce} for update skip locked)`.execute(
        db,
      ),
    )
  },
}

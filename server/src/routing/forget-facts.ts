import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { inSteps } from '../platform/in-steps.ts'
import type { Task } from '../platform/jobs.ts'

/** Rows in one statement at most; write transactions are short. */
const some = 1_000

/** The simulator looks back 30 days: what was seen before that is forgotten; why each session went where it did stays [B-05, B-06]. */
export const forgetFacts: Task = {
  name: 'forget-facts',
  cron: '23 3 * * *',
  async run({ db }: Database) {
    await inSteps(some, () =>
      sql`update routings set facts = null where id in (
        select id from routings where facts is not null and at < now() - interval '31 days' limit ${some})`.execute(db),
    )
  },
}

import { sql } from 'kysely'
import type { Task } from '../platform/jobs.ts'

/** What was deleted more than a day ago: its figures go with it, its files become loose. */
export const removeDeletedTemplates: Task = {
  name: 'remove-deleted-templates',
  cron: '53 3 * * *',
  async run({ db }) {
    await sql`delete from response_templates where deleted_at < now() - interval '1 day'`.execute(db)
  },
}

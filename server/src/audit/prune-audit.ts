import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { inSteps } from '../platform/in-steps.ts'
import type { Task } from '../platform/jobs.ts'

const atOnce = 500

/** What is older than administrators want it kept; the database itself lets nothing else go [NFR-06]. */
export const pruneAudit: Task = {
  name: 'prune-audit',
  cron: '53 3 * * *',
  async run(database) {
    await inSteps(atOnce, async () => ((await isKeptForEver(database)) ? {} : removeOldest(database)))
  },
}

/** Then the database refuses even to remove nothing. */
async function isKeptForEver({ db }: Database): Promise<boolean> {
  const { rows } = await sql<{ since: Date | null }>`select audit_kept_since() as since`.execute(db)
  return rows[0]!.since === null
}

const removeOldest = ({ db }: Database) =>
  sql`delete from audit_entries where id in (
    select id from audit_entries where at < audit_kept_since() order by at, id limit ${atOnce})`.execute(db)

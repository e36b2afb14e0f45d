import { sql } from 'kysely'
import type { Task } from '../platform/jobs.ts'

const atOnce = 500

/** What is older than administrators want it kept; the database itself lets nothing else go [NFR-06]. In small steps, so that nobody waits. */
export const pruneAudit: Task = {
  name: 'prune-audit',
  cron: '53 3 * * *',
  async run({ db }) {
    for (let more = true; more; ) {
      const { rows } = await sql<{ since: Date | null }>`select audit_kept_since() as since`.execute(db)
      if (rows[0]!.since === null) return
      const { numAffectedRows = 0n } = await sql`
        delete from audit_entries where id in (
          select id from audit_entries where at < audit_kept_since() order by at, id limit ${atOnce})`.execute(db)
      more = numAffectedRows === BigInt(atOnce)
    }
  },
}

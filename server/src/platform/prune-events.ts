import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Who has been away for longer reads the state again. */
const kept = 24 * 3600
const atOnce = 1_000

/** Forgets events that are older than a day, and remembers up to where; answers how many. In many short transactions. */
export async function pruneEvents({ db }: Pick<Database, 'db'>, olderThan = kept): Promise<number> {
  for (let all = 0; ; ) {
    const pruned = await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ xid: string }>`
        delete from events where (xid, id) in (select xid, id from events order by xid, id limit ${atOnce})
          and at < now() - make_interval(secs => ${olderThan}) returning xid::text`.execute(tx)
      const last = rows.reduce((last, { xid }) => (BigInt(xid) > last ? BigInt(xid) : last), 0n)
      await sql`update installation set pruned = ${String(last)}::xid8 where pruned < ${String(last)}::xid8`.execute(tx)
      return rows.length
    })
    all += pruned
    if (pruned < atOnce) return all
  }
}

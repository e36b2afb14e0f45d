import { sql } from 'kysely'
import { hotSettings, type Work } from './database.ts'

const settings = sql.join(Object.entries(hotSettings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`))
/** Transactions that have been told; each has a `db` of its own. */
const going = new WeakSet<object>()

/**
 * From here on everything in this transaction goes by keys and along indexes: planned once for all values, as on the connections of
 * `hot`. Else PostgreSQL plans a large statement anew for each set of ids, and reads small tables whole.
 */
export function byKeys({ db, send }: Pick<Work, 'db' | 'send'>): void {
  if (going.has(db)) return
  going.add(db)
  send(sql`select ${settings}`.execute(db))
}

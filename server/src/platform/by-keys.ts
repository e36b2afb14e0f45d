import { sql } from 'kysely'
import type { Work } from './database.ts'

const settings = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_bitmapscan'].map(
  (way) => sql`set_config(${way}, 'off', true)`,
)

/**
 * From here on everything in this transaction goes by keys and along indexes: planned once for all values, as on the connections of
 * `hot`. Else PostgreSQL plans a large statement anew for each set of ids, and reads small tables whole.
 */
export function byKeys({ db, send }: Pick<Work, 'db' | 'send'>): void {
  send(sql`select set_config('plan_cache_mode', 'force_generic_plan', true), ${sql.join(settings)}`.execute(db))
}

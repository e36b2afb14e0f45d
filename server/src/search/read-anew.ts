import type { RawBuilder } from 'kysely'
import type { Database } from '../platform/database.ts'

export type Reads = Pick<Database, 'db' | 'pool'>

/**
 * Without a name, so that PostgreSQL plans it for just these values: of two filters one finds ten rows and the other all, and a plan
 * that is kept for both serves neither. Nor do the many texts that filters make push others out of memory.
 */
export async function readAnew<Row extends object>({ db, pool }: Reads, query: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(db)
  const { rows } = await pool.query<Row>({ text, values: [...parameters] })
  return rows
}

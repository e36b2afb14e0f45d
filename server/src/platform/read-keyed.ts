import type { RawBuilder } from 'kysely'
import type { Database } from './database.ts'

/**
 * For a reading that runs all the time and goes by keys and along indexes: planned once for all values, on connections of its own.
 * Left to itself PostgreSQL plans it anew for each, which takes as long as reading.
 */
export async function readKeyed<Row extends object>(
  { db, readers }: Pick<Database, 'db' | 'readers'>,
  query: RawBuilder<Row>,
): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(db)
  const { rows } = await readers.query<Row>(text, [...parameters])
  return rows
}

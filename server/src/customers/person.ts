import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

type Reads = Pick<Work, 'db'>

/** Records that are one person to staff [CST-01]. */
export interface Person {
  /** The one that the others are merged into. */
  lead: string
  /** All of them, with it. */
  ids: string[]
}

/** Of a record that was merged into another one, that other; its own id where there is no such record. */
export async function leadOf({ db }: Reads, customerId: string): Promise<string> {
  const { rows } = await sql<{ lead: string }>`
    select coalesce(merged_into, id) as lead from customers where id = ${customerId}::uuid`.execute(db)
  return rows[0]?.lead ?? customerId
}

/** In one statement: whoever is merged meanwhile is read as they were before it or after it. */
export async function personOf({ db }: Reads, customerId: string): Promise<Person> {
  const { rows } = await sql<{ lead: string; id: string }>`
    with one as (select coalesce(merged_into, id) as lead from customers where id = ${customerId}::uuid)
    select lead, id from customers join one on id = lead or merged_into = lead order by id`.execute(db)
  return { lead: rows[0]?.lead ?? customerId, ids: rows.map(({ id }) => id) }
}

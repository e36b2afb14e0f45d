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

export async function personOf(reads: Reads, customerId: string): Promise<Person> {
  const lead = await leadOf(reads, customerId)
  const { rows } = await sql<{ id: string }>`
    select id from customers where id = ${lead}::uuid or merged_into = ${lead}::uuid order by id`.execute(reads.db)
  return { lead, ids: rows.map(({ id }) => id) }
}

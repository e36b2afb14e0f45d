import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** Of these customers, those from outside who have no chat with anybody any more. */
export async function removeStrangers({ db }: Pick<Work, 'db'>, customerIds: readonly string[]): Promise<void> {
  await sql`delete from customers c where c.id = any (${[...customerIds]}::uuid[]) and c.kind = 'external'
    and not exists (select from threads t where t.customer_id = c.id)
    and not exists (select from customers m where m.merged_into = c.id)`.execute(db)
}

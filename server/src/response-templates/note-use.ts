import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Reach, visibleTo } from './reach.ts'

/** One more message of today: a figure, so that sending one twice by accident harms nobody. */
export async function noteUse({ db }: Pick<Database, 'db'>, reach: Reach, id: string): Promise<void> {
  const { rows } = await sql`
    insert into template_uses (template_id, day, uses, last_at)
    select t.id, current_date, 1, now() from response_templates t where t.id = ${id}::uuid and ${visibleTo(reach)}
    on conflict (template_id, day) do update set uses = template_uses.uses + 1, last_at = now() returning 1`.execute(db)
  if (rows.length === 0) throw new Refusal('not-found')
}

import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Reads } from './given.ts'
import { opensTo } from './instance.ts'

/** Which of these instances somebody may open. */
export async function openable({ db }: Reads, who: UserAsker, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select i.id from process_instances i where i.id = any(${[...ids]}::uuid[]) and ${opensTo(who)}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

import { sql } from 'kysely'
import type { Reads } from './standing.ts'

/** "order.pdf" becomes "order (1).pdf" where there is one in this folder already, whatever the case [FIL-04]. The folder is held. */
export async function freeName({ db }: Reads, parentId: string, name: string): Promise<string> {
  const dot = name.lastIndexOf('.')
  const cut = dot > 0 ? dot : name.length
  const [base, end] = [name.slice(0, cut), name.slice(cut)]
  const { rows } = await sql<{ name: string }>`
    select c.name from generate_series(0, 100000) n,
      lateral (select case when n = 0 then ${name}::text else ${base}::text || ' (' || n || ')' || ${end}::text end as name) c
    where not exists (select from folder_entries e
      where e.parent_id = ${parentId} and e.deleted_at is null and lower(e.name) = lower(c.name))
    order by n limit 1`.execute(db)
  return rows[0]!.name
}

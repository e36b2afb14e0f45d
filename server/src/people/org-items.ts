import type { OrgItemFound } from '@parley/contract'
import { sql } from 'kysely'
import type { Reads } from './user.ts'

/** For pickers: 20 at most, those near the top first. */
export async function findOrgItems({ db }: Reads, words: string): Promise<OrgItemFound[]> {
  const { rows } = await sql<OrgItemFound>`
    with recursive chart (id, name, within) as (
      select id, name, '{}'::text[] from org_items where parent_id is null
      union all select i.id, i.name, c.within || c.name from org_items i join chart c on c.id = i.parent_id
    )
    select id, name, within from chart where position(lower(${words}) in lower(name)) > 0
    order by cardinality(within), lower(name), id limit 20`.execute(db)
  return rows
}

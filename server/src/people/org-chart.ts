import type { Named, OrgItem, OrgItemFound } from '@parley/contract'
import { sql } from 'kysely'
import type { Given } from './given.ts'
import type { Reads } from './user.ts'

interface Row {
  id: string
  parent_id: string | null
  kind: OrgItem['kind']
  name: string
  users: Named[]
  size: number
  groups: Named[]
}

/** Each item before those below it and siblings in their order; or this one alone. */
export async function readOrgChart(
  reads: Reads,
  { orgItemUses }: Pick<Given, 'orgItemUses'>,
  id: string | null = null,
): Promise<OrgItem[]> {
  const { rows } = await sql<Row>`
    with recursive chart (id, path) as (
      select id, array[place] from org_items where parent_id is null
      union all select i.id, c.path || i.place from org_items i join chart c on c.id = i.parent_id
    )
    select i.id, i.parent_id, i.kind, i.name,
      coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by lower(u.name), u.id)
        from org_item_users p join users u on u.id = p.user_id where p.org_item_id = i.id), '[]') as users,
      (select count(*) from org_memberships m where m.org_item_id = i.id) as size,
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name))
        from group_members m join groups g on g.id = m.group_id where m.org_item_id = i.id), '[]') as groups
    from chart c join org_items i on i.id = c.id
    where ${id}::uuid is null or i.id = ${id}::uuid order by c.path, i.id`.execute(reads.db)
  const ids = rows.map((row) => row.id)
  const uses = await orgItemUses(reads, ids)
  return rows.map(({ parent_id, groups, ...row }) => ({
    ...row,
    parentId: parent_id,
    usedIn: [...groups, ...(uses.get(row.id) ?? [])],
  }))
}

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

import type { Group, Named } from '@parley/contract'
import { sql } from 'kysely'
import { versionText } from '../platform/version-text.ts'
import type { Given } from './given.ts'
import type { Reads } from './user.ts'

/** Of a group `g`: whatever edits its name or members, here or from a user's page, makes another one of it. */
export const groupVersionText = versionText(
  'g.name',
  `(select json_agg(v.id order by v.id) from group_members m
    cross join lateral (select coalesce(m.user_id, m.member_group_id, m.org_item_id) as id) v where m.group_id = g.id)`,
)

interface Row {
  id: string
  name: string
  system: Group['system']
  users: Named[]
  groups: Named[]
  orgItems: Named[]
  size: number
  version: string
}

/** All groups by name, or only this one. */
export async function readGroups(
  reads: Reads,
  { groupUses }: Pick<Given, 'groupUses'>,
  id: string | null = null,
): Promise<Group[]> {
  const { rows } = await sql<Row>`
    select g.id, g.name, g.system,
      coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by lower(u.name), u.id)
        from group_members m join users u on u.id = m.user_id where m.group_id = g.id), '[]') as users,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by lower(o.name))
        from group_members m join groups o on o.id = m.member_group_id where m.group_id = g.id), '[]') as groups,
      coalesce((select json_agg(json_build_object('id', i.id, 'name', i.name) order by lower(i.name), i.id)
        from group_members m join org_items i on i.id = m.org_item_id where m.group_id = g.id), '[]') as "orgItems",
      (select count(*) from memberships s where s.group_id = g.id) as size,
      ${sql.raw(groupVersionText)} as version
    from groups g where ${id}::uuid is null or g.id = ${id}::uuid order by lower(g.name)`.execute(reads.db)
  const uses = await groupUses(
    reads,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, usedIn: [...(uses.get(row.id) ?? [])] }))
}

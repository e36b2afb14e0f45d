import { type FolderRight, folderRights } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'

export type Reads = Pick<Work, 'db'>

/** Of a row `g` of folder_grants, and somebody's id. */
export const isGrantedTo = (userId: string) => sql`(g.user_id = ${userId}
  or g.group_id in (select s.group_id from memberships s where s.user_id = ${userId})
  or g.org_item_id in (select o.org_item_id from org_memberships o where o.user_id = ${userId}))`

/**
 * What somebody may do with entries: what they were given there or above, as far down as it is inherited; all in their own files, and
 * as an administrator in the company's [FIL-06]. Rows of `id, level` (1 to 4, null: nothing) and `trashed`: it, or what it stands in.
 * @param ids a query of ids
 */
export function standing({ id: me, administrator }: UserAsker, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    with recursive up (id, at, counts) as (
      select e.id, e.id, true from folder_entries e where e.id in (${ids})
      union all
      select u.id, c.parent_id, u.counts and c.inherits from up u join folder_entries c on c.id = u.at where c.parent_id is not null
    )
    select u.id, bool_or(n.deleted_at is not null) as trashed, max(case
      when n.owner_id = ${me} or (n.root = 'company' and ${administrator}) then ${folderRights.length}
      when u.counts then (select max(array_position(${[...folderRights]}::text[], g.right)) from folder_grants g
        where g.entry_id = n.id and ${isGrantedTo(me)}) end) as level
    from up u join folder_entries n on n.id = u.at group by u.id)`
}

export interface Standing {
  right: FolderRight | null
  trashed: boolean
}

/** Of those that there are. */
export async function standingsOf({ db }: Reads, who: UserAsker, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map()
  const all = sql`select unnest(${[...new Set(ids)]}::uuid[])`
  const { rows } = await sql<{ id: string; level: number | null; trashed: boolean }>`
    select * from ${standing(who, all)} s`.execute(db)
  return new Map(rows.map(({ id, level, trashed }) => [id, { right: level === null ? null : folderRights[level - 1]!, trashed }]))
}

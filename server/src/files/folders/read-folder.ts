import type { readFolder as endpoint, FolderEntry, StaticOf } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { accessEntry, entriesById } from './entry.ts'
import type { Reads } from './standing.ts'

type Query = StaticOf<NonNullable<(typeof endpoint)['query']>>

const portion = 200

export async function readFolder(reads: Reads, who: UserAsker, id: string, { order = 'name', only, cursor = '0' }: Query) {
  if (!/^\d{1,7}$/.test(cursor)) throw new Refusal('bad-request', { field: 'cursor' })
  const folder = await accessEntry(reads, who, id, { kind: 'folder' })
  const from = Number(cursor)
  const { rows } = await sql<{ id: string }>`
    select e.id from folder_entries e left join lateral (
      select v.size from folder_files v where v.entry_id = e.id order by v.number desc limit 1) v on true
    where e.parent_id = ${id} and e.deleted_at is null and (${only === undefined} or e.kind = 'folder')
    order by e.kind desc, ${by[order]}, lower(e.name), e.id limit ${portion + 1} offset ${from}`.execute(reads.db)
  const ids = rows.map((row) => row.id)
  return {
    folder,
    path: await pathTo(reads, who, id),
    entries: {
      items: await entriesById(reads, who, ids.slice(0, portion)),
      next: ids.length > portion ? String(from + portion) : null,
    },
  }
}

const by: Record<NonNullable<Query['order']>, RawBuilder<unknown>> = {
  name: sql`lower(e.name)`,
  '-name': sql`lower(e.name) desc`,
  size: sql`v.size`,
  '-size': sql`v.size desc`,
  changed: sql`e.changed_at`,
  '-changed': sql`e.changed_at desc`,
}

/** From the top down, as far as it is theirs to see. */
async function pathTo(reads: Reads, who: UserAsker, id: string): Promise<FolderEntry[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, parent_id, depth) as (
      select id, parent_id, 0 from folder_entries where id = ${id}
      union all select e.id, e.parent_id, u.depth + 1 from up u join folder_entries e on e.id = u.parent_id
    )
    select id from up where depth > 0 order by depth desc`.execute(reads.db)
  return entriesById(
    reads,
    who,
    rows.map((row) => row.id),
  )
}

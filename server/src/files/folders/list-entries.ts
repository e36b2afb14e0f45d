import type { FolderEntry } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { UserAsker } from '../../people/index.ts'
import { likeText } from '../../platform/like-text.ts'
import { entriesById } from './entry.ts'
import { isGrantedTo, type Reads, standing } from './standing.ts'

/** My Files are there from the first look at them on. */
async function homeOf({ db }: Reads, { id }: UserAsker): Promise<string> {
  const find = () => db.selectFrom('folder_entries').select('id').where('owner_id', '=', id).executeTakeFirst()
  const known = await find()
  if (known) return known.id
  await db
    .insertInto('folder_entries')
    .values({ id: v7(), kind: 'folder', root: 'mine', owner_id: id, name: 'My Files' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await find())!.id
}

export async function listRoots(reads: Reads, who: UserAsker): Promise<FolderEntry[]> {
  const home = await homeOf(reads, who)
  const company = await reads.db.selectFrom('folder_entries').select('id').where('root', '=', 'company').execute()
  return entriesById(reads, who, [home, ...company.map(({ id }) => id)])
}

/** What others gave them, where they do not see what it stands in. */
export async function listShared(reads: Reads, who: UserAsker): Promise<FolderEntry[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from folder_entries e where e.parent_id is not null and e.deleted_at is null
      and e.id in (select g.entry_id from folder_grants g where ${isGrantedTo(who.id)})
    order by e.changed_at desc limit 500`.execute(reads.db)
  const entries = await entriesById(
    reads,
    who,
    rows.map(({ id }) => id),
  )
  return entries.filter(({ parentId }) => parentId === null)
}

export async function listRecent(reads: Reads, who: UserAsker): Promise<FolderEntry[]> {
  const { rows } = await sql<{ id: string }>`
    select id from folder_entries where changed_by = ${who.id} and kind = 'file' and deleted_at is null
    order by changed_at desc limit 200`.execute(reads.db)
  const entries = await entriesById(
    reads,
    who,
    rows.map(({ id }) => id),
  )
  return entries.slice(0, 100)
}

/** What was deleted by itself and not with its folder, where they may edit. */
export async function listTrash(reads: Reads, who: UserAsker): Promise<FolderEntry[]> {
  const deleted = sql`select id from folder_entries where deleted_at is not null`
  const { rows } = await sql<{ id: string }>`
    select e.id from ${standing(who, deleted)} s join folder_entries e on e.id = s.id
    where s.level >= 3 order by e.deleted_at desc limit 500`.execute(reads.db)
  return entriesById(
    reads,
    who,
    rows.map(({ id }) => id),
    { trashed: true },
  )
}

/** By a part of the name, whatever the case; of very many, the ones changed last are looked at. */
export async function findEntries(reads: Reads, who: UserAsker, search: string): Promise<FolderEntry[]> {
  const pattern = `%${likeText(search.trim())}%`
  const named = sql`select id from folder_entries where deleted_at is null and root is null and lower(name) like lower(${pattern})
    order by changed_at desc limit 5000`
  const { rows } = await sql<{ id: string }>`
    select e.id from ${standing(who, named)} s join folder_entries e on e.id = s.id
    where s.level >= 1 and not s.trashed order by e.kind desc, lower(e.name), e.id limit 100`.execute(reads.db)
  return entriesById(
    reads,
    who,
    rows.map(({ id }) => id),
  )
}

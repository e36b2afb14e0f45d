import type { FolderEntry } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction, type Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { cleanName } from '../clean-name.ts'
import { checkDepth, nameTaken } from './create-folder.ts'
import { accessEntry, holdFolder } from './entry.ts'
import { freeName } from './free-name.ts'
import type { Reads } from './standing.ts'
import { tellEntry } from './tell.ts'

export function editEntry(
  database: Database,
  who: UserAsker,
  id: string,
  { name, parentId }: { name?: string; parentId?: string },
): Promise<FolderEntry> {
  return transaction(database, async (work) => {
    if (parentId !== undefined) await holdMoves(work)
    const entry = await accessEntry(work, who, id, { need: 'edit' })
    if (parentId !== undefined && parentId !== entry.parentId) {
      await tellEntry(work, id)
      await move(work, who, entry, parentId)
    }
    if (name !== undefined) await rename(work, id, cleanName(name))
    await work.db.updateTable('folder_entries').set({ changed_at: new Date(), changed_by: who.id }).where('id', '=', id).execute()
    await tellEntry(work, id)
    return accessEntry(work, who, id)
  })
}

/** Two that move folders into each other do so one after another. */
export async function holdMoves({ db }: Reads): Promise<void> {
  await sql`select pg_advisory_xact_lock(7073231)`.execute(db)
}

async function move(work: Work, who: UserAsker, { id, name }: FolderEntry, parentId: string): Promise<void> {
  await holdFolder(work, who, parentId)
  const below = await levelsOf(work, id)
  if (below.ids.has(parentId)) throw new Refusal('folder-cycle')
  await checkDepth(work, parentId, below.levels)
  const free = await freeName(work, parentId, name)
  await work.db.updateTable('folder_entries').set({ parent_id: parentId, name: free }).where('id', '=', id).execute()
  await nameFiles(work, id, free)
}

async function rename(work: Work, id: string, name: string): Promise<void> {
  await work.db.updateTable('folder_entries').set({ name }).where('id', '=', id).execute().catch(nameTaken)
  await nameFiles(work, id, name)
}

/** Saved under the name that it has now, whichever version. */
export async function nameFiles({ db }: Reads, entryId: string, name: string): Promise<void> {
  await db.updateTable('files').set({ name }).where('entry_id', '=', entryId).execute()
}

/** An entry and all below it that is not in the trash, and how many levels these are. */
export async function levelsOf({ db }: Reads, id: string): Promise<{ ids: Set<string>; levels: number }> {
  const { rows } = await sql<{ id: string; level: number }>`
    with recursive below (id, level) as (
      select ${id}::uuid, 1
      union all select e.id, b.level + 1 from below b join folder_entries e on e.parent_id = b.id and e.deleted_at is null
    )
    select id, level from below`.execute(db)
  return { ids: new Set(rows.map((row) => row.id)), levels: Math.max(...rows.map(({ level }) => level)) }
}

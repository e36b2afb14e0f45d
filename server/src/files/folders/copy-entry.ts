import type { FolderEntry } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction, type Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Settings } from '../../platform/settings.ts'
import { checkDepth } from './create-folder.ts'
import { levelsOf } from './edit-entry.ts'
import { accessEntry, entriesById, holdFolder } from './entry.ts'
import { freeName } from './free-name.ts'
import { takeRoom } from './room.ts'
import { tellEntry } from './tell.ts'

const most = 1_000

interface Copying {
  id: string
  copyId: string
  parentId: string
}

/** With the newest version of each file, and without the rights of its own that it has: those of where it comes to hold. */
export async function copyEntry(
  { database, settings }: { database: Database; settings: Settings },
  who: UserAsker,
  { id, copyId, parentId }: Copying,
): Promise<FolderEntry> {
  const known = await database.db.selectFrom('folder_entries').select('id').where('id', '=', copyId).executeTakeFirst()
  if (known) return accessEntry(database, who, copyId)
  return transaction(database, async (work) => {
    const source = await accessEntry(work, who, id)
    if (source.root) throw new Refusal('folder-is-root')
    await holdFolder(work, who, parentId)
    const { ids, levels } = await levelsOf(work, id)
    if (ids.has(parentId)) throw new Refusal('folder-cycle')
    if (ids.size > most) throw new Refusal('too-many-items')
    await checkDepth(work, parentId, levels)
    const entries = inOrder(await entriesById(work, who, [...ids]), id)
    await takeRoom(
      work,
      settings,
      who.id,
      entries.reduce((sum, { file }) => sum + (file?.size ?? 0), 0),
    )
    const copies = new Map(entries.map((entry) => [entry.id, entry.id === id ? copyId : v7()]))
    const rows = entries.map((entry) => ({
      id: copies.get(entry.id)!,
      kind: entry.kind,
      parent_id: entry.id === id ? parentId : copies.get(entry.parentId!)!,
      name: entry.name,
      created_by: who.id,
      changed_by: who.id,
    }))
    rows[0]!.name = await freeName(work, parentId, source.name)
    await work.db.insertInto('folder_entries').values(rows).execute()
    await copyFiles(work, who, entries, copies)
    await tellEntry(work, copyId)
    return accessEntry(work, who, copyId)
  })
}

/** Each before those in it; what they do not see is left out, and with it what is in it. */
function inOrder(entries: readonly FolderEntry[], top: string): FolderEntry[] {
  const found = entries.filter(({ id }) => id === top)
  for (let at = 0; at < found.length; at++)
    found.push(...entries.filter(({ parentId, id }) => parentId === found[at]!.id && id !== top))
  return found
}

async function copyFiles({ db }: Work, who: UserAsker, entries: readonly FolderEntry[], copies: ReadonlyMap<string, string>) {
  const files = entries.flatMap(({ id, file }) => (file ? [{ from: file.id, to: v7(), entry: copies.get(id)! }] : []))
  const column = (name: 'from' | 'to' | 'entry') => files.map((file) => file[name])
  await sql`
    with wanted as (
      select * from unnest(${column('from')}::uuid[], ${column('to')}::uuid[], ${column('entry')}::uuid[]) w (source_id, id, entry_id)
    ), source as (
      select f.* from files f where f.id in (select source_id from wanted) for share
    ), made as (
      insert into files (id, key, preview_key, name, type, size, width, height, uploader_id, entry_id)
      select w.id, s.key, s.preview_key, e.name, s.type, s.size, s.width, s.height, ${who.id}, w.entry_id
      from wanted w join source s on s.id = w.source_id join folder_entries e on e.id = w.entry_id returning id, entry_id, size
    )
    insert into folder_files (id, entry_id, number, file_id, size, added_by)
    select gen_random_uuid(), entry_id, 1, id, size, ${who.id} from made`.execute(db)
}

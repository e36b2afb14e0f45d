import { allows, type FolderEntry, type OnConflict } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { UserAsker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { FileRow } from '../file.ts'
import { accessEntry, holdFolder } from './entry.ts'
import { freeName } from './free-name.ts'
import type { Reads } from './standing.ts'
import { tellEntry } from './tell.ts'

export interface Keeping {
  /** Of the entry, where it becomes a new one. */
  entryId: string
  parentId: string
  name: string
  conflict: OnConflict
  file: Pick<FileRow, 'id' | 'size'>
}

/** A loose file becomes an entry of a folder, or the newest version of the one that has its name there [FIL-04]. */
export async function keepFile(work: Work, who: UserAsker, keeping: Keeping): Promise<FolderEntry> {
  const { parentId, file } = keeping
  await holdFolder(work, who, parentId)
  const there = keeping.conflict === 'replace' ? await fileNamed(work, parentId, keeping.name) : undefined
  const entryId = there ?? (await newEntry(work, who, keeping))
  if (there && !allows((await accessEntry(work, who, there)).right, 'edit')) throw new Refusal('forbidden')
  await sql`
    insert into folder_files (id, entry_id, number, file_id, size, added_by)
    select ${v7()}, ${entryId}, coalesce(max(number), 0) + 1, ${file.id}, ${file.size}, ${who.id}
    from folder_files where entry_id = ${entryId}`.execute(work.db)
  await sql`
    with kept as (update folder_entries set changed_at = now(), changed_by = ${who.id} where id = ${entryId} returning name)
    update files set entry_id = ${entryId}, name = kept.name from kept where files.id = ${file.id}`.execute(work.db)
  await tellEntry(work, entryId)
  return accessEntry(work, who, entryId)
}

async function newEntry({ db }: Work, who: UserAsker, { entryId, parentId, name }: Keeping): Promise<string> {
  await db
    .insertInto('folder_entries')
    .values({
      ...{ id: entryId, kind: 'file', parent_id: parentId, created_by: who.id, changed_by: who.id },
      name: await freeName({ db }, parentId, name),
    })
    .execute()
    .catch((error) => {
      throw error.constraint === 'folder_entries_pkey' ? new Refusal('not-found') : error
    })
  return entryId
}

async function fileNamed({ db }: Reads, parentId: string, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from folder_entries where parent_id = ${parentId} and kind = 'file' and deleted_at is null and lower(name) = lower(${name})`.execute(
    db,
  )
  return rows[0]?.id
}

/** The same bytes once more, as a loose file: neither knows of the other. The source is held, so that its bytes stay. */
export async function doubleFile({ db }: Reads, from: string, to: { id: string; uploaderId: string }): Promise<FileRow> {
  const { rows } = await sql<FileRow>`
    with source as (select * from files where id = ${from} for share)
    insert into files (id, key, preview_key, name, type, size, width, height, uploader_id)
    select ${to.id}, key, preview_key, name, type, size, width, height, ${to.uploaderId} from source returning *`.execute(db)
  if (!rows[0]) throw new Refusal('not-found')
  return rows[0]
}

import type { File, FileVersion, FolderEntry, Named } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { accessEntry } from './entry.ts'
import type { Reads } from './standing.ts'
import { tellEntry } from './tell.ts'

interface Row {
  id: string
  number: number
  file: File
  added_at: Date
  added_by: Named | null
}

export async function listVersions(reads: Reads, who: UserAsker, entryId: string): Promise<FileVersion[]> {
  await accessEntry(reads, who, entryId, { kind: 'file' })
  const { rows } = await sql<Row>`
    select v.id, v.number, v.added_at,
      json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'width', f.width, 'height', f.height) as file,
      (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = v.added_by) as added_by
    from folder_files v join files f on f.id = v.file_id where v.entry_id = ${entryId} order by v.number desc limit 100`.execute(
    reads.db,
  )
  return rows.map(({ added_at, added_by, ...row }) => ({ ...row, addedAt: added_at.toISOString(), addedBy: added_by }))
}

/** The same bytes once more, so they take no room. */
export function restoreVersion(database: Database, who: UserAsker, entryId: string, versionId: string): Promise<FolderEntry> {
  return transaction(database, async (work) => {
    await work.db.selectFrom('folder_entries').select('id').where('id', '=', entryId).forNoKeyUpdate().execute()
    await accessEntry(work, who, entryId, { need: 'edit', kind: 'file' })
    const { rows } = await sql`
      insert into folder_files (id, entry_id, number, file_id, size, added_by)
      select ${v7()}, v.entry_id, (select max(number) + 1 from folder_files where entry_id = v.entry_id), v.file_id, 0, ${who.id}
      from folder_files v where v.id = ${versionId} and v.entry_id = ${entryId} returning id`.execute(work.db)
    if (rows.length === 0) throw new Refusal('not-found')
    await work.db
      .updateTable('folder_entries')
      .set({ changed_at: new Date(), changed_by: who.id })
      .where('id', '=', entryId)
      .execute()
    await tellEntry(work, entryId)
    return accessEntry(work, who, entryId)
  })
}

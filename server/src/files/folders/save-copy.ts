import { type File, type FolderEntry, maxFileSize, type OnConflict } from '@parley/contract'
import { v7 } from 'uuid'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Settings } from '../../platform/settings.ts'
import { cleanName } from '../clean-name.ts'
import { type FileRow, fileById, toFile } from '../file.ts'
import { type Handed, mayReadFile } from '../may-read-file.ts'
import { accessEntry } from './entry.ts'
import { doubleFile, keepFile } from './keep-file.ts'
import { takeRoom } from './room.ts'

type Given = Handed & { database: Database; settings: Settings }
interface Saving {
  fileId: string
  parentId: string
  name: string
  conflict: OnConflict
}

/** From a chat, an item, or another folder; who saves it needs to see it now, and never again [CNV-07, FIL-02]. */
export async function saveCopy(given: Given, who: UserAsker, entryId: string, saving: Saving): Promise<FolderEntry> {
  const { database, settings } = given
  const known = await database.db.selectFrom('folder_entries').select('id').where('id', '=', entryId).executeTakeFirst()
  if (known) return accessEntry(database, who, entryId)
  const source = await readable(given, who, saving.fileId)
  return transaction(database, async (work) => {
    await takeRoom(work, settings, who.id, source.size)
    const file = await doubleFile(work, source.id, { id: v7(), uploaderId: who.id })
    return keepFile(work, who, { ...saving, entryId, name: cleanName(saving.name), file })
  })
}

/** The same id again is the same file. */
export async function copyFile(given: Given, who: UserAsker, id: string, fromId: string): Promise<File> {
  const { database } = given
  const known = await fileById(database, id)
  if (known) {
    if (known.uploader_id !== who.id) throw new Refusal('not-found')
    return toFile(known)
  }
  const source = await readable(given, who, fromId)
  if (source.size > maxFileSize) throw new Refusal('file-too-large')
  return transaction(database, async (work) => {
    const row = await doubleFile(work, source.id, { id, uploaderId: who.id }).catch((error) => {
      throw error.constraint === 'files_pkey' ? new Refusal('not-found') : error
    })
    return toFile(row)
  })
}

async function readable(given: Given, who: UserAsker, fileId: string): Promise<FileRow> {
  const file = await fileById(given.database, fileId)
  if (!file || !(await mayReadFile(given, who, file))) throw new Refusal('not-found')
  return file
}

import type { FileUpload, OnConflict } from '@parley/contract'
import type { Selectable } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Settings } from '../../platform/settings.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Tables } from '../../platform/tables.ts'
import { cleanName } from '../clean-name.ts'
import { entriesById, holdFolder } from './entry.ts'
import { takeRoom, usageOf } from './room.ts'
import type { Reads } from './standing.ts'

export type UploadRow = Selectable<Tables['folder_uploads']>

export interface Beginning {
  parentId: string
  name: string
  size: number
  conflict: OnConflict
}

/** Size and room are looked at before a byte comes. The same id again goes on. */
export async function startUpload(
  { database, settings }: { database: Database; settings: Settings },
  who: UserAsker,
  id: string,
  { parentId, name, size, conflict }: Beginning,
): Promise<FileUpload> {
  const known = await database.db.selectFrom('folder_uploads').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return readUpload(database, who, id)
  return transaction(database, async (work) => {
    await holdFolder(work, who, parentId)
    if (size > (await usageOf(work, settings, who.id)).largest) throw new Refusal('upload-too-large')
    await takeRoom(work, settings, who.id, size)
    await work.db
      .insertInto('folder_uploads')
      .values({ id, user_id: who.id, parent_id: parentId, name: cleanName(name), conflict, size })
      .onConflict((clash) => clash.doNothing())
      .execute()
    return readUpload(work, who, id)
  })
}

export async function readUpload(reads: Reads, who: UserAsker, id: string): Promise<FileUpload> {
  const { received, size, entry_id } = await uploadOf(reads, who, id)
  const [entry = null] = entry_id ? await entriesById(reads, who, [entry_id]) : []
  return { id, received, size, entry }
}

/** Of who began it alone. */
export async function uploadOf({ db }: Reads, who: UserAsker, id: string): Promise<UploadRow> {
  const row = await db
    .selectFrom('folder_uploads')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', who.id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return row
}

export async function cancelUpload(database: Database, storage: Storage, who: UserAsker, id: string): Promise<void> {
  await removeUploads(database, storage, { id, userId: who.id })
}

/** What is left of one upload, or of those that nobody has gone on with for a day. The bytes go first: rows that are left are tried again. */
async function removeUploads(database: Database, storage: Storage, of: { id: string; userId?: string } | 'old'): Promise<void> {
  for (let more = true; more; ) {
    more = await transaction(database, async ({ db }) => {
      const all = db.selectFrom('folder_uploads').select('id')
      const wanted =
        of === 'old'
          ? all
              .where('changed_at', '<', new Date(Date.now() - 24 * 3_600_000))
              .orderBy('changed_at')
              .forUpdate()
              .skipLocked()
          : all.where('id', '=', of.id).forUpdate()
      const mine = of !== 'old' && of.userId ? wanted.where('user_id', '=', of.userId) : wanted
      const ids = (await mine.limit(10).execute()).map(({ id }) => id)
      if (ids.length === 0) return false
      const parts = await db.selectFrom('folder_upload_parts').select('key').where('upload_id', 'in', ids).execute()
      for (const { key } of parts) await storage.delete(key)
      await db.deleteFrom('folder_upload_parts').where('upload_id', 'in', ids).execute()
      await db.deleteFrom('folder_uploads').where('id', 'in', ids).execute()
      return of === 'old' && ids.length === 10
    })
  }
}

/** An upload that nobody ends fills no disk for longer than a day. */
export const removeOldUploads = (storage: Storage): Task => ({
  name: 'remove-old-uploads',
  cron: '29 * * * *',
  run: (database) => removeUploads(database, storage, 'old'),
})

/** The parts of an upload that is whole are not needed any more. */
export const removeParts = (storage: Storage): Task<{ uploadId: string }> => ({
  name: 'remove-upload-parts',
  async run({ db }, { uploadId }) {
    const parts = await db.selectFrom('folder_upload_parts').select('key').where('upload_id', '=', uploadId).execute()
    for (const { key } of parts) await storage.delete(key)
    await db.deleteFrom('folder_upload_parts').where('upload_id', '=', uploadId).execute()
  },
})

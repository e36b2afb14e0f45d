import { Readable } from 'node:stream'
import { type FileUpload, largestPart, type OnConflict, smallestPart } from '@parley/contract'
import { v7 } from 'uuid'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Storage, Stored } from '../../platform/storage.ts'
import { lookAt } from '../look-at.ts'
import { keepFile } from './keep-file.ts'
import { readUpload, type UploadRow, uploadOf } from './upload.ts'

interface Part {
  stream: Readable
  offset: number
  /** As the request says it, in bytes. */
  length: number | undefined
}

/**
 * A part is kept whole or not at all, and only as what comes next; the last one makes the file. Sent again after the answer was lost,
 * it is told where to go on.
 */
export async function sendPart(
  given: { database: Database; storage: Storage },
  who: UserAsker,
  id: string,
  { stream, offset, length }: Part,
): Promise<FileUpload> {
  const { database, storage } = given
  const upload = await uploadOf(database, who, id)
  if (upload.entry_id) return readUpload(database, who, id)
  if (offset !== upload.received) throw new Refusal('upload-elsewhere')
  const left = upload.size - upload.received
  if (left > 0) {
    const stored = await storage.put(stream, { most: Math.min(left, largestPart), ...(length !== undefined && { length }) })
    if (!(await keepPart(given, upload, stored))) {
      await storage.delete(stored.key)
      throw new Refusal(stored.size === 0 ? 'file-incomplete' : 'upload-elsewhere')
    }
    if (stored.size < left) return readUpload(database, who, id)
  }
  await finish(given, who, upload)
  return readUpload(database, who, id)
}

async function keepPart({ database }: { database: Database }, upload: UploadRow, { key, size }: Stored): Promise<boolean> {
  const isLast = upload.received + size === upload.size
  if (size === 0 || (size < smallestPart && !isLast)) return false
  return transaction(database, async ({ db }) => {
    const grown = await db
      .updateTable('folder_uploads')
      .set({ received: upload.received + size, changed_at: new Date() })
      .where('id', '=', upload.id)
      .where('received', '=', upload.received)
      .returning('id')
      .executeTakeFirst()
    if (!grown) return false
    await db.insertInto('folder_upload_parts').values({ upload_id: upload.id, offset: upload.received, key }).execute()
    return true
  })
}

/** Of one part there is nothing to put together. */
async function finish({ database, storage }: { database: Database; storage: Storage }, who: UserAsker, upload: UploadRow) {
  const { id, size } = upload
  const parts = await database.db
    .selectFrom('folder_upload_parts')
    .select('key')
    .where('upload_id', '=', id)
    .orderBy('offset')
    .execute()
  const keys = parts.map(({ key }) => key)
  const joined =
    keys.length === 1 ? undefined : await storage.put(Readable.from(bytesOf(storage, keys)), { most: size, length: size })
  const kept: string[] = joined ? [joined.key] : []
  try {
    const key = joined?.key ?? keys[0]!
    const { type, preview } = await lookAt(storage, { key, size })
    if (preview) kept.push(preview.key)
    const done = await transaction(database, async (work) => {
      const held = await work.db.selectFrom('folder_uploads').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      // Somebody gave it up, or ended it twice at the same time.
      if (!held || held.entry_id) return false
      const row = {
        ...{ id: v7(), key, type, size, name: upload.name, uploader_id: who.id },
        preview_key: preview?.key ?? null,
        width: preview?.width ?? null,
        height: preview?.height ?? null,
      }
      await work.db.insertInto('files').values(row).execute()
      // The folder was deleted for ever meanwhile.
      if (!held.parent_id) throw new Refusal('not-found')
      const conflict = upload.conflict as OnConflict
      const entry = await keepFile(work, who, {
        entryId: v7(),
        parentId: held.parent_id,
        name: upload.name,
        conflict,
        file: row,
      })
      await work.db.updateTable('folder_uploads').set({ entry_id: entry.id }).where('id', '=', id).execute()
      if (joined) work.later('remove-upload-parts', { uploadId: id })
      else await work.db.deleteFrom('folder_upload_parts').where('upload_id', '=', id).execute()
      return true
    })
    if (!done) await discard(storage, kept)
  } catch (error) {
    await discard(storage, kept)
    throw error
  }
}

async function* bytesOf(storage: Storage, keys: readonly string[]): AsyncGenerator<Buffer> {
  for (const key of keys) yield* (await storage.get(key)) as AsyncIterable<Buffer>
}

async function discard(storage: Storage, keys: readonly string[]): Promise<void> {
  for (const key of keys) await storage.delete(key)
}

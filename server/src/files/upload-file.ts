import type { Readable } from 'node:stream'
import { type File, maxFileSize } from '@parley/contract'
import type { Asker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Storage, Stored } from '../platform/storage.ts'
import { cleanName } from './clean-name.ts'
import { type FileRow, fileById, toFile } from './file.ts'
import { lookAt } from './look-at.ts'

export interface Upload {
  id: string
  name: string
  stream: Readable
  /** As the request says it, in bytes. */
  length: number | undefined
}

/**
 * Whole or not at all. The same id again with the same name and size is the same file; with others, or of somebody else, it is
 * nobody's to write.
 */
export async function uploadFile(database: Database, storage: Storage, asker: Asker, upload: Upload): Promise<File> {
  const name = cleanName(upload.name)
  const known = await fileById(database, upload.id)
  if (known) return same(known, asker, name, upload.length)
  if (upload.length === 0) throw new Refusal('file-empty')

  const stored = await storage.put(upload.stream, {
    most: maxFileSize,
    ...(upload.length !== undefined && { length: upload.length }),
  })
  const kept: Pick<Stored, 'key'>[] = [stored]
  try {
    if (stored.size === 0) throw new Refusal('file-empty')
    const { type, preview } = await lookAt(storage, stored)
    if (preview) kept.push(preview)
    const row = await database.db
      .insertInto('files')
      .values({
        id: upload.id,
        key: stored.key,
        preview_key: preview?.key ?? null,
        name,
        type,
        size: stored.size,
        width: preview?.width ?? null,
        height: preview?.height ?? null,
        uploader_id: asker.id,
        session_id: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row) return toFile(row)
    // The same upload was under way twice, and the other one was quicker.
    const other = await fileById(database, upload.id)
    if (!other) throw new Refusal('not-found')
    const answer = same(other, asker, name, stored.size)
    await discard(storage, kept)
    return answer
  } catch (error) {
    await discard(storage, kept)
    throw error
  }
}

function same(known: FileRow, asker: Asker, name: string, size: number | undefined): File {
  const isSame = known.uploader_id === asker.id && known.name === name && (size === undefined || known.size === size)
  if (!isSame) throw new Refusal('not-found')
  return toFile(known)
}

async function discard(storage: Storage, kept: Pick<Stored, 'key'>[]): Promise<void> {
  for (const { key } of kept) await storage.delete(key)
}

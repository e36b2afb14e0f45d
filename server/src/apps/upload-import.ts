import type { Readable } from 'node:stream'
import { type ItemImport, maxImportSize } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { isCsvError } from '../platform/csv-in.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Storage } from '../platform/storage.ts'
import { delimiterOf, readRows } from './import-file.ts'
import { accessImport, toImport } from './item-import.ts'
import { accessApp } from './rights.ts'

interface Upload {
  id: string
  appId: string
  name: string
  stream: Readable
  length: number | undefined
}

/** Whole or not at all. The same id again answers what is there. */
export async function uploadImport(database: Database, storage: Storage, who: UserAsker, upload: Upload): Promise<ItemImport> {
  const { id, appId, stream, length } = upload
  const { app } = await accessApp(database, who, appId, 'import')
  const known = await database.db.selectFrom('item_imports').select(['user_id', 'app_id']).where('id', '=', id).executeTakeFirst()
  if (known) {
    if (known.app_id !== appId) throw new Refusal('not-found')
    return toImport((await accessImport(database, who, id)).row, app)
  }
  if (length === 0) throw new Refusal('file-empty')
  const stored = await storage.put(stream, { most: maxImportSize, ...(length !== undefined && { length }) })
  try {
    const { columns, sample, delimiter } = await lookAt(storage, stored.key)
    await database.db
      .insertInto('item_imports')
      .values({
        ...{ id, columns, delimiter },
        app_id: appId,
        user_id: who.id,
        file_key: stored.key,
        file_name: upload.name.slice(0, 200),
        size: stored.size,
        state: 'uploaded',
        sample: JSON.stringify(sample),
      })
      .execute()
  } catch (error) {
    await storage.delete(stored.key)
    throw (error as { constraint?: string }).constraint === 'item_imports_pkey' ? new Refusal('not-found') : error
  }
  return toImport((await accessImport(database, who, id)).row, app)
}

async function lookAt(storage: Storage, key: string) {
  const delimiter = await delimiterOf(storage, key)
  const rows: string[][] = []
  try {
    for await (const { cells } of readRows(storage, key, delimiter)) {
      rows.push(cells.map((cell) => cell.slice(0, 500)))
      if (rows.length > 5) break
    }
  } catch (error) {
    throw isCsvError(error) ? new Refusal('csv-unreadable', { detail: error.message }) : error
  }
  const [columns, ...sample] = rows
  if (!columns || columns.length > 500) throw new Refusal('csv-unreadable')
  return { columns, sample, delimiter }
}

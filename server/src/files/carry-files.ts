import { Readable } from 'node:stream'
import { type File, maxFileSize } from '@parley/contract'
import type { Database, Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Storage } from '../platform/storage.ts'
import { toFile } from './file.ts'
import { isLoose } from './loose.ts'

const fields = { template_id: '/fileIds', scheduled_id: '/files' }

/**
 * A response template, or a message that is to be sent later, carries these files and no others. What it has stays; others must be
 * one's own and loose. What it gives up is removed with the other loose files.
 * @throws {Refusal} `file-not-found`
 */
export async function carryFiles(
  { db }: Work,
  userId: string,
  ids: readonly string[],
  [by, id]: [by: keyof typeof fields, id: string],
): Promise<void> {
  const held = await db.selectFrom('files').select('id').where(by, '=', id).forUpdate().execute()
  const gone = held.filter(({ id }) => !ids.includes(id)).map(({ id }) => id)
  if (gone.length > 0)
    await db
      .updateTable('files')
      .set({ [by]: null })
      .where('id', 'in', gone)
      .execute()
  const added = ids.filter((id) => !held.some((file) => file.id === id))
  if (added.length === 0) return
  const taken = await db
    .updateTable('files')
    .set({ [by]: id })
    .where('id', 'in', added)
    .where('uploader_id', '=', userId)
    .where(isLoose)
    .returning('id')
    .execute()
  if (taken.length < added.length) throw new Refusal('file-not-found', { field: fields[by] })
}

/** The files of a template once more, loose and of who asks: a message takes a file for good. */
export async function copyCarried(
  { db }: Pick<Database, 'db'>,
  storage: Storage,
  userId: string,
  templateId: string,
): Promise<File[]> {
  const rows = await db
    .selectFrom('files')
    .selectAll()
    .where('template_id', '=', templateId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const copies: File[] = []
  for (const { created_at: _, ...row } of rows) {
    const key = await copyOf(storage, row.key)
    const preview_key = row.preview_key && (await copyOf(storage, row.preview_key))
    const copy = { ...row, id: crypto.randomUUID(), key, preview_key, uploader_id: userId, template_id: null }
    copies.push(toFile(await db.insertInto('files').values(copy).returningAll().executeTakeFirstOrThrow()))
  }
  return copies
}

async function copyOf(storage: Storage, key: string): Promise<string> {
  return (await storage.put(Readable.from(await storage.get(key)), { most: maxFileSize })).key
}

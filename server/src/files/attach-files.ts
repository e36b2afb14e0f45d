import type { File } from '@parley/contract'
import { sql } from 'kysely'
import type { Asker, UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { toFile } from './file.ts'
import { isLoose } from './loose.ts'

/**
 * Puts files into a session, in the order of their ids. Only who uploaded a file can, and only once; otherwise `file-not-found`,
 * and nothing is attached.
 * @param messageId whose they become: it may have held them until its time.
 */
export async function attachFiles(
  work: Work,
  asker: Asker,
  ids: readonly string[],
  sessionId: string,
  messageId: string,
): Promise<File[]> {
  if (ids.length === 0) return []
  const rows = await work.db
    .updateTable('files')
    .set({ session_id: sessionId, scheduled_id: null })
    .where('id', 'in', [...ids])
    .where(sql<boolean>`(${isLoose} or scheduled_id = ${messageId})`)
    .where('uploader_id', '=', asker.id)
    .returningAll()
    .execute()
  const byId = new Map(rows.map((row) => [row.id, toFile(row)]))
  return ids.map((id) => {
    const file = byId.get(id)
    if (!file) throw new Refusal('file-not-found')
    return file
  })
}

/** For people: a picture of oneself is an image that one has uploaded. In use, it is no longer loose. */
export async function checkAvatar({ db }: Pick<Work, 'db'>, who: UserAsker, fileId: string): Promise<void> {
  const found = await db
    .selectFrom('files')
    .select('id')
    .where('id', '=', fileId)
    .where('uploader_id', '=', who.id)
    .where('preview_key', 'is not', null)
    // Until the picture is in use it must not be cleaned up.
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('file-not-found')
}

/** What an anonymous visitor uploaded and has not sent yet goes with them to who they turn out to be. */
export async function handOverFiles({ db }: Pick<Work, 'db'>, from: string, to: string): Promise<void> {
  await db.updateTable('files').set({ uploader_id: to }).where('uploader_id', '=', from).execute()
}

/**
 * Puts files into an item or a comment on it. What is there already stays; others must be one's own and loose.
 * @throws {Refusal} `file-not-found`, and nothing is attached
 */
export async function attachToItem(
  { db }: Pick<Work, 'db'>,
  who: UserAsker,
  ids: readonly string[],
  itemId: string,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('files')
    .set({ item_id: itemId })
    .where('id', 'in', [...ids])
    .where('uploader_id', '=', who.id)
    .where(isLoose)
    .execute()
  const there = await db
    .selectFrom('files')
    .select('id')
    .where('id', 'in', [...ids])
    .where('item_id', '=', itemId)
    .execute()
  if (there.length < new Set(ids).size) throw new Refusal('file-not-found')
}

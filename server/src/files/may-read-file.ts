import type { Asker, UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import type { FileRow } from './file.ts'
import { standingsOf } from './folders/index.ts'

/** What the house hands in, since sessions come later in its order. */
export interface Handed {
  /** Whether this asker may see this file of this session, as staff or as its customer [FIL-05]. */
  mayRead(database: Pick<Database, 'db'>, asker: Asker, sessionId: string, fileId: string): Promise<boolean>
  /** Whether they may see this file of this item of an app. */
  mayReadItemFile(database: Pick<Database, 'db'>, asker: UserAsker, itemId: string, fileId: string): Promise<boolean>
  /** Whether they find this response template. */
  mayReadTemplate(database: Pick<Database, 'db'>, asker: UserAsker, templateId: string): Promise<boolean>
}

/** A loose file is its uploader's alone. */
export async function mayReadFile(
  { database, mayRead, mayReadItemFile, mayReadTemplate }: Handed & { database: Database },
  asker: Asker,
  { id, session_id, item_id, template_id, entry_id, uploader_id }: FileRow,
): Promise<boolean> {
  if (entry_id) return asker.kind === 'user' && mayReadEntry(database, asker, entry_id)
  if (item_id) return asker.kind === 'user' && mayReadItemFile(database, asker, item_id, id)
  if (template_id) return asker.kind === 'user' && mayReadTemplate(database, asker, template_id)
  return session_id ? mayRead(database, asker, session_id, id) : uploader_id === asker.id
}

/** What lies in the trash is read by nobody. */
async function mayReadEntry(database: Database, asker: UserAsker, entryId: string): Promise<boolean> {
  const standing = (await standingsOf(database, asker, [entryId])).get(entryId)
  return standing !== undefined && standing.right !== null && !standing.trashed
}

import type { Asker, UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import type { FileRow } from './file.ts'

/** What the house hands in, since sessions come later in its order. */
export interface Handed {
  /** Whether this asker may see this file of this session, as staff or as its customer [FIL-05]. */
  mayRead(database: Pick<Database, 'db'>, asker: Asker, sessionId: string, fileId: string): Promise<boolean>
  /** Whether they may view this item of an app. */
  mayViewItem(database: Pick<Database, 'db'>, asker: UserAsker, itemId: string): Promise<boolean>
  /** Whether they find this response template. */
  mayReadTemplate(database: Pick<Database, 'db'>, asker: UserAsker, templateId: string): Promise<boolean>
}

/** A loose file is its uploader's alone. */
export async function mayReadFile(
  { database, mayRead, mayViewItem, mayReadTemplate }: Handed & { database: Database },
  asker: Asker,
  { id, session_id, item_id, template_id, uploader_id }: FileRow,
): Promise<boolean> {
  if (item_id) return asker.kind === 'user' && mayViewItem(database, asker, item_id)
  if (template_id) return asker.kind === 'user' && mayReadTemplate(database, asker, template_id)
  return session_id ? mayRead(database, asker, session_id, id) : uploader_id === asker.id
}

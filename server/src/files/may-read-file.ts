import type { Asker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import type { FileRow } from './file.ts'

/** What the house hands in, since sessions come later in its order. */
export interface Handed {
  /** Whether this asker may see this session, or is its customer [FIL-05]. */
  mayRead(database: Pick<Database, 'db'>, asker: Asker, sessionId: string): Promise<boolean>
}

/** A loose file is its uploader's alone. */
export async function mayReadFile(
  { database, mayRead }: Handed & { database: Database },
  asker: Asker,
  { session_id, uploader_id }: FileRow,
): Promise<boolean> {
  return session_id ? mayRead(database, asker, session_id) : uploader_id === asker.id
}

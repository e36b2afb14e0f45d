import type { Work } from '../platform/database.ts'

/** Nothing carries them any more: they are removed with the other loose files, bytes and all. */
export async function letGoOfFiles({ db }: Pick<Work, 'db'>, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await db.updateTable('files').set({ session_id: null }).where('id', 'in', fileIds).execute()
}

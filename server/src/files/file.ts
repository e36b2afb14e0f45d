import type { File } from '@parley/contract'
import type { Selectable } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { Tables } from '../platform/tables.ts'

export type FileRow = Selectable<Tables['files']>

export function toFile({ id, name, type, size, width, height }: FileRow): File {
  return { id, name, type, size, width, height }
}

export function fileById({ db }: Pick<Database, 'db'>, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
}

/** As they can be shown; those that do not exist are left out. */
export async function filesById({ db }: Pick<Database, 'db'>, ids: readonly string[]): Promise<File[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('files')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toFile)
}

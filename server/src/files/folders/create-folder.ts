import type { FolderEntry } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { cleanName } from '../clean-name.ts'
import { accessEntry, holdFolder } from './entry.ts'
import type { Reads } from './standing.ts'
import { tellEntry } from './tell.ts'

/** More makes no path that anybody reads. */
const deepest = 50

export function createFolder(
  database: Database,
  who: UserAsker,
  id: string,
  given: { parentId: string; name: string },
): Promise<FolderEntry> {
  const name = cleanName(given.name)
  return transaction(database, async (work) => {
    await holdFolder(work, who, given.parentId)
    const known = await work.db
      .selectFrom('folder_entries')
      .select(['parent_id', 'name', 'kind'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (known) {
      if (known.parent_id !== given.parentId || known.name !== name || known.kind !== 'folder') throw new Refusal('not-found')
      return accessEntry(work, who, id)
    }
    await checkDepth(work, given.parentId, 1)
    await work.db
      .insertInto('folder_entries')
      .values({ id, kind: 'folder', parent_id: given.parentId, name, created_by: who.id, changed_by: who.id })
      .execute()
      .catch(nameTaken)
    await tellEntry(work, id)
    return accessEntry(work, who, id)
  })
}

/** @throws {Refusal} `folder-too-deep` where this many more levels would stand below the folder */
export async function checkDepth({ db }: Reads, parentId: string, levels: number): Promise<void> {
  const { rows } = await sql<{ depth: number }>`
    with recursive up (parent_id, depth) as (
      select parent_id, 1 from folder_entries where id = ${parentId}
      union all select e.parent_id, u.depth + 1 from up u join folder_entries e on e.id = u.parent_id
    )
    select max(depth)::int as depth from up`.execute(db)
  if (rows[0]!.depth + levels > deepest) throw new Refusal('folder-too-deep')
}

export function nameTaken(error: { constraint?: string }): never {
  throw error.constraint === 'folder_entries_name'
    ? new Refusal('name-exists', { field: '/name' })
    : error.constraint === 'folder_entries_pkey'
      ? new Refusal('not-found')
      : error
}

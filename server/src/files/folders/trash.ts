import type { FolderEntry } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import { type Database, transaction } from '../../platform/database.ts'
import type { Task } from '../../platform/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holdMoves, nameFiles } from './edit-entry.ts'
import { accessEntry } from './entry.ts'
import { freeName } from './free-name.ts'
import { standingsOf } from './standing.ts'
import { tellEntry } from './tell.ts'

export function trashEntry(database: Database, who: UserAsker, id: string): Promise<void> {
  return transaction(database, async (work) => {
    await accessEntry(work, who, id, { need: 'edit' })
    await work.db
      .updateTable('folder_entries')
      .set({ deleted_at: new Date(), deleted_by: who.id })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .execute()
    await tellEntry(work, id)
  })
}

/** Where it was; where that is in the trash itself, at the top of the same files. */
export function restoreEntry(database: Database, who: UserAsker, id: string): Promise<FolderEntry> {
  return transaction(database, async (work) => {
    await holdMoves(work)
    const entry = await accessTrashed(work, who, id)
    const { rows } = await sql<{ id: string; root: string | null }>`
      with recursive up (id, parent_id, root) as (
        select e.id, e.parent_id, e.root from folder_entries e where e.id = (select parent_id from folder_entries where id = ${id})
        union all select e.id, e.parent_id, e.root from up u join folder_entries e on e.id = u.parent_id
      )
      select id, root from up`.execute(work.db)
    const [parent, top] = [rows[0]!.id, rows.find(({ root }) => root)!.id]
    const gone = (await standingsOf(work, who, [parent])).get(parent)!.trashed
    const parentId = gone ? top : parent
    await work.db.selectFrom('folder_entries').select('id').where('id', '=', parentId).forNoKeyUpdate().execute()
    const name = await freeName(work, parentId, entry.name)
    await work.db
      .updateTable('folder_entries')
      .set({ deleted_at: null, deleted_by: null, parent_id: parentId, name })
      .where('id', '=', id)
      .execute()
    await nameFiles(work, id, name)
    await tellEntry(work, id)
    return accessEntry(work, who, id)
  })
}

/** What hung on it goes with it; its bytes when nothing carries them any more. */
export function eraseEntry(database: Database, who: UserAsker, id: string): Promise<void> {
  return transaction(database, async (work) => {
    await accessTrashed(work, who, id)
    await tellEntry(work, id)
    await work.db.deleteFrom('folder_entries').where('id', '=', id).execute()
  })
}

async function accessTrashed(reads: Pick<Database, 'db'>, who: UserAsker, id: string): Promise<FolderEntry> {
  const entry = await accessEntry(reads, who, id, { need: 'edit', trashed: true })
  // It went with its folder, and comes back with it.
  if (entry.deletedAt === null) throw new Refusal('not-found')
  return entry
}

export function emptyTrash(database: Database, who: UserAsker): Promise<void> {
  return transaction(database, async (work) => {
    await sql`
      with recursive below (id) as (
        select id from folder_entries where owner_id = ${who.id}
        union all select e.id from below b join folder_entries e on e.parent_id = b.id
      )
      delete from folder_entries where deleted_at is not null and id in (select id from below)`.execute(work.db)
    // Nobody else has it on the screen but as what lies in the trash.
    const mine = await work.db.selectFrom('folder_entries').select('id').where('owner_id', '=', who.id).executeTakeFirst()
    if (mine) await tellEntry(work, mine.id)
  })
}

/** What has lain in the trash for 30 days [FIL-06]. */
export const removeTrash: Task = {
  name: 'remove-trash',
  cron: '41 * * * *',
  async run({ db }) {
    await sql`delete from folder_entries where id in (
      select id from folder_entries where deleted_at < now() - interval '30 days' order by deleted_at limit 1000)`.execute(db)
  },
}

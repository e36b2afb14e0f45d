import type { NewLockEntry } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../../platform/database.ts'
import { type EntryRow, entriesQuery } from './entry.ts'

type Reads = Pick<Work, 'db'>

export async function readEntry({ db }: Reads, id: string): Promise<EntryRow | undefined> {
  return (await entriesQuery(sql`e.id = ${id}::uuid`).execute(db)).rows[0]
}

export async function createEntry(work: Work, entry: NewLockEntry, by: string): Promise<EntryRow> {
  const id = v7()
  await work.db
    .insertInto('lock_entries')
    .values({ id, ...columnsOf(entry), created_by: by })
    .execute()
  return (await readEntry(work, id))!
}

/** As it is to be from now on, also where it was deleted. */
export async function rewriteEntry(work: Work, id: string, entry: NewLockEntry): Promise<EntryRow> {
  await work.db
    .updateTable('lock_entries')
    .set({ ...columnsOf(entry), deleted_at: null })
    .where('id', '=', id)
    .execute()
  return (await readEntry(work, id))!
}

export async function removeEntry(work: Work, id: string): Promise<void> {
  await sql`update lock_entries set deleted_at = now() where id = ${id}::uuid and deleted_at is null`.execute(work.db)
}

function columnsOf({ list, name, type, operator, value, until, liveChatIds, reason }: NewLockEntry) {
  return {
    list,
    name: name.trim(),
    type,
    operator,
    value: value.trim(),
    until: until === null ? null : new Date(until),
    live_chat_ids: liveChatIds,
    reason: reason.trim(),
  }
}

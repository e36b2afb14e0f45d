import type { ActivityRead, ActivityUnread } from '@parley/contract'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

/** One entry, or all of them when it is null. Their other windows hear of it. */
export function readActivity(database: Database, userId: string, entryId: string | null): Promise<void> {
  return transaction(database, async ({ db, publish }) => {
    const mine = db.updateTable('activity_recipients').set({ read: true }).where('user_id', '=', userId)
    const one = entryId === null ? mine.where('read', '=', false) : mine.where('entry_id', '=', entryId)
    const read = await one.returning('entry_id').execute()
    if (entryId !== null && read.length === 0) throw new Refusal('not-found')
    publish([`user:${userId}`], { name: 'activity.read', entryId } satisfies ActivityRead)
  })
}

/** It counts again. */
export function unreadActivity(database: Database, userId: string, entryId: string): Promise<void> {
  return transaction(database, async ({ db, publish }) => {
    const mine = db.updateTable('activity_recipients').set({ read: false }).where('user_id', '=', userId)
    const unread = await mine.where('entry_id', '=', entryId).returning('entry_id').execute()
    if (unread.length === 0) throw new Refusal('not-found')
    publish([`user:${userId}`], { name: 'activity.unread', entryId } satisfies ActivityUnread)
  })
}

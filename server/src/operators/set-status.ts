import { audited } from '../audit/index.ts'
import { colleagueTopics, withRole } from '../live-chats/index.ts'
import { logStatus, personChanged, type UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

/** Going Offline, the open sessions stay [STA-08] or go back to the queue. */
export function setStatus(database: Database, who: UserAsker, online: boolean, sessions: 'keep' | 'queue' = 'keep') {
  const userId = who.id
  return transaction(database, async (work) => {
    if (!(await withRole(work, [userId])).has(userId)) throw new Refusal('forbidden')
    const { online: before } = await work.db
      .selectFrom('users')
      .select('online')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    await work.db
      .updateTable('users')
      .set({ online, seen_at: new Date() })
      .where('id', '=', userId)
      .where('state', '=', 'active')
      .execute()
    logStatus(work, [userId], online)
    const seen = { before: { status: statusOf(before) }, after: { status: statusOf(online) } }
    if (before !== online) audited(work, who, 'status-changed', { kind: 'user', id: userId }, seen)
    if (online) work.later('drain-sessions', { userIds: [userId] }, { key: `drain ${userId}` })
    await personChanged(work, userId, await colleagueTopics(work, userId))
    if (!online && sessions === 'queue') work.later('return-sessions', { userIds: [userId], reason: 'offline' })
    return { online }
  })
}

const statusOf = (online: boolean) => (online ? 'online' : 'offline')

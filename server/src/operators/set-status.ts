import { sql } from 'kysely'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { publishPerson } from './publish-person.ts'

/** Whether somebody has a status at all: a role in a live chat, or a session [STA-01]. */
export async function isStaff({ db }: Pick<Work, 'db'>, userId: string): Promise<boolean> {
  const { rows } = await sql<{ staff: boolean }>`
    select exists (select from memberships m join live_chat_operator_groups using (group_id) where m.user_id = ${userId})
      or exists (select from memberships m join live_chat_supervisor_groups using (group_id) where m.user_id = ${userId})
      or exists (select from sessions where operator_id = ${userId} and state = 'assigned') as staff`.execute(db)
  return rows[0]!.staff
}

/** Going Offline, the open sessions stay [STA-08] or go back to the queue. */
export function setStatus(database: Database, userId: string, online: boolean, sessions: 'keep' | 'queue' = 'keep') {
  return transaction(database, async (work) => {
    if (!(await isStaff(work, userId))) throw new Refusal('forbidden')
    await work.db
      .updateTable('users')
      .set({ online, seen_at: new Date() })
      .where('id', '=', userId)
      .where('state', '=', 'active')
      .execute()
    await publishPerson(work, userId)
    if (!online && sessions === 'queue') work.later('return-sessions', { userIds: [userId], reason: 'offline' })
    return { online }
  })
}

import type { Reminder, ReminderChanged } from '@parley/contract'
import { sql } from 'kysely'
import { aboutSession, addActivity } from '../activity/index.ts'
import { settingsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { transaction, type Work } from '../platform/database.ts'
import { inTime } from '../platform/in-time.ts'
import type { Task } from '../platform/jobs.ts'
import { viewSession } from './access.ts'
import { sessionById } from './sessions-query.ts'

export interface ReminderRow {
  session_id: string
  at: string | Date
  until_reply: boolean
  received: number
  due: boolean
}

/** What user `$1` asked to be reminded of, as JSON. */
export const remindersText = `coalesce((select json_agg(r) from reminders r where r.user_id = $1), '[]')`

export function toReminder({ session_id, at, until_reply, received, due }: ReminderRow): Reminder {
  return { sessionId: session_id, at: new Date(at).toISOString(), untilReply: until_reply, received, due }
}

interface Wanted {
  at: string
  untilReply: boolean
}

/** One for each person and session; the one before is replaced [REM-01]. */
export async function setReminder(work: Work, who: UserAsker, sessionId: string, { at, untilReply }: Wanted): Promise<Reminder> {
  const time = inTime(at)
  const { session } = await viewSession(work, who, sessionId)
  const row = { at: time, until_reply: untilReply, received: session.received, due: false }
  await work.db
    .insertInto('reminders')
    .values({ user_id: who.id, session_id: sessionId, ...row })
    .onConflict((conflict) => conflict.columns(['user_id', 'session_id']).doUpdateSet(row))
    .execute()
  work.later(name, { userId: who.id, sessionId }, { key: `${name} ${who.id} ${sessionId}`, runAt: time })
  const reminder = toReminder({ session_id: sessionId, ...row })
  tell(work, who.id, sessionId, reminder)
  return reminder
}

export async function removeReminder(work: Work, userId: string, sessionId: string): Promise<void> {
  const mine = work.db.deleteFrom('reminders').where('user_id', '=', userId).where('session_id', '=', sessionId)
  if ((await mine.returning('session_id').execute()).length > 0) tell(work, userId, sessionId, null)
}

const name = 'remind'

/** Looks at how things stand at that time: what was put off is left to the job of the later time, and what was taken away is gone. */
export const remind: Task<{ userId: string; sessionId: string }> = {
  name,
  run: (database, { userId, sessionId }) =>
    transaction(database, async (work) => {
      const { rows } = await sql<ReminderRow>`update reminders set due = true
        where user_id = ${userId} and session_id = ${sessionId} and not due and at <= now()
        returning session_id, at, until_reply, received, due`.execute(work.db)
      const session = rows[0] && (await sessionById(work, sessionId))
      if (!rows[0] || !session) return
      if (rows[0].until_reply && session.received > rows[0].received) return removeReminder(work, userId, sessionId)
      tell(work, userId, sessionId, toReminder(rows[0]))
      const liveChat = await settingsOf(work, session.live_chat_id)
      const entry = aboutSession('reminder', { actor: null, liveChat, session })
      addActivity(work, entry, { userIds: [userId], topics: [`user:${userId}`] })
    }),
}

function tell(work: Work, userId: string, sessionId: string, reminder: Reminder | null): void {
  work.publish([`user:${userId}`], { name: 'reminder.changed', sessionId, reminder } satisfies ReminderChanged)
}

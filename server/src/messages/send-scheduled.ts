import { sql } from 'kysely'
import { aboutSession, addActivity } from '../activity/index.ts'
import { settingsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { sessionById } from '../sessions/index.ts'
import { sendingTask, sendScheduledNow, tellScheduled } from './scheduled-messages.ts'
import type { Writing } from './send-message.ts'

interface Due {
  session_id: string
  author_id: string
}

/**
 * What is to be sent by now: once, whatever this process lives through, since the message has its id. Where its author may not
 * answer any more they are told so, and the text is kept [REM-01, STA-03].
 */
export const sendScheduled = (writing: Writing): Task<{ id: string }> => ({
  name: sendingTask,
  async run(database, { id }) {
    const { rows } = await sql<Due>`select session_id, author_id from scheduled_messages
        where id = ${id} and at <= now() and refused is null`.execute(database.db)
    if (!rows[0]) return
    const { session_id, author_id } = rows[0]
    const author: UserAsker = { kind: 'user', id: author_id, administrator: false }
    try {
      await sendScheduledNow(writing, author, session_id, id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // Who may not even see the session any more is told what became of it, not that it does not exist.
      await keep(database, id, rows[0], error.code === 'not-found' ? 'not-assignee' : error.code)
    }
  },
})

function keep(database: Database, id: string, { session_id, author_id }: Due, code: string): Promise<void> {
  return transaction(database, async (work) => {
    const kept =
      await sql`update scheduled_messages set refused = ${code} where id = ${id} and refused is null returning id`.execute(
        work.db,
      )
    const session = await sessionById(work, session_id)
    if (kept.rows.length === 0 || !session) return
    await tellScheduled(work, session)
    const liveChat = await settingsOf(work, session.live_chat_id)
    const entry = aboutSession('message-not-sent', { actor: null, liveChat, session })
    addActivity(work, entry, { userIds: [author_id], topics: [`user:${author_id}`] })
  })
}

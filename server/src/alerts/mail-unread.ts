import { isQuiet, wants } from '@parley/contract'
import { sql } from 'kysely'
import { noticeSettingsOf } from '../activity/index.ts'
import { userById } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { Means } from '../platform/means.ts'
import { sessionById } from '../sessions/index.ts'
import type { Alert } from './alert.ts'
import { texts } from './texts.ts'

interface Payload {
  userId: string
  sessionId: string
}

const name = 'mail-unread'
/** Unread for so long (ms), a message of one's own session is written a letter about [ui S30]. */
const patience = 600_000

/** The first unread one sets the time; those that follow go with it. */
export async function keepUnread(work: Work, { userId, tag: sessionId }: Alert): Promise<void> {
  const { rows } = await sql<{ ordinal: number }>`
    insert into unread_letters (user_id, session_id, ordinal)
    select ${userId}, id, read + 1 from sessions where id = ${sessionId} and read < received
    on conflict do nothing returning ordinal`.execute(work.db)
  if (rows[0]) later(work, { userId, sessionId })
}

export const mailUnread = ({ mail, urls }: Pick<Means, 'mail' | 'urls'>): Task<Payload> => ({
  name,
  attempts: 5,
  async run(database, { userId, sessionId }) {
    const { rows } = await sql<{ ordinal: number }>`select ordinal from unread_letters
      where user_id = ${userId} and session_id = ${sessionId}`.execute(database.db)
    const session = rows[0] && (await sessionById(database, sessionId))
    if (!rows[0] || !session) return
    const theirs = session.state === 'assigned' && session.operator_id === userId
    const unread = theirs ? session.received - session.read : 0
    if (unread > 0 && session.read >= rows[0].ordinal) return wait(database, { userId, sessionId }, session.read + 1)
    const settings = (await noticeSettingsOf(database, [userId])).get(userId)!
    const user = await userById(database, userId)
    if (
      unread > 0 &&
      user?.state === 'active' &&
      mail.isOn &&
      wants(settings, 'message', 'email') &&
      !isQuiet(settings, new Date())
    ) {
      const what = settings.privatePreviews ? texts.someSession : texts.session(session.name)
      await mail.send({
        to: user.email,
        subject: texts.unread(unread, what),
        text: texts.unreadLetter(user.name, what, `${urls.app}/live-chats/s/${sessionId}`),
      })
    }
    await database.db.deleteFrom('unread_letters').where('user_id', '=', userId).where('session_id', '=', sessionId).execute()
  },
})

/** They have read that one; of what came since the time begins anew. */
function wait(database: Database, payload: Payload, ordinal: number): Promise<void> {
  return transaction(database, async (work) => {
    await work.db
      .updateTable('unread_letters')
      .set({ ordinal })
      .where('user_id', '=', payload.userId)
      .where('session_id', '=', payload.sessionId)
      .execute()
    later(work, payload)
  })
}

function later(work: Work, payload: Payload): void {
  work.later(name, payload, { key: `${name} ${payload.userId} ${payload.sessionId}`, runAt: new Date(Date.now() + patience) })
}

import type { File, Message } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import { insertEntries, minuteOf, type Session, shownIn, toCard, whoHears } from '../sessions/index.ts'
import type { Automatic, Draft } from './draft.ts'
import { eventsOf, nextMessage } from './next-message.ts'
import type { Quoted } from './quoted.ts'

/** Into a session that is locked: the session as it is then, and the message. */
export async function writeInto(
  work: Work,
  before: Session,
  draft: Draft | Automatic,
  files: File[] = [],
  quoted?: Quoted,
): Promise<{ session: Session; message: Message }> {
  const session = { ...before }
  const shown = await shownIn(work, session.live_chat_id, session.channel_kind)
  const message = nextMessage(session, draft, files, shown.name, quoted)
  const signed = draft.author === 'operator' && shown.operatorNames
  const updated = work.db
    .updateTable('sessions')
    .set({
      number: session.number,
      received: session.received,
      sent: session.sent,
      preview: JSON.stringify(session.preview),
      last_activity_at: session.last_activity_at,
      active_minute: minuteOf(session.last_activity_at),
      waiting_since: session.waiting_since,
    })
    .where('id', '=', session.id)
    .execute()
  work.send(updated)
  insertEntries(work, session, [message], signed)
  // In nobody's list, and yet heard by who looks at it: with its card, nobody has to ask whose message this is.
  if (session.state === 'spam') work.publish(whoHears(session), { name: 'session.changed', session: toCard(session) })
  for (const { topics, event } of eventsOf(session, message, { signed, quoteSigned: quoted?.signed ?? false }, shown))
    work.publish(topics, event)
  return { session, message }
}

import type { File, Message, NewScheduledMessage, ScheduledChanged, ScheduledMessage } from '@parley/contract'
import { sql } from 'kysely'
import { carryFiles, filesById } from '../files/index.ts'
import type { UserAsker } from '../people/index.ts'
import { transaction, type Work } from '../platform/database.ts'
import { inTime } from '../platform/in-time.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  lockSessions,
  type QuotedRow,
  quoted,
  refusalTo,
  type Session,
  sessionById,
  toQuote,
  viewSession,
  whoHears,
} from '../sessions/index.ts'
import { isBlank } from './draft.ts'
import { quotedIn } from './quoted.ts'
import { sendMessage, type Writing } from './send-message.ts'

type Reads = Pick<Work, 'db'>

/** In one session at most. */
const most = 20

export const sendingTask = 'send-scheduled-message'

interface Row {
  id: string
  session_id: string
  author_id: string
  author_name: string
  text: string
  quote_id: string | null
  file_ids: string[]
  quoted: QuotedRow | null
  at: Date
  refused: string | null
}

export async function scheduledIn({ db }: Reads, sessionId: string): Promise<ScheduledMessage[]> {
  const { rows } = await sql<Row>`select m.*, u.name as author_name, ${quoted}
    from scheduled_messages m join users u on u.id = m.author_id
    where m.session_id = ${sessionId} order by m.at, m.id`.execute(db)
  const ids = rows.flatMap(({ file_ids }) => file_ids)
  const files = new Map((await filesById({ db }, ids)).map((file) => [file.id, file]))
  return rows.map((row) => toScheduled(row, files))
}

/**
 * Said again under the same id it is changed. Whoever may not answer now may not put an answer off either [REM-01, STA-03]; what
 * they may not quote or attach is refused now, and looked at again when it is sent.
 */
export async function scheduleMessage(
  work: Work,
  who: UserAsker,
  { sessionId, messageId: id }: { sessionId: string; messageId: string },
  { text, at, files = [], quote }: NewScheduledMessage,
): Promise<ScheduledMessage> {
  const time = inTime(at)
  await lockSessions(work, [sessionId])
  const { session, viewer } = await viewSession(work, who, sessionId)
  const refusal = refusalTo('answer', session, viewer)
  if (refusal) throw refusal
  if (isBlank(text) && files.length === 0) throw new Refusal('message-empty')
  const waiting = await scheduledIn(work, sessionId)
  if (waiting.filter((one) => one.id !== id).length >= most) throw new Refusal('too-many-scheduled')
  const taken = await sql`select from messages where id = ${id} union all select from scheduled_messages
    where id = ${id} and (session_id <> ${sessionId} or author_id <> ${who.id})`.execute(work.db)
  if (taken.rows.length > 0) throw new Refusal('message-differs')
  await quotedIn(work, session.thread_id, quote)
  await sql`insert into scheduled_messages (id, session_id, author_id, text, quote_id, file_ids, at)
    values (${id}, ${sessionId}, ${who.id}, ${text}, ${quote ?? null}, ${files}, ${time})
    on conflict (id) do update set text = excluded.text, quote_id = excluded.quote_id, file_ids = excluded.file_ids,
      at = excluded.at, refused = null`.execute(work.db)
  await carryFiles(work, who.id, files, ['scheduled_id', id])
  work.later(sendingTask, { id }, { key: `${sendingTask} ${id}`, runAt: time })
  return (await tellScheduled(work, session)).find((one) => one.id === id)!
}

/** By its author, or by who manages the session. */
export async function cancelScheduled(work: Work, who: UserAsker, sessionId: string, id: string): Promise<void> {
  const { session, viewer } = await viewSession(work, who, sessionId)
  const one = (await scheduledIn(work, sessionId)).find((waiting) => waiting.id === id)
  if (!one) throw new Refusal('not-found')
  if (one.author.id !== who.id && !viewer.roles[session.live_chat_id]?.supervisor) throw new Refusal('not-assignee')
  await work.db.deleteFrom('scheduled_messages').where('id', '=', id).execute()
  await tellScheduled(work, session)
}

/** Through the one writer under the id that it has had all the time: sent twice is sent once [P2]. */
export async function sendScheduledNow(writing: Writing, who: UserAsker, sessionId: string, id: string): Promise<Message> {
  const { rows } = await sql<Pick<Row, 'text' | 'quote_id' | 'file_ids'>>`select text, quote_id, file_ids from scheduled_messages
    where id = ${id} and session_id = ${sessionId} and author_id = ${who.id}`.execute(writing.database.db)
  if (!rows[0]) throw new Refusal('not-found')
  const { text, quote_id, file_ids: files } = rows[0]
  const message = await sendMessage(writing, who, sessionId, id, { text, files, ...(quote_id && { quote: quote_id }) })
  await transaction(writing.database, (work) => forgetSent(work, sessionId, id))
  return message
}

async function forgetSent(work: Work, sessionId: string, id: string): Promise<void> {
  await work.db.deleteFrom('scheduled_messages').where('id', '=', id).execute()
  const session = await sessionById(work, sessionId)
  if (session) await tellScheduled(work, session)
}

/** All who follow the session hear what waits in it now. */
export async function tellScheduled(work: Work, session: Session): Promise<ScheduledMessage[]> {
  const messages = await scheduledIn(work, session.id)
  const event = { name: 'scheduled.changed', sessionId: session.id, messages } satisfies ScheduledChanged
  work.publish(whoHears(session), event)
  return messages
}

function toScheduled(row: Row, files: ReadonlyMap<string, File>): ScheduledMessage {
  return {
    id: row.id,
    sessionId: row.session_id,
    author: { id: row.author_id, name: row.author_name },
    text: row.text,
    files: row.file_ids.flatMap((id) => files.get(id) ?? []),
    ...(row.quoted && { quote: toQuote(row.quoted) }),
    at: row.at.toISOString(),
    refused: row.refused,
  }
}

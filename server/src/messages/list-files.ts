import type { Message, SentFile, SentFiles } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import { accessThread, type MessageRow, type Reads, shownIn, signedOf, told, toMessage, viewSession } from '../sessions/index.ts'
import { type Before, fromCursor, latest, timelineQuery, toPortion } from './timeline-query.ts'

/** The files of a customer's whole chat, newest first, as the customer may know them [MSG-03, CUS-06]. */
export async function listThreadFiles(reads: Reads, asker: Asker, threadId: string, cursor?: string): Promise<SentFiles> {
  const { id, liveChatId } = await accessThread(reads, asker, threadId)
  const shown = await shownIn(reads, liveChatId, asker.kind === 'user' ? 'internal' : 'website')
  const from = cursor === undefined ? latest() : fromCursor(cursor, 'cursor')
  return filesBefore(reads, id, from, sql`m.note is null`, (row) => told(toMessage(row), signedOf(row), shown))
}

/** Those that a session's timeline shows: later sessions of the thread are left out [ACC-05, MSG-03]. */
export async function listSessionFiles(reads: Reads, asker: Asker, sessionId: string, cursor?: string): Promise<SentFiles> {
  const { session } = await viewSession(reads, asker, sessionId)
  const from = cursor === undefined ? latest(session.chapter) : fromCursor(cursor, 'cursor')
  return filesBefore(
    reads,
    session.thread_id,
    { ...from, chapter: Math.min(from.chapter, session.chapter) },
    sql`true`,
    toMessage,
  )
}

async function filesBefore(
  reads: Reads,
  threadId: string,
  before: Before,
  which: RawBuilder<unknown>,
  view: (row: MessageRow) => Message,
): Promise<SentFiles> {
  const { rows } = await timelineQuery(threadId, before, sql`m.files is not null and ${which}`).execute(reads.db)
  const portion = toPortion(rows)
  return { items: portion.rows.reverse().flatMap((row) => filesOf(view(row))), next: portion.next }
}

function filesOf({ id, sessionId, author, authorName, sentAt, files }: Message): SentFile[] {
  return files.map((file) => ({ file, messageId: id, sessionId, author, authorName, sentAt }))
}

import type { File, Message, Named, NewNote } from '@parley/contract'
import { aboutSession, addActivity } from '../activity/index.ts'
import { attachFiles } from '../files/index.ts'
import { settingsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  insertEntries,
  lockSessions,
  placed,
  refusalTo,
  rights,
  type Session,
  type Staff,
  toMessage,
  viewerOf,
  viewSession,
  whoHears,
} from '../sessions/index.ts'
import { isBlank } from './draft.ts'
import { messagesById } from './look-up.ts'
import { quotedIn } from './quoted.ts'
import { firstVersion } from './versions.ts'

/**
 * What colleagues alone see [NOT-01]. It takes the session's next number, as a notice does, and nothing else of the session
 * changes: nobody waits less by it, and nobody has more to read.
 */
export function writeNote(
  database: Database,
  asker: UserAsker,
  { sessionId, messageId }: { sessionId: string; messageId: string },
  { text, files: fileIds = [], quote, mentions: mentionIds = [] }: NewNote,
): Promise<Message> {
  return transaction(database, async (work) => {
    await lockSessions(work, [sessionId])
    const before = (await messagesById([messageId]).execute(work.db)).rows[0]
    const written = before && toMessage(before)
    const { session, viewer } = await viewSession(work, asker, sessionId)
    if (written) {
      const first = { ...written, ...(await firstVersion(work, written)) }
      if (isSameNote(first, asker, sessionId, text, fileIds)) return written
      throw new Refusal('message-differs')
    }
    const refusal = refusalTo('note', session, viewer)
    if (refusal) throw refusal
    if (isBlank(text) && fileIds.length === 0) throw new Refusal('message-empty')
    const quoted = await quotedIn(work, session.thread_id, quote, true)
    const mentions = await mentioned(work, session, mentionIds)
    const files: File[] = await attachFiles(work, asker, fileIds, sessionId, messageId)
    const note = placed(session, {
      id: messageId,
      number: session.number + 1,
      ordinal: 0,
      author: 'operator',
      authorId: viewer.userId,
      authorName: viewer.name,
      text,
      files,
      notice: null,
      sentAt: new Date().toISOString(),
      ...(quoted && { quote: quoted.quote }),
      note: true,
      mentions,
    })
    work.send(work.db.updateTable('sessions').set({ number: note.number }).where('id', '=', sessionId).execute())
    insertEntries(work, session, [note])
    work.publish(whoHears(session), { name: 'message.sent', message: note })
    await tellMentioned(work, session, viewer, note)
    return note
  })
}

function isSameNote(note: Message, asker: UserAsker, sessionId: string, text: string, fileIds: readonly string[]): boolean {
  const theirs = note.note === true && note.authorId === asker.id && note.sessionId === sessionId
  return theirs && note.text === text && note.files.map(({ id }) => id).join() === fileIds.join()
}

/** With their names. @throws {Refusal} `mention-not-allowed`, naming who cannot see the session */
async function mentioned(work: Work, session: Session, ids: readonly string[]): Promise<Named[]> {
  const found: Named[] = []
  for (const id of ids) {
    const viewer = await viewerOf(work, { kind: 'user', id } as UserAsker)
    if (viewer && rights(session, viewer).view) found.push({ id, name: viewer.name })
    else throw new Refusal('mention-not-allowed', { holder: viewer ? { id, name: viewer.name } : null })
  }
  return found
}

/** In the activity of each of them, with the way to the note. */
async function tellMentioned(work: Work, session: Session, { userId, name }: Staff, note: Message): Promise<void> {
  const userIds = (note.mentions ?? []).map(({ id }) => id)
  if (userIds.length === 0) return
  const liveChat = await settingsOf(work, session.live_chat_id)
  const actor = { id: userId, name }
  const entry = aboutSession('session-mentioned', { actor, liveChat, session, messageId: note.id, at: note.sentAt })
  addActivity(work, entry, { userIds, topics: userIds.map((id) => `user:${id}`) })
}

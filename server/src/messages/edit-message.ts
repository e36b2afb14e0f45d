import type { File, Message, MessageEdit } from '@parley/contract'
import { attachFiles } from '../files/index.ts'
import type { Asker, UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { shownIn, signedOf, told, toMessage } from '../sessions/index.ts'
import { changeMessage, saysAlready } from './change-message.ts'
import { isBlank } from './draft.ts'
import { type MayEdit, type Own, ownMessage, ownMessageOf } from './own-message.ts'

/** Staff change an answer or a note of theirs [CNV-13]. */
export function editMessage(
  database: Database,
  asker: UserAsker,
  path: { sessionId: string; messageId: string },
  edit: MessageEdit,
  mayEdit: MayEdit,
): Promise<Message> {
  return transaction(database, async (work) => {
    const own = await ownMessage(work, asker, path.sessionId, path.messageId, mayEdit)
    return (await changed(work, asker, own, edit)).message
  })
}

/** A customer changes what they wrote [CUS-09]. */
export function editOwnMessage(
  database: Database,
  asker: Asker,
  path: { threadId: string; messageId: string },
  edit: MessageEdit,
  mayEdit: MayEdit,
): Promise<Message> {
  return transaction(database, async (work) => {
    const own = await ownMessageOf(work, asker, path.threadId, path.messageId, mayEdit)
    return (await changed(work, asker, own, edit)).theirs
  })
}

/** Withdrawing again changes nothing and is refused with what it is: withdrawn. */
export function withdrawMessage(
  database: Database,
  asker: UserAsker,
  path: { sessionId: string; messageId: string },
  mayEdit: MayEdit,
): Promise<Message> {
  return transaction(database, async (work) => {
    const { session, row, by } = await ownMessage(work, asker, path.sessionId, path.messageId, mayEdit)
    return (await changeMessage(work, session, row, null, by)).message
  })
}

export function withdrawOwnMessage(
  database: Database,
  asker: Asker,
  path: { threadId: string; messageId: string },
  mayEdit: MayEdit,
): Promise<Message> {
  return transaction(database, async (work) => {
    const { session, row, by } = await ownMessageOf(work, asker, path.threadId, path.messageId, mayEdit)
    return (await changeMessage(work, session, row, null, by)).theirs
  })
}

async function changed(work: Work, asker: Asker, { session, row, by }: Own, { text, files: ids, from }: MessageEdit) {
  const message = toMessage(row)
  // A retry that comes after its own success, too.
  if (saysAlready(message, { text, files: ids })) {
    const shown = await shownIn(work, session.live_chat_id, session.channel_kind)
    return { message, theirs: told(message, signedOf(row), shown) }
  }
  if ((message.changed ?? null) !== from) throw new Refusal('changed-meanwhile')
  if (isBlank(text) && ids.length === 0) throw new Refusal('message-empty')
  return changeMessage(work, session, row, { text, files: await filesOf(work, asker, message, ids) }, by)
}

/** In the order that is asked for: those that it has, and new ones. */
async function filesOf(
  work: Work,
  asker: Asker,
  { id: messageId, files, sessionId }: Message,
  ids: readonly string[],
): Promise<File[]> {
  const fresh = await attachFiles(
    work,
    asker,
    ids.filter((id) => !files.some((file) => file.id === id)),
    sessionId,
    messageId,
  )
  const all = new Map([...files, ...fresh].map((file) => [file.id, file]))
  return ids.map((id) => all.get(id)!)
}

import { isEditable } from '@parley/contract'
import type { Asker, UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  type By,
  isWritable,
  lockSessions,
  lockThread,
  type MessageRow,
  owns,
  refusalTo,
  type Session,
  sessionById,
  threadById,
  viewSession,
} from '../sessions/index.ts'
import { messagesById } from './look-up.ts'

/** A message that its author may change now; its session is locked. */
export interface Own {
  session: Session
  row: MessageRow
  by: By
}

/** Whether administrators let operators and visitors change what they sent [LCS-22]. */
export type MayEdit = () => boolean

/**
 * Staff's: an answer of theirs while they may answer, where it is allowed; a note of theirs while they may write one [CNV-13].
 * @throws {Refusal} why not
 */
export async function ownMessage(work: Work, asker: UserAsker, sessionId: string, id: string, mayEdit: MayEdit): Promise<Own> {
  await lockSessions(work, [sessionId])
  const { session, viewer } = await viewSession(work, asker, sessionId)
  const row = await messageOf(work, id)
  if (row?.session_id !== sessionId || row.author === 'system') throw new Refusal('not-found')
  if (row.author !== 'operator' || row.author_id !== asker.id) throw new Refusal('message-not-yours')
  const refusal = refusalTo(row.note ? 'note' : 'answer', session, viewer)
  if (refusal) throw refusal
  if (!row.note && !(mayEdit() && isEditable(session.channel_kind))) throw new Refusal('editing-not-allowed')
  return { session, row: standing(row), by: { author: 'operator', id: viewer.userId, name: viewer.name } }
}

/**
 * A customer's, in the session that is open. The thread is locked first, as when they write.
 * @throws {Refusal} why not
 */
export async function ownMessageOf(work: Work, asker: Asker, threadId: string, id: string, mayEdit: MayEdit): Promise<Own> {
  const thread = await threadById(work, threadId)
  if (!thread || !owns(asker, thread)) throw new Refusal('not-found')
  await lockThread(work, threadId)
  const found = await messageOf(work, id)
  // What the customer was never told is not there for them [P14].
  if (!found || found.thread_id !== threadId || found.author === 'system' || found.note) throw new Refusal('not-found')
  await lockSessions(work, [found.session_id])
  const [session, row] = [await sessionById(work, found.session_id), await messageOf(work, id)]
  if (!session || !row) throw new Refusal('not-found')
  if (row.author !== 'customer' || row.author_id !== asker.id) throw new Refusal('message-not-yours')
  // Who is in spam notices nothing of it [SPM-08].
  if (session.state === 'closed') throw new Refusal('session-closed')
  if (!(await isWritable(work, thread.live_chat_id, thread.channel_kind, thread.customer_id)))
    throw new Refusal('writing-not-allowed')
  const internal = session.channel_kind === 'internal'
  if (!internal && !(mayEdit() && isEditable(session.channel_kind))) throw new Refusal('editing-not-allowed')
  return { session, row: standing(row), by: { author: 'customer', id: asker.id, name: session.customer_name } }
}

function standing(row: MessageRow): MessageRow {
  if (row.withdrawn_at) throw new Refusal('message-withdrawn')
  return row
}

async function messageOf({ db }: Work, id: string): Promise<MessageRow | undefined> {
  return (await messagesById([id]).execute(db)).rows[0]
}

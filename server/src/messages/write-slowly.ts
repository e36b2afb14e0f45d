import type { File, Message } from '@parley/contract'
import { attachFiles } from '../files/index.ts'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  isWritable,
  lockSessions,
  lockThread,
  openSession,
  openSessionOf,
  owns,
  refusalTo,
  type Session,
  threadById,
  viewSession,
} from '../sessions/index.ts'
import { answerAutomatically, answerAway } from './answer-away.ts'
import { colleagueSince } from './colleague-since.ts'
import { type Draft, isBlank, isSame } from './draft.ts'
import { byId, messagesById } from './look-up.ts'
import { writeInto } from './write-into.ts'

type Of<Author> = Extract<Draft, { author: Author }>

/** An operator's answer by itself: with files, or to say why it is refused. */
export async function answerSlowly(
  work: Work,
  asker: Asker,
  draft: Of<'operator'>,
  fileIds: readonly string[],
): Promise<Message> {
  await lockSessions(work, [draft.sessionId])
  const written = await writtenAs(work, draft, fileIds)
  if (written.same) return written.same
  const { session, viewer } = await viewSession(work, asker, draft.sessionId)
  if (written.other) throw new Refusal('message-differs')
  const refusal = refusalTo('answer', session, viewer)
  if (refusal) throw refusal
  if (isBlank(draft.text) && fileIds.length === 0) throw new Refusal('message-empty')
  const answered = draft.seen === undefined ? undefined : await colleagueSince(work, session, draft.from, draft.seen)
  if (answered) throw new Refusal('colleague-answered', { answered })
  return (await writeInto(work, session, draft, await attach(work, asker, fileIds, session))).message
}

/**
 * A customer's message by itself: with files, or the first one of a session [SES-01]. The thread is locked, so that of several
 * first messages one opens the session and the others follow into it; a session that closes meanwhile is followed by the next.
 */
export async function receiveSlowly(
  work: Work,
  asker: Asker,
  draft: Of<'customer'>,
  fileIds: readonly string[],
): Promise<Message> {
  const thread = await threadById(work, draft.threadId)
  if (!thread || !owns(asker, thread)) throw new Refusal('not-found')
  await lockThread(work, thread.id)
  const written = await writtenAs(work, draft, fileIds)
  if (written.same) return written.same
  if (written.other) throw new Refusal('message-differs')
  if (!(await isWritable(work, thread.live_chat_id, thread.channel_kind, thread.customer_id))) {
    throw new Refusal('writing-not-allowed')
  }
  if (isBlank(draft.text) && fileIds.length === 0) throw new Refusal('message-empty')
  const open = await openSessionOf(work, thread.id)
  const opened = open ? undefined : await openSession(work, thread, draft.text)
  const before = open ?? opened!.session
  const { session, message } = await writeInto(work, before, draft, await attach(work, asker, fileIds, before))
  // What a rule says takes the place of what is said to everybody.
  if (opened?.reply) await answerAutomatically(work, session, opened.reply)
  else if (opened) await answerAway(work, session, thread)
  return message
}

async function writtenAs({ db }: Work, draft: Draft, fileIds: readonly string[]) {
  const before = byId((await messagesById([draft.id]).execute(db)).rows).get(draft.id)
  const same = before && isSame(before, draft, fileIds) ? before : undefined
  return { same, other: before !== undefined && same === undefined }
}

async function attach(work: Work, asker: Asker, ids: readonly string[], { id }: Session): Promise<File[]> {
  return ids.length === 0 ? [] : attachFiles(work, asker, [...ids], id)
}

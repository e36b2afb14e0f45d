import type { Message } from '@parley/contract'
import { attachFiles } from '../files/index.ts'
import type { Asker } from '../people/index.ts'
import { byKeys } from '../platform/by-keys.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  isWritable,
  latestOf,
  lockSessions,
  lockThread,
  openInSpam,
  openSession,
  owns,
  refusalTo,
  type Signed,
  shownIn,
  signedOf,
  standingOf,
  startsByItself,
  threadById,
  told,
  toMessage,
  viewSession,
} from '../sessions/index.ts'
import { answerAutomatically, answerAway } from './answer-away.ts'
import { colleagueSince } from './colleague-since.ts'
import { type Draft, isBlank, isSame } from './draft.ts'
import { messagesById } from './look-up.ts'
import { quotedIn } from './quoted.ts'
import { firstVersion } from './versions.ts'
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
  if (written.same) return written.same.message
  const { session, viewer } = await viewSession(work, asker, draft.sessionId)
  if (written.other) throw new Refusal('message-differs')
  const refusal = refusalTo('answer', session, viewer)
  if (refusal) throw refusal
  if (isBlank(draft.text) && fileIds.length === 0) throw new Refusal('message-empty')
  const quoted = await quotedIn(work, session.thread_id, draft.quote)
  const answered = draft.seen === undefined ? undefined : await colleagueSince(work, session, draft.from, draft.seen)
  if (answered) throw new Refusal('colleague-answered', { answered })
  return (await writeInto(work, session, draft, await attachFiles(work, asker, fileIds, session.id, draft.id), quoted)).message
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
  byKeys(work)
  // Locked before it is looked at: who they are called may change until then [CST-01]. On one connection in this order, in one trip.
  const [, thread, written, latest] = await Promise.all([
    lockThread(work, draft.threadId),
    threadById(work, draft.threadId),
    writtenAs(work, draft, fileIds),
    latestOf(work, draft.threadId),
  ])
  if (!thread || !owns(asker, thread)) throw new Refusal('not-found')
  const answerWith = async (message: Message, signs: Signed) =>
    message.quote ? told(message, signs, await shownIn(work, thread.live_chat_id, thread.channel_kind)) : message
  if (written.same) return answerWith(written.same.message, written.same.signs)
  if (written.other) throw new Refusal('message-differs')
  if (!(await isWritable(work, thread.live_chat_id, thread.channel_kind, thread.customer_id))) {
    throw new Refusal('writing-not-allowed')
  }
  if (isBlank(draft.text) && fileIds.length === 0) throw new Refusal('message-empty')
  const quoted = await quotedIn(work, thread.id, draft.quote)
  const { session: stands, lock } = await standingOf(work, latest)
  const opened = (stands ?? lock) ? undefined : await openSession(work, thread, draft.text)
  const before = stands ?? opened?.session ?? (await openInSpam(work, thread, lock!))
  const { session, message } = await writeInto(
    work,
    before,
    draft,
    await attachFiles(work, asker, fileIds, before.id, draft.id),
    quoted,
  )
  const answer = () => answerWith(message, { signed: false, quoteSigned: quoted?.signed ?? false })
  if (!startsByItself(session)) return answer()
  // What a rule says takes the place of what is said to everybody.
  if (opened?.reply) await answerAutomatically(work, session, opened.reply)
  else if (opened) await answerAway(work, session, thread)
  return answer()
}

/** A message that was changed since is still what it was sent as: a retry is answered with what it is now [P2]. */
async function writtenAs(work: Work, draft: Draft, fileIds: readonly string[]) {
  const row = (await messagesById([draft.id]).execute(work.db)).rows[0]
  if (!row) return { same: undefined, other: false }
  const message = toMessage(row)
  const same = isSame({ ...message, ...(await firstVersion(work, message)) }, draft, fileIds)
  return { same: same ? { message, signs: signedOf(row) } : undefined, other: !same }
}

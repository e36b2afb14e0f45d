import type { Message, NewAnswer, NewMessage } from '@parley/contract'
import { settingsOf } from '../live-chats/index.ts'
import type { Asker, UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { type Draft, isBlank } from './draft.ts'
import type { Outbox } from './outbox.ts'
import { answerSlowly, receiveSlowly } from './write-slowly.ts'

export interface Writing {
  database: Database
  outbox: Outbox
}

/** An operator answers [CMP-01, CMP-02]. */
export async function sendMessage(
  writing: Writing,
  asker: UserAsker,
  sessionId: string,
  id: string,
  { text, files = [], quote, seen }: NewAnswer,
) {
  const draft = { author: 'operator' as const, id, sessionId, from: asker.id, text, quote, seen }
  return write(writing, draft, files, (work) => answerSlowly(work, asker, draft, files))
}

/** A customer writes: an employee in Messages, or a website's visitor. The answer is what they may know of it. */
export async function writeMessage(
  writing: Writing,
  asker: Asker,
  threadId: string,
  id: string,
  { text, files = [], quote }: NewMessage,
) {
  const liveChatId = asker.kind === 'visitor' ? asker.liveChatId : null
  const draft = { author: 'customer' as const, id, threadId, liveChatId, from: asker.id, text, quote }
  return write(writing, draft, files, (work) => receiveSlowly(work, asker, draft, files))
}

async function write({ database, outbox }: Writing, draft: Draft, files: string[], slowly: (work: Work) => Promise<Message>) {
  // What is quoted has to be looked at, as files have: only plain text goes the fast way [T-01].
  if (files.length === 0 && !draft.quote && !isBlank(draft.text)) {
    const written = await outbox.add(draft)
    if (written) return written
  }
  // What a transaction reads of them is not remembered: of a thousand first messages each would read them.
  if (draft.author === 'customer' && draft.liveChatId !== null) await settingsOf(database, draft.liveChatId)
  try {
    return await transaction(database, slowly)
  } catch (error) {
    // The same id was written elsewhere at the same moment; it is found now.
    if ((error as { code?: string }).code !== '23505') throw error
    return transaction(database, slowly)
  }
}

import type { Message } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { settingsOf } from '../../live-chats/index.ts'
import type { Asker } from '../../people/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import {
  accessThread,
  type MessageRow,
  mayExport,
  type Reads,
  type Session,
  shownIn,
  signedOf,
  told,
  toMessage,
  viewSession,
} from '../../sessions/index.ts'

/** What is written down of a conversation: messages only, never notes and notices [TRN-01]. */
export interface Transcript {
  title: string
  /** Who writes, and where. */
  customer: string
  liveChat: string
  timeZone: string
  messages: Message[]
}

/** Of the last ones that many. */
const most = 5_000

/** Of one session, for those of our people who may see it. */
export async function transcriptOf(reads: Reads, asker: Asker, sessionId: string): Promise<Transcript> {
  const { session } = await viewSession(reads, asker, sessionId)
  return { ...(await headOf(reads, session)), messages: (await rowsOf(reads, sql`s.id = ${sessionId}::uuid`)).map(toMessage) }
}

/** The same with the names that its customer may know [LCS-13]. */
export async function toldTranscript(reads: Reads, session: Session): Promise<Transcript> {
  const shown = await shownIn(reads, session.live_chat_id, session.channel_kind)
  const rows = await rowsOf(reads, sql`s.id = ${session.id}::uuid`)
  // What staff call the session is theirs [CUS-06].
  const head = { ...(await headOf(reads, session)), title: shown.name }
  return { ...head, messages: rows.map((row) => told(toMessage(row), signedOf(row), shown)) }
}

/** A customer's own, where the live chat allows it. */
export async function threadTranscript(reads: Reads, asker: Asker, threadId: string): Promise<Transcript> {
  const thread = await accessThread(reads, asker, threadId)
  if (!(await mayExport(reads, thread.liveChatId))) throw new Refusal('forbidden')
  const rows = await rowsOf(reads, sql`s.thread_id = ${threadId}::uuid`)
  const shown = await shownIn(reads, thread.liveChatId, asker.kind === 'user' ? 'internal' : 'website')
  const { timeZone } = await settingsOf(reads, thread.liveChatId)
  const messages = rows.map((row) => told(toMessage(row), signedOf(row), shown))
  const customer = messages.findLast(({ author }) => author === 'customer')?.authorName ?? ''
  return { title: thread.name, customer, liveChat: thread.name, timeZone, messages }
}

async function headOf(reads: Reads, session: Session): Promise<Omit<Transcript, 'messages'>> {
  const { name: liveChat, timeZone } = await settingsOf(reads, session.live_chat_id)
  return { title: session.name, customer: session.customer_name, liveChat, timeZone }
}

/** In their order. What is said to the customer and by them has an ordinal; notices and notes have none. */
async function rowsOf({ db }: Reads, which: RawBuilder<unknown>): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select m.*, s.thread_id, s.chapter from sessions s join messages m on m.session_id = s.id
    where ${which} and m.author <> 'system' and m.ordinal > 0 and m.note is null and m.withdrawn_at is null
    order by s.chapter desc, m.number desc limit ${most}`.execute(db)
  return rows.reverse()
}

import { type Quote, quoteOf } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type MessageRow, toMessage } from '../sessions/index.ts'

/** What a new message answers to. */
export interface Quoted {
  quote: Quote
  /** The customer may know who wrote it, where names are shown. */
  signed: boolean
}

/**
 * A message of this thread that is quoted in another one. What the customer was not told — notices, notes — can be quoted in a
 * note at most [P14]: the answer is the same as for what does not exist.
 * @throws {Refusal} `quote-not-found`, `quote-withdrawn`
 */
export async function quotedIn(
  { db }: Pick<Work, 'db'>,
  threadId: string,
  id: string | undefined,
  inNote = false,
): Promise<Quoted | undefined> {
  if (id === undefined) return undefined
  const { rows } = await sql<MessageRow>`
    select m.*, s.thread_id, s.chapter from messages m join sessions s on s.id = m.session_id
    where m.id = ${id}::uuid and s.thread_id = ${threadId}::uuid and m.author <> 'system'
      and (m.note is null or ${inNote})`.execute(db)
  const row = rows[0]
  if (!row) throw new Refusal('quote-not-found')
  if (row.withdrawn_at) throw new Refusal('quote-withdrawn')
  return { quote: quoteOf(toMessage(row)), signed: row.signed }
}

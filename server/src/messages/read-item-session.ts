import type { UserAsker } from '../people/index.ts'
import { accessThroughItem, type Reads, toMessage } from '../sessions/index.ts'
import { fromCursor, latest, saidQuery, toPortion } from './timeline-query.ts'

/** What was said in a session, read on the page of an item that it is bound to: no notes, no notices, no earlier sessions [BND-15]. */
export async function readItemSession(
  reads: Reads,
  who: UserAsker,
  { itemId, sessionId }: { itemId: string; sessionId: string },
  before?: string,
) {
  const { threadId, chapter } = await accessThroughItem(reads, who, { itemId, sessionId })
  const { number } = before === undefined ? latest() : fromCursor(before)
  const { rows, next } = toPortion((await saidQuery(sessionId, threadId, { chapter, number }).execute(reads.db)).rows)
  return { items: rows.map(toMessage), next }
}

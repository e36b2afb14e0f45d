import { timelinePortion } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '../platform/refusal.ts'
import { type MessageRow, quoted } from '../sessions/index.ts'

/** Where a portion ends: what comes before this. */
export interface Before {
  chapter: number
  number: number
}

const end = 2_147_483_647

/**
 * The portion of a thread's timeline before a place, newest first, one more than is shown. However long sessions and threads are,
 * it walks back along the numbers and ends [T-06].
 */
export function timelineQuery(threadId: string, { chapter, number }: Before, which = sql`true`): RawBuilder<MessageRow> {
  return sql<MessageRow>`
    select m.*, ${quoted}, ${threadId}::uuid as thread_id, s.chapter
    from (select id, chapter from sessions where thread_id = ${threadId}::uuid and chapter <= ${chapter} order by chapter desc) s
    cross join lateral (
      select * from messages m where m.session_id = s.id and ${which}
        and m.number < case when s.chapter = ${chapter} then ${number}::int else ${end} end
      order by m.number desc limit ${timelinePortion + 1}) m
    order by s.chapter desc, m.number desc limit ${timelinePortion + 1}`
}

/** One session's messages before a place, newest first: what was said and nothing else, for who reads it elsewhere [BND-15]. */
export function saidQuery(sessionId: string, threadId: string, { chapter, number }: Before): RawBuilder<MessageRow> {
  return sql<MessageRow>`
    select m.*, ${quoted}, ${threadId}::uuid as thread_id, ${chapter}::int as chapter from messages m
    where m.session_id = ${sessionId}::uuid and m.note is null and m.notice is null and m.number < ${number}::int
    order by m.number desc limit ${timelinePortion + 1}`
}

export function fromCursor(cursor: string, field = 'before'): Before {
  const found = /^(\d{1,9})\.(\d{1,9})$/.exec(cursor)
  if (!found) throw new Refusal('bad-request', { field })
  return { chapter: Number(found[1]), number: Number(found[2]) }
}

/** Oldest first, and where it goes on. */
export function toPortion(rows: MessageRow[]): { rows: MessageRow[]; next: string | null } {
  const shown = rows.slice(0, timelinePortion).reverse()
  const oldest = shown[0]
  return { rows: shown, next: rows.length > timelinePortion && oldest ? `${oldest.chapter}.${oldest.number}` : null }
}

export const latest = (chapter = end): Before => ({ chapter, number: end })

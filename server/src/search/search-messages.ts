import { counted, type FoundMessage, type FoundMessages } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessThread, type MessageRow, shownIn, signedOf, told, toMessage, viewSession } from '../sessions/index.ts'
import { contains, fold, textContains } from './folded.ts'
import { type Reads, readAnew } from './read-anew.ts'

const portion = 50
/** Code points of a snippet, and how many of them stand before what was found. */
const shown = 160
const before = 40

interface Asked {
  text: string
  cursor?: string
}

/** The history that a session's page shows: earlier sessions of its thread too, later ones not [SRC-02, SRC-05, SRC-06]. */
export async function searchTimeline(reads: Reads, asker: Asker, sessionId: string, asked: Asked) {
  const { session } = await viewSession(reads, asker, sessionId)
  const { id: from, thread_id: threadId, chapter } = session
  const [found, [named]] = await Promise.all([
    search(reads, { threadId, chapter, which: sql`m.author <> 'system'` }, asked),
    readAnew(
      reads,
      sql<{ name: boolean }>`select ${contains(sql`name`, asked.text)} as name from sessions where id = ${from}::uuid`,
    ),
  ])
  return { ...found, items: found.rows.map((row) => toFound(row, row.author_name, asked.text)), name: named?.name ?? false }
}

/** An employee's own chat, as they may know it, without what staff note for themselves [MSG-02, CUS-06, NOT-01]. */
export async function searchThread(reads: Reads, asker: Asker, threadId: string, asked: Asked): Promise<FoundMessages> {
  const thread = await accessThread(reads, asker, threadId)
  const names = await shownIn(reads, thread.liveChatId, 'internal')
  const which = sql`m.author <> 'system' and m.note is null`
  const { rows, ...found } = await search(reads, { threadId: thread.id, chapter: end, which }, asked)
  return { ...found, items: rows.map((row) => toFound(row, told(toMessage(row), signedOf(row), names).authorName, asked.text)) }
}

const end = 2_147_483_647

interface Searched {
  threadId: string
  /** Up to this session of the thread. */
  chapter: number
  which: RawBuilder<unknown>
}

/**
 * One walk back along the numbers, which counts as it goes and ends with as many as are counted [T-07]. What stands in a `coalesce`
 * the planner takes half of the messages to have: else it gathers and sorts all that have it, instead of ending there.
 */
async function search(reads: Reads, { threadId, chapter, which }: Searched, { text, cursor }: Asked) {
  const from = cursor === undefined ? { chapter, number: end } : placeOf(cursor)
  const until = Math.min(from.chapter, chapter)
  const limit = cursor === undefined ? counted : portion + 1
  const found = await readAnew(
    reads,
    sql<MessageRow & { hits: number }>`
      with hits as materialized (
        select m.id, s.chapter, m.number
        from (select id, chapter from sessions where thread_id = ${threadId}::uuid and chapter <= ${until} order by chapter desc) s
        cross join lateral (
          select m.id, m.number from messages m where m.session_id = s.id and ${which}
            and m.number < case when s.chapter = ${from.chapter} then ${from.number}::int else ${end} end
            and coalesce(${textContains(sql`m.text`, text)}, false)
          order by m.number desc limit ${limit}) m
        order by s.chapter desc, m.number desc limit ${limit})
      select m.*, s.thread_id, h.chapter, (select count(*)::int from hits) as hits
      from (select * from hits order by chapter desc, number desc limit ${portion + 1}) h
      join messages m on m.id = h.id join sessions s on s.id = m.session_id
      order by h.chapter desc, h.number desc`,
  )
  const rows = found.slice(0, portion)
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > portion && last ? `${last.chapter}.${last.number}` : null,
    count: cursor === undefined ? (found[0]?.hits ?? 0) : null,
  }
}

function placeOf(cursor: string): { chapter: number; number: number } {
  const found = /^(\d{1,9})\.(\d{1,9})$/.exec(cursor)
  if (!found) throw new Refusal('bad-request', { field: 'cursor' })
  return { chapter: Number(found[1]), number: Number(found[2]) }
}

function toFound(row: MessageRow, authorName: string, searched: string): FoundMessage {
  const { id, session_id: sessionId, chapter, number, author, text, sent_at } = row
  return { id, sessionId, chapter, number, author, authorName, snippet: snippetOf(text, searched), sentAt: sent_at.toISOString() }
}

function snippetOf(text: string, searched: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const points = [...line]
  const at = fold(line).indexOf(fold(searched).replace(/\s+/g, ' '))
  const first = Math.max(0, [...line.slice(0, Math.max(0, at))].length - before)
  const cut = points.slice(first, first + shown)
  return `${first > 0 ? '…' : ''}${cut.join('')}${first + shown < points.length ? '…' : ''}`
}

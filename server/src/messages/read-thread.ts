import type { Thread, ThreadPage } from '@parley/contract'
import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { snapshot } from '../platform/log.ts'
import { accessThread, type Reads, shownIn, signedOf, told, toMessage } from '../sessions/index.ts'
import { type Before, fromCursor, latest, timelineQuery, toPortion } from './timeline-query.ts'

/** A customer's thread with its newest messages, and where the socket goes on from. */
export function readThread(database: Database, asker: Asker, threadId: string) {
  return snapshot(database, async (db) => {
    const thread = await accessThread({ db }, asker, threadId)
    return { thread, page: await pageOf({ db }, thread, asker, latest()) }
  })
}

export async function readThreadMessages(reads: Reads, asker: Asker, threadId: string, before: string): Promise<ThreadPage> {
  const thread = await accessThread(reads, asker, threadId)
  return pageOf(reads, thread, asker, fromCursor(before))
}

/** Messages only, as the customer may know them [CUS-06]. */
async function pageOf(reads: Reads, { id, liveChatId }: Thread, asker: Asker, before: Before): Promise<ThreadPage> {
  const { rows: found } = await timelineQuery(id, before, sql`m.author <> 'system' and m.note is null`).execute(reads.db)
  const { rows, next } = toPortion(found)
  const shown = await shownIn(reads, liveChatId, asker.kind === 'user' ? 'internal' : 'website')
  const { rows: endings } = await sql<{ id: string; closed_at: Date }>`
    select id, closed_at from sessions where id = any(${[...new Set(rows.map((row) => row.session_id))]}::uuid[])
      and closed_at is not null order by chapter`.execute(reads.db)
  return {
    items: rows.map((row) => told(toMessage(row), signedOf(row), shown)),
    next,
    endings: endings.map((row) => ({ sessionId: row.id, closedAt: row.closed_at.toISOString() })),
  }
}

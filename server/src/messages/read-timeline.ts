import type { Chapter } from '@parley/contract'
import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import { readKeyed } from '../platform/read-keyed.ts'
import { toMessage, viewSession } from '../sessions/index.ts'
import { fromCursor, latest, timelineQuery, toPortion } from './timeline-query.ts'

type Reads = Pick<Database, 'db' | 'readers'>

/** The conversation of a session, with the earlier ones of its thread above it [ACC-05, CNV-11, SES-03]; later ones are left out. */
export async function readTimeline(reads: Reads, asker: Asker, sessionId: string, before?: string) {
  const { session } = await viewSession(reads, asker, sessionId)
  const from = before === undefined ? latest(session.chapter) : fromCursor(before)
  const until = { ...from, chapter: Math.min(from.chapter, session.chapter) }
  const { rows, next } = toPortion(await readKeyed(reads, timelineQuery(session.thread_id, until)))
  return { items: rows.map(toMessage), next, chapters: await chaptersOf(reads, [...new Set(rows.map((row) => row.session_id))]) }
}

interface Row {
  id: string
  name: string
  chapter: number
  created_at: Date
  closed_at: Date | null
  closed_by: string | null
}

async function chaptersOf(reads: Reads, ids: string[]): Promise<Chapter[]> {
  const rows = await readKeyed(
    reads,
    sql<Row>`select s.id, s.name, s.chapter, s.created_at, s.closed_at, u.name as closed_by
      from sessions s left join users u on u.id = s.closed_by where s.id = any(${plainList(ids)}::uuid[]) order by s.chapter`,
  )
  return rows.map((row) => ({
    sessionId: row.id,
    name: row.name,
    chapter: row.chapter,
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
  }))
}

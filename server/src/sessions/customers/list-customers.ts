import { type CustomerRow, portion, type Viewer } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { viewerOf } from '../access.ts'
import { seenBy } from '../seen-by.ts'
import { hasWords, type Row, rowsQuery, toRow } from './customer-row.ts'

type Reads = Pick<Work, 'db'>

/** Whoever has a session that the asker may see [CST-01]. */
export async function listCustomers(
  reads: Reads,
  asker: Asker,
  { search = '', cursor }: { search?: string | undefined; cursor?: string | undefined },
): Promise<{ items: CustomerRow[]; next: string | null }> {
  const viewer = await viewerOf(reads, asker)
  if (!viewer) return { items: [], next: null }
  const after = cursor === undefined ? sql`true` : afterCursor(cursor)
  const { rows } = await sql<Row>`
    ${rowsQuery(sql`${whose(viewer)} and ${found(search)} and ${after}`, seenBy(viewer))}
    order by c.created_at desc, c.id desc limit ${portion + 1}`.execute(reads.db)
  const shown = rows.slice(0, portion)
  const last = shown.at(-1)
  return { items: shown.map(toRow), next: rows.length > portion && last ? `${last.since}.${last.id}` : null }
}

/** Who supervises nothing sees few: it begins with their own sessions and queues, not with all customers. */
function whose(viewer: Viewer): RawBuilder<unknown> {
  if (Object.values(viewer.roles).some((role) => role?.supervisor)) return sql`true`
  return sql`c.id in (select coalesce(m.merged_into, m.id) from sessions s join customers m on m.id = s.customer_id
    where ${seenBy(viewer)})`
}

function found(search: string): RawBuilder<unknown> {
  if (search.trim() === '') return sql`true`
  return sql`c.id in (select coalesce(m.merged_into, m.id) from customers m where ${hasWords(search)})`
}

function afterCursor(cursor: string): RawBuilder<unknown> {
  const at = /^(\d{1,17})\.([0-9a-f-]{36})$/.exec(cursor)
  if (!at) throw new Refusal('bad-request', { field: 'cursor' })
  return sql`(c.created_at, c.id) < (timestamptz 'epoch' + ${at[1]}::bigint * interval '1 microsecond', ${at[2]}::uuid)`
}

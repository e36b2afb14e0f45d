import type { CustomerRow } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { likeText } from '../../platform/like-text.ts'

export interface Row {
  id: string
  kind: 'internal' | 'external'
  user_id: string | null
  name: string
  avatar_file_id: string | null
  email: string | null
  phone: string | null
  external_id: string | null
  verified: boolean
  created_at: Date
  /** Microseconds since 1970: what the list is sorted by, to the last digit. */
  since: string
  sessions: number
  last_activity_at: Date
}

export function toRow(row: Row): CustomerRow {
  return {
    id: row.id,
    kind: row.kind,
    userId: row.user_id,
    name: row.name,
    avatarFileId: row.avatar_file_id,
    email: row.email,
    phone: row.phone,
    externalId: row.external_id,
    verified: row.verified,
    firstSeenAt: row.created_at.toISOString(),
    sessions: row.sessions,
    lastActivityAt: row.last_activity_at.toISOString(),
  }
}

/** Customers `c` who are not part of somebody else, with those of their sessions `s` that are `seen`; nobody without one. */
export function rowsQuery(which: RawBuilder<unknown>, seen: RawBuilder<boolean>): RawBuilder<Row> {
  return sql<Row>`
    select c.id, c.kind, c.user_id, c.name, c.avatar_file_id, c.email, c.phone, c.external_id, c.verified,
      least(c.created_at, (select min(m.created_at) from customers m where m.merged_into = c.id)) as created_at,
      (extract(epoch from c.created_at) * 1000000)::bigint::text as since, theirs.sessions, theirs.last_activity_at
    from customers c cross join lateral (
      select count(*)::int as sessions, max(s.last_activity_at) as last_activity_at from sessions s
      where s.customer_id in (select m.id from customers m where m.id = c.id or m.merged_into = c.id) and ${seen}) theirs
    where c.merged_into is null and theirs.sessions > 0 and ${which}`
}

/** What the list is searched by; see the index in migration 0027. `m` is a record. */
const searched = sql`lower(m.name || ' ' || coalesce(m.email, '') || ' ' || coalesce(m.external_id, '')
  || ' ' || coalesce(m.phone, '') || ' ' || regexp_replace(coalesce(m.phone, ''), '[^+0-9]', '', 'g'))`

/** All words must be there, in any order; a phone number is one word however it is written. */
export function hasWords(search: string): RawBuilder<boolean> {
  const isPhone = /^[+(]?[\d\s().-]{4,}$/.test(search.trim())
  const words = isPhone ? [search.replace(/[^+\d]/g, '')] : search.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  const like = words.map((word) => `%${likeText(word)}%`)
  return sql<boolean>`${searched} like all (${like}::text[])`
}

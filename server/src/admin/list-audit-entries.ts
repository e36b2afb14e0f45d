import { type AuditEntry, type AuditFilters, auditActions } from '@parley/contract'
import { sql } from 'kysely'
import type { Reads } from '../people/index.ts'
import { isKey, type KeyAndId, readCursor, writeCursor } from '../platform/cursor.ts'
import { likeText } from '../platform/like-text.ts'

interface Row {
  id: string
  at: Date
  /** To the microsecond, as the rows are ordered. */
  exact: string
  actor_id: string | null
  actor_name: string
  ip: string | null
  action: string
  object_kind: string
  object_id: string | null
  object_name: string
  changes: AuditEntry['changes']
}

type Asked = AuditFilters & { cursor?: string }

/** The newest first [NFR-06]. */
export async function listAuditEntries(
  { db }: Reads,
  { cursor, ...filters }: Asked,
  portion = 50,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const after = cursor === undefined ? undefined : readCursor<KeyAndId>(cursor, isTime)
  const { rows } = await sql<Row>`
    select e.id, e.at, e.at::text as exact, e.actor_id, e.actor_name, host(e.ip) as ip, e.action, e.object_kind, e.object_id,
      e.object_name, e.changes
    from audit_entries e
    where ${where(filters)} and ${after ? sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by e.at desc, e.id desc limit ${portion + 1}`.execute(db)
  const items = rows.slice(0, portion)
  const last = items.at(-1)
  return { items: items.map(toEntry), next: rows.length > portion && last ? writeCursor([last.exact, last.id]) : null }
}

function where({ from, to, actorId, group, kind, objectId, search }: AuditFilters) {
  const words = search?.trim()
  const all = [
    from !== undefined && sql`e.at >= ${new Date(from)}`,
    to !== undefined && sql`e.at < ${new Date(to)}`,
    actorId !== undefined && sql`e.actor_id = ${actorId}::uuid`,
    group !== undefined && sql`e.action = any(${[...auditActions[group]]}::text[])`,
    kind !== undefined && sql`e.object_kind = ${kind}`,
    objectId !== undefined && sql`e.object_id = ${objectId}`,
    words && sql`e.object_name ilike ${`%${likeText(words)}%`}`,
  ].filter((one) => typeof one === 'object')
  return all.length > 0 ? sql.join(all, sql` and `) : sql`true`
}

const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/
const isTime = (keys: readonly unknown[]) =>
  isKey(keys) && time.test(String(keys[0])) && !Number.isNaN(Date.parse(String(keys[0])))

function toEntry({ id, at, ip, changes, ...row }: Row): AuditEntry {
  return {
    ...{ id, ip, changes, at: at.toISOString() },
    actor: { id: row.actor_id, name: row.actor_name },
    action: row.action as AuditEntry['action'],
    object: { kind: row.object_kind as AuditEntry['object']['kind'], id: row.object_id, name: row.object_name },
  }
}

import type { LockEntry, LockList, LockOperator, LockType, Named } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'

export interface EntryRow {
  id: string
  list: LockList
  name: string
  type: LockType
  operator: LockOperator
  value: string
  until: Date | null
  live_chat_ids: string[] | null
  live_chats: Named[]
  reason: string
  created_by: string | null
  created_by_name: string | null
  created_at: Date
  deleted_at: Date | null
  hits: number
}

/** Entries `e`. */
export function entriesQuery(which: RawBuilder<unknown>, order = sql``): RawBuilder<EntryRow> {
  return sql<EntryRow>`
    select e.*, u.name as created_by_name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by lower(l.name)), '[]')
        from live_chats l where l.id = any(e.live_chat_ids)) as live_chats,
      (select count(*)::int from lock_hits h where h.entry_id = e.id and h.at > now() - interval '30 days') as hits
    from lock_entries e left join users u on u.id = e.created_by where ${which} ${order}`
}

/** @param chats the live chats whose names the asker may know. */
export function toEntry(row: EntryRow, { chats, editable }: { chats: ReadonlySet<string>; editable: boolean }): LockEntry {
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    type: row.type,
    operator: row.operator,
    value: row.value,
    until: row.until?.toISOString() ?? null,
    liveChats: row.live_chat_ids && row.live_chats.filter(({ id }) => chats.has(id)),
    reason: row.reason,
    createdBy: row.created_by === null ? null : { id: row.created_by, name: row.created_by_name ?? '' },
    createdAt: row.created_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    hits: row.hits,
    editable,
  }
}

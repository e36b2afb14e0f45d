import { type RawBuilder, sql } from 'kysely'
import { plainList } from '../platform/plain-list.ts'
import type { Staff } from '../sessions/index.ts'

export interface Scope {
  is: RawBuilder<boolean>
  /** A few that its own index finds: it does not pay to ask another one what else they are. */
  few: boolean
}

/**
 * Which `sessions s` somebody may see, as conditions of which each finds other sessions by an index of its own: all of the live chats
 * that they supervise, those that are or were theirs, and those that wait for their groups [SAP-01, ACC-05]. The same as `view`
 * of the contract's `rightsOn`, which a test compares.
 */
export function scopeOf({ userId, roles }: Staff): Scope[] {
  const all = Object.entries(roles)
  const supervised = all.flatMap(([id, role]) => (role?.supervisor ? [id] : []))
  const elsewhere = sql`s.live_chat_id <> all (${plainList(supervised)}::uuid[])`
  return [
    ...supervised.map((id) => ({ is: sql<boolean>`s.live_chat_id = ${id}::uuid`, few: false })),
    // Of who supervises those are left that were theirs in other live chats.
    { is: sql<boolean>`s.operator_id = ${userId}::uuid and ${elsewhere}`, few: supervised.length > 0 },
    ...all.flatMap(([id, role]) => {
      if (!role || role.supervisor || role.groupIds.length === 0) return []
      const waits = sql`(s.group_id is null or s.group_id = any (${plainList(role.groupIds)}::uuid[]))`
      return [{ is: sql<boolean>`s.live_chat_id = ${id}::uuid and s.state = 'queued' and ${waits}`, few: false }]
    }),
  ]
}

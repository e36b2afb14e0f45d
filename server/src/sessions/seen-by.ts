import type { Viewer } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'

/** `rightsOn(…).view` of the contract as a condition on sessions `s`, for lists that must neither show nor count the others. */
export function seenBy({ userId, roles }: Viewer): RawBuilder<boolean> {
  const chats = Object.entries(roles).flatMap(([id, role]) => (role ? [{ id, ...role }] : []))
  const supervised = chats.filter(({ supervisor }) => supervisor).map(({ id }) => id)
  const operated = chats.filter(({ groupIds }) => groupIds.length > 0).map(({ id }) => id)
  const queues = chats.flatMap(({ id, groupIds }) => groupIds.map((groupId) => ({ id, groupId })))
  return sql<boolean>`(s.operator_id = ${userId}::uuid or s.live_chat_id = any(${supervised}::uuid[])
    or (s.state = 'queued' and ((s.group_id is null and s.live_chat_id = any(${operated}::uuid[]))
      or (s.live_chat_id, s.group_id) in (select * from unnest(${queues.map(({ id }) => id)}::uuid[],
        ${queues.map(({ groupId }) => groupId)}::uuid[])))))`
}

import { type RawBuilder, sql } from 'kysely'
import { plainList } from '../platform/plain-list.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Change } from './change-session.ts'
import type { Looked } from './verbs.ts'

export interface Party {
  kind: 'operator' | 'group'
  id: string
  name: string
}

export type To = { operatorId: string } | { groupId: string }

export interface Target {
  party: Party
  change: Change
}

/** An operator of the session's live chat, once for each group in which they are one; the session's own group first. */
export interface OperatorRow {
  session_id: string
  user_id: string
  name: string
  avatar_file_id: string | null
  online: boolean
  state: string
  group_id: string
  group_name: string
}

/** An operator group of the session's live chat. */
export interface GroupRow {
  session_id: string
  id: string
  name: string
}

interface Pair {
  sessionId: string
  id: string
}

const pairs = (some: readonly Pair[]) =>
  sql`unnest(${plainList(some.map(({ sessionId }) => sessionId))}::uuid[], ${plainList(some.map(({ id }) => id))}::uuid[])`

export function operatorsQuery(some: readonly Pair[]): RawBuilder<OperatorRow> {
  return sql<OperatorRow>`
    select s.id as session_id, u.id as user_id, u.name, u.avatar_file_id, u.online, u.state, g.id as group_id, g.name as group_name
    from ${pairs(some)} as w (session_id, user_id) join sessions s on s.id = w.session_id
    join live_chat_operator_groups o on o.live_chat_id = s.live_chat_id
    join memberships m on m.group_id = o.group_id and m.user_id = w.user_id
    join users u on u.id = m.user_id join groups g on g.id = o.group_id
    order by (g.id = s.group_id) desc nulls last, lower(g.name)`
}

export function groupsQuery(some: readonly Pair[]): RawBuilder<GroupRow> {
  return sql<GroupRow>`
    select s.id as session_id, g.id, g.name
    from ${pairs(some)} as w (session_id, group_id) join sessions s on s.id = w.session_id
    join live_chat_operator_groups o on o.live_chat_id = s.live_chat_id and o.group_id = w.group_id
    join groups g on g.id = o.group_id`
}

/**
 * Only an operator of this live chat who is not locked and, where it is asked for, Online [INF-06, INF-10], or an operator group of it; undefined where they have it already,
 * or it waits there.
 */
export function targetOf(looked: Looked, to: To, onlineOnly: boolean): Target | undefined {
  return 'operatorId' in to ? operatorTarget(looked, to.operatorId, onlineOnly) : groupTarget(looked, to.groupId)
}

function operatorTarget({ session, operators }: Looked, userId: string, onlineOnly: boolean): Target | undefined {
  const operator = operators.find((row) => row.session_id === session.id && row.user_id === userId)
  if (!operator) throw new Refusal('target-not-allowed')
  if (operator.state !== 'active') throw new Refusal('target-unavailable')
  if (session.operator_id === userId) return undefined
  if (onlineOnly && !operator.online) throw new Refusal('target-offline')
  return {
    party: { kind: 'operator', id: userId, name: operator.name },
    change: {
      state: 'assigned',
      operator_id: userId,
      operator_name: operator.name,
      operator_avatar: operator.avatar_file_id,
      operator_online: operator.online,
      group_id: operator.group_id,
      group_name: operator.group_name,
      assigned_at: new Date(),
    },
  }
}

function groupTarget({ session, groups }: Looked, groupId: string): Target | undefined {
  const group = groups.find((row) => row.session_id === session.id && row.id === groupId)
  if (!group) throw new Refusal('target-not-allowed')
  if (session.state === 'queued' && session.group_id === groupId) return undefined
  return { party: { kind: 'group', id: group.id, name: group.name }, change: toQueue(group) }
}

/** Back to waiting: of this group, or of all operators. */
export function toQueue(group: { id: string; name: string } | null) {
  return {
    state: 'queued' as const,
    operator_id: null,
    operator_name: null,
    operator_avatar: null,
    operator_online: null,
    group_id: group?.id ?? null,
    group_name: group?.name ?? null,
    queued_at: new Date(),
  }
}

import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Target } from './reassign-session.ts'
import type { Session } from './session.ts'

export interface Party {
  kind: 'operator' | 'group'
  id: string
  name: string
}

interface Operator {
  name: string
  avatar_file_id: string | null
  online: boolean
  state: string
  group_id: string
  group_name: string
}

/** Only an operator of this live chat who is not locked [INF-06]; undefined where they have it already. */
export async function operatorTarget({ db }: Work, session: Session, userId: string): Promise<Target | undefined> {
  const { rows } = await sql<Operator>`
    select u.name, u.avatar_file_id, u.online, u.state, g.id as group_id, g.name as group_name
    from live_chat_operator_groups o join memberships m on m.group_id = o.group_id and m.user_id = ${userId}::uuid
    join users u on u.id = m.user_id join groups g on g.id = o.group_id
    where o.live_chat_id = ${session.live_chat_id}::uuid
    order by (g.id = ${session.group_id}::uuid) desc nulls last, lower(g.name)`.execute(db)
  const operator = rows[0]
  if (!operator) throw new Refusal('target-not-allowed')
  if (operator.state !== 'active') throw new Refusal('target-unavailable')
  if (session.operator_id === userId) return undefined
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

/** Only an operator group of this live chat; undefined where it waits there already. */
export async function groupTarget({ db }: Work, session: Session, groupId: string): Promise<Target | undefined> {
  const group = await db
    .selectFrom('live_chat_operator_groups as o')
    .innerJoin('groups as g', 'g.id', 'o.group_id')
    .select(['g.id', 'g.name'])
    .where('o.live_chat_id', '=', session.live_chat_id)
    .where('g.id', '=', groupId)
    .executeTakeFirst()
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

import { type RawBuilder, sql } from 'kysely'
import { type LabelOfSession, labelsOfSessions, type RoleRow, rolesIn, rolesQuery } from '../live-chats/index.ts'
import type { Run } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import { operatorsMayLock, type Staff, supervisorsNeedOnline } from './access.ts'
import type { GroupRow, OperatorRow, To } from './reassign-target.ts'
import { groupsQuery, operatorsQuery } from './reassign-target.ts'
import type { Session } from './session.ts'
import { sessionsQuery } from './sessions-query.ts'

/** Whom a verb asks about. */
export interface Wanted {
  sessionId: string
  userId: string
  /** Where it is to go. */
  to?: To
  /** Whether the labels that there are matter. */
  labels?: boolean
}

/** What the verbs of one batch look at, as it was at one moment or a little later. */
export interface Seen {
  sessions: ReadonlyMap<string, Session>
  viewers: ReadonlyMap<string, Staff>
  operators: readonly OperatorRow[]
  groups: readonly GroupRow[]
  labels: readonly LabelOfSession[]
}

/** All of it is asked in one packet, whoever asks. */
export async function look(run: Run, wanted: readonly Wanted[]): Promise<Seen> {
  const sessionIds = [...new Set(wanted.map(({ sessionId }) => sessionId))]
  const userIds = [...new Set(wanted.map(({ userId }) => userId))]
  const toOperators = wanted.flatMap(({ sessionId, to }) => (to && 'operatorId' in to ? { sessionId, id: to.operatorId } : []))
  const toGroups = wanted.flatMap(({ sessionId, to }) => (to && 'groupId' in to ? { sessionId, id: to.groupId } : []))
  const labelled = wanted.filter(({ labels }) => labels).map(({ sessionId }) => sessionId)
  const [sessions, users, roles, operators, groups, labels] = await Promise.all([
    run(sessionsQuery(sql`s.id = any (${plainList(sessionIds)}::uuid[])`)),
    run(usersQuery(userIds)),
    run(rolesQuery(userIds)),
    toOperators.length > 0 ? run(operatorsQuery(toOperators)) : [],
    toGroups.length > 0 ? run(groupsQuery(toGroups)) : [],
    labelled.length > 0 ? run(labelsOfSessions(labelled)) : [],
  ])
  return {
    sessions: new Map(sessions.map((session) => [session.id, session])),
    viewers: new Map(users.map((user) => [user.id, staffOf(user, roles)])),
    operators,
    groups,
    labels,
  }
}

interface UserRow {
  id: string
  name: string
  online: boolean
  avatar_file_id: string | null
  need_online: boolean
  may_lock: boolean
}

function usersQuery(ids: readonly string[]): RawBuilder<UserRow> {
  return sql<UserRow>`
    select id, name, online, avatar_file_id, ${supervisorsNeedOnline} as need_online, ${operatorsMayLock} as may_lock
    from users where id = any (${plainList(ids)}::uuid[]) and state = 'active'`
}

function staffOf({ id, name, online, avatar_file_id, need_online, may_lock }: UserRow, roles: readonly RoleRow[]): Staff {
  const settings = { supervisorsNeedOnline: need_online, operatorsMayLock: may_lock }
  return { userId: id, name, online, avatarFileId: avatar_file_id, ...settings, roles: rolesIn(roles, id) }
}

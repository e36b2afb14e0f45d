import { type RawBuilder, sql } from 'kysely'
import { type RoleRow, rolesIn, rolesQuery } from '../live-chats/index.ts'
import type { Run } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import type { Staff } from './access.ts'
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
}

/** What the verbs of one batch look at, as it was at one moment or a little later. */
export interface Seen {
  sessions: ReadonlyMap<string, Session>
  viewers: ReadonlyMap<string, Staff>
  operators: readonly OperatorRow[]
  groups: readonly GroupRow[]
}

/** All of it is asked in one packet, whoever asks. */
export async function look(run: Run, wanted: readonly Wanted[]): Promise<Seen> {
  const sessionIds = [...new Set(wanted.map(({ sessionId }) => sessionId))]
  const userIds = [...new Set(wanted.map(({ userId }) => userId))]
  const toOperators = wanted.flatMap(({ sessionId, to }) => (to && 'operatorId' in to ? { sessionId, id: to.operatorId } : []))
  const toGroups = wanted.flatMap(({ sessionId, to }) => (to && 'groupId' in to ? { sessionId, id: to.groupId } : []))
  const [sessions, users, roles, operators, groups] = await Promise.all([
    run(sessionsQuery(sql`s.id = any (${plainList(sessionIds)}::uuid[])`)),
    run(usersQuery(userIds)),
    run(rolesQuery(userIds)),
    toOperators.length > 0 ? run(operatorsQuery(toOperators)) : [],
    toGroups.length > 0 ? run(groupsQuery(toGroups)) : [],
  ])
  return {
    sessions: new Map(sessions.map((session) => [session.id, session])),
    viewers: new Map(users.map((user) => [user.id, staffOf(user, roles)])),
    operators,
    groups,
  }
}

interface UserRow {
  id: string
  name: string
  online: boolean
  avatar_file_id: string | null
}

function usersQuery(ids: readonly string[]): RawBuilder<UserRow> {
  return sql<UserRow>`
    select id, name, online, avatar_file_id from users where id = any (${plainList(ids)}::uuid[]) and state = 'active'`
}

function staffOf({ id, name, online, avatar_file_id }: UserRow, roles: readonly RoleRow[]): Staff {
  return { userId: id, name, online, avatarFileId: avatar_file_id, roles: rolesIn(roles, id) }
}

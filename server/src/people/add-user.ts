import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { holdPeople, rebuildMemberships } from './memberships.ts'
import { hashPassword } from './password.ts'
import { type Found, refuseUnknown } from './refuse-unknown.ts'
import { isTaken } from './taken.ts'

export interface NewUser {
  name: string
  email: string
  position?: string
  groupIds?: readonly string[]
  administrator?: boolean
  /** Has been checked by `checkPassword`. With one they can sign in at once; without, they are invited. */
  password?: string
}

/** @returns their id */
export async function addUser(work: Work, user: NewUser): Promise<string> {
  const [id] = await addUsers(work, [user])
  return id!
}

/** All of them or none. @returns their ids, in their order */
export async function addUsers(work: Work, users: readonly NewUser[]): Promise<string[]> {
  await holdPeople(work)
  if (users.length === 0) return []
  const ids = users.map(() => v7())
  const secrets = await Promise.all(users.map(({ password }) => (password === undefined ? null : hashPassword(password))))
  const each = (pick: (user: NewUser) => string) => users.map(pick)
  await sql`
    insert into users (id, name, email, position, password, state)
    select id, name, email, position, password, case when password is null then 'invited' else 'active' end
    from unnest(${ids}::uuid[], ${each(({ name }) => name.trim())}::text[], ${each(({ email }) => email)}::text[],
      ${each(({ position = '' }) => position)}::text[], ${secrets}::text[]) as u (id, name, email, position, password)`
    .execute(work.db)
    .catch((error) => {
      throw isTaken(error, 'users_email') ? new Refusal('email-exists', { field: '/email' }) : error
    })
  await joinGroups(
    work,
    users.map(({ groupIds = [] }, at) => ({ userId: ids[at]!, groupIds })),
  )
  await makeAdministrators(
    work,
    ids.filter((_, at) => users[at]!.administrator),
  )
  await rebuildMemberships(work)
  return ids
}

/** Their own groups become these. */
export async function putInGroups(work: Work, userId: string, groupIds: readonly string[]): Promise<void> {
  await work.db.deleteFrom('group_members').where('user_id', '=', userId).execute()
  await joinGroups(work, [{ userId, groupIds }])
}

/** Everybody is in All users anyway, so that is not written down. */
async function joinGroups(work: Work, joining: readonly { userId: string; groupIds: readonly string[] }[]): Promise<void> {
  const asked = joining.flatMap(({ groupIds }) => groupIds)
  if (asked.length === 0) return
  const groups = sql<Found & { system: string | null }>`
    select id, system from groups where id = any(${[...new Set(asked)]}::uuid[])`
  const found = await refuseUnknown(work, groups, asked, '/groupIds')
  const own = new Set(found.filter(({ system }) => system !== 'all-users').map(({ id }) => id))
  const pairs = joining.flatMap(({ userId, groupIds }) =>
    [...new Set(groupIds)].filter((id) => own.has(id)).map((groupId) => ({ userId, groupId })),
  )
  await sql`
    insert into group_members (group_id, user_id)
    select * from unnest(${pairs.map(({ groupId }) => groupId)}::uuid[], ${pairs.map(({ userId }) => userId)}::uuid[])`.execute(
    work.db,
  )
}

async function makeAdministrators({ db }: Work, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return
  await sql`insert into group_members (group_id, user_id)
    select id, unnest(${userIds}::uuid[]) from groups where system = 'administrators' on conflict do nothing`.execute(db)
}

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
export async function addUser(work: Work, { name, email, position = '', groupIds = [], administrator, password }: NewUser) {
  await holdPeople(work)
  const id = v7()
  const secret = password === undefined ? null : await hashPassword(password)
  await work.db
    .insertInto('users')
    .values({ id, name: name.trim(), email, position, password: secret, state: secret === null ? 'invited' : 'active' })
    .execute()
    .catch((error) => {
      throw isTaken(error, 'users_email') ? new Refusal('email-exists', { field: '/email' }) : error
    })
  await putInGroups(work, id, groupIds)
  if (administrator) await makeAdministrator(work, id)
  await rebuildMemberships(work)
  return id
}

/** Their own groups become these. Everybody is in All users anyway, so it is not written down. */
export async function putInGroups(work: Work, userId: string, groupIds: readonly string[]): Promise<void> {
  const { db } = work
  const wanted = [...new Set(groupIds)]
  await db.deleteFrom('group_members').where('user_id', '=', userId).execute()
  if (wanted.length === 0) return
  const groups = sql<Found & { system: string | null }>`select id, system from groups where id = any(${wanted}::uuid[])`
  const found = await refuseUnknown(work, groups, groupIds, '/groupIds')
  const own = found.filter(({ system }) => system !== 'all-users').map(({ id }) => ({ group_id: id, user_id: userId }))
  if (own.length > 0) await db.insertInto('group_members').values(own).execute()
}

async function makeAdministrator({ db }: Work, userId: string): Promise<void> {
  await sql`insert into group_members (group_id, user_id)
    select id, ${userId}::uuid from groups where system = 'administrators' on conflict do nothing`.execute(db)
}

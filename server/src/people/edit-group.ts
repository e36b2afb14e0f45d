import type { MemberIds } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Given } from './given.ts'
import { holdPeople, keepAnAdministrator, rebuildMemberships } from './memberships.ts'
import { isTaken } from './taken.ts'

type Members = Partial<MemberIds>

/** @returns its id */
export async function createGroup(work: Work, { name, ...members }: Members & { name: string }): Promise<string> {
  await holdPeople(work)
  const id = v7()
  await named(work.db.insertInto('groups').values({ id, name: name.trim() }).execute())
  await setMembers(work, id, members)
  await rebuildMemberships(work)
  return id
}

/** System groups keep their names; everybody is in All users, so its members are not set [ORG-04]. */
export async function editGroup(work: Work, id: string, edit: Members & { name?: string }): Promise<void> {
  await holdPeople(work)
  const group = await groupById(work, id)
  const name = edit.name?.trim()
  const setsMembers = [edit.userIds, edit.groupIds, edit.orgItemIds].some((ids) => ids !== undefined)
  if (group.system !== null && name !== undefined && name !== group.name) throw new Refusal('group-is-system')
  if (group.system === 'all-users' && setsMembers) throw new Refusal('group-is-system')
  if (name !== undefined) await named(work.db.updateTable('groups').set({ name }).where('id', '=', id).execute())
  if (!setsMembers) return
  await setMembers(work, id, edit)
  await rebuildMemberships(work)
  await keepAnAdministrator(work)
}

export async function deleteGroup(work: Work, given: Given, id: string): Promise<void> {
  await holdPeople(work)
  const group = await groupById(work, id)
  if (group.system !== null) throw new Refusal('group-is-system')
  if ((await given.groupUses(work, [id])).get(id)?.length) throw new Refusal('group-in-use')
  // Members go first, so that those who lose the group are found.
  await work.db
    .deleteFrom('group_members')
    .where((where) => where.or({ group_id: id, member_group_id: id }))
    .execute()
  await rebuildMemberships(work)
  await keepAnAdministrator(work)
  await work.db
    .deleteFrom('groups')
    .where('id', '=', id)
    .execute()
    .catch((error) => {
      // A live chat that was given this group in the same moment.
      throw error?.code === '23503' ? new Refusal('group-in-use') : error
    })
}

async function groupById({ db }: Work, id: string) {
  const group = await db.selectFrom('groups').select(['name', 'system']).where('id', '=', id).executeTakeFirst()
  if (!group) throw new Refusal('not-found')
  return group
}

function named<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error) => {
    throw isTaken(error, 'groups_name') ? new Refusal('name-exists', { field: '/name' }) : error
  })
}

async function setMembers({ db }: Work, id: string, { userIds, groupIds, orgItemIds }: Members): Promise<void> {
  if (userIds) {
    await db.deleteFrom('group_members').where('group_id', '=', id).where('user_id', 'is not', null).execute()
    await exist(
      userIds,
      sql`insert into group_members (group_id, user_id)
        select ${id}::uuid, u.id from users u where u.id = any(${[...userIds]}::uuid[])`.execute(db),
    )
  }
  if (groupIds) {
    await db.deleteFrom('group_members').where('group_id', '=', id).where('member_group_id', 'is not', null).execute()
    await exist(
      groupIds,
      sql`insert into group_members (group_id, member_group_id)
        select ${id}::uuid, g.id from groups g where g.id = any(${[...groupIds]}::uuid[])`.execute(db),
    )
    await refuseCycle(db, id)
  }
  if (orgItemIds) {
    await db.deleteFrom('group_members').where('group_id', '=', id).where('org_item_id', 'is not', null).execute()
    await exist(
      orgItemIds,
      sql`insert into group_members (group_id, org_item_id)
        select ${id}::uuid, i.id from org_items i where i.id = any(${[...orgItemIds]}::uuid[])`.execute(db),
    )
  }
}

/** As many rows as were named, or somebody named what is not there. */
async function exist(ids: readonly string[], writing: Promise<{ numAffectedRows?: bigint | undefined }>): Promise<void> {
  if (Number((await writing).numAffectedRows ?? 0) < new Set(ids).size) throw new Refusal('not-found')
}

async function refuseCycle(db: Work['db'], id: string): Promise<void> {
  const { rows } = await sql`
    with recursive inside (id) as (
      select member_group_id from group_members where group_id = ${id}::uuid and member_group_id is not null
      union select m.member_group_id from inside i join group_members m on m.group_id = i.id where m.member_group_id is not null
    ) select from inside where id = ${id}::uuid`.execute(db)
  if (rows.length > 0) throw new Refusal('group-cycle', { field: '/groupIds' })
}

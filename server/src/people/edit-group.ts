import type { Group, MemberIds } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Given } from './given.ts'
import { groupVersionText } from './group.ts'
import { holdPeople, keepAnAdministrator, rebuildMemberships } from './memberships.ts'
import { type Found, refuseUnknown } from './refuse-unknown.ts'
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

/** Only over what the asker saw. System groups keep their names; everybody is in All users, so its members are not set [ORG-04]. */
export async function editGroup(work: Work, id: string, edit: Members & { version: string; name?: string }): Promise<void> {
  await holdPeople(work)
  const group = await groupById(work, id)
  if (group.version !== edit.version) throw new Refusal('changed-meanwhile')
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
  const { rows } = await sql<{ name: string; system: Group['system']; version: string }>`
    select g.name, g.system, ${sql.raw(groupVersionText)} as version from groups g where g.id = ${id}::uuid`.execute(db)
  const [group] = rows
  if (!group) throw new Refusal('not-found')
  return group
}

function named<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error) => {
    throw isTaken(error, 'groups_name') ? new Refusal('name-exists', { field: '/name' }) : error
  })
}

const kinds = [
  { name: 'userIds', table: 'users', column: 'user_id' },
  { name: 'groupIds', table: 'groups', column: 'member_group_id' },
  { name: 'orgItemIds', table: 'org_items', column: 'org_item_id' },
] as const

async function setMembers(work: Work, id: string, members: Members): Promise<void> {
  const { db } = work
  for (const { name, table, column } of kinds) {
    const ids = members[name]
    if (!ids) continue
    const found = sql<Found>`select t.id from ${sql.table(table)} t where t.id = any(${[...ids]}::uuid[])`
    await refuseUnknown(work, found, ids, `/${name}`)
    await db.deleteFrom('group_members').where('group_id', '=', id).where(column, 'is not', null).execute()
    await sql`insert into group_members (group_id, ${sql.ref(column)}) select ${id}::uuid, f.id from (${found}) f`.execute(db)
    if (name === 'groupIds') await refuseCycle(db, id)
  }
}

async function refuseCycle(db: Work['db'], id: string): Promise<void> {
  const { rows } = await sql`
    with recursive inside (id) as (
      select member_group_id from group_members where group_id = ${id}::uuid and member_group_id is not null
      union select m.member_group_id from inside i join group_members m on m.group_id = i.id where m.member_group_id is not null
    ) select from inside where id = ${id}::uuid`.execute(db)
  if (rows.length > 0) throw new Refusal('group-cycle', { field: '/groupIds' })
}

import type { ActivityEntry } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { addActivity } from '../activity/index.ts'
import type { Work } from '../platform/database.ts'
import type { Performer } from './performers.ts'

type Said = Pick<ActivityEntry, 'kind' | 'actor'> & Partial<Pick<ActivityEntry, 'task' | 'instance' | 'text'>>

/** An entry in the streams of who is meant: one person, or all of a group or position. */
export async function tellPeople(work: Work, { userId, groupId, orgItemId }: Performer, said: Said): Promise<void> {
  const userIds = userId !== null ? [userId] : await membersOf(work, groupId, orgItemId)
  tellUsers(work, userIds, said)
}

export function tellUsers(work: Work, userIds: readonly string[], said: Said): void {
  if (userIds.length === 0) return
  const entry: ActivityEntry = {
    ...{ id: v7(), liveChat: null, session: null, to: null, count: 1, at: new Date().toISOString() },
    ...said,
  }
  addActivity(work, entry, { userIds, topics: userIds.map((id) => `user:${id}`) })
}

async function membersOf({ db }: Work, groupId: string | null, orgItemId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.id from users u where u.state = 'active' and (
      exists (select from memberships m where m.group_id = ${groupId}::uuid and m.user_id = u.id)
      or exists (select from org_memberships o where o.org_item_id = ${orgItemId}::uuid and o.user_id = u.id))
    order by u.id limit 5000`.execute(db)
  return rows.map(({ id }) => id)
}

/** Administrators, and who started the instance where they are still there. */
export async function whoMends({ db }: Pick<Work, 'db'>, initiatorId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.id from users u where u.state = 'active' and (u.id = ${initiatorId}::uuid or exists (
      select from memberships m join groups g on g.id = m.group_id and g.system = 'administrators' where m.user_id = u.id))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

import { sql } from 'kysely'
import { administratorsTopic, appTopics, type Reads } from './app.ts'
import type { ItemRow } from './item.ts'
import { isMember } from './members.ts'
import { openTo } from './open-to.ts'

/** Who of these may view the item; all users of the installation when none are named. */
export async function viewersOf({ db }: Reads, itemId: string, userIds: readonly string[] | null): Promise<string[]> {
  const has = (rights: string) => sql`exists (select from app_grants g join app_grant_members m on m.grant_id = g.id
    where g.app_id = i.app_id and g.rights && ${rights}::text[] and ${isMember(sql`u.id`)})`
  const { rows } = await sql<{ id: string }>`
    select u.id from items i cross join users u
    where i.id = ${itemId}::uuid and u.state = 'active' and (${userIds === null} or u.id = any(${[...(userIds ?? [])]}::uuid[]))
    and (exists (select from memberships a join groups s on s.id = a.group_id and s.system = 'administrators' where a.user_id = u.id)
      or (${has('{view,full}')} and (${openTo(sql`u.id`)} or ${has('{permissions,full}')})))`.execute(db)
  return rows.map(({ id }) => id)
}

/** Where changes of an item are heard of: of a restricted one by nobody but who may view it. */
export async function itemTopics(
  reads: Reads,
  { id, app_id, restricted }: Pick<ItemRow, 'id' | 'app_id' | 'restricted'>,
): Promise<string[]> {
  if (!restricted) return appTopics(app_id)
  return [administratorsTopic, ...(await viewersOf(reads, id, null)).map((userId) => `user:${userId}`)]
}

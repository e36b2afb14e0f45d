import type { MyLiveChat, Role } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'

/** The live chats in which a user answers or supervises, by name; rights add up [ACC-02, ACC-03, ACC-04]. */
export async function liveChatsOf({ db }: Pick<Work, 'db'>, userId: string): Promise<Omit<MyLiveChat, 'labels'>[]> {
  const { rows } = await sql<{ id: string; name: string; group_ids: string[]; supervisor: boolean }>`
    select l.id, l.name, r.group_ids, r.supervisor
    from (
      select live_chat_id, coalesce(array_agg(group_id) filter (where not supervises), '{}') as group_ids,
        bool_or(supervises) as supervisor
      from (
        select o.live_chat_id, o.group_id, false as supervises
        from memberships m join live_chat_operator_groups o using (group_id) where m.user_id = ${userId}
        union all
        select s.live_chat_id, s.group_id, true
        from memberships m join live_chat_supervisor_groups s using (group_id) where m.user_id = ${userId}) held
      group by live_chat_id) r
    join live_chats l on l.id = r.live_chat_id
    order by lower(l.name)`.execute(db)
  return rows.map(({ id, name, group_ids, supervisor }) => ({ id, name, groupIds: group_ids, supervisor }))
}

/** The same as `rightsOn` of the contract asks for it: by live chat. */
export async function rolesOf(work: Pick<Work, 'db'>, userId: string): Promise<Record<string, Role>> {
  const chats = await liveChatsOf(work, userId)
  return Object.fromEntries(chats.map(({ id, groupIds, supervisor }) => [id, { groupIds, supervisor }]))
}

export interface RoleRow {
  user_id: string
  live_chat_id: string
  /** Of a group of its operators; null: as a supervisor. */
  group_id: string | null
}

/** The roles of several users at once. */
export function rolesQuery(userIds: readonly string[]): RawBuilder<RoleRow> {
  return sql<RoleRow>`
    select m.user_id, o.live_chat_id, o.group_id
    from memberships m join live_chat_operator_groups o using (group_id) where m.user_id = any (${plainList(userIds)}::uuid[])
    union all
    select distinct m.user_id, s.live_chat_id, null::uuid
    from memberships m join live_chat_supervisor_groups s using (group_id) where m.user_id = any (${plainList(userIds)}::uuid[])`
}

/** Those of one of them, by live chat. */
export function rolesIn(rows: readonly RoleRow[], userId: string): Record<string, Role> {
  const roles: Record<string, { groupIds: string[]; supervisor: boolean }> = {}
  for (const { user_id, live_chat_id, group_id } of rows) {
    if (user_id !== userId) continue
    const role = roles[live_chat_id] ?? { groupIds: [], supervisor: false }
    roles[live_chat_id] = role
    if (group_id === null) role.supervisor = true
    else role.groupIds.push(group_id)
  }
  return roles
}

/** The live chats whose messages they read on the pages of items, and nothing more [ACC-12, LCS-24]. */
export async function readsIn({ db }: Pick<Work, 'db'>, userId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.live_chat_id as id from memberships m join live_chat_reader_groups r using (group_id)
    join live_chats l on l.id = r.live_chat_id and l.deleted_at is null where m.user_id = ${userId}::uuid`.execute(db)
  return rows.map(({ id }) => id)
}

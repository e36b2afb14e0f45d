import type { MyLiveChat, Role } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** The live chats in which a user answers or supervises, by name; rights add up [ACC-02, ACC-03, ACC-04]. */
export async function liveChatsOf({ db }: Pick<Work, 'db'>, userId: string): Promise<MyLiveChat[]> {
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

import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** Who may be given sessions of a live chat: the members of one of its operator groups, or of all. Locked users are left out [ORG-03]. */
export async function operatorIdsOf(
  { db }: Pick<Work, 'db'>,
  liveChatId: string,
  groupId: string | null = null,
): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct m.user_id
    from live_chat_operator_groups o join memberships m using (group_id) join users u on u.id = m.user_id
    where o.live_chat_id = ${liveChatId} and (${groupId}::uuid is null or o.group_id = ${groupId}) and u.state <> 'locked'`.execute(
    db,
  )
  return rows.map(({ user_id }) => user_id)
}

/** The members of its supervisor groups, without locked users. */
export async function supervisorIdsOf({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct m.user_id
    from live_chat_supervisor_groups s join memberships m using (group_id) join users u on u.id = m.user_id
    where s.live_chat_id = ${liveChatId} and u.state <> 'locked'`.execute(db)
  return rows.map(({ user_id }) => user_id)
}

/**
 * The same as part of a statement, for each row `e` that names a live chat (`live_chat_id`), a group of its operators or none for
 * all (`of_group`), and whether its supervisors belong to it (`supervisors`).
 */
export const peopleOf = sql`
  select distinct m.user_id
  from (
    select group_id from live_chat_operator_groups where live_chat_id = e.live_chat_id
      and (e.of_group is null or group_id = e.of_group)
    union all
    select group_id from live_chat_supervisor_groups where live_chat_id = e.live_chat_id and e.supervisors) g
  join memberships m using (group_id) join users u on u.id = m.user_id and u.state <> 'locked'`

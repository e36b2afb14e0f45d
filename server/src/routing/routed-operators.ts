import type { RoutedOperator } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { plainSkill } from './skills.ts'

/** Those who are not locked, by name. */
export async function routedOperators({ db }: Pick<Work, 'db'>, liveChatId: string, search = ''): Promise<RoutedOperator[]> {
  const { rows } = await sql<RoutedOperator>`
    select u.id, u.name, u.avatar_file_id as "avatarFileId", u.online, array_agg(o.group_id) as "groupIds", u.skills,
      u.routing_maximum as maximum, coalesce((select t.open from operator_turns t where t.user_id = u.id), 0) as open
    from live_chat_operator_groups o join memberships m using (group_id) join users u on u.id = m.user_id and u.state <> 'locked'
    where o.live_chat_id = ${liveChatId}::uuid and strpos(lower(u.name), lower(${search.trim()})) > 0
    group by u.id order by lower(u.name), u.id`.execute(db)
  return rows
}

interface Said {
  skills: readonly string[]
  maximum: number | null
}

/** Also of who is no operator yet. */
export async function editRoutedOperator({ db }: Work, userId: string, { skills, maximum }: Said): Promise<Said> {
  const plain = [...new Set(skills.map(plainSkill))]
  const edited = await db
    .updateTable('users')
    .set({ skills: plain, routing_maximum: maximum })
    .where('id', '=', userId)
    .returning('id')
    .executeTakeFirst()
  if (!edited) throw new Refusal('not-found')
  return { skills: plain, maximum }
}

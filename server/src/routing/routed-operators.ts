import type { RoutedOperator } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { versionText } from '../platform/version-text.ts'
import { plainSkill } from './skills.ts'

/** Of a user `u`. */
const version = sql.raw(versionText('u.skills, u.routing_maximum'))

/** Those who are not locked, by name. */
export async function routedOperators({ db }: Pick<Work, 'db'>, liveChatId: string, search = ''): Promise<RoutedOperator[]> {
  const { rows } = await sql<RoutedOperator>`
    select u.id, u.name, u.avatar_file_id as "avatarFileId", u.online, array_agg(o.group_id) as "groupIds", u.skills,
      u.routing_maximum as maximum, coalesce((select t.open from operator_turns t where t.user_id = u.id), 0) as open,
      ${version} as version
    from live_chat_operator_groups o join memberships m using (group_id) join users u on u.id = m.user_id and u.state <> 'locked'
    where o.live_chat_id = ${liveChatId}::uuid and strpos(lower(u.name), lower(${search.trim()})) > 0
    group by u.id order by lower(u.name), u.id`.execute(db)
  return rows
}

interface Able {
  skills: string[]
  maximum: number | null
  version: string
}

export async function readUserRouting({ db }: Pick<Work, 'db'>, userId: string): Promise<Able> {
  const { rows } = await sql<Able>`
    select u.skills, u.routing_maximum as maximum, ${version} as version from users u
    where u.id = ${userId}::uuid`.execute(db)
  if (!rows[0]) throw new Refusal('not-found')
  return rows[0]
}

/** Only over what the asker saw; also of who is no operator yet. */
export async function editRoutedOperator(work: Work, userId: string, { version: seen, skills, maximum }: Able): Promise<Able> {
  const plain = [...new Set(skills.map(plainSkill))]
  const { rows } = await sql<Able>`
    update users u set skills = ${plain}::text[], routing_maximum = ${maximum}
    where u.id = ${userId}::uuid and ${version} = ${seen}
    returning u.skills, u.routing_maximum as maximum, ${version} as version`.execute(work.db)
  if (rows[0]) return rows[0]
  await readUserRouting(work, userId)
  throw new Refusal('changed-meanwhile')
}

import { sql } from 'kysely'
import { isAbsent } from '../people/index.ts'
import type { Work } from '../platform/database.ts'

/** Whether one of the live chat's operators is Online and not absent now, as routing sees it [QUE-01, RTE-12]. */
export async function isAnybodyThere({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<boolean> {
  const { rows } = await sql`
    select from live_chat_operator_groups o join memberships m using (group_id) join users u on u.id = m.user_id
    where o.live_chat_id = ${liveChatId}::uuid and u.online and u.state = 'active'
      and not ${isAbsent} limit 1`.execute(db)
  return rows.length > 0
}

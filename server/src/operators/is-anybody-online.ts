import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** Whether one of the live chat's operators is Online now [QUE-01]. */
export async function isAnybodyOnline({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<boolean> {
  const { rows } = await sql`
    select from live_chat_operator_groups o join memberships m using (group_id) join users u on u.id = m.user_id
    where o.live_chat_id = ${liveChatId}::uuid and u.online and u.state = 'active' limit 1`.execute(db)
  return rows.length > 0
}

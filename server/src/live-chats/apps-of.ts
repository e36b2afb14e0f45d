import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** The apps of a live chat as they are now: one to bind accounts, and those to register messages in their order [LCS-05, LCS-08]. */
export interface AppsOf {
  account: string | null
  register: string[]
}

export async function appsOf({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<AppsOf> {
  const { rows } = await sql<AppsOf>`
    select l.account_app_id as account,
      array(select app_id from live_chat_register_apps r where r.live_chat_id = l.id order by r.place) as register
    from live_chats l where l.id = ${liveChatId}::uuid`.execute(db)
  return rows[0] ?? { account: null, register: [] }
}

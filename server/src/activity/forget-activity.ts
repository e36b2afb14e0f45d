import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** Some of what was told about a live chat that is being deleted; answers how many entries went, none at last. */
export async function forgetActivity({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<number> {
  const gone = await sql`delete from activity_entries where id in (
    select id from activity_entries where live_chat_id = ${liveChatId}::uuid limit 500)`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}

import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

type Reads = Pick<Work, 'db'>

/** A tab says so again every minute; one that died is forgotten after this. */
const lasting = '100 seconds'

export async function setLooking({ db }: Reads, userId: string, tabId: string, looking: boolean): Promise<void> {
  if (looking)
    await sql`insert into lookings (user_id, tab_id, until) values (${userId}, ${tabId}, now() + ${lasting}::interval)
      on conflict (user_id, tab_id) do update set until = excluded.until`.execute(db)
  else await sql`delete from lookings where user_id = ${userId} and (tab_id = ${tabId} or until < now())`.execute(db)
}

/** Who of these people looks at the program at this moment: they see it there. */
export async function lookingOf({ db }: Reads, userIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from lookings where user_id = any (${[...userIds]}::uuid[]) and until > now()`.execute(db)
  return new Set(rows.map(({ user_id }) => user_id))
}

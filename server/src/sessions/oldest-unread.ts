import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'

/** Of the asker's sessions the one with the oldest unread message; what counts as unread says `unreadOf` of the contract [CNT-13]. */
export async function oldestUnread({ db }: Pick<Work, 'db'>, { id }: UserAsker): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select s.id from (
      select s.id, s.received, greatest(s.read, r.count) as read
      from sessions s left join session_reads r on r.session_id = s.id and r.user_id = ${id}::uuid
      where s.operator_id = ${id}::uuid and s.state = 'assigned') s
    cross join lateral (
      select m.sent_at from messages m where m.session_id = s.id and m.author = 'customer'
        -- No message's ordinal is larger than its number, so the walk begins no earlier than this.
        and m.number > s.read and m.ordinal > s.read
      order by m.number limit 1) first
    where s.received > s.read order by first.sent_at, s.id limit 1`.execute(db)
  return rows[0]?.id ?? null
}

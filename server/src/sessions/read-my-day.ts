import type { MyDay } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'

/**
 * What this operator has done since midnight in that zone: one walk over the sessions that they have and, live chat by live chat,
 * those that were closed since. What was given away is not counted.
 */
export async function readMyDay({ db }: Pick<Work, 'db'>, { id }: UserAsker, timeZone: string): Promise<MyDay> {
  const { rows } = await sql<{ served: number; first_response: number | null }>`
    with day as materialized (
      select date_trunc('day', now() at time zone ${timeZone}::text) at time zone ${timeZone}::text as began),
    mine as (
      select id, assigned_at, closed_at from sessions where operator_id = ${id}::uuid and state = 'assigned'
      union all
      select c.* from live_chats l cross join lateral (
        select id, assigned_at, closed_at from sessions where operator_id = ${id}::uuid and live_chat_id = l.id
          and state = 'closed' and closed_at >= (select began from day)) c)
    select count(closed_at)::int as served,
      round(extract(epoch from avg(first.sent_at - mine.assigned_at)), 3)::float8 as first_response
    from mine left join lateral (
      select m.sent_at from messages m where m.session_id = mine.id and mine.assigned_at >= (select began from day)
        and m.author = 'operator' and m.note is null and m.author_id = ${id}::uuid and m.sent_at >= mine.assigned_at
      order by m.number limit 1) first on true`.execute(db)
  const { served, first_response } = rows[0]!
  return { served, firstResponse: first_response }
}

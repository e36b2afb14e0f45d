import { sql } from 'kysely'
import type { DemoSession } from './demo-conversations.ts'
import type { Database } from './platform/database.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** The API knows only now. What was said is spread over the last days, what waits over the last minutes; order stays as it was. */
export async function spreadOverDays(database: Database, sessions: DemoSession[], now = Date.now()): Promise<void> {
  const over = sessions.filter(({ fate }) => fate === 'closed').length
  let closed = 0
  const ends = sessions.map(({ fate }, place) => {
    if (fate === 'closed') return daytime(now - 3 * 60 * minute - (1 - closed++ / over) * 6.5 * day)
    if (fate === 'queued' || fate === 'returned') return now - (1 + ((place * 5) % 38)) * minute
    return now - (2 + ((place * 11) % 95)) * minute
  })
  const gaps = sessions.map((_, place) => 22 + ((place * 13) % 55))
  const ids = sessions.map(({ id }) => id)
  await database.db.transaction().execute(async (db) => {
    await sql`
      update messages m set sent_at = t.ends - (s.number - m.number) * t.gap * interval '1 second'
      from unnest(${ids}::uuid[], ${ends.map((end) => new Date(end))}::timestamptz[], ${gaps}::int[]) as t (id, ends, gap)
      join sessions s on s.id = t.id where m.session_id = t.id`.execute(db)
    await sql`
      update sessions s set created_at = t.first, last_activity_at = t.said, active_minute = extract(epoch from t.said) / 60,
        queued_at = case when s.state = 'queued' then coalesce(t.handed, t.first) else t.first end,
        assigned_at = case when s.assigned_at is not null then coalesce(t.handed, t.taken) end,
        waiting_since = case when s.waiting_since is not null then t.unanswered end,
        closed_at = case when s.state = 'closed' then t.last end
      from (
        select session_id, min(sent_at) as first, max(sent_at) as last, max(sent_at) filter (where author <> 'system') as said,
          max(sent_at) filter (where notice ->> 'kind' = 'taken') as taken,
          max(sent_at) filter (where notice ->> 'kind' = 'reassigned') as handed,
          min(sent_at) filter (where author = 'customer' and number > answered) as unanswered
        from (select *, coalesce(max(number) filter (where author = 'operator') over (partition by session_id), 0) as answered
          from messages where session_id = any(${ids}::uuid[])) m
        group by session_id) t
      where s.id = t.session_id`.execute(db)
    await sql`
      update threads t set created_at = s.first from (select thread_id, min(created_at) as first from sessions group by 1) s
      where s.thread_id = t.id`.execute(db)
    await sql`
      update customers c set created_at = s.first from (select customer_id, min(created_at) as first from sessions group by 1) s
      where s.customer_id = c.id and c.kind = 'external'`.execute(db)
    await sql`
      update activity_entries e set at = n.at, entry = jsonb_set(e.entry, '{at}', to_jsonb(
        to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      from (select session_id, notice ->> 'kind' as kind, max(sent_at) as at from messages where notice is not null group by 1, 2) n
      where n.session_id = e.session_id and n.kind = case e.kind when 'session-closed' then 'closed' else 'reassigned' end`.execute(
      db,
    )
    // Of what happened long ago only the last day is still unread.
    await sql`
      update activity_recipients r set at = e.at, read = r.read or e.at < ${new Date(now - day)}::timestamptz
      from activity_entries e where e.id = r.entry_id`.execute(db)
  })
}

/** Nobody writes at night: what falls there is moved into the afternoon before. */
function daytime(at: number): number {
  const hour = new Date(at).getUTCHours()
  return hour >= 7 && hour < 20 ? at : at - 10 * 60 * minute
}

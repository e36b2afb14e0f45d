import pg from 'pg'
import type { Cast } from './cast.ts'
import type { Postgres } from './postgres.ts'

/**
 * Sessions by the hundred thousand, put there by one statement for each table: a quarter waits in the queue, the rest is with 400
 * operators; one in twenty has a priority. Closed ones are earlier chapters of the same threads. Counts are folded, as they are after a minute.
 */
export async function fill(postgres: Postgres, { liveChatId }: Cast, { open, closed }: { open: number; closed: number }) {
  const client = new pg.Client(postgres.urlFor('postgres', 'parley'))
  await client.connect()
  // References hold by how the rows are made; a million look-ups of each would only take time.
  await client.query('set session_replication_role = replica')
  for (const text of statements) await client.query(text.replaceAll('$chat', `'${liveChatId}'`), values(text, open, closed))
  await client.query('set session_replication_role = origin')
  await client.query('analyze')
  await client.query('checkpoint')
  await client.end()
}

function values(text: string, open: number, closed: number): number[] {
  return text.includes('$2') ? [open, closed] : text.includes('$1') ? [open] : []
}

const id = (kind: number, number: string) =>
  `(lpad('${kind}', 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

const statements = [
  `insert into users (id, name, email, state, online)
    select ${id(1, 'i')}, 'Operator ' || i, 'operator' || i || '@parley.example', 'active', i % 2 = 0 from generate_series(1, 400) i`,
  `insert into customers (id, kind, name)
    select ${id(2, 'i')}, 'external', 'Customer ' || i from generate_series(1, $1::int) i`,
  `insert into threads (id, live_chat_id, channel_id, customer_id, external_id)
    select ${id(3, 'i')}, $chat, (select id from channels where live_chat_id = $chat and kind = 'website'), ${id(2, 'i')}, i::text
    from generate_series(1, $1::int) i`,
  `insert into sessions (id, thread_id, live_chat_id, channel_kind, customer_id, chapter, name, state, operator_id, number, received,
      preview, priority, created_at, queued_at, last_activity_at, active_minute, waiting_since)
    select ${id(4, 'i')}, ${id(3, 'i')}, $chat, 'website', ${id(2, 'i')}, 100, 'Customer ' || i,
      case when i % 4 = 0 then 'queued' else 'assigned' end, case when i % 4 > 0 then ${id(1, '1 + i % 400')} end, 3, 2,
      jsonb_build_object('author', 'customer', 'authorName', 'Customer ' || i, 'text', 'Where is order ' || i || '?', 'fileName', null),
      case when i % 20 = 0 then 1 + i / 20 % 3 else 0 end, t.at, t.at, t.at, (extract(epoch from t.at) / 60)::int, t.at
    from generate_series(1, $1::int) i, lateral (select now() - i * interval '1 second' as at) t`,
  `insert into sessions (id, thread_id, live_chat_id, channel_kind, customer_id, chapter, name, state, operator_id, number, received,
      priority, created_at, queued_at, last_activity_at, active_minute, closed_at)
    select ${id(5, 'i')}, ${id(3, '1 + i % $1::int')}, $chat, 'website', ${id(2, '1 + i % $1::int')}, 1 + i / $1::int, 'Customer ' || i,
      'closed', ${id(1, '1 + i % 400')}, 3, 2, case when i % 20 = 0 then 1 + i / 20 % 3 else 0 end, t.at, t.at, t.at, (extract(epoch from t.at) / 60)::int, t.at
    from generate_series(1, $2::int) i, lateral (select now() - i * interval '20 seconds' as at) t`,
  `delete from tallies`,
  `insert into tallies (live_chat_id, kind, key, n)
    select live_chat_id, 'queued', coalesce(group_id, '00000000-0000-0000-0000-000000000000'), count(*)
      from sessions where state = 'queued' group by 1, 3
    union all
    select live_chat_id, case when state = 'closed' then 'closed' else 'open' end, '00000000-0000-0000-0000-000000000000', count(*)
      from sessions group by 1, 2
    union all
    select live_chat_id, 'mine-closed', operator_id, count(*) from sessions where state = 'closed' group by 1, 3`,
]

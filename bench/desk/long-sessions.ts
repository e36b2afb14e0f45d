import pg from 'pg'
import type { Visitor } from '../cast.ts'
import type { Postgres } from '../postgres.ts'

/**
 * Gives sessions that the operator has a past of so many messages, told by both sides in turn, everything read. They are written
 * where messages stand; what the product kept of the sessions in memory it looks up again at the next message.
 */
export async function lengthen(
  postgres: Postgres,
  sessions: readonly { visitor: Visitor; name: string; messages: number }[],
): Promise<void> {
  const client = new pg.Client(postgres.urlFor('postgres', 'parley'))
  await client.connect()
  for (const { visitor, name, messages } of sessions) {
    await client.query('update customers c set name = $2 from sessions s where s.customer_id = c.id and s.id = $1', [
      visitor.sessionId,
      name,
    ])
    await client.query(past, [visitor.sessionId, messages])
    await client.query(after, [visitor.sessionId])
  }
  await client.query('analyze messages')
  await client.end()
}

const past = `
  insert into messages (id, session_id, number, ordinal, author, author_id, author_name, text, sent_at)
  select gen_random_uuid(), s.id, s.number + i, case when customer then s.received else s.sent end + (i + 1) / 2,
    case when customer then 'customer' else 'operator' end, case when customer then s.customer_id else s.operator_id end,
    case when customer then 'Clara' else 'Admin' end,
    'Message ' || i || ': ' || repeat('the parcel was to come on Tuesday, ', 1 + i % 4) || case when i % 25 = 0
      then 'see https://parcels.example/track/' || i else '' end,
    now() - ($2::int - i) * interval '1 minute'
  from sessions s, generate_series(1, $2::int) i, lateral (select i % 2 = 1 as customer) side
  where s.id = $1`

const after = `
  update sessions s set number = of.number, received = of.received, read = of.received, sent = of.sent, seen = of.sent,
    waiting_since = null, last_activity_at = now()
  from (select max(number) as number, max(ordinal) filter (where author = 'customer') as received,
    max(ordinal) filter (where author = 'operator') as sent from messages where session_id = $1) of
  where s.id = $1`

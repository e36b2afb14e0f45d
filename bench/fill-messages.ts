import pg from 'pg'
import type { Postgres } from './postgres.ts'

const words = 'where order number parcel address invoice payment refund delivery тариф заказ доставка счёт возврат'.split(' ')

/** One session goes on until it has as many messages; every thousandth speaks of a receipt. */
export async function fillMessages(postgres: Postgres, sessionId: string, count: number): Promise<void> {
  const client = new pg.Client(postgres.urlFor('postgres', 'parley'))
  await client.connect()
  await client.query(
    `insert into messages (id, session_id, number, ordinal, author, author_name, text, sent_at)
      select (lpad('7', 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, $1::uuid, i, i, 'customer', 'Clara',
        (select string_agg(($3::text[])[1 + (i * 7 + j * j) % 14], ' ') from generate_series(1, 12) j)
          || case when i % 1000 = 500 then ' Receipt ' || i else '' end, now() - ($2::int - i) * interval '1 minute'
      from generate_series((select number + 1 from sessions where id = $1::uuid), $2::int) i`,
    [sessionId, count, words],
  )
  await client.query('update sessions set number = $2, received = $2 where id = $1', [sessionId, count])
  await client.query('vacuum analyze messages')
  await client.end()
}

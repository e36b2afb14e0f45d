import pg from 'pg'
import type { Postgres } from './postgres.ts'

const firsts = ['Anna', 'Boris', 'Clara', 'Dmitri', 'Elena', 'Fritz', 'Galina', 'Hugo', 'Irina', 'Jonas']
const ends = ['ov', 'ova', 'enko', 'son', 'berg', 'lund', 'mann', 'ский', 'ская', 'ишвили']
const stems = ['Петр', 'Смирн', 'Lind', 'Berg', 'Каз', 'Held', 'Вас', 'Rosen', 'Мак', 'Stein', 'Орл', 'Nord', 'Жук', 'Falk']

/**
 * Contacts by the million, put there by one statement: names of 1,400 families with 10 first names and a number that is theirs
 * alone, changed one after another; seven in ten are lost.
 */
export async function fillItems(postgres: Postgres, appId: string, count: number): Promise<void> {
  const client = new pg.Client(postgres.urlFor('postgres', 'parley'))
  await client.connect()
  // References hold by how the rows are made.
  await client.query('set session_replication_role = replica')
  const text = `
    insert into items (id, app_id, index, name, values, status, search, created_at, changed_at)
    select (lpad('6', 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, $1, i, n.name,
      jsonb_build_object('full_name', jsonb_build_object('last', n.last, 'first', n.first, 'middle', ''),
        'email', jsonb_build_object('v', n.email) -> 'v', 'phone', jsonb_build_object('v', '+7' || (9000000000 + i * 7)) -> 'v',
        'city', 'City ' || i % 5000, 'stage', s.stage),
      s.stage, lower(n.name) || E'\\n' || n.email || E'\\n' || '+7' || (9000000000 + i * 7), t.at, t.at
    from generate_series(1, $2::int) i,
      lateral (select ($3::text[])[1 + i % 10] as first, ($4::text[])[1 + i / 10 % 14] || ($5::text[])[1 + i / 140 % 10] || case when i / 1400 % 10 = 0 then '' else chr(96 + i / 1400 % 10) end as last) f,
      lateral (select f.last, f.first, f.last || ' ' || f.first as name, 'c' || i || '@example.com' as email) n,
      lateral (select case when i % 10 < 7 then 'lost' when i % 10 < 9 then 'active' else 'new' end as stage) s,
      lateral (select date_trunc('milliseconds', now()) - i * interval '10 seconds' as at) t`
  await client.query(text, [appId, count, firsts, stems, ends])
  await client.query('insert into app_indexes values ($1, $2) on conflict (app_id) do update set last = $2', [appId, count])
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze items')
  await client.query('checkpoint')
  await client.end()
}

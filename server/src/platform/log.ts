import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { Database } from './database.ts'
import { type Mark, mayMiss, type Position, positionOf } from './position.ts'

export interface Published {
  topics: string[]
  body: string
}

interface Logged extends Published {
  xid: bigint
}

/** What is new, oldest first; or that there is too much of it, and the state should be read again. */
export interface Reading {
  from: Mark
  to: Mark
  events: Logged[]
  tooMuch: boolean
}

/** Part of the transaction that it tells of, while the rows are still locked: see migration 0001. */
export function publishAll(events: Published[]): RawBuilder<unknown> {
  return sql`insert into events (topics, body) select topics, body
    from unnest(${events.map(topicsOf)}::text[], ${events.map(({ body }) => body)}::text[]) with ordinality as e (topics, body, i) order by i`
}

/** Topics are made of words and ids, and have no spaces in them. */
export function topicsOf({ topics }: Pick<Published, 'topics'>): string {
  return topics.join(' ')
}

/** Reads onward from a mark; `max` bounds what is worth telling one by one. */
export async function readLog(client: pg.ClientBase, from: Mark, max = 10_000): Promise<Reading> {
  // Two walks along the index (what began since, what was under way then), however long ago `from` is. Each is ordered as
  // the index is and has a limit: without, the planner thinks it will find a third of the table and reads all of it.
  const text = `
    select 0::bigint as id, null as xid, null as topics, pg_current_snapshot()::text as body
    union all (select id, xid, topics, body from events where xid >= pg_snapshot_xmax($1::pg_snapshot) order by xid, id limit $2)
    union all (select id, xid, topics, body from events where xid = any (array(select pg_snapshot_xip($1::pg_snapshot))) limit $2)
    order by id`
  const { rows } = await client.query({ name: 'read-log', text, values: [from, max + 1] })
  const [{ body: to }, ...found] = rows
  const events = found.map(({ xid, topics, body }) => ({ xid: BigInt(xid), topics: topics.split(' '), body }))
  return { from, to, events, tooMuch: events.length > max }
}

/** Whether old events that a reader at this mark had not heard are gone. To be asked after the reading, never before. */
export async function wasPruned(client: pg.ClientBase, mark: Mark): Promise<boolean> {
  const { rows } = await client.query({ name: 'read-pruned', text: 'select pruned::text from installation', values: [] })
  return mayMiss(mark, BigInt(rows[0].pruned))
}

/** State and position of one moment: events after it are exactly those that the state does not contain. */
export function snapshot<T>(
  database: Pick<Database, 'db' | 'installation'>,
  read: (db: Database['db']) => Promise<T>,
): Promise<T & { position: Position }> {
  return database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<{ mark: Mark }>`select pg_current_snapshot()::text as mark`.execute(tx)
      return { ...(await read(tx)), position: positionOf(database, rows[0]!.mark) }
    })
}

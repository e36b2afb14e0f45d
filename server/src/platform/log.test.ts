import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { publishAll, readLog, snapshot } from './log.ts'
import { isNew, type Mark, markOf } from './position.ts'

const database = await freshDatabase()
const { db, pool } = database
afterAll(() => database[Symbol.asyncDispose]())
beforeEach(async () => void (await pool.query('truncate events')))

const publish = (name: string) => publishAll([{ topics: ['all'], body: JSON.stringify(name) }])
const names = (events: { body: string }[]) => events.map(({ body }) => JSON.parse(body) as string)

async function onOneConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

const now = () => onOneConnection((client) => readLog(client, '1:1:')).then(({ to }) => to)
const after = (position: Mark) => onOneConnection((client) => readLog(client, position))

/** Writers that commit in another order than they began: each sleeps with its event written. */
async function write(writers: number, each: number): Promise<Set<string>> {
  const committed = new Set<string>()
  const one = async (writer: number) => {
    for (let i = 0; i < each; i++) {
      await db.transaction().execute(async (tx) => {
        await publish(`${writer}.${i}`).execute(tx)
        await sleep(Math.random() * 8)
      })
      committed.add(`${writer}.${i}`)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)))
  return committed
}

test('whatever the order of commits, a reader hears each event once [P4]', async () => {
  const heard: string[] = []
  const heardByNumber: string[] = []
  let position = await now()
  let last = 0
  let writing = true
  const reader = onOneConnection(async (client) => {
    for (let more = true; more; ) {
      more = writing
      const reading = await readLog(client, position)
      heard.push(...names(reading.events))
      position = reading.to
      // What everybody writes first: onward from the largest number. It must lose some, or this test proves nothing.
      const { rows } = await client.query('select id, body from events where id > $1 order by id', [last])
      heardByNumber.push(...names(rows))
      last = rows.at(-1)?.id ?? last
    }
  })
  const committed = await write(16, 40)
  writing = false
  await reader

  expect(heard).toHaveLength(committed.size)
  expect(new Set(heard)).toEqual(committed)
  expect(new Set(heardByNumber).size).toBeLessThan(committed.size)
})

test('a writer that does not finish holds nobody up, and is heard when it does', async () => {
  const start = await now()
  await db.transaction().execute(async (slow) => {
    await publish('slow').execute(slow)
    await publish('quick').execute(db)
    expect(names((await after(start)).events)).toEqual(['quick'])
  })
  const { events, to } = await after(start)
  expect(names(events)).toEqual(['slow', 'quick'])
  expect((await after(to)).events).toEqual([])
})

test('two events about one row are heard in the order in which they became true', async () => {
  await pool.query('create table things (name text primary key)')
  await pool.query(`insert into things values ('one')`)
  const start = await now()
  const lock = sql`select from things where name = 'one' for update`
  // The one that began first changes the row last: ordered by transaction, what it says would come before what it replaced.
  await db.transaction().execute(async (began) => {
    await sql`select pg_current_xact_id()`.execute(began)
    await db.transaction().execute(async (quick) => {
      await lock.execute(quick)
      await publish('first').execute(quick)
    })
    await lock.execute(began)
    await publish('second').execute(began)
  })
  const { events } = await after(start)
  expect(names(events)).toEqual(['first', 'second'])
  expect(events[0]!.xid).toBeGreaterThan(events[1]!.xid)
})

test('a state and the events after its position are the whole, with nothing twice [P4]', async () => {
  const states: { position: Mark; names: string[] }[] = []
  let writing = true
  const reader = (async () => {
    while (writing) {
      const state = await snapshot(database, async (tx) => ({
        names: names(await tx.selectFrom('events').select('body').execute()),
      }))
      states.push({ ...state, position: markOf(database, state.position)! })
      await sleep(3)
    }
  })()
  const committed = await write(8, 15)
  writing = false
  await reader
  expect(states.length).toBeGreaterThan(5)
  for (const { position, names: contained } of states) {
    const { events } = await after(position)
    expect([...contained, ...names(events)].sort()).toEqual([...committed].sort())
    expect(events.every(({ xid }) => isNew(xid, position))).toBe(true)
  }
})

test('who is too far behind is told so', async () => {
  const start = await now()
  await publishAll(Array.from({ length: 30 }, (_, i) => ({ topics: ['all'], body: String(i) }))).execute(db)
  expect((await onOneConnection((client) => readLog(client, start, 30))).tooMuch).toBe(false)
  expect((await onOneConnection((client) => readLog(client, start, 29))).tooMuch).toBe(true)
})

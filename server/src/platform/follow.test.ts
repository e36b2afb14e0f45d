import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { listen, testNode } from '../../test/node.ts'
import { follow } from './follow.ts'
import type { Asker } from './http.ts'
import { publishAll } from './log.ts'
import { positionOf } from './position.ts'
import { pruneEvents } from './prune-events.ts'

const database = await freshDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const publish = (body: string) => publishAll([{ topics: ['news'], body }]).execute(database.db)
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 8_000, interval: 10 }).toBe(true)
const asker = { whoAsks: (): Asker => ({ kind: 'user', id: 'ann' }), topicsFor: async () => new Set(['news']) }

test('nobody is woken: the event is heard within a second and a half [F7]', async () => {
  const heard: string[] = []
  const silent = { tell() {}, pass() {}, async [Symbol.asyncDispose]() {} }
  const hear = ({ events }: { events: { body: string }[] }) => void heard.push(...events.map(({ body }) => body))
  const follower = await follow({ url: database.url, hear, wakeBy: async () => silent })
  await publish('1')
  const began = performance.now()
  await until(() => heard.length === 1)
  expect(performance.now() - began).toBeLessThan(1_500)
  await follower[Symbol.asyncDispose]()
})

test('every connection is lost, and nothing with them [F7]', async () => {
  const heard: string[] = []
  const hear = ({ events }: { events: { body: string }[] }) => void heard.push(...events.map(({ body }) => body))
  const follower = await follow({ url: database.url, hear })
  await publish('1')
  follower.wake()
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    database.db,
  )
  await publish('2')
  await until(() => heard.length === 2)
  await publish('3')
  await until(() => heard.length === 3)
  expect(heard).toEqual(['1', '2', '3'])
  await follower[Symbol.asyncDispose]()
})

test('who resumes from before what was pruned reads again; who heard it does not [P4]', async () => {
  const node = await testNode<Asker>(database, asker)
  const before = node.position()
  for (let i = 0; i < 1_200; i += 100)
    await publishAll(Array.from({ length: 100 }, () => ({ topics: ['news'], body: '0' }))).execute(database.db)
  // Transactions of other databases stand in a snapshot too; while one of them is older than the events, it may miss some.
  let after = before
  const hasPassed = async () => {
    const { rows } = await sql<{ mark: string; passed: boolean }>`select pg_current_snapshot()::text as mark,
      pg_snapshot_xmin(pg_current_snapshot()) > (select xid from events order by xid desc limit 1) as passed`.execute(database.db)
    after = positionOf(database, rows[0]!.mark)
    return rows[0]!.passed
  }
  await expect.poll(hasPassed, { timeout: 20_000, interval: 10 }).toBe(true)
  await publish('"kept"')
  await sql`update events set at = now() - interval '2 days' where body <> '"kept"'`.execute(database.db)
  expect(await pruneEvents(database)).toBeGreaterThanOrEqual(1_200)
  expect(await pruneEvents(database)).toBe(0)

  const late = await listen(node.url, { token: 'ann', position: before })
  await until(() => late.heard.length === 2)
  expect(late.heard[0]).toEqual({ readAgain: true })
  const inTime = await listen(node.url, { token: 'ann', position: after })
  await until(() => inTime.heard.length === 2)
  expect(inTime.heard[0]).toMatchObject({ event: 'kept' })
  await node.close()
})

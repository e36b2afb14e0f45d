import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { lockUser, readThread, signIn, visit } from '@parley/contract'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { clientOf } from '../client.ts'
import { freshUrl } from '../database.ts'
import { judge } from '../oracle/judge.ts'
import { administrator, type Office, office } from '../oracle/office.ts'
import { type Point, type Watched, watched } from './points.ts'
import { type RunningServer, runServer } from './server.ts'

let fresh: Awaited<ReturnType<typeof freshUrl>>
let database: Watched
let server: RunningServer
let desk: Office
let pool: pg.Pool
let liveChatId: string
beforeAll(async () => {
  fresh = await freshUrl()
  pool = new pg.Pool({ connectionString: fresh.url })
  database = await watched(fresh.url)
  server = await runServer('points', { databaseUrl: database.url })
  desk = await office(server.url)
  liveChatId = (await rows('select id from live_chats'))[0]!['id'] as string
}, 120_000)
afterAll(async () => {
  desk?.end()
  await server.stop()
  await database[Symbol.asyncDispose]()
  await pool.end()
  await fresh.drop()
})

const rows = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await pool.query(text, values)).rows

/** kill -9 the next time that it comes there, and started again. */
async function killAt(point: Point, act: () => unknown = () => {}): Promise<void> {
  const reached = database.stopAt(point, server.kill)
  void act()
  await reached
  await server.killAndStart()
}

/** Until it is granted, as clients do it. */
async function insist(path: string, init: RequestInit): Promise<void> {
  await vi.waitFor(
    async () => expect((await fetch(server.url() + path, { signal: AbortSignal.timeout(6_000), ...init })).status).toBe(200),
    { timeout: 30_000, interval: 100 },
  )
}

async function visitor() {
  const { token, thread } = await clientOf(server.url(), {}).get(visit, { path: { liveChatId }, body: {} })
  return { threadId: thread.id, headers: { authorization: `Bearer ${token}` } }
}

const messageWritten = /insert into messages/
const sessionOpened = /insert into "?sessions/

test('killed where messages are written and not committed, committed and not acknowledged, their events not delivered: nothing is lost, doubled or reordered [T-20][P1][P2][P3]', {
  timeout: 90_000,
}, async () => {
  const points: Point[] = [
    { when: 'asked', statement: messageWritten },
    { when: 'answered', statement: messageWritten, rows: 1 },
    { when: 'answered', statement: /from events where xid/, rows: 2 },
  ]
  const talk = desk.talk()
  for (const point of points) {
    await killAt(point)
    const due = desk.ledger.acknowledged + 20
    await vi.waitFor(() => expect(desk.ledger.acknowledged).toBeGreaterThanOrEqual(due), { timeout: 20_000, interval: 5 })
  }
  await talk.over()
  await judge(desk)
})

test.each<[string, Point]>([
  ['has not been committed', { when: 'asked', statement: /^commit$/i, after: sessionOpened }],
  ['is committed and not acknowledged', { when: 'answered', statement: /^commit$/i, after: sessionOpened }],
])(
  'killed where a first message %s: one session, with the message once [T-20][P9]',
  { timeout: 60_000 },
  async (_where, point) => {
    const { threadId, headers } = await visitor()
    const body = JSON.stringify({ text: 'Is anybody there?' })
    const init = { method: 'PUT', body, headers: { ...headers, 'content-type': 'application/json' } }
    const written = { done: Promise.resolve() }
    await killAt(point, () => {
      written.done = insist(`/api/threads/${threadId}/messages/${v7()}`, init)
    })
    await written.done
    const { page } = await clientOf(server.url(), headers).get(readThread, { path: { threadId } })
    expect(page.items.map(({ text }) => text)).toEqual(['Is anybody there?'])
    expect(await rows('select count(*)::int from sessions where thread_id = $1', [threadId])).toEqual([{ count: 1 }])
  },
)

const file = Buffer.alloc(2_000_000, 'parley ')

test.each<[string, Point | 'half']>([
  ['half of it has come', 'half'],
  ['it is stored and not noted', { when: 'asked', statement: /insert into "files"/ }],
  ['it is noted and not acknowledged', { when: 'answered', statement: /insert into "files"/, rows: 1 }],
])(
  'killed in an upload where %s: there is no half file, and the same upload again is whole [T-20][F6]',
  {
    timeout: 60_000,
  },
  async (_where, point) => {
    const { headers } = await visitor()
    const id = v7()
    const path = `/api/files/${id}?name=long.txt`
    const init = {
      method: 'PUT',
      body: new Uint8Array(file),
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    }
    if (point === 'half') {
      const sending = request(server.url() + path, {
        method: 'PUT',
        headers: { ...init.headers, 'content-length': file.length },
      })
      sending.on('error', () => {}).write(file.subarray(0, file.length / 2))
      await vi.waitFor(() => expect(readdirSync(join(server.folder, 'files/incoming'))).toHaveLength(1), { timeout: 10_000 })
      await server.killAndStart()
      expect((await fetch(`${server.url()}/api/files/${id}`, { headers })).status).toBe(404)
    } else await killAt(point, () => fetch(server.url() + path, init).catch(() => {}))
    await insist(path, init)
    const kept = await fetch(`${server.url()}/api/files/${id}`, { headers })
    expect(Buffer.from(await kept.arrayBuffer()).equals(file)).toBe(true)
    expect(await rows('select size::int from files where id = $1', [id])).toEqual([{ size: file.length }])
  },
)

test.each<[string, string, Point]>([
  [
    'follows from a commit and is not handed over',
    'olga',
    { when: 'answered', statement: /^commit$/i, after: /insert into later/ },
  ],
  ['is taken and not done', 'oskar', { when: 'answered', statement: /set[^;]*locked_by = \$1[^;]*returning/, rows: 1 }],
])('killed where a job %s: it is done, once [T-20][ACC-11]', { timeout: 90_000 }, async (_where, name, point) => {
  const [user] = await rows('select id from users where email = $1', [`${name}@example.com`])
  const userId = user!['id'] as string
  const theirs = (await rows('select id from sessions where operator_id = $1', [userId])).map(({ id }) => id)
  expect(theirs.length).toBeGreaterThan(0)
  const anyone = clientOf(server.url(), {})
  const { headers } = await anyone.ask(signIn, { body: administrator })
  const cookie = headers.get('set-cookie')!.split(';')[0]!
  const lock = () => clientOf(server.url(), { cookie }).get(lockUser, { path: { userId } })
  await killAt(point, () => lock().catch(() => {}))
  // It may have been another job that was taken just then: what was not acknowledged is asked for again.
  await vi.waitFor(lock, { timeout: 30_000, interval: 100 })
  await vi.waitFor(
    async () =>
      expect(await rows('select distinct state from sessions where id = any ($1)', [theirs])).toEqual([{ state: 'queued' }]),
    { timeout: 30_000, interval: 50 },
  )
  await vi.waitFor(async () => expect(await rows('select id from graphile_worker.jobs')).toEqual([]), { timeout: 30_000 })
  const told = `select count(*)::int from messages where session_id = any ($1) and notice ->> 'kind' = 'returned'`
  expect(await rows(told, [theirs])).toEqual([{ count: theirs.length }])
})

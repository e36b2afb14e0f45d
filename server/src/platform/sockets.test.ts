import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { listen as open, testNode } from '../../test/node.ts'
import type { Asker } from './http.ts'
import { publishAll } from './log.ts'
import type { Position } from './position.ts'

const database = await freshDatabase()
const rights = new Map<string, Set<string> | undefined>([['ann', new Set(['rights:ann', 'news'])]])
const whoAsks = async ({ headers }: { headers: { authorization?: string | undefined } }): Promise<Asker | undefined> => {
  const id = headers.authorization?.slice('Bearer '.length) ?? ''
  return rights.has(id) ? { kind: 'user', id } : undefined
}
/** Look-ups that answer later than they looked, in their order. */
const slow: Promise<void>[] = []
const topicsFor = async ({ id }: Asker) => {
  const found = rights.get(id)
  await slow.shift()
  return found
}

const node = () => testNode<Asker>(database, { whoAsks, topicsFor })
const [here, there] = [await node(), await node()]
afterAll(async () => {
  await here.close()
  await there.close()
  await database[Symbol.asyncDispose]()
})

const listen = (url: string, position: Position, token = 'ann') => open(url, { token, position })

let said = 0
async function say(topic = 'news', count = 1): Promise<number> {
  await publishAll(Array.from({ length: count }, () => ({ topics: [topic], body: String(++said) }))).execute(database.db)
  here.follower.wake()
  return said
}
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 3_000, interval: 5 }).toBe(true)

test('what is said in one process is heard in all, and only by those who may [P14]', async () => {
  const listeners = await Promise.all([listen(here.url, here.position()), listen(there.url, there.position())])
  await until(() => listeners.every(({ heard }) => heard.length > 0))
  await say('secrets')
  const last = await say()
  await until(() => listeners.every(({ events }) => events().at(-1) === last))
  for (const { events } of listeners) expect(events()).toEqual([last])
})

test('a moment is heard in all processes by those who may, and is not kept', async () => {
  const listeners = await Promise.all([listen(here.url, here.position()), listen(there.url, there.position())])
  await until(() => listeners.every(({ heard }) => heard.length > 0))
  here.hub.tell(['secrets'], { typing: 'secret' })
  here.hub.tell(['news', 'other'], { typing: 'ann' })
  const moments = (heard: { moment?: unknown }[]) => heard.flatMap(({ moment }) => moment ?? [])
  await until(() => listeners.every(({ heard }) => moments(heard).length > 0))
  for (const { heard } of listeners) expect(moments(heard)).toEqual([{ typing: 'ann' }])
  expect(() => here.hub.tell(['news'], { typing: 'x'.repeat(7_000) })).toThrow()
})

test('cut at any moment, a client that resumes has heard everything [T-23]', async () => {
  const heard = new Set<number>()
  const first = said + 1
  let position = here.position()
  let talking = true
  const talk = (async () => {
    for (let i = 0; i < 150; i++, await sleep(1)) await say()
    talking = false
  })()
  for (let more = true; more; ) {
    more = talking
    const client = await listen(Math.random() < 0.5 ? here.url : there.url, position)
    await until(() => client.heard.length > 0)
    await sleep(more ? Math.random() * 15 : 100)
    client.socket.terminate()
    for (const { event } of client.heard) if (event !== undefined) heard.add(event)
    position = client.heard.at(-1)?.position ?? position
  }
  await talk
  expect([...heard].sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, i) => first + i))
})

test('who is too far behind is told to read again [P4]', async () => {
  const position = here.position()
  await say('news', 1_100)
  const client = await listen(there.url, position)
  await until(() => client.heard.length === 2)
  expect(client.heard[0]).toEqual({ readAgain: true })
})

test.each([
  ['of another database', () => `${crypto.randomUUID()}/${here.follower.mark}`],
  ['of none', () => 'yesterday'],
  ['that is out of order', () => `${database.installation}/9:3:`],
  ['that is too large', () => `${database.installation}/9999999999999999999:9999999999999999999:`],
  ['that has yet to come', () => `${database.installation}/9000000000:9000000000:`],
])('a position %s: read again [P4]', async (_which, position) => {
  const client = await listen(here.url, position())
  await until(() => client.heard.length === 2)
  expect(client.heard).toEqual([{ readAgain: true }, { position: expect.stringContaining(database.installation) }])
})

test('who loses the right to hear hears no more [P13]', async () => {
  const client = await listen(here.url, here.position())
  await until(() => client.heard.length > 0)
  rights.set('ann', new Set(['rights:ann']))
  await say('rights:ann')
  await until(() => client.heard.some(({ readAgain }) => readAgain === true))
  const last = await say()
  await sleep(50)
  expect(client.events()).not.toContain(last)
  rights.set('ann', new Set(['rights:ann', 'news']))
})

test('of two look-ups of rights the one that began last counts, in whichever order they answer [P13]', async () => {
  rights.set('eve', new Set(['rights:eve', 'news']))
  const client = await listen(here.url, here.position(), 'eve')
  await until(() => client.heard.length > 0)
  const late = Promise.withResolvers<void>()
  slow.push(late.promise)
  await say('rights:eve')
  await until(() => slow.length === 0)
  rights.set('eve', new Set(['rights:eve']))
  await say('rights:eve')
  const told = () => client.heard.filter(({ readAgain }) => readAgain === true).length
  await until(() => told() > 0)
  late.resolve()
  await late.promise
  const last = await say()
  const after = await say('rights:eve')
  await until(() => client.events().includes(after))
  expect(client.events()).not.toContain(last)
})

test('who comes back after their rights have changed reads again, and hears by the new ones [P4, P13]', async () => {
  const position = here.position()
  await say('rights:ann')
  const client = await listen(there.url, position)
  await until(() => client.heard.some(({ readAgain }) => readAgain === true))
  // What this process has passed on to somebody lies behind its own position.
  const passed = await say()
  await until(() => client.events().includes(passed))
  const settled = await listen(there.url, there.position())
  await until(() => settled.heard.length > 0)
  const last = await say()
  await until(() => settled.events().at(-1) === last)
  expect(settled.heard.some(({ readAgain }) => readAgain === true)).toBe(false)
})

test('who is locked is gone within a second, in every process [P13]', async () => {
  rights.set('bob', new Set(['rights:bob', 'news']))
  const clients = await Promise.all([listen(here.url, here.position(), 'bob'), listen(there.url, there.position(), 'bob')])
  await until(() => clients.every(({ heard }) => heard.length > 0))
  rights.set('bob', undefined)
  const began = performance.now()
  await say('rights:bob')
  await until(() => clients.every(({ closed }) => closed() === 4003))
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('a client that does not read is let go, and is no burden to the others [T-24]', async () => {
  const stuck = await listen(here.url, here.position())
  const other = await listen(here.url, here.position())
  await until(() => stuck.heard.length > 0 && other.heard.length > 0)
  stuck.socket.pause()
  const size = here.hub.size
  const body = JSON.stringify('x'.repeat(200_000))
  for (let i = 0; i < 60 && here.hub.size === size; i++) {
    await publishAll([{ topics: ['news'], body }]).execute(database.db)
    here.follower.wake()
    await sleep(5)
  }
  expect(here.hub.size).toBe(size - 1)
  const last = await say()
  await until(() => other.events().at(-1) === last)
  stuck.socket.resume()
  await until(() => stuck.closed() !== undefined)
  const resumed = await listen(here.url, stuck.heard.at(-1)?.position ?? '')
  await until(() => resumed.events().at(-1) === last)
})

test('who does not say who they are hears nothing [T-42]', async () => {
  const client = await listen(here.url, here.position(), 'nobody')
  await until(() => client.closed() === 4001)
  expect(client.heard).toEqual([])
})

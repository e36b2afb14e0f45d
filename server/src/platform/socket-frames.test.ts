import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { listen, testNode } from '../../test/node.ts'
import type { Asker } from './http.ts'

const database = await freshDatabase()
const said: unknown[] = []
const node = await testNode<Asker>(database, {
  whoAsks: ({ headers }) =>
    headers.authorization === 'Bearer ann' || headers.cookie === 'sign-in=ann' ? { kind: 'user', id: 'ann' } : undefined,
  topicsFor: async () => new Set(['news']),
  allowsOrigin: (_who, origin) => origin === 'https://shop.example',
  said: (_who, frame) => {
    if (frame['fail']) throw new Error('as it was asked to')
    said.push(frame)
  },
})
afterAll(async () => {
  await node.close()
  await database[Symbol.asyncDispose]()
})

const hello = () => ({ token: 'ann', position: node.position() })
const until = (holds: () => boolean, timeout = 3_000) => expect.poll(holds, { timeout, interval: 5 }).toBe(true)
async function joined() {
  const client = await listen(node.url, hello())
  await until(() => client.heard.length > 0)
  return client
}

test('a ping is answered, and what is said is passed on, in its order', async () => {
  const client = await listen(node.url, hello())
  for (let i = 0; i < 20; i++) client.socket.send(JSON.stringify({ i }))
  client.socket.send('{"fail":true}')
  client.socket.send('{"ping":1}')
  await until(() => client.heard.some(({ pong }) => pong === 1))
  expect(said).toEqual(Array.from({ length: 20 }, (_, i) => ({ i })))
})

test.each(['', 'hello', '[]', 'null', '1', '"x"', '{', '{"position":', '\u0000'])(
  '%j closes its socket alone with 4000 [T-42]',
  async (frame) => {
    const other = await joined()
    const first = await listen(node.url, frame)
    const later = await joined()
    later.socket.send(frame)
    await until(() => first.closed() === 4000 && later.closed() === 4000)
    expect(other.closed()).toBeUndefined()
    other.socket.terminate()
  },
)

test.each([
  {},
  { token: 'ann' },
  { token: 1, position: 'x' },
  { token: {}, position: 'x' },
  { position: ['x'] },
  { event: 'base' },
])('hello as %j is not understood [T-42]', async (hello) => {
  const client = await listen(node.url, hello)
  await until(() => client.closed() === 4000)
  expect(client.heard).toEqual([])
})

test('a binary frame is not understood', async () => {
  const client = await joined()
  client.socket.send(Buffer.from('{"ping":1}'))
  await until(() => client.closed() === 4000)
})

test('a frame over 64 KiB ends its socket alone', async () => {
  const [client, other] = [await joined(), await joined()]
  client.socket.send(JSON.stringify({ text: 'x'.repeat(70_000) }))
  await until(() => client.closed() === 1009)
  expect(other.closed()).toBeUndefined()
})

test('more than 120 frames a minute are too many', async () => {
  const client = await joined()
  for (let i = 0; i < 119; i++) client.socket.send('{"ping":1}')
  await until(() => client.heard.filter(({ pong }) => pong).length === 119)
  client.socket.send('{"ping":1}')
  await until(() => client.closed() === 4029)
})

test('who says nothing within five seconds is sent away', async () => {
  const client = await listen(node.url, undefined)
  await until(() => client.closed() === 4001, 7_000)
})

const position = () => node.position()
const cookie = { cookie: 'sign-in=ann' }
test.each<[string, Record<string, string>, object, boolean]>([
  ['our own page, by cookie', { ...cookie, origin: node.url }, {}, true],
  ['no origin, by cookie', cookie, {}, false],
  ['origin null, by cookie', { ...cookie, origin: 'null' }, {}, false],
  ['another website, by cookie', { ...cookie, origin: 'https://shop.example' }, {}, false],
  ['a suffix of ours, by cookie', { ...cookie, origin: `${node.url}.evil.example` }, {}, false],
  ['a name that ends as ours, by cookie', { ...cookie, origin: node.url.replace('127', 'evil127') }, {}, false],
  ['no origin, by token', {}, { token: 'ann' }, true],
  ['a listed website, by token', { origin: 'https://shop.example' }, { token: 'ann' }, true],
  ['another website, by token', { origin: 'https://evil.example' }, { token: 'ann' }, false],
  ['a wrong token does not fall back on the cookie', { ...cookie, origin: node.url }, { token: 'eve' }, false],
])('%s: heard %s [CWE-1385]', async (_name, headers, token, welcome) => {
  const client = await listen(node.url, { ...token, position: position() }, headers)
  await until(() => client.heard.length > 0 || client.closed() !== undefined)
  expect(client.closed()).toBe(welcome ? undefined : 4001)
})

test('no bytes of a client end the process [T-42]', async () => {
  const upgrade =
    'GET /api/socket HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
  const port = Number(new URL(node.url).port)
  const send = (bytes: Uint8Array) =>
    new Promise<void>((done) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.concat([Buffer.from(upgrade), bytes])))
      socket
        .on('close', () => done())
        .on('error', () => {})
        .resume()
      setTimeout(() => socket.destroy(), 50)
    })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), async (many) => {
      await Promise.all(many.map(send))
    }),
    { numRuns: 30 },
  )
  const client = await joined()
  expect(client.closed()).toBeUndefined()
})

test('when the server goes away, clients are told to come back', async () => {
  const leaving = await testNode<Asker>(database, {
    whoAsks: () => ({ kind: 'user', id: 'ann' }),
    topicsFor: async () => new Set(),
  })
  const client = await listen(leaving.url, { token: 'ann', position: leaving.position() })
  await until(() => client.heard.length > 0)
  await leaving.close()
  await until(() => client.closed() === 1012)
})

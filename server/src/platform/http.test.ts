import { endpoint, type Problem } from '@parley/contract'
import { Type } from 'typebox'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { type Asker, serve } from './http.ts'
import { loggerOf } from './logger.ts'
import { Refusal } from './refusal.ts'

const Thing = Type.Object({
  id: Type.String({ format: 'uuid' }),
  text: Type.String(),
  kind: Type.Union([Type.Literal('small'), Type.Literal('large')]),
  size: Type.Union([Type.Integer(), Type.Null()]),
  owner: Type.Union([Type.Object({ name: Type.String() }), Type.Null()]),
})
const Draft = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 10_000 }),
  size: Type.Optional(Type.Integer()),
  parts: Type.Optional(Type.Array(Type.Object({ name: Type.String() }))),
})
const shared = { summary: 'A thing', refuses: ['not-found'] } as const
const id = crypto.randomUUID()
const keepThing = endpoint({ ...shared, method: 'PUT', path: '/api/things/:thingId', who: 'user', body: Draft, reply: Thing })
const findThings = endpoint({
  ...shared,
  method: 'GET',
  path: '/api/things',
  who: 'customer',
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ maximum: 50 })),
    open: Type.Optional(Type.Boolean()),
    kinds: Type.Optional(Type.Array(Type.String())),
  }),
  reply: Type.Array(Type.Unknown()),
})
const dropThing = endpoint({
  ...shared,
  method: 'DELETE',
  path: '/api/things/:thingId',
  who: 'administrator',
  reply: Type.Null(),
})
const greet = endpoint({
  ...shared,
  method: 'POST',
  path: '/api/greetings',
  who: 'anyone',
  body: Type.Object({ failure: Type.String() }),
  reply: Type.Null(),
})

const failures: Record<string, unknown> = {
  taken: new Refusal('session-taken', { holder: { id, name: 'Olga' } }),
  slow: new Refusal('too-many-requests', { retryAfter: 7 }),
  broken: new Error('the secret is 42'),
  gone: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }),
  hung: new Error('Query read timeout'),
  full: Object.assign(new Error('could not extend file'), { code: '53100' }),
  files: Object.assign(new Error('no space'), { code: 'ENOSPC' }),
  nul: Object.assign(new Error('invalid byte sequence'), { code: '22021' }),
}

const database = await freshDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const lines: string[] = []
const people: Record<string, Asker> = {
  visitor: { kind: 'visitor', id },
  user: { kind: 'user', id },
  administrator: { kind: 'user', id, administrator: true },
}
const http = serve<Asker>({
  database,
  logger: loggerOf('info', { write: (line) => void lines.push(line) }),
  whoAsks: ({ headers }) => people[(headers.authorization ?? headers.cookie ?? '').replace('Bearer ', '')],
  routes: [
    ({ on, raw }) => {
      on(keepThing, ({ path, body }) => ({
        id: path.thingId,
        text: body.text,
        kind: 'small' as const,
        size: null,
        owner: { name: 'Olga', secret: 1 } as { name: string },
      }))
      on(findThings, ({ query }) => [query])
      on(dropThing, () => null)
      on(greet, ({ body }) => {
        if (failures[body.failure]) throw failures[body.failure]
        return null
      })
      raw({ method: 'PUT', path: '/api/bytes', who: 'user', summary: 'Bytes', refuses: [] }, async ({ request, reply }) => {
        let size = 0
        for await (const chunk of request.raw) size += chunk.length
        return reply.send({ size })
      })
    },
  ],
})
await http.ready()
afterAll(() => http.close())

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'
const ask = (
  method: Method,
  url: string,
  payload?: unknown,
  headers: Record<string, string> = { authorization: 'Bearer user' },
) =>
  http.inject({
    method,
    url,
    headers: { ...(payload !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(payload !== undefined && { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
  })
const as = (who: string) => ({ authorization: `Bearer ${who}` })
const put = (payload: unknown, headers?: Record<string, string>) => ask('PUT', `/api/things/${id}`, payload, headers)

test('a reply holds what the contract says and nothing else', async () => {
  const answer = await put({ text: 'Good 🙂 "afternoon"\n' })
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    { id, text: 'Good 🙂 "afternoon"\n', kind: 'small', size: null, owner: { name: 'Olga' } },
  ])
  expect((await ask('DELETE', `/api/things/${id}`, undefined, as('administrator'))).payload).toBe('null')
})

test('a query is read as what the contract says', async () => {
  const answer = await ask('GET', '/api/things?limit=10&open=false&kinds=a')
  expect(answer.json()).toEqual([{ limit: 10, open: false, kinds: ['a'] }])
  for (const query of ['limit=ten', 'limit=51', 'limit=', 'open=1', 'other=1', 'limit=1&limit=2']) {
    expect((await ask('GET', `/api/things?${query}`)).json()).toMatchObject({ code: 'bad-request' })
  }
})

test.each([
  ['malformed', '{"text":'],
  ['with __proto__', '{"text":"x","__proto__":{"administrator":true}}'],
  ['with a constructor', '{"text":"x","constructor":{"prototype":{"a":1}}}'],
  ['with an unknown field', { text: 'x', other: 1 }],
  ['with an unknown field within', { text: 'x', parts: [{ name: 'a', other: 1 }] }],
  ['with a number for a text', { text: 1 }],
  ['with an object for a text', { text: { $ne: '' } }],
  ['with a text for a number', { text: 'x', size: '1' }],
  ['with a list for the whole', []],
  ['with null for the whole', 'null'],
  ['with an empty text', { text: '' }],
  ['10,000 levels deep', `{"text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ['10,000 objects deep', `{"text":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
  ['empty', ''],
])('a body %s is a bad request [T-42]', async (_which, payload) => {
  const answer = await put(payload)
  expect([answer.statusCode, String(answer.headers['content-type']).split(';')[0]]).toEqual([422, 'application/problem+json'])
  expect(answer.json<Problem>().code).toBe('bad-request')
})

test('what is not right is named by a JSON pointer [API-05]', async () => {
  const fieldOf = async (body: object) => (await put(body)).json<Problem>().field
  expect(await fieldOf({ text: 'x', parts: [{ name: 1 }] })).toBe('/parts/0/name')
  expect(await fieldOf({ size: 1 })).toBe('/text')
  expect(await fieldOf({ text: 'x', 'a/b': 1 })).toBe('/a~1b')
})

test('no body and other types of body are bad requests', async () => {
  expect((await put(undefined)).json().code).toBe('bad-request')
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    expect((await put('text=x', { ...as('user'), 'content-type': type })).json().code).toBe('bad-request')
  }
})

test('the longest message fits however it is escaped, and no more is read', async () => {
  expect((await put(`{"text":"${'\\ud83d\\ude42'.repeat(10_000)}"}`)).statusCode).toBe(200)
  expect((await put({ text: 'x'.repeat(10_001) })).json().code).toBe('bad-request')
  expect((await put({ text: 'x'.repeat(200_000) })).json()).toMatchObject({ code: 'too-large', status: 413 })
})

test('an id that is none looks like one that is missing, byte by byte [T-40]', async () => {
  const missing = (await ask('GET', '/api/nothing')).payload
  for (const thing of ['1', 'null', '%00', '..%2f', id.toUpperCase(), `urn:uuid:${id}`, "1'--", `${id}0`]) {
    const answer = await ask('PUT', `/api/things/${thing}`, { text: 'x' })
    expect([answer.statusCode, answer.payload]).toEqual([404, missing])
  }
})

test('an address that cannot be decoded looks like one that is missing [T-42][API-05]', async () => {
  for (const url of ['/api/things/%ff', '/api/%', '/api/things/%c0%ae'])
    for (const method of ['GET', 'PUT'] as const) {
      const answer = await http.inject({ method, url, headers: { authorization: 'user' } })
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
    }
})

test('who may ask is settled before what they ask [T-40]', async () => {
  const code = async (method: Method, url: string, who: string) => {
    const answer = await ask(method, url, method === 'PUT' ? { wrong: 1 } : undefined, as(who))
    return answer.statusCode === 200 || answer.statusCode === 204 ? 'ok' : answer.json().code
  }
  const row = async (who: string) =>
    Promise.all([
      code('PUT', `/api/things/${id}`, who),
      code('GET', '/api/things', who),
      code('DELETE', `/api/things/${id}`, who),
    ])
  expect(await row('nobody')).toEqual(['not-signed-in', 'not-signed-in', 'not-signed-in'])
  expect(await row('visitor')).toEqual(['forbidden', 'ok', 'forbidden'])
  expect(await row('user')).toEqual(['bad-request', 'ok', 'forbidden'])
  expect(await row('administrator')).toEqual(['bad-request', 'ok', 'ok'])
})

test('what goes wrong is told as RFC 9457 has it, and no more than is meant [API-05]', async () => {
  const fail = async (failure: string) => await ask('POST', '/api/greetings', { failure }, {})
  expect((await fail('taken')).json()).toMatchObject({ status: 409, code: 'session-taken', holder: { id, name: 'Olga' } })
  const slow = await fail('slow')
  expect([slow.statusCode, slow.headers['retry-after'], slow.json().retryAfter]).toEqual([429, '7', 7])
  for (const down of ['gone', 'hung', 'full'])
    expect((await fail(down)).json()).toMatchObject({ status: 503, code: 'unavailable' })
  expect((await fail('gone')).headers['retry-after']).toBe('2')
  expect((await fail('files')).json()).toMatchObject({ status: 507, code: 'storage-full' })
  expect((await fail('nul')).json()).toMatchObject({ code: 'bad-request' })
  const broken = await fail('broken')
  expect(broken.json()).toMatchObject({ status: 500, code: 'internal' })
  expect(JSON.stringify({ ...broken.json(), detail: '' })).not.toContain('42')
  expect(lines.at(-1)).toContain(broken.json().detail.replace('Request ', ''))
})

test('bytes are handed on unread, whatever their type', async () => {
  const payload = Buffer.alloc(300_000, 1)
  for (const type of ['application/octet-stream', 'application/json', 'image/png']) {
    const answer = await http.inject({
      method: 'PUT',
      url: '/api/bytes',
      payload,
      headers: { ...as('user'), 'content-type': type },
    })
    expect(answer.json()).toEqual({ size: 300_000 })
  }
  expect((await http.inject({ method: 'PUT', url: '/api/bytes', payload })).statusCode).toBe(401)
})

test('every answer carries the headers that keep it safe, and none says what we run on', async () => {
  for (const answer of [await ask('GET', '/api/things'), await ask('GET', '/api/nothing'), await put('{')]) {
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(answer.headers['server'] ?? answer.headers['x-powered-by']).toBeUndefined()
  }
})

test('the API describes itself [API-05]', async () => {
  const document = (await ask('GET', '/api/openapi.json', undefined, {})).json()
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/things/{thingId}'].put).toMatchObject({ summary: 'A thing', 'x-who': 'user' })
  expect(document.paths['/api/things/{thingId}'].put.requestBody.content['application/json'].schema.additionalProperties).toBe(
    false,
  )
  expect(Object.keys(document.paths['/api/things/{thingId}'].delete.responses)).toContain('200')
})

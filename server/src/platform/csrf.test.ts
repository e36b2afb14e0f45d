import { endpoint } from '@parley/contract'
import { Type } from 'typebox'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { type Asker, serve } from './http.ts'
import { loggerOf } from './logger.ts'

const change = endpoint({
  method: 'POST',
  path: '/api/changes',
  who: 'user',
  summary: 'Changes',
  reply: Type.Null(),
  refuses: [],
})
const database = await freshDatabase()
const http = serve<Asker>({
  database,
  logger: loggerOf('silent'),
  whoAsks: ({ headers }) => (headers.authorization || headers.cookie ? { kind: 'user', id: 'ann' } : undefined),
  routes: [({ on }) => on(change, () => null)],
  origins: ['https://chat.example'],
})
afterAll(async () => {
  await http.close()
  await database[Symbol.asyncDispose]()
})

const cookie = { cookie: 'sign-in=1' }
const ours = 'https://chat.example'
test.each<[Record<string, string>, number]>([
  [{ ...cookie, 'sec-fetch-site': 'same-origin', origin: ours }, 200],
  [{ ...cookie, origin: ours }, 200],
  [{ ...cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
  [{ ...cookie, 'sec-fetch-site': 'same-site', origin: 'https://blog.chat.example' }, 403],
  [{ ...cookie, 'sec-fetch-site': 'none' }, 403],
  [{ ...cookie, 'sec-fetch-site': 'cross-site', origin: ours }, 403],
  [{ ...cookie, origin: 'https://evil.example' }, 403],
  [{ ...cookie, origin: 'http://chat.example' }, 403],
  [{ ...cookie, origin: 'https://chat.example.evil.example' }, 403],
  [{ ...cookie, origin: 'null' }, 403],
  [cookie, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ authorization: 'Bearer x', 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' }, 200],
  [{ authorization: 'Bearer x' }, 200],
  [{}, 401],
])('a change asked for with %j is answered %i (reliability §5.3)', async (headers, status) => {
  expect((await http.inject({ method: 'POST', url: '/api/changes', headers })).statusCode).toBe(status)
})

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { serve } from './http.ts'
import { Hub } from './hub.ts'
import { loggerOf } from './logger.ts'
import { keepHealth } from './metrics.ts'

const database = await freshDatabase()
const root = await mkdtemp('/tmp/parley-site-')
await mkdir(join(root, 'assets'))
await writeFile(join(root, 'index.html'), '<title>Parley</title>')
await writeFile(join(root, 'assets/index-Ab12Cd34.js'), 'start()')
await symlink('/etc/passwd', join(root, 'passwd'))
const csp = "default-src 'self'"
const http = serve({
  database,
  logger: loggerOf('silent'),
  whoAsks: () => undefined,
  routes: [],
  sites: [{ root, prefix: '/', csp, fallback: 'index.html' }],
})
let ready = true
keepHealth(http, { database, hub: new Hub(database), isReady: async () => ready })
afterAll(async () => {
  await http.close()
  await database[Symbol.asyncDispose]()
  await rm(root, { recursive: true })
})

const get = (url: string, accept = 'text/html') => http.inject({ url, headers: { accept } })

test('pages of the program are the program, under its policy (reliability §5.4)', async () => {
  for (const url of ['/', '/live-chats', '/live-chats/1?x=1', '/index.html']) {
    const answer = await get(url)
    expect([url, answer.payload, answer.headers['content-security-policy'], answer.headers['cache-control']]).toEqual([
      url,
      '<title>Parley</title>',
      csp,
      'no-cache',
    ])
  }
})

test('files that never change are kept, and what is missing is missing', async () => {
  expect((await get('/assets/index-Ab12Cd34.js', '*/*')).headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'application/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  for (const url of [
    '/assets/none.js',
    '/favicon.png',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/package.json',
    '/passwd',
    '/assets/',
    '/api/none',
  ]) {
    expect([url, (await get(url, '*/*')).statusCode]).toEqual([url, 404])
  }
})

test('health says one word; figures are for this machine only', async () => {
  expect((await get('/health/live')).json()).toEqual({ live: true })
  expect((await get('/health/ready')).statusCode).toBe(200)
  ready = false
  expect((await get('/health/ready')).statusCode).toBe(503)
  expect((await get('/metrics')).payload).toContain('parley_sockets 0')
  expect((await http.inject({ url: '/metrics', remoteAddress: '10.0.0.1' })).statusCode).toBe(404)
  expect((await http.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.1' } })).statusCode).toBe(404)
})

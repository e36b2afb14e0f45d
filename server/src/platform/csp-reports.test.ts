import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { serve } from './http.ts'

const lines: { msg: string; report?: Record<string, string> }[] = []
const stream = new Writable({
  write(chunk, _encoding, done) {
    lines.push(JSON.parse(String(chunk)))
    done()
  },
})
const database = await freshDatabase()
const http = serve({ database, logger: pino({ level: 'warn' }, stream), whoAsks: () => undefined, routes: [] })
afterAll(async () => {
  await http.close()
  await database[Symbol.asyncDispose]()
})

const report = (payload: string, type = 'application/csp-report') =>
  http.inject({
    method: 'POST',
    url: '/csp-reports',
    payload,
    headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
  })

test('what a page’s policy refused stands in the log, cut and without what nobody asked for (reliability §5.4)', async () => {
  const one = {
    'document-uri': 'https://chat.example/x',
    'violated-directive': 'script-src',
    'blocked-uri': 'a'.repeat(999),
    cookie: 'x',
  }
  expect((await report(JSON.stringify({ 'csp-report': one }))).statusCode).toBe(204)
  const several = [
    { type: 'csp-violation', body: { documentURL: 'https://chat.example/y', effectiveDirective: 'trusted-types' } },
  ]
  expect((await report(JSON.stringify(several), 'application/reports+json')).statusCode).toBe(204)
  expect(lines.map(({ msg, report }) => [msg, report])).toEqual([
    [
      'a page broke its policy',
      { 'document-uri': 'https://chat.example/x', 'violated-directive': 'script-src', 'blocked-uri': 'a'.repeat(200) },
    ],
    ['a page broke its policy', { documentURL: 'https://chat.example/y', effectiveDirective: 'trusted-types' }],
  ])
})

test('whatever else is sent there says nothing, and not even a flood fills the log', async () => {
  lines.length = 0
  for (const text of ['', 'no JSON', 'null', '[null]', '{"csp-report":7}', '[1,{"body":{"documentURL":7}}]', '['.repeat(9_000)])
    expect([text.slice(0, 9), (await report(text)).statusCode]).toEqual([text.slice(0, 9), 204])
  expect((await report(`"${'x'.repeat(20_000)}"`)).statusCode).toBe(413)
  expect((await report('{}', 'text/html')).statusCode).toBe(422)
  for (let i = 0; i < 100; i++) await report(JSON.stringify({ 'csp-report': { 'document-uri': String(i) } }))
  expect(lines.length).toBeLessThanOrEqual(40)
})

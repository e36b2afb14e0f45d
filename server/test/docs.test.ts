import { createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { verifyIdentity } from '../src/channels/kinds/website/identity.ts'
import { defaultLimits } from '../src/platform/limits.ts'

const docs = resolve(import.meta.dirname, '../../docs')
const read = (path: string) => readFileSync(join(docs, path), 'utf8')

test('the table of refusals is the contract’s [API-05]', () => {
  const rows = [...read('api/README.md').matchAll(/^\| (\d{3}) \| `([a-z-]+)` \| (.+) \|$/gm)]
  expect(rows.map(([, status, code, sentence]) => [code, Number(status), sentence])).toEqual(
    Object.entries(contract.refusals).map(([code, [status, sentence]]) => [code, status, sentence]),
  )
})

test('events, close codes and limits are named as they are', () => {
  const text = read('api/README.md')
  for (const code of Object.values(contract.closings)) expect(text).toMatch(new RegExp(`^\\| (\\d+, )?${code}[, ]`, 'm'))
  const folder = join(docs, '../contract/src')
  const source = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const events = [...source.matchAll(/name: '([a-z]+\.[a-z]+)'/g)].map(([, name]) => name!)
  expect(events.length).toBeGreaterThan(10)
  const told = [...text.matchAll(/`([a-z]+\.[a-z]+)`/g)].map(([, name]) => name)
  expect(told.toSorted()).toEqual([...new Set(events)].toSorted())
  const { apiPerMinute, visitorMessagesPerMinute, visitorUploadsPerMinute, operatorMessagesPerMinute } = defaultLimits
  expect(text).toContain(`${apiPerMinute} requests a minute`)
  expect(text).toContain(`${visitorMessagesPerMinute} messages and ${visitorUploadsPerMinute} files a minute`)
  expect(text).toContain(`${operatorMessagesPerMinute} messages for a user, ${defaultLimits.newVisitorsPerMinute} new visitors`)
})

test('every address that is named exists', () => {
  const text = read('api/README.md')
  const known = Object.values(contract.endpoints).map(({ path }) => path.replace(/:\w+/g, '<>'))
  const named = [...text.matchAll(/(?:GET|PUT|POST) (\/api\/[^`?]+)/g)].map(([, path]) => path!.replace(/<[^>]+>/g, '<>'))
  expect(named.length).toBeGreaterThan(5)
  for (const path of named) expect(known).toContain(path)
})

test('links lead somewhere', () => {
  for (const entry of readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')))
    for (const [, link] of read(entry).matchAll(/\]\((?!https?:)([^)#]+)/g))
      expect(existsSync(join(docs, dirname(entry), link!)), `${entry}: ${link}`).toBe(true)
})

test('the sample that signs an identity signs one that is accepted [WEB-03]', async () => {
  const sample = /```js\n([\s\S]*?)```/.exec(read('guides/website-widget.md'))![1]!
  const { parleyToken } = (await import(`data:text/javascript,${encodeURIComponent(sample)}`)) as {
    parleyToken(secret: string, user: object): string
  }
  const user = { id: 'customer 17', name: 'Zoë', email: 'zoe@example.com' }
  const token = parleyToken('a secret of the live chat', user)
  expect(await verifyIdentity(token, ['a secret of the live chat'])).toMatchObject({
    externalId: 'customer 17',
    name: 'Zoë',
    email: 'zoe@example.com',
    jti: expect.any(String),
  })
  const [head, claims] = token.split('.')
  const signature = createHmac('sha256', 'another secret').update(`${head}.${claims}`).digest('base64url')
  await expect(verifyIdentity(`${head}.${claims}.${signature}`, ['a secret of the live chat'])).rejects.toThrow()
})

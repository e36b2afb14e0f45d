import * as contract from '@parley/contract'
import { SignJWT } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { type Client, clientOf } from '../../../../test/client.ts'
import { answer, newId, openDesk, take, until, write } from '../../../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, vera, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
await admin.get(contract.editSettings, { body: { limits: { newVisitorsPerMinute: 1_000 } } })
const { secret } = await admin.get(contract.createIdentitySecret, { path: { liveChatId: chat.id } })

type Body = contract.StaticOf<NonNullable<(typeof contract.visit)['body']>>
const path = { liveChatId: chat.id }
const ask = (body: Body = {}) => product.anyone.ask(contract.visit, { path, body })
async function visit(body: Body = {}) {
  const visited = await product.anyone.get(contract.visit, { path, body })
  return Object.assign(visited, { client: clientOf(product.url, { authorization: `Bearer ${visited.token}` }) })
}
const setWebsite = async (website: Partial<contract.Website>) => {
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, website } })
}

interface Claims {
  sub?: string
  ahead?: number
  jti?: string | undefined
  with?: string
  alg?: string
  [claim: string]: unknown
}
function sign({ sub = 'maria-7', ahead = 300, jti = newId(), with: key = secret, alg = 'HS256', ...more }: Claims = {}) {
  const now = Math.floor(Date.now() / 1000)
  const token = new SignJWT(more)
    .setProtectedHeader({ alg })
    .setSubject(sub)
    .setIssuedAt(now)
    .setExpirationTime(now + ahead)
  return token.setJti(jti).sign(new TextEncoder().encode(key))
}
const customerOf = async (token: string) => {
  const known = clientOf(product.url, { authorization: `Bearer ${token}` })
  const { thread } = await product.anyone.get(contract.visit, { path, body: { token } })
  const row = await db.selectFrom('threads').selectAll().where('id', '=', thread.id).executeTakeFirstOrThrow()
  return { known, ...(await db.selectFrom('customers').selectAll().where('id', '=', row.customer_id).executeTakeFirstOrThrow()) }
}

test('a browser that keeps its token continues its history; without it, it is a new customer [WEB-03]', async () => {
  const first = await visit()
  expect(first.token).toMatch(/^[\w-]{43}$/)
  expect(first.page).toEqual({ items: [], next: null, endings: [] })
  await write(first.client, first.thread.id, 'Hello')
  const again = await visit({ token: first.token })
  expect([again.token, again.thread.id, again.page.items.map(({ text }) => text)]).toEqual([
    first.token,
    first.thread.id,
    ['Hello'],
  ])
  const cleared = await visit()
  expect(cleared.thread.id).not.toBe(first.thread.id)
  expect(cleared.page.items).toEqual([])
  expect((await cleared.client.ask(contract.readThread, { path: { threadId: first.thread.id } })).problem?.code).toBe('not-found')
})

test('a token that the visitor made up, or that is of another live chat, is nobody’s [reliability §5.9]', async () => {
  const chosen = 'a'.repeat(43)
  const visited = await visit({ token: chosen })
  expect(visited.token).not.toBe(chosen)
  expect(
    (
      await clientOf(product.url, { authorization: `Bearer ${chosen}` }).ask(contract.readThread, {
        path: { threadId: visited.thread.id },
      })
    ).status,
  ).toBe(401)
  const rows = await db.selectFrom('visitor_tokens').select('token_hash').execute()
  expect(rows.some(({ token_hash }) => token_hash.toString().includes(visited.token))).toBe(false)
  const groups = { operatorGroupIds: [desk.first.id], supervisorGroupIds: [desk.supervisors.id] }
  const other = await admin.get(contract.createLiveChat, { body: { name: 'Sales', ...groups } })
  const elsewhere = await product.anyone.get(contract.visit, { path: { liveChatId: other.id }, body: { token: visited.token } })
  expect(elsewhere.token).not.toBe(visited.token)
  expect(elsewhere.thread.liveChatId).toBe(other.id)
})

test('an identified visitor continues their history on any device [WEB-03]', async () => {
  const one = await visit({ identity: await sign({ sub: 'ann', name: 'Ann Lee', email: 'ann@example.com' }) })
  await write(one.client, one.thread.id, 'From my desk')
  const two = await visit({ identity: await sign({ sub: 'ann' }) })
  expect(two.token).not.toBe(one.token)
  expect(two.page.items.map(({ text }) => text)).toEqual(['From my desk'])
  expect(await customerOf(two.token)).toMatchObject({
    name: 'Ann Lee',
    email: 'ann@example.com',
    verified: true,
    external_id: 'ann',
  })
})

test('two devices that come at once for the first time are one customer [DM-10]', async () => {
  const signed = await Promise.all([1, 2, 3, 4].map(() => sign({ sub: 'twins' })))
  const threads = await Promise.all(signed.map(async (identity) => (await visit({ identity })).thread.id))
  expect(new Set(threads).size).toBe(1)
})

test.each<[string, () => Promise<string>, contract.RefusalCode]>([
  ['expired', () => sign({ ahead: -60 }), 'identity-expired'],
  ['good for more than ten minutes', () => sign({ ahead: 700 }), 'identity-invalid'],
  ['signed with another secret', () => sign({ with: 'x'.repeat(43) }), 'identity-invalid'],
  ['signed with another algorithm', () => sign({ alg: 'HS512' }), 'identity-invalid'],
  ['not signed', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"ann"}')}.`, 'identity-invalid'],
  ['without a subject', () => sign({ sub: '' }), 'identity-invalid'],
  ['with a name that is none', () => sign({ name: { $ne: 1 } }), 'identity-invalid'],
  ['of no sense', async () => 'abc', 'identity-invalid'],
])('an identity that is %s is refused', async (_what, make, code) => {
  expect((await ask({ identity: await make() })).problem?.code).toBe(code)
})

test('an identity is good once: replayed, it is refused [reliability §5.10]', async () => {
  const identity = await sign({ sub: 'replayed' })
  await visit({ identity })
  expect((await ask({ identity })).problem?.code).toBe('identity-invalid')
})

test('of two secrets both are accepted, until one is retired', async () => {
  const made = await admin.get(contract.createIdentitySecret, { path })
  await visit({ identity: await sign({ with: secret }) })
  await visit({ identity: await sign({ with: made.secret }) })
  await admin.get(contract.retireIdentitySecret, { path: { ...path, secretId: made.id } })
  expect((await ask({ identity: await sign({ with: made.secret }) })).problem?.code).toBe('identity-invalid')
})

test('names that nobody signed are taken, unless identity is enforced; of the verified never', async () => {
  expect(await customerOf((await visit({ name: 'Bob', email: 'bob@example.com' })).token)).toMatchObject({
    name: 'Bob',
    email: 'bob@example.com',
    verified: false,
  })
  const ann = await visit({ identity: await sign({ sub: 'ann-2', name: 'Ann' }) })
  expect(await customerOf((await visit({ token: ann.token, name: 'Mallory' })).token)).toMatchObject({ name: 'Ann' })
  await setWebsite({ enforceIdentity: true })
  expect((await customerOf((await visit({ name: 'Bob', email: 'bob@example.com' })).token)).name).toMatch(/^Visitor /)
  await setWebsite({ enforceIdentity: false })
})

test('only our own pages and the websites on the list may open the chat', async () => {
  expect((await ask({ origin: 'https://evil.example' })).problem?.code).toBe('origin-not-allowed')
  expect((await ask({ origin: product.url })).status).toBe(200)
  await setWebsite({ allowedOrigins: ['https://shop.example', 'https://*.parts.example'] })
  for (const origin of ['https://shop.example', 'https://a.parts.example', 'https://a.b.parts.example'])
    expect((await ask({ origin })).status).toBe(200)
  const refused = [
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'https://parts.example',
    'https://evilparts.example',
    'https://evil.example/.parts.example',
    'null',
  ]
  for (const origin of refused) expect((await ask({ origin })).problem?.code).toBe('origin-not-allowed')
})

test('no other website’s script may ask: nothing is said about CORS, and the browser’s mark is refused', async () => {
  const headers = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }
  const response = await fetch(`${product.url}/api/website/${chat.id}/visit`, { method: 'POST', headers, body: '{}' })
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
})

test('a token’s socket opens for our pages and for the websites on the list', async () => {
  const { client, position } = await visit()
  const from = (origin: string) => clientOf(product.url, { ...client.headers, origin }).socket(position)
  const ours = await client.socket(position)
  const theirs = await from('https://shop.example')
  const evil = await from('https://evil.example')
  expect([ours.closed(), theirs.closed(), evil.closed()]).toEqual([undefined, undefined, 4001])
  for (const socket of [ours, theirs]) socket.end()
})

test('a disabled website and an unknown live chat look alike', async () => {
  const { client, thread } = await visit()
  await setWebsite({ enabled: false })
  const disabled = await ask()
  const unknown = await product.anyone.ask(contract.visit, { path: { liveChatId: newId() }, body: {} })
  expect(disabled.status).toBe(404)
  expect(disabled.problem).toEqual(unknown.problem)
  const { problem } = await client.ask(contract.writeMessage, {
    path: { threadId: thread.id, messageId: newId() },
    body: { text: 'Hi' },
  })
  expect(problem?.code).toBe('writing-not-allowed')
  await setWebsite({ enabled: true })
})

test('25 messages within a minute: 20 arrive, the others are told when to try again [reliability §5.32]', async () => {
  const { client, thread } = await visit()
  const answers = await Promise.all(
    Array.from({ length: 25 }, () =>
      client.ask(contract.writeMessage, { path: { threadId: thread.id, messageId: newId() }, body: { text: 'Again' } }),
    ),
  )
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(5)
  for (const { problem, headers } of refused) {
    expect(problem).toMatchObject({ code: 'too-many-requests', retryAfter: expect.any(Number) })
    expect(headers.get('retry-after')).toBe(String(problem?.retryAfter))
  }
})

test('new visitors are limited by address; those who are known are not', async () => {
  const known = await visit()
  await admin.get(contract.editSettings, { body: { limits: { newVisitorsPerMinute: 1 } } })
  await until(async () => (await ask()).status === 429)
  expect((await ask({ token: known.token })).status).toBe(200)
  await admin.get(contract.editSettings, { body: { limits: { newVisitorsPerMinute: 1_000 } } })
  await until(async () => (await ask()).status === 200)
})

async function heard(client: Client, token: string, sub: string) {
  const identified = await visit({ token, identity: await sign({ sub, name: 'Maria' }) })
  return { client, identified }
}

test('an anonymous history joins the identity once, and only when it is asked to [ui §4.3]', async () => {
  const before = await visit({ identity: await sign({ sub: 'maria', name: 'Maria' }) })
  const old = await write(before.client, before.thread.id, 'Long ago')
  await take(olga, old.sessionId)
  await olga.get(contract.closeSession, { path: { sessionId: old.sessionId } })

  const anonymous = await visit()
  const lately = await write(anonymous.client, anonymous.thread.id, 'Without a name')
  await take(olga, lately.sessionId)
  await answer(olga, lately.sessionId, 'With an answer')
  const { identified } = await heard(anonymous.client, anonymous.token, 'maria')
  expect([identified.joinable, identified.thread.id]).toEqual([true, before.thread.id])
  expect(identified.page.items.map(({ text }) => text)).toEqual(['Long ago'])

  const join = () => identified.client.ask(contract.joinHistory, { path, body: { token: anonymous.token } })
  expect((await join()).status).toBe(200)
  const { page, thread } = await identified.client.get(contract.readThread, { path: { threadId: before.thread.id } })
  expect(page.items.map(({ chapter, text }) => [chapter, text])).toEqual([
    [1, 'Long ago'],
    [2, 'Without a name'],
    [2, 'With an answer'],
  ])
  expect(thread.openSessionId).toBe(lately.sessionId)
  const { session } = await vera.get(contract.readSession, { path: { sessionId: lately.sessionId } })
  expect([session.customer.name, session.threadId]).toEqual(['Maria', before.thread.id])
  expect((await join()).problem?.code).toBe('not-found')
  expect((await visit({ token: anonymous.token })).token).not.toBe(anonymous.token)
  const next = await write(identified.client, before.thread.id, 'And on')
  expect(next.sessionId).toBe(lately.sessionId)
})

test('of two open sessions the anonymous one is closed with a notice, and the next message goes to the other', async () => {
  const identity = await visit({ identity: await sign({ sub: 'two-open' }) })
  const stays = await write(identity.client, identity.thread.id, 'As myself')
  const anonymous = await visit()
  const goes = await write(anonymous.client, anonymous.thread.id, 'As nobody')
  const { identified } = await heard(anonymous.client, anonymous.token, 'two-open')
  await identified.client.get(contract.joinHistory, { path, body: { token: anonymous.token } })
  const { session } = await vera.get(contract.readSession, { path: { sessionId: goes.sessionId } })
  expect(session.state).toBe('closed')
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId: goes.sessionId }, query: {} })
  expect(items.at(-1)?.notice).toEqual({ kind: 'merged' })
  expect((await write(identity.client, identity.thread.id, 'And now?')).sessionId).toBe(stays.sessionId)
})

test('nobody joins a history that is not anonymous, or their own', async () => {
  const ann = await visit({ identity: await sign({ sub: 'ann-3' }) })
  const bob = await visit({ identity: await sign({ sub: 'bob-3' }) })
  await write(bob.client, bob.thread.id, 'Mine')
  const anonymous = await visit()
  await write(anonymous.client, anonymous.thread.id, 'Mine too')
  const join = (who: Client, token: string) => who.ask(contract.joinHistory, { path, body: { token } })
  for (const answered of [
    await join(ann.client, bob.token),
    await join(ann.client, ann.token),
    await join(anonymous.client, bob.token),
    await join(olga, anonymous.token),
  ])
    expect(answered.problem?.code).toBe('not-found')
})

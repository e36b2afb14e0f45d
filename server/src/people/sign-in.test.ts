import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { entered, goodPassword } from '../../test/entry.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { transaction } from '../platform/database.ts'
import { addUser } from './add-user.ts'
import { cookieOf } from './cookie.ts'
import { endOldSignIns } from './end-old-sign-ins.ts'

let product: TestProduct
let administrator: TestUser
beforeAll(async () => {
  product = await startProduct()
  administrator = await product.user('Root', { administrator: true })
  // Every test here comes from one address.
  await administrator.get(contract.editSettings, { body: { limits: { signInFailuresPerAddress: 1_000 } } })
})
afterAll(() => product[Symbol.asyncDispose]())

const add = (name: string) => {
  const email = `${name.toLowerCase()}@example.com`
  return transaction(product.database, (work) => addUser(work, { name, email, password: goodPassword })).then((id) => ({
    id,
    email,
  }))
}
const signIn = (email: string, password = goodPassword, from = product.anyone) =>
  from.ask(contract.signIn, { body: { email, password } })

test('signs in with e-mail in any case and password, and is known by the cookie [ORG-01]', async () => {
  const { id, email } = await add('Ann')
  const answer = await signIn(email.toUpperCase())
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ id, name: 'Ann', state: 'active', administrator: false })
  expect(answer.headers.get('set-cookie')).toMatch(/^parley=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/)
  expect((await entered(product, answer).get(contract.readUser, { path: { userId: id } })).email).toBe(email)
})

test('the cookie is bound to its host and to TLS where there is TLS [reliability §5.2]', () => {
  expect(cookieOf('t', true, 604800)).toBe('__Host-parley=t; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure')
})

test('only hashes of passwords and tokens are stored [NFR-05]', async () => {
  const { id, email } = await add('Hash')
  const token = (await signIn(email)).headers.get('set-cookie')!.split(/[=;]/)[1]!
  const { rows } = await product.database.pool.query(
    `select u.password, encode(s.token_hash, 'escape') as token from users u join sign_ins s on s.user_id = u.id where u.id = $1`,
    [id],
  )
  expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('an unknown e-mail and a wrong password get the same bytes, in about the same time [reliability §5.22]', async () => {
  const { email } = await add('Uniform')
  const timed = async (asked: string) => {
    const began = performance.now()
    const { status, problem } = await signIn(asked, 'not the right password')
    return { answer: JSON.stringify([status, problem]), took: performance.now() - began }
  }
  await timed('nobody@example.com')
  const known = []
  const unknown = []
  for (let time = 0; time < 5; time++) {
    known.push(await timed(email))
    unknown.push(await timed(`nobody${time}@example.com`))
  }
  expect(unknown[0]!.answer).toBe(known[0]!.answer)
  expect(known[0]!.answer).toContain('credentials-wrong')
  const middle = (all: { took: number }[]) => all.map(({ took }) => took).sort((a, b) => a - b)[2]!
  expect(middle(unknown)).toBeGreaterThan(middle(known) / 3)
  expect(middle(known)).toBeGreaterThan(middle(unknown) / 3)
})

test('the eleventh guess within 15 minutes is refused, right or wrong, for an account and all at once [reliability §5.22]', async () => {
  const { email } = await add('Guessed')
  const answers = await Promise.all(Array.from({ length: 14 }, (_, guess) => signIn(email, `guess number ${guess}`)))
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  const right = await signIn(email)
  expect(right.problem).toMatchObject({ status: 429, code: 'too-many-requests' })
  expect(right.problem!.retryAfter).toBeGreaterThan(800)
  expect(right.headers.get('retry-after')).toBe(String(right.problem!.retryAfter))
})

test('guesses from one address are counted over all accounts [reliability §5.22]', async () => {
  await using elsewhere = await product.another()
  await administrator.get(contract.editSettings, { body: { limits: { signInFailuresPerAddress: 3 } } })
  await vi.waitFor(() => expect(elsewhere.means.settings.read('limits.signInFailuresPerAddress', 10)).toBe(3))
  const guess = (number: number) =>
    elsewhere.anyone.ask(contract.signIn, { body: { email: `guess${number}@example.com`, password: 'wrong' } })
  const answers = await Promise.all([1, 2, 3, 4, 5].map(guess))
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429, 429])
  await administrator.get(contract.editSettings, { body: { limits: { signInFailuresPerAddress: 1_000 } } })
})

test('each sign-in has a new token, and the one that the browser came with is void [reliability §5.2]', async () => {
  const { id, email } = await add('Rotated')
  const first = entered(product, await signIn(email))
  const second = entered(product, await signIn(email, goodPassword, first))
  expect(second.headers['cookie']).not.toBe(first.headers['cookie'])
  const ask = (client: typeof first) => client.ask(contract.readUser, { path: { userId: id } })
  await vi.waitFor(async () => expect((await ask(first)).status).toBe(401))
  expect((await ask(second)).status).toBe(200)
})

test('signing out ends this sign-in and its sockets, on every process, and no other [P13]', async () => {
  await using other = await product.another()
  const { id, email } = await add('Leaver')
  const one = entered(product, await signIn(email))
  const two = entered(product, await signIn(email))
  const socket = await clientOf(other.url, one.headers).socket('0')
  const staying = await two.socket('0')
  const answer = await one.ask(contract.signOut)
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
  await vi.waitFor(() => expect(socket.closed()).toBe(4001), 1_000)
  expect((await one.ask(contract.readUser, { path: { userId: id } })).status).toBe(401)
  expect((await two.ask(contract.readUser, { path: { userId: id } })).status).toBe(200)
  expect(staying.closed()).toBeUndefined()
  staying.end()
})

test.each([
  ['eight hours without use', `used_at = now() - interval '8 hours 1 second'`],
  ['seven days', `created_at = now() - interval '7 days 1 second'`],
])('a sign-in ends after %s, and so do its sockets [reliability §5.2]', async (_, set) => {
  const client = await product.user('Idle')
  const socket = await client.socket('0')
  await product.database.pool.query(`update sign_ins set ${set} where user_id = $1`, [client.id])
  await endOldSignIns.run(product.database, undefined, { number: 1, isLast: false })
  await vi.waitFor(() => expect(socket.closed()).toBe(4001), 1_000)
  expect((await client.ask(contract.readUser, { path: { userId: client.id } })).status).toBe(401)
})

test('a page of another website cannot act with our cookie [reliability §5.3]', async () => {
  const client = await product.user('Ridden')
  const asked = (headers: Record<string, string>) =>
    fetch(`${product.url}/api/me`, {
      method: 'PATCH',
      headers: { cookie: client.headers['cookie']!, 'content-type': 'application/json', ...headers },
      body: '{"name":"Mallory"}',
    }).then(({ status }) => status)
  expect(await asked({ origin: 'https://evil.example' })).toBe(403)
  expect(await asked({})).toBe(403)
  expect(await asked({ origin: product.url, 'content-type': 'text/plain' })).not.toBe(200)
  expect((await client.get(contract.readUser, { path: { userId: client.id } })).name).toBe('Ridden')
  const forged = await product.anyone.fetch('/api/sign-in', { method: 'POST', headers: { origin: 'https://evil.example' } })
  expect(forged.status).toBe(403)
})

test('a made-up cookie is nobody, whatever it looks like', async () => {
  for (const cookie of ['parley=', 'parley=abc', `parley=${'a'.repeat(43)}`, '__Host-parley=x', 'parley=%00', 'parley']) {
    const { status } = await clientOf(product.url, { cookie }).ask(contract.listUsers)
    expect(status, cookie).toBe(401)
  }
})

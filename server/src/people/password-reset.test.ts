import { request } from 'node:http'
import * as contract from '@parley/contract'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { codeOf, secondFactorOf } from '../../test/authenticator.ts'
import { entered, goodPassword } from '../../test/entry.ts'
import { cookieIn, known, signIn } from '../../test/people.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { openMail } from '../platform/mail.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
  await root.get(contract.editSettings, { body: { limits: { signInFailuresPerAddress: 1_000, apiPerMinute: 100_000 } } })
})
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(() => void product.letters.splice(0))

const password = 'copper lantern 41 geese'
const askFor = (email: string, from = product) => from.anyone.ask(contract.askForPasswordReset, { body: { email } })
const reset = (token: string, chosen = password) =>
  product.anyone.ask(contract.resetPassword, { path: { token }, body: { password: chosen } })
const tokenOf = (text: string) => /\/reset\/([\w-]{43})/.exec(text)![1]!

/** Waits for the letter to this address. */
async function mailedTo(email: string): Promise<string> {
  const letters = () => product.letters.filter(({ to }) => to === email)
  await vi.waitFor(() => expect(letters()).toHaveLength(1), 5_000)
  return letters()[0]!.text
}

/** Until every job that was left is done. */
async function jobsDone(): Promise<void> {
  await product.jobs.handedOver()
  const left = async () => (await product.database.pool.query('select count(*) from graphile_worker._private_jobs')).rows[0].count
  await vi.waitFor(async () => expect(await left()).toBe(0), 10_000)
}

test('a mailed link gives a new password, once, and ends all sign-ins [reliability §5.23, B-17]', async () => {
  const user = await known(product, 'Ann')
  const before = entered(product, await signIn(product, user))
  const socket = await before.socket('0')
  expect((await askFor(user.email.toUpperCase())).body).toBeNull()
  const text = await mailedTo(user.email)
  expect(text).toContain(`${product.url}/reset/`)
  const token = tokenOf(text)
  const { rows } = await product.database.pool.query(
    `select encode(token_hash, 'base64') as hash, extract(epoch from expires_at - created_at)::int as good from password_resets`,
  )
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows[0].good).toBe(1800)
  expect(text).toContain('within 30 minutes')
  expect(await product.anyone.get(contract.readPasswordReset, { path: { token } })).toEqual({ name: 'Ann', email: user.email })

  expect((await reset(token, 'short')).problem).toMatchObject({ code: 'password-weak', field: '/password' })
  const done = await reset(token)
  expect(done.status).toBe(200)
  expect(done.headers.get('set-cookie')).toBeNull()
  await vi.waitFor(() => expect(socket.closed()).toBe(4001), 1_000)
  expect((await signIn(product, user)).problem?.code).toBe('credentials-wrong')
  expect((await signIn(product, user, { password })).status).toBe(200)

  expect((await reset(token)).problem).toMatchObject({ status: 404, code: 'password-reset-invalid' })
  expect((await product.anyone.ask(contract.readPasswordReset, { path: { token } })).problem?.code).toBe('password-reset-invalid')
})

test('of two who use one link at once, one does; after 30 minutes it is as good as a made-up one [reliability §5.23, B-17]', async () => {
  const user = await known(product, 'Bob')
  const { url } = await root.get(contract.createResetLink, { path: { userId: user.id } })
  const answers = await Promise.all([reset(tokenOf(url)), reset(tokenOf(url), 'another pass phrase 9')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  const late = await root.get(contract.createResetLink, { path: { userId: user.id } })
  expect(Date.parse(late.expiresAt) - Date.now()).toBeLessThanOrEqual(30 * 60_000)
  await product.database.pool.query('update password_resets set expires_at = now()')
  const refused = [await reset(tokenOf(late.url)), await reset('x'.repeat(43)), answers.find(({ status }) => status === 404)!]
  expect(new Set(refused.map(({ problem }) => JSON.stringify(problem))).size).toBe(1)
})

test('asked 50 times: 50 answers alike and one letter; three in an hour at most [reliability §5.23, B-17]', async () => {
  const user = await known(product, 'Flooded')
  const answers = await Promise.all(Array.from({ length: 50 }, () => askFor(user.email)))
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(new Set(['[200,null]']))
  await mailedTo(user.email)
  await jobsDone()
  expect(product.letters).toHaveLength(1)
  for (let hour = 1; hour <= 4; hour++) {
    await product.database.pool.query(`update password_resets set created_at = created_at - interval '6 minutes'`)
    await askFor(user.email)
    await jobsDone()
    expect(product.letters).toHaveLength(Math.min(3, 1 + hour))
  }
})

test('known, unknown, invited and locked addresses get the same bytes in the same time [reliability §5.22, B-17]', async () => {
  const user = await known(product, 'Uniform')
  const locked = await known(product, 'Locked')
  await root.get(contract.lockUser, { path: { userId: locked.id } })
  const invited = await root.get(contract.inviteUser, { body: { name: 'Invited', email: 'invited@example.com' } })
  await jobsDone()
  product.letters.splice(0)
  const timed = async (email: string) => {
    const began = performance.now()
    const { status, body, headers } = await askFor(email)
    return { said: JSON.stringify([status, body, [...headers.keys()]]), took: performance.now() - began }
  }
  const all: Record<string, { said: string; took: number }[]> = { known: [], unknown: [] }
  for (let time = 0; time < 7; time++) {
    all['known']!.push(await timed(user.email))
    all['unknown']!.push(await timed(`nobody${time}@example.com`))
  }
  const others = [await timed(locked.email), await timed(invited.user.email)]
  const said = [...all['known']!, ...all['unknown']!, ...others].map((one) => one.said)
  expect(new Set(said).size).toBe(1)
  const middle = (kind: string) => all[kind]!.map(({ took }) => took).sort((a, b) => a - b)[3]!
  expect(middle('unknown')).toBeGreaterThan(middle('known') / 3)
  expect(middle('known')).toBeGreaterThan(middle('unknown') / 3)
  await jobsDone()
  expect(product.letters.map(({ to }) => to)).toEqual([user.email])
})

test('a forged host never stands in the letter [reliability §5.23, B-17]', async () => {
  const user = await known(product, 'Hosted')
  const body = JSON.stringify({ email: user.email })
  const headers = {
    host: 'evil.example',
    origin: 'http://evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
    'content-type': 'application/json',
  }
  const { hostname, port } = new URL(product.url)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asking = request({ hostname, port, path: '/api/password-resets', method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode))
    })
    asking.on('error', reject).end(body)
  })
  expect(status).toBe(200)
  const text = await mailedTo(user.email)
  expect(text).toContain(`${product.url}/reset/`)
  expect(text).not.toContain('evil.example')
})

test('a new password does not pass by the second factor, nor by a trusted browser [B-17]', async () => {
  const user = await known(product, 'Factor')
  const { secret } = await secondFactorOf(entered(product, await signIn(product, user)))
  const trusted = await signIn(product, user, { code: codeOf(secret, 1), trust: true })
  const browser = { ...entered(product, trusted) }
  browser.headers['cookie'] = cookieIn(trusted, 'parley-device')
  const { url } = await root.get(contract.createResetLink, { path: { userId: user.id } })
  expect((await reset(tokenOf(url))).status).toBe(200)
  expect((await signIn(product, user, { password, from: browser })).problem?.code).toBe('second-factor-needed')
})

test('an administrator makes a link where mail is off; nobody is mailed then, and the screen knows [B-17]', async () => {
  await using silent = await startProduct(undefined, { mail: openMail(undefined, '') })
  expect(await silent.anyone.get(contract.readInstallation)).toMatchObject({ resetsByMail: false })
  expect(await product.anyone.get(contract.readInstallation)).toMatchObject({ resetsByMail: true })
  const user = await known(silent, 'Quiet')
  expect((await askFor(user.email, silent)).body).toBeNull()
  const admin = await silent.user('Root', { administrator: true })
  const { url, expiresAt } = await admin.get(contract.createResetLink, { path: { userId: user.id } })
  expect(url).toMatch(new RegExp(`^${silent.url}/reset/[\\w-]{43}$`))
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(29 * 60_000)
  const { invitation: _, user: invited } = await admin.get(contract.inviteUser, {
    body: { name: 'New', email: 'new@example.com' },
  })
  expect((await admin.ask(contract.createResetLink, { path: { userId: invited.id } })).problem?.code).toBe('user-invited')
})

test('a link of somebody who was locked since lets nobody in [ORG-03]', async () => {
  const user = await known(product, 'Gone')
  const { url } = await root.get(contract.createResetLink, { path: { userId: user.id } })
  await root.get(contract.lockUser, { path: { userId: user.id } })
  expect((await root.ask(contract.createResetLink, { path: { userId: user.id } })).problem?.code).toBe('user-locked')
  expect((await reset(tokenOf(url))).problem?.code).toBe('password-reset-invalid')
  await root.get(contract.unlockUser, { path: { userId: user.id } })
  expect((await reset(tokenOf(url))).problem?.code).toBe('password-reset-invalid')
  expect((await signIn(product, user, { password: goodPassword })).status).toBe(200)
})

test('a letter that the mail server refuses does not use up what may be sent [B-17]', async () => {
  const refusing = openMail('smtp://127.0.0.1:9', 'parley@example.com')
  await using broken = await startProduct(undefined, { mail: refusing })
  const user = await known(broken, 'Bounced')
  await askFor(user.email, broken)
  const tried = async () =>
    (
      await broken.database.pool.query(
        'select attempts, last_error from graphile_worker._private_jobs where last_error is not null',
      )
    ).rows
  await vi.waitFor(async () => expect(await tried()).toHaveLength(1), 10_000)
  expect((await broken.database.pool.query('select from password_resets')).rows).toHaveLength(0)
  refusing.close()
})

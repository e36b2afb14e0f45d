import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { codeOf, secondFactorOf, wrongCodeOf } from '../../test/authenticator.ts'
import { clientOf } from '../../test/client.ts'
import { entered, goodPassword } from '../../test/entry.ts'
import { cookieIn, type Known, known, signIn } from '../../test/people.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
  await root.get(contract.editSettings, { body: { limits: { signInFailuresPerAddress: 1_000 } } })
})
afterAll(() => product[Symbol.asyncDispose]())

async function withFactor(name: string) {
  const user = await known(product, name)
  const client = entered(product, await signIn(product, user))
  return { user, client, ...(await secondFactorOf(client)) }
}
const code = (answer: { problem?: contract.Problem | undefined }) => answer.problem?.code

test('a password alone lets nobody in whose second factor is on [B-17]', async () => {
  const { user, secret, uri } = await withFactor('Ann')
  expect(uri).toMatch(/^otpauth:\/\/totp\/Parley:ann\..+\?issuer=Parley&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/)
  const first = await signIn(product, user)
  expect(first.problem).toMatchObject({ status: 401, code: 'second-factor-needed' })
  expect(first.headers.get('set-cookie')).toBeNull()
  expect(code(await signIn(product, user, { password: 'wrong', code: codeOf(secret, 1) }))).toBe('credentials-wrong')
  const second = await signIn(product, user, { code: codeOf(secret, 1).replace(/^.../, '$& ') })
  expect(second.body).toMatchObject({ id: user.id })
  const security = await entered(product, second).get(contract.readMySecurity)
  expect(security).toMatchObject({ secondFactor: { required: false, backupCodesLeft: 10 }, hasPassword: true })
  expect(security.secondFactor.since).not.toBeNull()
})

test('a wrong code and a reused one are refused, in the same words [B-17, RFC 6238 §5.2]', async () => {
  const { user, secret } = await withFactor('Bea')
  const wrong = await signIn(product, user, { code: wrongCodeOf(secret) })
  expect(wrong.problem).toMatchObject({ status: 401, code: 'second-factor-wrong', field: '/code' })
  // The one that turned it on was used by that.
  expect((await signIn(product, user, { code: codeOf(secret) })).problem).toEqual(wrong.problem)
  const next = codeOf(secret, 1)
  const both = await Promise.all([signIn(product, user, { code: next }), signIn(product, user, { code: next })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  expect((await signIn(product, user, { code: next })).problem).toEqual(wrong.problem)
})

test('one code at two processes at once lets one in [RFC 6238 §5.2, B-17]', async () => {
  await using other = await product.another()
  const { user, secret } = await withFactor('Twin')
  const next = codeOf(secret, 1)
  const answers = await Promise.all([product, other, product, other].map((at) => signIn(at, user, { code: next })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('codes are guessed no oftener than passwords [reliability §5.22, B-17]', async () => {
  const { user, secret } = await withFactor('Guessed')
  const guesses = await Promise.all(Array.from({ length: 13 }, () => signIn(product, user, { code: wrongCodeOf(secret) })))
  expect(guesses.filter((guess) => code(guess) === 'second-factor-wrong')).toHaveLength(10)
  const right = await signIn(product, user, { code: codeOf(secret, 1) })
  expect(right.problem).toMatchObject({ status: 429, code: 'too-many-requests' })
  expect(right.problem!.retryAfter).toBeGreaterThan(800)
})

test('knowing the password does not win further guesses of the code [B-17]', async () => {
  const { user, secret } = await withFactor('Patient')
  for (let time = 0; time < 5; time++) {
    expect(code(await signIn(product, user))).toBe('second-factor-needed')
    expect(code(await signIn(product, user, { code: wrongCodeOf(secret) }))).toBe('second-factor-wrong')
  }
  expect(code(await signIn(product, user, { code: codeOf(secret, 1) }))).toBe('too-many-requests')
})

test('ten backup codes, each good once and stored as a hash; new ones make them void [B-17]', async () => {
  const { user, client, backupCodes } = await withFactor('Cleo')
  expect(new Set(backupCodes).size).toBe(10)
  for (const one of backupCodes) expect(one).toMatch(/^([A-HJKMNP-Z2-9]{4}-){2}[A-HJKMNP-Z2-9]{4}$/)
  const { rows } = await product.database.pool.query(
    `select encode(code_hash, 'escape') as hash, f.secret
    from backup_codes b join second_factors f using (user_id) where user_id = $1`,
    [user.id],
  )
  expect(rows).toHaveLength(10)
  for (const one of backupCodes) expect(JSON.stringify(rows)).not.toContain(one)
  expect(rows[0].secret).toMatch(/^v1\./)

  expect((await signIn(product, user, { code: backupCodes[3]!.toLowerCase().replaceAll('-', ' ') })).status).toBe(200)
  expect(code(await signIn(product, user, { code: backupCodes[3]! }))).toBe('second-factor-wrong')
  const twice = await Promise.all([0, 0].map((at) => signIn(product, user, { code: backupCodes[at]! })))
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 401])

  expect(code(await client.ask(contract.renewBackupCodes, { body: { password: 'wrong' } }))).toBe('credentials-wrong')
  const renewed = await client.get(contract.renewBackupCodes, { body: { password: goodPassword } })
  expect(renewed.backupCodes).toHaveLength(10)
  expect(code(await signIn(product, user, { code: backupCodes[5]! }))).toBe('second-factor-wrong')
  expect((await signIn(product, user, { code: renewed.backupCodes[0]! })).status).toBe(200)
})

test('a trusted browser is not asked for 30 days, and nobody else is trusted with it [ui S2, B-17]', async () => {
  const { user, secret } = await withFactor('Dora')
  const other = await withFactor('Eli')
  const answer = await signIn(product, user, { code: codeOf(secret, 1), trust: true })
  const [set] = answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('parley-device='))
  expect(set).toMatch(/^parley-device=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/)
  const browser = clientOf(product.url, { cookie: cookieIn(answer, 'parley-device') })
  expect((await signIn(product, user, { from: browser })).status).toBe(200)
  expect(code(await signIn(product, user, { from: browser, password: 'wrong' }))).toBe('credentials-wrong')
  expect(code(await signIn(product, other.user, { from: browser }))).toBe('second-factor-needed')
  await product.database.pool.query('update trusted_devices set expires_at = now() where user_id = $1', [user.id])
  expect(code(await signIn(product, user, { from: browser }))).toBe('second-factor-needed')
})

test('to trust a browser takes a code, not the wish alone [B-17]', async () => {
  const user = await known(product, 'Wisher')
  const answer = await signIn(product, user, { trust: true })
  expect(answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual(['parley'])
})

test('turning it on ends the other sign-ins; turning it off asks for the password [B-17]', async () => {
  const user = await known(product, 'Finn')
  const thief = entered(product, await signIn(product, user))
  const client = entered(product, await signIn(product, user))
  const socket = await thief.socket('0')
  const { backupCodes } = await secondFactorOf(client)
  await vi.waitFor(() => expect(socket.closed()).toBe(4001), 1_000)
  expect(code(await client.ask(contract.startSecondFactor))).toBe('second-factor-on')
  expect(code(await client.ask(contract.endSecondFactor, { body: {} }))).toBe('credentials-wrong')
  expect((await client.ask(contract.endSecondFactor, { body: { password: goodPassword } })).status).toBe(200)
  expect(code(await client.ask(contract.endSecondFactor, { body: { password: goodPassword } }))).toBe('second-factor-off')
  expect((await signIn(product, user)).status).toBe(200)
  await secondFactorOf(client)
  expect(code(await signIn(product, user, { code: backupCodes[0]! }))).toBe('second-factor-wrong')
})

test('a secret that was not confirmed asks nobody for anything [B-17]', async () => {
  const user = await known(product, 'Half')
  const client = entered(product, await signIn(product, user))
  expect(code(await client.ask(contract.confirmSecondFactor, { body: { code: '000000' } }))).toBe('second-factor-off')
  const first = await client.get(contract.startSecondFactor)
  expect(code(await client.ask(contract.confirmSecondFactor, { body: { code: wrongCodeOf(first.secret) } }))).toBe(
    'second-factor-wrong',
  )
  expect((await signIn(product, user)).status).toBe(200)
  const second = await client.get(contract.startSecondFactor)
  expect(second.secret).not.toBe(first.secret)
  expect(code(await client.ask(contract.confirmSecondFactor, { body: { code: codeOf(first.secret) } }))).toBe(
    'second-factor-wrong',
  )
})

test('an administrator takes it from who has lost it; their sign-ins end [B-17]', async () => {
  const { user, client } = await withFactor('Gus')
  const path = { userId: user.id }
  expect(await root.get(contract.readUserSecurity, { path })).toMatchObject({ secondFactor: { backupCodesLeft: 10 } })
  const after = await root.get(contract.resetSecondFactor, { path })
  expect(after).toMatchObject({ secondFactor: { since: null, backupCodesLeft: 0 }, signIns: [] })
  await vi.waitFor(async () => expect((await client.ask(contract.readMySecurity)).status).toBe(401))
  expect((await signIn(product, user)).status).toBe(200)
  expect(code(await root.ask(contract.resetSecondFactor, { path }))).toBe('second-factor-off')
})

test('what is not a code is refused and counts, whatever it is [B-17]', async () => {
  const { user } = (await withFactor('Odd')) as { user: Known }
  for (const odd of ['12345', '1234567', '٠٠٠٠٠٠', "' or 1=1 --", '-', '000000000000'])
    expect(['second-factor-wrong', 'second-factor-needed']).toContain(code(await signIn(product, user, { code: odd })))
  expect(code(await signIn(product, user, { code: '\0' }))).toBe('bad-request')
})

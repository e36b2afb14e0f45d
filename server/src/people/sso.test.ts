import * as contract from '@parley/contract'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { auditOf, changesIn } from '../../test/audit.ts'
import { type Client, clientOf } from '../../test/client.ts'
import { entered } from '../../test/entry.ts'
import { type Lies, oidcProvider } from '../../test/oidc-provider.ts'
import { cookieIn, known, signIn } from '../../test/people.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

type Provider = Awaited<ReturnType<typeof oidcProvider>>
let provider: Provider
let product: TestProduct
let root: TestUser
beforeAll(async () => {
  provider = await oidcProvider()
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
  await set()
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
  await provider[Symbol.asyncDispose]()
})
beforeEach(() => Object.assign(provider.state, { claims: { sub: 'nobody' }, lies: {}, deny: false }))

async function set(more: Partial<contract.SsoEdit> = {}) {
  const { version } = await root.get(contract.readSecurity)
  const { issuer, clientId, secret } = provider
  const sso = {
    ...{ on: true, issuer, clientId, secret, label: 'Northwind ID', emailClaim: 'email', makesUsers: false },
    ...{ groupsClaim: '', passwords: 'everybody' as const, groups: [], ...more },
  }
  return root.ask(contract.editSecurity, { body: { version, sso } })
}

/** As a browser goes: to the provider, and back with its answer. */
async function begin(browser: Client = product.anyone, to?: string) {
  const started = await browser.ask(contract.startSso, { body: to === undefined ? {} : { to } })
  if (started.problem) throw new Error(started.problem.code)
  return { url: started.body.url, browser: clientOf(product.url, { cookie: cookieIn(started, 'parley-sso') }) }
}
async function come(claims: Record<string, unknown>, lies: Lies = {}) {
  Object.assign(provider.state, { claims, lies })
  const { url, browser } = await begin()
  return browser.ask(contract.finishSso, { body: { answer: await provider.visit(url) } })
}
const about = ({ email }: { email: string }, sub: string) => ({ sub, email, email_verified: true, name: 'As The Provider Says' })

test('who is known by a verified e-mail comes in, and later by `sub` alone [B-17]', async () => {
  const user = await known(product, 'Ann')
  Object.assign(provider.state, { claims: about({ email: user.email.toUpperCase() }, 'ann-1') })
  const { url, browser } = await begin(product.anyone, '/live-chats?x=1')
  const asked = new URL(url)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'parley',
    redirect_uri: `${product.url}/sso`,
    code_challenge_method: 'S256',
    scope: 'openid email profile',
  })
  const answer = await browser.ask(contract.finishSso, { body: { answer: await provider.visit(url) } })
  expect(answer.body).toMatchObject({ user: { id: user.id, name: 'Ann' }, to: '/live-chats?x=1' })
  const security = await entered(product, answer).get(contract.readMySecurity)
  expect(security.signIns).toMatchObject([{ by: 'sso', current: true }])
  // Another address since: still them.
  expect((await come({ sub: 'ann-1' })).body.user.id).toBe(user.id)
})

test.each<[string, Lies, string]>([
  ['another nonce', { nonce: 'stolen' }, 'sso-failed'],
  ['another audience', { audience: 'somebody-else' }, 'sso-failed'],
  ['another issuer', { issuer: 'https://evil.example' }, 'sso-failed'],
  ['an expired token', { expires: -120 }, 'sso-failed'],
  ['a key that is not the provider’s', { strangeKey: true }, 'sso-failed'],
  ['no ID token', { noToken: true }, 'sso-failed'],
  ['a failure at its end', { status: 500 }, 'sso-failed'],
  ['a user info of somebody else', { userInfo: { sub: 'eve' } }, 'sso-failed'],
])('an answer with %s lets nobody in [B-17]', async (_, lies, code) => {
  const user = await known(product, 'Lied')
  const answer = await come(about(user, `lied-${crypto.randomUUID()}`), lies)
  expect(answer.problem?.code).toBe(code)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('an answer counts once, in the browser that began it, for ten minutes [B-17]', async () => {
  const user = await known(product, 'Once')
  Object.assign(provider.state, { claims: about(user, 'once') })
  const finish = (browser: Client, answer: string) => browser.ask(contract.finishSso, { body: { answer } })
  const { url, browser } = await begin()
  const answer = await provider.visit(url)
  const stranger = (await begin()).browser
  expect((await finish(stranger, answer)).problem?.code).toBe('sso-expired')
  expect((await finish(product.anyone, answer)).problem?.code).toBe('sso-expired')
  expect((await finish(browser, answer)).status).toBe(200)
  expect((await finish(browser, answer)).problem?.code).toBe('sso-expired')
  expect((await finish(browser, answer.replace(/state=[^&]+/, 'state=made-up'))).problem?.code).toBe('sso-expired')
  expect((await finish(browser, '')).problem?.code).toBe('sso-expired')

  const late = await begin()
  const lateAnswer = await provider.visit(late.url)
  await product.database.pool.query(`update sso_attempts set created_at = now() - interval '11 minutes'`)
  expect((await finish(late.browser, lateAnswer)).problem?.code).toBe('sso-expired')
})

test('what began at another issuer ends there [B-17]', async () => {
  const user = await known(product, 'Moved')
  Object.assign(provider.state, { claims: about(user, 'moved') })
  const { url, browser } = await begin()
  const answer = await provider.visit(url)
  await using other = await oidcProvider()
  expect((await set({ issuer: other.issuer, secret: other.secret })).status).toBe(200)
  const refused = await browser.ask(contract.finishSso, { body: { answer } })
  expect(refused.problem?.code).toBe('sso-expired')
  // And the other way round: an answer that says it is of another issuer (RFC 9207).
  await set()
  const again = await begin()
  const mixed = (await provider.visit(again.url)).replace(/iss=[^&]+/, `iss=${encodeURIComponent(other.issuer)}`)
  expect((await again.browser.ask(contract.finishSso, { body: { answer: mixed } })).problem?.code).toBe('sso-failed')
})

test('who says no at the provider is told so', async () => {
  provider.state.deny = true
  expect((await come({ sub: 'x' })).problem?.code).toBe('sso-denied')
})

test.each([
  ['no e-mail', {}],
  ['one that is not verified', { email: 'VICTIM', email_verified: false }],
  ['one of which nothing is said', { email: 'VICTIM' }],
  ['what is no e-mail', { email: ['VICTIM'], email_verified: true }],
])('%s opens no account [B-17]', async (_, claims) => {
  const { email } = await known(product, 'Victim')
  const said = Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, value === 'VICTIM' ? email : value]))
  expect((await come({ sub: `thief-${crypto.randomUUID()}`, ...said })).problem?.code).toBe('sso-email-unverified')
})

test('an address that changed hands at the provider does not open the account of who had it [B-17]', async () => {
  const user = await known(product, 'Kept')
  expect((await come(about(user, 'first-owner'))).status).toBe(200)
  expect((await come(about(user, 'second-owner'))).problem?.code).toBe('sso-taken')
})

test('locked users stay out [ORG-03]', async () => {
  const user = await known(product, 'Locked')
  expect((await come(about(user, 'locked'))).status).toBe(200)
  await root.get(contract.lockUser, { path: { userId: user.id } })
  expect((await come(about(user, 'locked'))).problem).toMatchObject({ status: 403, code: 'user-locked' })
  expect((await come(about(await lockedUser(), 'locked-2'))).problem?.code).toBe('user-locked')
})

async function lockedUser() {
  const user = await known(product, 'Locked2')
  await root.get(contract.lockUser, { path: { userId: user.id } })
  return user
}

test('the unknown become users where that is set, the invited come in [B-17]', async () => {
  const email = `new.${crypto.randomUUID().slice(0, 8)}@example.com`
  expect((await come(about({ email }, 'new-1'))).problem?.code).toBe('sso-unknown')
  await set({ makesUsers: true })
  const made = await come({ sub: 'new-1', upn: 'no', email, email_verified: true, name: ' Nora\u0007 Nyberg ' })
  expect(made.body.user).toMatchObject({ name: 'Nora Nyberg', email, state: 'active', administrator: false })
  const { user } = await root.get(contract.inviteUser, { body: { name: 'Ina', email: 'ina@example.com' } })
  expect((await come(about(user, 'ina'))).body.user).toMatchObject({ id: user.id, name: 'Ina', state: 'active' })
  await set()
})

test('another claim may carry the e-mail, also in the user info [B-17]', async () => {
  const user = await known(product, 'Claimed')
  await set({ emailClaim: 'upn' })
  const answer = await come({ sub: 'claimed' }, { userInfo: { upn: user.email, email_verified: true } })
  expect(answer.body.user.id).toBe(user.id)
  await set()
})

test('a claim decides about the groups that are named, and about no others [B-17, ORG-04, NFR-06]', async () => {
  const [desk, leads, own] = [await product.group('Desk'), await product.group('Leads'), await product.group('Own')]
  const groups = [
    { value: 'desk', groupId: desk.id },
    { value: 'leads', groupId: leads.id },
  ]
  expect((await set({ groupsClaim: 'groups', groups })).body.sso.groups).toEqual([
    { value: 'desk', group: desk },
    { value: 'leads', group: leads },
  ])
  const user = await known(product, 'Grouped', { groupIds: [leads.id, own.id] })
  const names = async (claim: unknown) =>
    (await come({ ...about(user, 'grouped'), groups: claim })).body.user.groups.map(({ name }) => name)
  expect(await names(['desk', 'unknown'])).toEqual(['Desk', 'Own'])
  expect(await names('leads')).toEqual(['Leads', 'Own'])
  expect(await names(undefined)).toEqual(['Own'])
  const [left] = await auditOf(root, { objectId: user.id, group: 'people' })
  expect(changesIn(left!)).toEqual({ groups: [['Leads'], []], by: [null, 'sso'] })
  const administrators = (await root.get(contract.listGroups)).find(({ system }) => system === 'administrators')!
  const refused = await set({ groupsClaim: 'groups', groups: [{ value: 'boss', groupId: administrators.id }] })
  expect(refused.problem?.code).toBe('group-is-system')
  await set()
})

test('the secret is sealed, never told, and sent to its own issuer alone [reliability §5.27]', async () => {
  const security = await root.get(contract.readSecurity)
  expect(security.sso).toMatchObject({ hasSecret: true, redirectUri: `${product.url}/sso` })
  const { rows } = await product.database.pool.query(`select value::text from settings where name = 'security.sso'`)
  expect(JSON.stringify([security, rows])).not.toContain(provider.secret)
  const { secret: _, ...without } = { ...security.sso, groups: [], secret: '' }
  const { hasSecret, redirectUri, ...sso } = without
  const kept = await root.get(contract.editSecurity, { body: { version: security.version, sso } })
  expect(kept.sso.hasSecret).toBe(true)
  await using other = await oidcProvider()
  const moved = await root.get(contract.editSecurity, { body: { version: kept.version, sso: { ...sso, issuer: other.issuer } } })
  expect(moved.sso.hasSecret).toBe(false)
  await set()
})

test.each([
  ['http://id.example.com', 'bad-request'],
  ['https://user:pw@id.example.com', 'bad-request'],
  ['file:///etc/passwd', 'bad-request'],
  ['', 'bad-request'],
  ['http://127.0.0.1:9', 'sso-unreachable'],
])('an issuer "%s" is not taken [B-17]', async (issuer, code) => {
  const before = await root.get(contract.readSecurity)
  expect((await set({ issuer })).problem).toMatchObject({ status: 422, code, field: '/sso/issuer' })
  expect(await root.get(contract.readSecurity)).toEqual(before)
})

test('an issuer that calls itself otherwise is not taken', async () => {
  expect((await set({ issuer: provider.issuer.replace('127.0.0.1', 'localhost') })).problem?.code).toBe('sso-unreachable')
})

test('single sign-on alone: passwords of administrators always work, and one of them keeps one [B-17]', async () => {
  const user = await known(product, 'Plain')
  const admin = await known(product, 'Admin', { administrator: true })
  // Who asks has no password, and would lock everybody out.
  expect((await set({ passwords: 'administrators' })).problem?.code).toBe('sso-guard')
  const client = entered(product, await signIn(product, admin))
  const { version } = await client.get(contract.readSecurity)
  const { issuer, clientId } = provider
  const sso = {
    ...{ on: true, issuer, clientId, label: 'ID', emailClaim: 'email', makesUsers: false },
    groupsClaim: '',
    groups: [],
  }
  const body = { version, password: 'violet tractor 27 lamps', sso: { ...sso, passwords: 'administrators' as const } }
  expect((await client.ask(contract.editSecurity, { body })).status).toBe(200)
  await vi.waitFor(async () =>
    expect(await product.anyone.get(contract.readInstallation)).toMatchObject({ sso: { label: 'ID', passwords: false } }),
  )

  expect((await signIn(product, user)).problem).toMatchObject({ status: 403, code: 'sso-only' })
  expect((await signIn(product, user, { password: 'wrong' })).problem?.code).toBe('credentials-wrong')
  expect((await signIn(product, admin)).status).toBe(200)
  const { user: invited, invitation } = await root.get(contract.inviteUser, {
    body: { name: 'New', email: 'sso.new@example.com' },
  })
  const token = invitation.url.split('/').at(-1)!
  const accepting = { path: { token }, body: { name: 'New', password: 'violet tractor 27 lamps' } }
  expect((await product.anyone.ask(contract.acceptInvitation, accepting)).problem?.code).toBe('sso-only')
  expect((await come(about(invited, 'sso-new'))).status).toBe(200)
  // Root has no password: without Admin nobody could come in while the provider fails.
  expect((await root.ask(contract.lockUser, { path: { userId: admin.id } })).problem?.code).toBe('last-administrator')
  await set()
  expect((await signIn(product, user)).status).toBe(200)
})

test('turned off, it is as if it were not there', async () => {
  await set({ on: false })
  expect((await product.anyone.ask(contract.startSso, { body: {} })).problem?.code).toBe('sso-off')
  expect((await product.anyone.ask(contract.finishSso, { body: { answer: 'code=1&state=2' } })).problem?.code).toBe('sso-off')
  await set()
})

test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
  'nobody is sent on to "%s"',
  async (to) => {
    expect((await product.anyone.ask(contract.startSso, { body: { to } })).problem?.code).toBe('bad-request')
  },
)

test('a factor that a group must have is the provider’s concern for who comes by it', async () => {
  const group = await product.group('Guarded')
  const { version } = await root.get(contract.readSecurity)
  await root.get(contract.editSecurity, { body: { version, secondFactorGroupIds: [group.id] } })
  const user = await known(product, 'Both', { groupIds: [group.id] })
  const bySso = entered(product, await come(about(user, 'both')))
  const byPassword = entered(product, await signIn(product, user))
  expect((await bySso.ask(contract.readWorkspace)).status).toBe(200)
  expect((await byPassword.ask(contract.readWorkspace)).problem?.code).toBe('second-factor-required')
})

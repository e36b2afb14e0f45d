import { request } from 'node:http'
import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entered, goodPassword } from '../../test/entry.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { seenUser } from '../../test/seen.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const invite = (name: string, more: { groupIds?: string[] } = {}) =>
  root.get(contract.inviteUser, { body: { name, email: `${name}@example.com`, ...more } })
const tokenOf = ({ url }: { url: string }) => url.split('/').at(-1)!
const accept = (token: string, password = goodPassword, name = 'New Name') =>
  product.anyone.ask(contract.acceptInvitation, { path: { token }, body: { name, password } })

test('a link lets one person in, once, and only its hash is stored [reliability §5.23]', async () => {
  const { user, invitation } = await invite('nina')
  expect(user).toMatchObject({ state: 'invited', administrator: false, groups: [] })
  const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(6.99)
  expect(days).toBeLessThan(7.01)
  const token = tokenOf(invitation)
  const { rows } = await product.database.pool.query(`select encode(token_hash, 'base64') as hash from invitations`)
  expect(JSON.stringify(rows)).not.toContain(token)

  const whom = await product.anyone.get(contract.readInvitation, { path: { token } })
  expect(whom).toEqual({ name: 'nina', email: 'nina@example.com' })
  const answer = await accept(token, goodPassword, 'Nina Berg')
  expect(answer.body).toMatchObject({ id: user.id, name: 'Nina Berg', state: 'active' })
  expect((await entered(product, answer).ask(contract.readUser, { path: { userId: user.id } })).status).toBe(200)

  expect((await accept(token)).problem).toMatchObject({ status: 404, code: 'invitation-invalid' })
  expect((await product.anyone.ask(contract.readInvitation, { path: { token } })).problem?.code).toBe('invitation-invalid')
})

test('of two who use one link at once, one comes in', async () => {
  const token = tokenOf((await invite('twice')).invitation)
  const answers = await Promise.all([accept(token), accept(token, 'another pass phrase 9')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('an expired, a renewed and a made-up link are refused in the same words', async () => {
  const expired = await invite('late')
  await product.database.pool.query('update invitations set expires_at = now() where user_id = $1', [expired.user.id])
  const renewed = await invite('again')
  const fresh = await root.get(contract.renewInvitation, { path: { userId: renewed.user.id } })
  const answers = await Promise.all(
    [tokenOf(expired.invitation), tokenOf(renewed.invitation), 'made-up'].map((token) => accept(token)),
  )
  expect(new Set(answers.map(({ problem }) => JSON.stringify(problem))).size).toBe(1)
  expect(answers[0]!.problem?.code).toBe('invitation-invalid')
  expect((await accept(tokenOf(fresh))).status).toBe(200)
  expect((await root.ask(contract.renewInvitation, { path: { userId: renewed.user.id } })).problem?.code).toBe(
    'invitation-invalid',
  )
})

test('a weak password uses nothing up', async () => {
  const token = tokenOf((await invite('weak')).invitation)
  expect((await accept(token, 'short')).problem?.code).toBe('password-weak')
  expect((await accept(token)).status).toBe(200)
})

test('links are made from the configured address, whatever Host is asked, and mailed [reliability §5.23]', async () => {
  const body = JSON.stringify({ name: 'Hosted', email: 'hosted@example.com' })
  const said = await new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(product.url)
    const headers = {
      host: 'evil.example',
      origin: 'http://evil.example',
      'x-forwarded-host': 'evil.example',
      'content-type': 'application/json',
      cookie: root.headers['cookie']!,
    }
    const asking = request({ hostname, port, path: '/api/users', method: 'POST', headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text))
    })
    asking.on('error', reject).end(body)
  })
  expect(said).toContain(`"url":"${product.url}/invite/`)
  expect(said).not.toContain('evil.example')
  const { invitation } = await invite('mailed')
  expect(invitation.url.startsWith(`${product.url}/invite/`)).toBe(true)
  expect(invitation.mailed).toBe(true)
  expect(product.letters.at(-1)).toMatchObject({ to: 'mailed@example.com', text: expect.stringContaining(invitation.url) })
  expect(product.letters.every(({ text }) => !text.includes('evil.example'))).toBe(true)
})

test('an e-mail that somebody has is refused, in any case, also when it is edited', async () => {
  const { user } = await invite('owner')
  const again = await root.ask(contract.inviteUser, { body: { name: 'Copy', email: 'OWNER@example.com' } })
  expect(again.problem).toMatchObject({ status: 409, code: 'email-exists', field: '/email' })
  const other = await invite('other')
  const edited = await root.ask(contract.editUser, await seenUser(root, other.user.id, { email: 'Owner@Example.com' }))
  expect(edited.problem?.code).toBe('email-exists')
  expect((await root.get(contract.editUser, await seenUser(root, user.id, { email: 'OWNER@example.com' }))).email).toBe(
    'OWNER@example.com',
  )
})

test('users are listed by name in portions, found by a part of name or e-mail and by state [ORG-02]', async () => {
  for (let number = 0; number < 60; number++) await invite(`Zoë${String(number).padStart(2, '0')}`)
  const first = await root.get(contract.listUsers, { query: { search: 'zOë' } })
  const rest = await root.get(contract.listUsers, { query: { search: 'zOë', cursor: first.next! } })
  const names = [...first.items, ...rest.items].map(({ name }) => name)
  expect(first.items).toHaveLength(50)
  expect(names).toEqual(Array.from({ length: 60 }, (_, number) => `Zoë${String(number).padStart(2, '0')}`))
  expect(rest.next).toBeNull()
  expect((await root.get(contract.listUsers, { query: { search: 'zoë59@', state: 'invited' } })).items).toHaveLength(1)
  expect((await root.get(contract.listUsers, { query: { search: 'zoë', state: 'active' } })).items).toEqual([])
  expect((await root.get(contract.listUsers, { query: { search: "%'_\\" } })).items).toEqual([])
  expect((await root.ask(contract.listUsers, { query: { cursor: 'bad' } })).problem).toMatchObject({
    status: 422,
    field: 'cursor',
  })
})

test('only administrators find who was invited and has not come in yet [ACC-01]', async () => {
  const { user } = await invite('Yolanda')
  const olga = await product.user('Olga')
  const query = { search: 'yolanda' }
  const found = (who: TestUser) =>
    Promise.all([who.get(contract.findPeople, { query }), who.get(contract.findColleagues, { query })])
  const ids = (lists: Awaited<ReturnType<typeof found>>) => [lists[0].users, lists[1]].map((users) => users.map(({ id }) => id))
  expect(ids(await found(root))).toEqual([[user.id], [user.id]])
  expect(ids(await found(olga))).toEqual([[], []])
})

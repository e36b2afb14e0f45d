import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { secondFactorOf } from '../../test/authenticator.ts'
import { entered, goodPassword } from '../../test/entry.ts'
import { known, signIn } from '../../test/people.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { seenGroup } from '../../test/seen.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

async function require(groupIds: string[]) {
  const { version } = await root.get(contract.readSecurity)
  return root.get(contract.editSecurity, { body: { version, secondFactorGroupIds: groupIds } })
}

test('who must have a second factor sets it up before anything else answers [B-17]', async () => {
  await using other = await product.another()
  const group = await product.group('Guarded')
  const user = await known(product, 'Ann', { groupIds: [group.id] })
  const client = entered(product, await signIn(product, user))
  const far = entered(other, { headers: new Headers({ 'set-cookie': client.headers['cookie']! }) })
  const socket = await far.socket('0')
  await client.get(contract.readWorkspace)
  await far.get(contract.readWorkspace)

  expect((await require([group.id])).secondFactorGroups).toEqual([{ id: group.id, name: 'Guarded' }])
  await vi.waitFor(() => expect(socket.closed()).toBe(4005), 1_000)
  const refused = { status: 403, code: 'second-factor-required' }
  await vi.waitFor(async () => expect((await far.ask(contract.readWorkspace)).problem).toMatchObject(refused), 1_000)
  const again = await far.socket('0')
  expect(again.closed()).toBe(4005)
  for (const endpoint of [contract.listLiveChats, contract.listActivity, contract.editProfile, contract.renewBackupCodes])
    expect((await client.ask(endpoint as typeof contract.listLiveChats, {})).problem, endpoint.path).toMatchObject(refused)
  expect((await client.ask(contract.endSecondFactor, { body: { password: goodPassword } })).problem).toMatchObject(refused)
  expect(await client.get(contract.readMySecurity)).toMatchObject({ secondFactor: { required: true, since: null } })

  await secondFactorOf(client)
  await vi.waitFor(async () => expect((await far.ask(contract.readWorkspace)).status).toBe(200), 1_000)
  await require([])
})

test('who joins such a group owes one from then on, and no longer when they leave it [B-17, ORG-04]', async () => {
  const inner = await product.group('Inner')
  const outer = await root.get(contract.createGroup, { body: { name: 'Outer', userIds: [], groupIds: [inner.id] } })
  await require([outer.id])
  const user = await known(product, 'Bob')
  const client = entered(product, await signIn(product, user))
  await client.get(contract.readWorkspace)
  const set = async (userIds: string[]) => root.get(contract.editGroup, await seenGroup(root, inner.id, { userIds }))
  await set([user.id])
  await vi.waitFor(async () => expect((await client.ask(contract.readWorkspace)).status).toBe(403), 1_000)
  await set([])
  await vi.waitFor(async () => expect((await client.ask(contract.readWorkspace)).status).toBe(200), 1_000)
  await require([])
})

test('turned off by who must have one, it is asked for at once', async () => {
  const group = await product.group('Strict')
  await require([group.id])
  const user = await known(product, 'Cleo', { groupIds: [group.id] })
  const client = entered(product, await signIn(product, user))
  await secondFactorOf(client)
  await vi.waitFor(async () => expect((await client.ask(contract.readWorkspace)).status).toBe(200), 1_000)
  await client.get(contract.endSecondFactor, { body: { password: goodPassword } })
  await vi.waitFor(async () => expect((await client.ask(contract.readWorkspace)).status).toBe(403), 1_000)
  await require([])
})

test('a group that must have one is not deleted, and one that is not there is not named', async () => {
  const group = await product.group('Kept')
  await require([group.id])
  expect((await root.ask(contract.deleteGroup, { path: { groupId: group.id } })).problem?.code).toBe('group-in-use')
  const { version } = await root.get(contract.readSecurity)
  const missing = await root.ask(contract.editSecurity, { body: { version, secondFactorGroupIds: [crypto.randomUUID()] } })
  expect(missing.problem?.code).toBe('not-found')
  expect((await root.get(contract.readSecurity)).secondFactorGroups).toHaveLength(1)
  await require([])
  expect((await root.ask(contract.deleteGroup, { path: { groupId: group.id } })).status).toBe(200)
})

test('of two administrators who save at once, one is told to look again [B-17]', async () => {
  const { version } = await root.get(contract.readSecurity)
  const save = (signInDays: number) => root.ask(contract.editSecurity, { body: { version, signInDays } })
  const answers = await Promise.all([save(3), save(5)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a change asks for the password again; its guesses count as sign-ins [ui S29, reliability §5.22]', async () => {
  const admin = await known(product, 'Admin', { administrator: true })
  const client = entered(product, await signIn(product, admin))
  const { version } = await client.get(contract.readSecurity)
  const save = (password?: string) =>
    client.ask(contract.editSecurity, { body: { version, idleHours: 9, ...(password !== undefined && { password }) } })
  expect((await save()).problem).toMatchObject({ code: 'credentials-wrong', field: '/password' })
  for (let guess = 0; guess < 9; guess++) expect((await save('wrong')).status).toBe(401)
  expect((await save(goodPassword)).problem?.code).toBe('too-many-requests')
  await product.means.limits.forget('signInFailuresPerAccount', admin.email)
  expect((await save(goodPassword)).body).toMatchObject({ idleHours: 9, version: version + 1 })
  // Who has no password must have come a moment ago.
  await product.database.pool.query(`update sign_ins set created_at = now() - interval '16 minutes' where user_id = $1`, [
    root.id,
  ])
  const late = await root.ask(contract.editSecurity, { body: { version: version + 1, idleHours: 8 } })
  expect(late.problem?.code).toBe('sign-in-again')
  await product.database.pool.query('update sign_ins set created_at = now() where user_id = $1', [root.id])
})

test('sign-ins last as long as is set, on every process [reliability §5.2]', async () => {
  const { version } = await root.get(contract.readSecurity)
  await root.get(contract.editSecurity, { body: { version, signInDays: 30, idleHours: 48 } })
  await vi.waitFor(() => expect(product.means.settings.read('security.signInDays', 0)).toBe(30))
  const user = await known(product, 'Long')
  const answer = await signIn(product, user)
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=2592000;')
  await product.database.pool.query(`update sign_ins set used_at = now() - interval '47 hours' where user_id = $1`, [user.id])
  expect((await entered(product, answer).ask(contract.readMySecurity)).status).toBe(200)
  const second = entered(product, await signIn(product, user))
  await product.database.pool.query(`update sign_ins set used_at = now() - interval '49 hours' where user_id = $1`, [user.id])
  expect((await second.ask(contract.readMySecurity)).status).toBe(401)
  await root.get(contract.editSecurity, { body: { version: version + 1, signInDays: 7, idleHours: 8 } })
})

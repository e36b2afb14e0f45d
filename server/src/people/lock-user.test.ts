import * as contract from '@parley/contract'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { goodPassword } from '../../test/entry.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { seenGroup, seenUser } from '../../test/seen.ts'
import { transaction } from '../platform/database.ts'
import { addUser } from './add-user.ts'

let product: TestProduct
let root: TestUser
beforeEach(async () => {
  await product?.[Symbol.asyncDispose]()
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const lock = (userId: string) => root.ask(contract.lockUser, { path: { userId } })
const administrators = async () => (await root.get(contract.listGroups)).find(({ system }) => system === 'administrators')!
const later = async () =>
  (await product.database.pool.query(`select payload from later where task = 'return-sessions'`)).rows.map(
    ({ payload }) => payload,
  )

test('who is locked while connected is out within a second, on every process [P13, ORG-03, ACC-11]', async () => {
  await using other = await product.another()
  const ann = await product.user('Ann')
  const elsewhere = clientOf(other.url, ann.headers)
  const sockets = [await ann.socket('0'), await elsewhere.socket('0')]
  expect((await elsewhere.ask(contract.readUser, { path: { userId: ann.id } })).status).toBe(200)
  const began = performance.now()
  expect((await lock(ann.id)).body).toMatchObject({ state: 'locked' })
  await vi.waitFor(() => expect(sockets.map((socket) => socket.closed())).toEqual([4003, 4003]), 1_000)
  expect(performance.now() - began).toBeLessThan(1_000)
  for (const client of [ann, elsewhere]) {
    expect((await client.ask(contract.readUser, { path: { userId: ann.id } })).status).toBe(401)
  }
})

test('their open sessions are looked at in the same transaction [ACC-11]', async () => {
  product.database.jobsAdded = () => {}
  const ann = await product.user('Ann')
  const group = await product.group('Team', [ann])
  await root.get(contract.editGroup, await seenGroup(root, group.id, { userIds: [] }))
  expect(await later()).toEqual([{ userIds: [ann.id] }])
  await lock(ann.id)
  expect(await later()).toContainEqual({ userIds: [ann.id] })
})

test('a locked user is told so only with the right password, and comes back when unlocked [ORG-03]', async () => {
  const email = 'locked@example.com'
  const id = await transaction(product.database, (work) => addUser(work, { name: 'Lo', email, password: goodPassword }))
  const signIn = (password: string) => product.anyone.ask(contract.signIn, { body: { email, password } })
  await lock(id)
  expect((await signIn('wrong')).problem?.code).toBe('credentials-wrong')
  expect((await signIn(goodPassword)).problem).toMatchObject({ status: 403, code: 'user-locked' })
  expect((await root.get(contract.findPeople, { query: { search: 'Lo' } })).users).toEqual([])
  expect((await root.get(contract.unlockUser, { path: { userId: id } })).state).toBe('active')
  expect((await signIn(goodPassword)).status).toBe(200)
})

test("a locked invitation is void, and unlocking leads back to 'invited'", async () => {
  const { user, invitation } = await root.get(contract.inviteUser, { body: { name: 'In', email: 'in@example.com' } })
  await lock(user.id)
  const token = invitation.url.split('/').at(-1)!
  const accepted = await product.anyone.ask(contract.acceptInvitation, {
    path: { token },
    body: { name: 'In', password: goodPassword },
  })
  expect(accepted.problem?.code).toBe('invitation-invalid')
  expect((await root.get(contract.unlockUser, { path: { userId: user.id } })).state).toBe('invited')
})

test('the last administrator cannot be locked or removed, also not through nested groups', async () => {
  const { id } = await administrators()
  const nested = await root.get(contract.createGroup, { body: { name: 'Nested', userIds: [root.id], groupIds: [] } })
  const refused = (answer: { problem: contract.Problem | undefined }) => expect(answer.problem?.code).toBe('last-administrator')
  refused(await lock(root.id))
  refused(await root.ask(contract.editUser, await seenUser(root, root.id, { groupIds: [] })))
  refused(await root.ask(contract.editGroup, await seenGroup(root, id, { userIds: [] })))

  // Only through the nested group from here on.
  await root.get(contract.editGroup, await seenGroup(root, id, { userIds: [], groupIds: [nested.id] }))
  refused(await lock(root.id))
  refused(await root.ask(contract.editGroup, await seenGroup(root, nested.id, { userIds: [] })))
  refused(await root.ask(contract.editGroup, await seenGroup(root, id, { groupIds: [] })))
  refused(await root.ask(contract.deleteGroup, { path: { groupId: nested.id } }))
  refused(await root.ask(contract.editUser, await seenUser(root, root.id, { groupIds: [] })))
  expect((await root.ask(contract.listUsers)).status).toBe(200)
})

test('who is only invited, or locked, does not count as an administrator', async () => {
  const { id } = await administrators()
  const { user } = await root.get(contract.inviteUser, { body: { name: 'New', email: 'new@example.com', groupIds: [id] } })
  expect(user.administrator).toBe(true)
  expect((await lock(root.id)).problem?.code).toBe('last-administrator')
})

test('of two administrators who lock each other at once, one stays', async () => {
  const other = await product.user('Other', { administrator: true })
  const answers = await Promise.all([lock(other.id), other.ask(contract.lockUser, { path: { userId: root.id } })])
  expect(answers.map(({ status }) => status)).toContain(200)
  const { rows } = await product.database.pool.query(`select count(*) from users where state = 'active'`)
  expect(rows[0].count).toBe(1)
})

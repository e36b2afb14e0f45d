import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { seenGroup, seenUser } from '../../test/seen.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const create = (name: string, userIds: string[] = [], groupIds: string[] = []) =>
  root.get(contract.createGroup, { body: { name, userIds, groupIds } })
const edit = async (groupId: string, body: Partial<contract.MemberIds> & { name?: string }) =>
  root.ask(contract.editGroup, await seenGroup(root, groupId, body))
const system = async (which: 'administrators' | 'all-users') =>
  (await root.get(contract.listGroups)).find((group) => group.system === which)!
const groupsOf = async (userId: string) => {
  const { rows } = await product.database.pool.query(
    'select g.name from memberships m join groups g on g.id = m.group_id where m.user_id = $1 order by 1',
    [userId],
  )
  return rows.map(({ name }) => name)
}

test('groups hold users and groups, and members of nested ones are members [ORG-04]', async () => {
  const [ann, ben] = [await product.user('Ann'), await product.user('Ben')]
  const inner = await create('Inner', [ann.id])
  const middle = await create('Middle', [], [inner.id])
  const outer = await create('Outer', [ben.id], [middle.id])
  expect(outer).toMatchObject({ users: [{ name: 'Ben' }], groups: [{ name: 'Middle' }], size: 2, system: null, usedIn: [] })
  expect(await groupsOf(ann.id)).toEqual(['All users', 'Inner', 'Middle', 'Outer'])
  expect((await edit(inner.id, { userIds: [] })).body.size).toBe(0)
  expect(await groupsOf(ann.id)).toEqual(['All users'])
  expect((await root.ask(contract.deleteGroup, { path: { groupId: middle.id } })).status).toBe(200)
  expect((await root.get(contract.listGroups)).find(({ id }) => id === outer.id)).toMatchObject({ groups: [], size: 1 })
})

test('a group cannot be in itself, however far around [ORG-04]', async () => {
  const a = await create('Ring A')
  const b = await create('Ring B', [], [a.id])
  const c = await create('Ring C', [], [b.id])
  expect((await edit(a.id, { groupIds: [c.id] })).problem).toMatchObject({ code: 'group-cycle', field: '/groupIds' })
  expect((await edit(a.id, { groupIds: [a.id] })).problem?.code).toBe('group-cycle')
})

test('of two edits at once that would close a ring, one is refused [ORG-04]', async () => {
  const [a, b] = [await create('Half A'), await create('Half B')]
  const answers = await Promise.all([edit(a.id, { groupIds: [b.id] }), edit(b.id, { groupIds: [a.id] })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('names are unique in any case; members must exist [ORG-04]', async () => {
  await create('Unique')
  const again = await root.ask(contract.createGroup, { body: { name: ' UNIQUE ', userIds: [], groupIds: [] } })
  expect(again.problem).toMatchObject({ code: 'name-exists', field: '/name' })
  const nobody = { name: 'Of nobody', userIds: [crypto.randomUUID()], groupIds: [] }
  expect((await root.ask(contract.createGroup, { body: nobody })).problem).toMatchObject({
    code: 'not-found',
    field: '/userIds/0',
  })
  expect((await root.get(contract.listGroups)).some(({ name }) => name === 'Of nobody')).toBe(false)
})

test('the two system groups keep their names and stay; everybody is in All users [ORG-04]', async () => {
  const [everybody, administrators] = [await system('all-users'), await system('administrators')]
  const { user } = await root.get(contract.inviteUser, {
    body: { name: 'Late', email: 'late@example.com', groupIds: [everybody.id] },
  })
  expect(await groupsOf(user.id)).toEqual(['All users'])
  expect(user.groups).toEqual([])
  for (const { id } of [everybody, administrators]) {
    expect((await edit(id, { name: 'Mine' })).problem?.code).toBe('group-is-system')
    expect((await root.ask(contract.deleteGroup, { path: { groupId: id } })).problem?.code).toBe('group-is-system')
  }
  expect((await edit(everybody.id, { userIds: [] })).problem?.code).toBe('group-is-system')
  const all = await create('All of them', [], [everybody.id])
  expect(all.size).toBe((await system('all-users')).size)
  const before = all.size
  await root.get(contract.inviteUser, { body: { name: 'Later', email: 'later@example.com' } })
  expect((await root.get(contract.listGroups)).find(({ id }) => id === all.id)?.size).toBe(before + 1)
})

test('rights by a nested group hold at once, and are gone at once, on open sockets too [P13, ORG-04]', async () => {
  const ann = await product.user('Riser')
  const nested = await create('Nested administrators', [])
  const administrators = await system('administrators')
  await edit(administrators.id, { groupIds: [nested.id] })
  const socket = await ann.socket('0')
  expect((await ann.ask(contract.listUsers)).status).toBe(403)
  await edit(nested.id, { userIds: [ann.id] })
  await vi.waitFor(async () => expect((await ann.ask(contract.listUsers)).status).toBe(200), 1_000)
  await vi.waitFor(() => expect(socket.readAgain()).toBe(2), 1_000)
  await edit(nested.id, { userIds: [] })
  await vi.waitFor(async () => expect((await ann.ask(contract.listUsers)).status).toBe(403), 1_000)
  socket.end()
})

test('members who are not there, or not any more, are named by their place [ORG-04, ORG-07]', async () => {
  const [ann, group] = [await product.user('Ann'), await create('With gaps')]
  const none = crypto.randomUUID()
  for (const [body, field] of [
    [{ userIds: [ann.id, root.id, none, none] }, '/userIds/2'],
    [{ groupIds: [(await create('Inside')).id, none] }, '/groupIds/1'],
    [{ userIds: [ann.id], orgItemIds: [none] }, '/orgItemIds/0'],
  ] as const)
    expect((await edit(group.id, body as object)).problem).toMatchObject({ code: 'not-found', field })
  const user = await seenUser(root, ann.id, { groupIds: [group.id, none] })
  expect((await root.ask(contract.editUser, user)).problem).toMatchObject({ code: 'not-found', field: '/groupIds/1' })
  const invited = { name: 'New', email: 'new@example.com', groupIds: [none] }
  expect((await root.ask(contract.inviteUser, { body: invited })).problem).toMatchObject({
    code: 'not-found',
    field: '/groupIds/0',
  })
  expect((await root.get(contract.listGroups)).find(({ id }) => id === group.id)).toMatchObject({ users: [], groups: [] })
})

test('of two who save one group, the second is told, wherever the first did it; nothing is undone [ORG-04, NFR-01]', async () => {
  const [ann, ben, eva] = [await product.user('Ann'), await product.user('Ben'), await product.user('Eva')]
  const group = await create('Of two', [ann.id])
  const members = async () => (await root.get(contract.listGroups)).find(({ id }) => id === group.id)!.users.map(({ id }) => id)
  const seen = await seenGroup(root, group.id, { userIds: [ann.id, ben.id] })
  const others = await seenGroup(root, group.id, { userIds: [] })
  expect((await root.get(contract.editGroup, seen)).version).not.toBe(seen.body.version)
  expect((await root.ask(contract.editGroup, others)).problem).toMatchObject({ status: 409, code: 'changed-meanwhile' })
  expect(await members()).toEqual([ann.id, ben.id])

  const late = await seenGroup(root, group.id, { userIds: [ann.id, ben.id] })
  await root.get(contract.editUser, await seenUser(root, eva.id, { groupIds: [group.id] }))
  expect((await root.ask(contract.editGroup, late)).problem?.code).toBe('changed-meanwhile')
  expect(await members()).toEqual([ann.id, ben.id, eva.id])
})

test('of two who save one user, the second is told, also where the first was at their group [ORG-02, NFR-01]', async () => {
  const [ann, one, two] = [await product.user('Ann'), await create('One of two'), await create('Two of two')]
  const seen = await seenUser(root, ann.id, { groupIds: [one.id] })
  await root.get(contract.editGroup, await seenGroup(root, two.id, { userIds: [ann.id] }))
  expect((await root.ask(contract.editUser, seen)).problem).toMatchObject({ status: 409, code: 'changed-meanwhile' })
  expect(await groupsOf(ann.id)).toContain('Two of two')
  expect(await groupsOf(ann.id)).not.toContain('One of two')

  const both = await Promise.all(
    ['First', 'Second'].map(async (position) => root.ask(contract.editUser, await seenUser(root, ann.id, { position }))),
  )
  expect(both.map(({ status }) => status).toSorted()).toContain(200)
  const stale = await seenUser(root, ann.id, { accounts: [] })
  await root.get(contract.editUser, await seenUser(root, ann.id, { accounts: [{ kind: 'telegram', value: '4712' }] }))
  expect((await root.ask(contract.editUser, stale)).problem?.code).toBe('changed-meanwhile')
  expect((await ann.get(contract.editProfile, { body: { position: 'My own' } })).position).toBe('My own')
  expect((await root.get(contract.readUser, { path: { userId: ann.id } })).accounts).toHaveLength(1)
})

import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { seenGroup } from '../../test/seen.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

type Kind = contract.OrgItemKind
const add = (kind: Kind, name: string, parentId: string | null = null, beforeId: string | null = null) =>
  root.get(contract.createOrgItem, { body: { kind, name, parentId, beforeId } })
const edit = (orgItemId: string, body: { name?: string; parentId?: string | null; beforeId?: string | null }) =>
  root.ask(contract.editOrgItem, { path: { orgItemId }, body })
const put = (orgItemId: string, { id: userId }: { id: string }) =>
  root.get(contract.putInPosition, { path: { orgItemId, userId } })
const remove = (orgItemId: string, subtree = false) =>
  root.ask(contract.deleteOrgItem, { path: { orgItemId }, ...(subtree && { query: { subtree: 'yes' } }) })
const chart = () => root.get(contract.listOrgItems)
const below = async (id: string | null) => (await chart()).filter(({ parentId }) => parentId === id).map(({ name }) => name)
const groupOf = (name: string, orgItemIds: string[], groupIds: string[] = []) =>
  root.get(contract.createGroup, { body: { name, orgItemIds, groupIds } })
const sizeOf = async (groupId: string) => (await root.get(contract.listGroups)).find(({ id }) => id === groupId)!.size
const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 1_000, interval: 20 })

test('departments, groups and positions stand in a tree, in the order that was given [ORG-05]', async () => {
  const firm = await add('department', ' Firm ')
  const [sales, support] = [await add('department', 'Sales', firm.id), await add('group', 'Support', firm.id)]
  const lead = await add('position', 'Lead', support.id)
  const first = await add('position', 'Agent', support.id, lead.id)
  expect(firm).toMatchObject({ name: 'Firm', kind: 'department', parentId: null, users: [], size: 0, usedIn: [] })
  expect(await below(firm.id)).toEqual(['Sales', 'Support'])
  expect(await below(support.id)).toEqual(['Agent', 'Lead'])
  expect((await edit(support.id, { beforeId: sales.id })).body).toMatchObject({ parentId: firm.id })
  expect(await below(firm.id)).toEqual(['Support', 'Sales'])
  await edit(first.id, { parentId: sales.id, name: 'Agent of Sales' })
  const names = (await chart()).map(({ name }) => name)
  expect(names).toEqual(['Firm', 'Support', 'Lead', 'Sales', 'Agent of Sales'])
  expect((await edit(lead.id, { beforeId: sales.id })).problem).toMatchObject({ code: 'not-found', field: '/beforeId' })
})

test('an item never stands below itself, whatever two administrators do at once [ORG-05]', async () => {
  const [a, b] = [await add('department', 'A'), await add('department', 'B')]
  const inside = await add('department', 'Inside A', a.id)
  expect((await edit(a.id, { parentId: inside.id })).problem).toMatchObject({ code: 'org-cycle', field: '/parentId' })
  expect((await edit(a.id, { parentId: a.id })).problem?.code).toBe('org-cycle')
  const answers = await Promise.all([edit(a.id, { parentId: b.id }), edit(b.id, { parentId: a.id })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await chart()).map(({ name }) => name)).toEqual(expect.arrayContaining(['A', 'B', 'Inside A']))
})

test('whoever holds an org item means everybody in it and below, 20 levels deep [ORG-04, ORG-05]', async () => {
  const top = await add('department', 'Level 1')
  let deepest = top.id
  for (let level = 2; level < 20; level++) deepest = (await add('department', `Level ${level}`, deepest)).id
  const position = await add('position', 'Level 20', deepest)
  const dora = await product.user('Dora')
  const inner = await groupOf('Holds the top', [top.id])
  const outer = await groupOf('Holds the group', [], [inner.id])
  expect(inner).toMatchObject({ orgItems: [{ id: top.id, name: 'Level 1' }], size: 0 })
  const item = await put(position.id, dora)
  expect(item).toMatchObject({ users: [{ id: dora.id, name: 'Dora' }], size: 1 })
  expect(await sizeOf(outer.id)).toBe(1)
  expect((await root.get(contract.readUser, { path: { userId: dora.id } })).positions).toEqual([
    { id: position.id, name: 'Level 20' },
  ])
  const first = (await chart()).find(({ id }) => id === top.id)
  expect(first).toMatchObject({ size: 1, usedIn: [{ name: 'Holds the top' }] })
  const { orgItems } = await root.get(contract.findPeople, { query: { search: 'level 20' } })
  expect(orgItems).toEqual([
    { id: position.id, name: 'Level 20', within: Array.from({ length: 19 }, (_, at) => `Level ${at + 1}`) },
  ])
  await root.get(contract.takeFromPosition, { path: { orgItemId: position.id, userId: dora.id } })
  expect(await sizeOf(outer.id)).toBe(0)
})

test('a group may hold items and groups that hold one another’s people, but never itself [ORG-04]', async () => {
  const [top, mid] = [await add('department', 'Mixed'), await product.user('Mia')]
  const seat = await add('position', 'Seat', top.id)
  await put(seat.id, mid)
  const one = await groupOf('Mixed one', [top.id])
  const two = await groupOf('Mixed two', [seat.id], [one.id])
  expect(two.size).toBe(1)
  const cycle = await root.ask(contract.editGroup, await seenGroup(root, one.id, { groupIds: [two.id] }))
  expect(cycle.problem?.code).toBe('group-cycle')
  const missing = await seenGroup(root, one.id, { orgItemIds: [seat.id, crypto.randomUUID()] })
  expect((await root.ask(contract.editGroup, missing)).problem).toMatchObject({ code: 'not-found', field: '/orgItemIds/1' })
  expect(await sizeOf(one.id)).toBe(1)
})

test('people stand in positions only, as many as one likes, in several too [ORG-05]', async () => {
  const department = await add('department', 'Hall')
  const [one, two] = [await add('position', 'Guard', department.id), await add('position', 'Porter', department.id)]
  const [gus, pia] = [await product.user('Gus'), await product.user('Pia')]
  const refused = await root.ask(contract.putInPosition, { path: { orgItemId: department.id, userId: gus.id } })
  expect(refused.problem).toMatchObject({ status: 422, code: 'org-item-no-position' })
  await Promise.all([put(one.id, gus), put(one.id, pia), put(two.id, gus), put(one.id, gus)])
  const items = (await chart()).filter(({ parentId }) => parentId === department.id)
  expect(items.map(({ users, size }) => [users.length, size])).toEqual([
    [2, 2],
    [1, 1],
  ])
  expect((await chart()).find(({ id }) => id === department.id)?.size).toBe(2)
})

test('a moved subtree changes rights within a second, on open sockets of every process [P13, ORG-05]', async () => {
  await using other = await product.another()
  const root2 = await groupOf('Chart administrators', [])
  const administrators = (await root.get(contract.listGroups)).find(({ system }) => system === 'administrators')!
  const [board, yard] = [await add('department', 'Board'), await add('department', 'Yard')]
  await root.get(contract.editGroup, await seenGroup(root, root2.id, { orgItemIds: [board.id] }))
  const groupIds = [...administrators.groups.map(({ id }) => id), root2.id]
  await root.get(contract.editGroup, await seenGroup(root, administrators.id, { groupIds }))
  const seat = await add('position', 'Chair', (await add('department', 'Wing', yard.id)).id)
  const cleo = await product.user('Cleo')
  await put(seat.id, cleo)
  const wing = (await chart()).find(({ name }) => name === 'Wing')!
  const sockets = [await cleo.socket('0'), await clientOf(other.url, cleo.headers).socket('0')]
  const read = sockets.map((socket) => socket.readAgain())
  const may = async () => (await cleo.ask(contract.listUsers)).status
  expect(await may()).toBe(403)
  await edit(wing.id, { parentId: board.id })
  await soon(async () => expect(await may()).toBe(200))
  await soon(() => expect(sockets.map((socket) => socket.readAgain())).toEqual(read.map((count) => count + 1)))
  await edit(wing.id, { parentId: yard.id })
  await soon(async () => expect(await may()).toBe(403))
  for (const socket of sockets) socket.end()
})

test('the last administrator is not moved, taken or deleted away [ORG-05]', async () => {
  await using alone = await startProduct()
  const first = await alone.user('First', { administrator: true })
  const top = await first.get(contract.createOrgItem, { body: { kind: 'department', name: 'Top' } })
  const seat = await first.get(contract.createOrgItem, { body: { kind: 'position', name: 'Seat', parentId: top.id } })
  const path = { orgItemId: seat.id, userId: first.id }
  await first.get(contract.putInPosition, { path })
  const { id } = (await first.get(contract.listGroups)).find(({ system }) => system === 'administrators')!
  await first.get(contract.editGroup, await seenGroup(first, id, { userIds: [], orgItemIds: [top.id] }))
  const tries = [
    await first.ask(contract.takeFromPosition, { path }),
    await first.ask(contract.editOrgItem, { path: { orgItemId: seat.id }, body: { parentId: null } }),
    await first.ask(contract.deleteOrgItem, { path: { orgItemId: top.id }, query: { subtree: 'yes' } }),
  ]
  expect(tries.map(({ problem }) => problem?.code)).toEqual(Array(3).fill('last-administrator'))
  expect((await first.get(contract.listOrgItems)).map(({ size }) => size)).toEqual([1, 1])
})

test('what is not empty goes only with all that is below it [ORG-05]', async () => {
  const top = await add('department', 'To go')
  const seat = await add('position', 'Seat to go', top.id)
  await put(seat.id, await product.user('Gone'))
  const group = await groupOf('Held what goes', [top.id])
  for (const { id } of [top, seat]) expect((await remove(id)).problem?.code).toBe('org-item-not-empty')
  expect(await sizeOf(group.id)).toBe(1)
  expect((await remove(top.id, true)).status).toBe(200)
  expect((await root.get(contract.listGroups)).find(({ id }) => id === group.id)).toMatchObject({ orgItems: [], size: 0 })
  expect((await remove(seat.id)).problem?.code).toBe('not-found')
  const empty = await add('department', 'Empty')
  expect((await remove(empty.id)).status).toBe(200)
})

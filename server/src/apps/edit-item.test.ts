import { createItem, deleteItem, editItem, listItemHistory, listItems, readApp, readItem, restoreItem } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
let boris: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
})
afterAll(() => product[Symbol.asyncDispose]())

const title = () => aField('string', 'title', aLine, { required: true, searchable: true })
const things = () =>
  anApp(anna, [title(), aField('number', 'count', { digits: 0 }), aField('account', 'account', { many: true, kinds: [] })])
const at = (itemId: string) => ({ path: { itemId } })

test('an item gets its name, index, author and times from the server [APP-04]', async () => {
  const app = await things()
  const first = await anItem(anna, app.id, { title: ' One  thing ' })
  const second = await anItem(anna, app.id, { title: 'Two', count: 2 })
  expect(first.item).toMatchObject({
    name: 'One thing',
    index: 1,
    author: { id: anna.id, name: 'Anna' },
    version: 1,
    deletedAt: null,
  })
  expect(second.item).toMatchObject({ name: 'Two', index: 2, values: { title: 'Two', count: 2 } })
})

test('the same item sent again is the same; something else under its id is refused [APP-08]', async () => {
  const app = await things()
  const path = { appId: app.id, itemId: v7() }
  const send = (values: object) => anna.ask(createItem, { path, body: { values: values as Record<string, unknown> } })
  const account = [{ kind: 'telegram', value: '@x' }]
  expect((await send({ title: 'One', account })).body.item.index).toBe(1)
  expect((await send({ account: [{ value: '@x', kind: 'telegram' }], title: 'One' })).body.item.index).toBe(1)
  expect((await send({ title: 'Two' })).problem?.code).toBe('item-differs')
  await give(anna, app.id, 1, [boris.id], ['view', 'create'])
  expect((await boris.ask(createItem, { path, body: { values: { title: 'One', account } } })).problem?.code).toBe('item-differs')
  expect((await anna.get(listItems, { path })).items).toHaveLength(1)
})

test('a hundred who create at once get a hundred indexes [APP-04]', async () => {
  const app = await things()
  const pages = await Promise.all(Array.from({ length: 100 }, (_, n) => anItem(anna, app.id, { title: `T${n}` })))
  expect(pages.map(({ item }) => item.index).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1))
})

test('an edit over another one is refused with what it is by now, so that both can be shown [APP-06]', async () => {
  const app = await things()
  const { item } = await anItem(anna, app.id, { title: 'One', count: 1 })
  await anna.get(editItem, { ...at(item.id), body: { version: 1, values: { title: 'Mine' } } })
  const { problem } = await anna.ask(editItem, { ...at(item.id), body: { version: 1, values: { title: 'Yours', count: 2 } } })
  expect(problem).toMatchObject({ status: 409, code: 'changed-meanwhile' })
  expect(problem?.current?.item).toMatchObject({ values: { title: 'Mine', count: 1 }, version: 2 })
  expect((await anna.get(readItem, at(item.id))).item.values).toEqual({ title: 'Mine', count: 1 })
})

test('a required field cannot be emptied, and one wrong value saves none [APP-06]', async () => {
  const app = await things()
  const { item } = await anItem(anna, app.id, { title: 'One', count: 1 })
  const { problem } = await anna.ask(editItem, { ...at(item.id), body: { version: 1, values: { count: 5, title: null } } })
  expect(problem).toMatchObject({ code: 'values-invalid', field: '/values/title', errors: [{ code: 'required' }] })
  const page = await anna.get(editItem, { ...at(item.id), body: { version: 1, values: { count: null } } })
  expect(page.item).toMatchObject({ values: { title: 'One' }, version: 2 })
})

test('deleted items are found by the Deleted filter and can be brought back; the history says who did what [APP-08]', async () => {
  const app = await things()
  const { item } = await anItem(anna, app.id, { title: 'One', count: 1 })
  await anna.get(editItem, { ...at(item.id), body: { version: 1, values: { count: 2, title: 'Uno' } } })
  expect((await anna.get(deleteItem, at(item.id))).item.deletedAt).not.toBeNull()
  await anna.get(deleteItem, at(item.id))
  const listed = async (deleted?: '1') =>
    (await anna.get(listItems, { path: { appId: app.id }, query: deleted ? { deleted } : {} })).items.map(({ name }) => name)
  expect([await listed(), await listed('1')]).toEqual([[], ['Uno']])
  await anna.get(restoreItem, at(item.id))
  expect([await listed(), await listed('1')]).toEqual([['Uno'], []])
  const { items } = await anna.get(listItemHistory, at(item.id))
  expect(items.map(({ kind }) => kind)).toEqual(['restored', 'deleted', 'edited', 'created'])
  expect(items[2]).toMatchObject({
    by: { id: anna.id, name: 'Anna' },
    changes: [
      { field: 'title', from: 'One', to: 'Uno' },
      { field: 'count', from: 1, to: 2 },
    ],
  })
})

test('open lists and pages hear of a change, and only those who may view the app [APP-10]', async () => {
  const app = await things()
  await give(anna, app.id, 1, [boris.id], ['view'])
  const clara = await product.user('Clara')
  const sockets = await Promise.all([anna, boris, clara].map((user) => user.socket('nowhere')))
  const { item } = await anItem(anna, app.id, { title: 'One' })
  const event = { name: 'item.changed', appId: app.id, itemId: item.id, version: 1 }
  for (const socket of sockets.slice(0, 2))
    await vi.waitFor(() => expect(socket.events).toContainEqual(event), { timeout: 5_000 })
  expect(sockets[2]!.events).toEqual([])
  for (const socket of sockets) socket.end()
})

test('each right lets its own thing through, and what one may not view is not there [APP-10, APP-11]', async () => {
  const app = await things()
  const { item } = await anItem(anna, app.id, { title: 'One' })
  const path = { appId: app.id }
  const tries = async () => {
    const answers = [
      await boris.ask(readItem, at(item.id)),
      await boris.ask(createItem, { path: { ...path, itemId: v7() }, body: { values: { title: 'Two' } } }),
      await boris.ask(editItem, { ...at(item.id), body: { version: 99, values: {} } }),
      await boris.ask(deleteItem, at(v7())),
      await boris.ask(listItems, { path }),
    ]
    return answers.map(({ problem }) => problem?.code ?? 'ok')
  }
  expect(await tries()).toEqual(['not-found', 'not-found', 'not-found', 'not-found', 'not-found'])
  await give(anna, app.id, 1, [boris.id], ['create'])
  expect(await tries()).toEqual(['not-found', 'ok', 'not-found', 'not-found', 'not-found'])
  expect((await boris.get(readApp, { path })).rights).toMatchObject({ view: false, create: true })
  await give(anna, app.id, 2, [boris.id], ['view'])
  expect(await tries()).toEqual(['ok', 'forbidden', 'forbidden', 'not-found', 'ok'])
  await give(anna, app.id, 3, [boris.id], ['view', 'edit', 'delete'])
  expect((await tries())[2]).toBe('changed-meanwhile')
  expect((await boris.ask(deleteItem, at(item.id))).status).toBe(200)
  await give(anna, app.id, 4, [boris.id], ['full'])
  expect((await boris.get(readApp, { path })).rights).toMatchObject({
    view: true,
    create: true,
    permissions: true,
    export: true,
    build: false,
  })
})

test('rights come through groups, nested ones and parts of the org chart as well [APP-10]', async () => {
  const app = await things()
  const group = await product.group('Sales', [boris])
  const { db } = product.database
  const orgItem = v7()
  await db.insertInto('org_items').values({ id: orgItem, kind: 'department', name: 'Board' }).execute()
  await db.insertInto('org_memberships').values({ org_item_id: orgItem, user_id: boris.id }).execute()
  const { editAppGrants, readAppGrants } = await import('@parley/contract')
  const path = { appId: app.id }
  const grants = [
    { members: { userIds: [], groupIds: [group.id], orgItemIds: [] }, rights: ['view' as const] },
    { members: { userIds: [], groupIds: [], orgItemIds: [orgItem] }, rights: ['permissions' as const] },
  ]
  const said = await anna.get(editAppGrants, { path, body: { version: 1, grants, fields: [] } })
  expect(said.grants.map(({ members }) => [...members.groups, ...members.orgItems].map(({ name }) => name))).toEqual([
    ['Sales'],
    ['Board'],
  ])
  expect((await boris.get(readApp, { path })).rights).toMatchObject({ view: true, permissions: true, edit: false })
  expect((await boris.get(readAppGrants, { path })).version).toBe(2)
  const late = await boris.ask(editAppGrants, { path, body: { version: 1, grants: [], fields: [] } })
  expect(late.problem?.code).toBe('changed-meanwhile')
  const missing = [{ members: { userIds: [v7()], groupIds: [], orgItemIds: [] }, rights: ['view' as const] }]
  expect((await boris.ask(editAppGrants, { path, body: { version: 2, grants: missing, fields: [] } })).problem).toMatchObject({
    code: 'not-found',
    field: '/grants/0/members',
  })
})

test('a linked item that one may not view is told by its name alone [APP-11]', async () => {
  const secret = await things()
  const open = await anApp(anna, [aField('app', 'link', { appId: secret.id, many: false })])
  const { item: hidden } = await anItem(anna, secret.id, { title: 'Hidden' })
  const { item } = await anItem(anna, open.id, { link: [hidden.id] })
  await give(anna, open.id, 1, [boris.id], ['view', 'edit'])
  const page = await boris.get(readItem, at(item.id))
  expect(page.refs.items[hidden.id]).toMatchObject({ name: 'Hidden', view: false })
  expect(JSON.stringify(page.refs)).not.toContain('"values"')
  const other = await anItem(anna, secret.id, { title: 'Other' })
  const { problem } = await boris.ask(editItem, { ...at(item.id), body: { version: 1, values: { link: [other.item.id] } } })
  expect(problem?.errors).toEqual([{ field: '/values/link', code: 'not-found' }])
})

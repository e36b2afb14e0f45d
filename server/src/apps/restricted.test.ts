import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, give, restrict } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
/** Administrator; author; member; who may give permissions; and who may all the rest in the app. */
let [ada, anna, mia, pia, otto] = [] as unknown as TestUser[] as [TestUser, TestUser, TestUser, TestUser, TestUser]
beforeAll(async () => {
  product = await startProduct()
  ada = await product.user('Ada', { administrator: true })
  const others = ['Anna', 'Mia', 'Pia', 'Otto'].map((name) => product.user(name))
  ;[anna, mia, pia, otto] = (await Promise.all(others)) as [TestUser, TestUser, TestUser, TestUser]
})
afterAll(() => product[Symbol.asyncDispose]())

const steps = [
  { code: 'new', name: 'New', colour: '#3355ff' },
  { code: 'done', name: 'Done', colour: '#33aa55' },
]
const all: contract.AppRight[] = ['view', 'create', 'edit', 'delete', 'export', 'import']

/** An app in which everybody may all, Pia that and permissions. */
async function things(more: contract.Field[] = []) {
  const title = aField('string', 'title', aLine, { searchable: true })
  const app = await anApp(ada, [title, aField('status', 'state', { options: steps }), ...more])
  const grants = [
    { members: { userIds: [anna.id, mia.id, otto.id], groupIds: [], orgItemIds: [] }, rights: all },
    { members: { userIds: [pia.id], groupIds: [], orgItemIds: [] }, rights: [...all, 'permissions' as const] },
  ]
  await ada.get(contract.editAppGrants, { path: { appId: app.id }, body: { version: 1, grants, fields: [] } })
  return app
}

/** One that everybody sees, and one of Anna's that is restricted to Mia. */
async function two(more: contract.Field[] = [], values: Record<string, unknown> = {}) {
  const app = await things(more)
  const { item: open } = await anItem(anna, app.id, { title: 'Open thing', state: 'new' })
  const { item: secret } = await anItem(anna, app.id, { title: 'Secret thing', state: 'new', ...values })
  await restrict(ada, secret.id, [mia.id])
  return { app, open, secret }
}

test('of those who may view the app its author, its members and who gives permissions see a restricted item [APP-10, ui S20]', async () => {
  const { app, secret } = await two()
  const path = { itemId: secret.id }
  for (const who of [ada, anna, mia, pia]) {
    const { item, rights } = await who.get(contract.readItem, { path })
    expect([item.restricted, rights.edit]).toEqual([true, true])
  }
  const { problem } = await otto.ask(contract.readItem, { path })
  expect(problem).toEqual((await otto.ask(contract.readItem, { path: { itemId: v7() } })).problem)
  // Their rights in the app say what they may do; and without them there is nothing to see.
  await give(ada, app.id, 2, [mia.id], ['view'])
  expect((await mia.ask(contract.deleteItem, { path })).problem?.code).toBe('forbidden')
  expect((await anna.ask(contract.readItem, { path })).problem?.code).toBe('not-found')
})

test('to who is outside of it, nothing of a restricted item answers [APP-10, ui S20]', async () => {
  const { secret } = await two()
  const path = { itemId: secret.id }
  const { item } = await ada.get(contract.readItem, { path })
  const members = { userIds: [otto.id], groupIds: [], orgItemIds: [] }
  const answers = (who: TestUser) =>
    Promise.all([
      who.ask(contract.readItem, { path }),
      who.ask(contract.editItem, { path, body: { version: -1, values: { title: 'Mine' } } }),
      who.ask(contract.listItemHistory, { path }),
      who.ask(contract.listItemComments, { path }),
      who.ask(contract.addItemComment, { path: { ...path, commentId: v7() }, body: { text: 'Hello' } }),
      who.ask(contract.listItemFiles, { path }),
      who.ask(contract.listRelatedItems, { path }),
      who.ask(contract.listItemSessions, { path }),
      who.ask(contract.findMentions, { path }),
      who.ask(contract.subscribeToItem, { path }),
      who.ask(contract.unsubscribeFromItem, { path }),
      who.ask(contract.readItemGrants, { path }),
      who.ask(contract.editItemGrants, { path, body: { restricted: true, members, version: 2 } }),
      who.ask(contract.deleteItem, { path }),
      who.ask(contract.restoreItem, { path }),
    ])
  const codes = async (who: TestUser) => new Set((await answers(who)).map(({ problem }) => problem?.code))
  expect(await codes(otto)).toEqual(new Set(['not-found']))
  expect(await codes(mia)).toEqual(new Set([undefined, 'changed-meanwhile', 'forbidden']))
  const body = { items: [{ id: secret.id, version: item.version }], change: { deleted: true } }
  expect((await otto.get(contract.changeItems, { body })).results).toMatchObject([{ refused: 'not-found' }])
})

test('lists, counts, searches, kanban, pickers and exports are without it, page by page [APP-08, APP-09, ui S20]', async () => {
  const { app, open, secret } = await two()
  const path = { appId: app.id }
  const names = async (who: TestUser, query: Record<string, string> = {}) =>
    (await who.get(contract.listItems, { path, query })).items.map(({ name }) => name)
  const inState = JSON.stringify([{ field: 'state', is: 'equals', value: 'new' }])
  const named = JSON.stringify([{ field: 'title', is: 'contains', value: 'thing' }])
  const queries = [
    ...[{}, { order: 'name' }, { order: '-created' }, { search: 'thing' }, { search: 'secret' }],
    ...[
      { filters: inState },
      { filters: named },
      { filters: JSON.stringify([{ field: '_id', is: 'equals', value: secret.id }]) },
    ],
  ]
  for (const query of queries) {
    expect(await names(otto, query)).not.toContain('Secret thing')
    for (const who of [ada, anna, mia, pia]) expect(await names(who, query)).toContain('Secret thing')
  }
  const told = async (who: TestUser) => {
    const { all, statuses } = await who.get(contract.countItems, { path })
    const searched = await who.get(contract.countItems, { path, query: { search: 'secret' } })
    const cards = await who.get(contract.findItems, { path, query: { search: 'thing' } })
    const csv = await (await who.fetch(contract.exportItems.path.replace(':appId', app.id))).text()
    return [all, statuses['new'], searched.all, cards.map(({ id }) => id).sort(), csv.includes('Secret'), csv.includes('Open')]
  }
  const both = [2, 2, 1, [open.id, secret.id].sort(), true, true]
  expect(await told(otto)).toEqual([1, 1, 0, [open.id], false, true])
  for (const who of [ada, anna, mia, pia]) expect(await told(who)).toEqual(both)

  await anna.get(contract.deleteItem, { path: { itemId: secret.id } })
  expect([await names(otto, { deleted: '1' }), await names(mia, { deleted: '1' })]).toEqual([[], ['Secret thing']])

  // Every second one of them: each portion is full, and none comes twice.
  const ids = await Promise.all(
    Array.from({ length: 120 }, async (_, n) => (await anItem(anna, app.id, { title: `N ${n}` })).item.id),
  )
  for (const id of ids.filter((_, n) => n % 2 === 0)) await restrict(ada, id, [mia.id])
  const first = await otto.get(contract.listItems, { path })
  const rest = await otto.get(contract.listItems, { path, query: { cursor: first.next! } })
  expect([first.items.length, rest.items.length, rest.next]).toEqual([50, 11, null])
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(61)
  expect([...first.items, ...rest.items].some(({ restricted }) => restricted)).toBe(false)
})

test('members come through groups and parts of the org chart too, and who leaves loses it [APP-10, ORG-04]', async () => {
  const { secret } = await two()
  const path = { itemId: secret.id }
  const group = await product.group('Auditors', [otto])
  const sees = async () => (await otto.ask(contract.readItem, { path })).status === 200
  await restrict(ada, secret.id, [], [group.id])
  expect(await sees()).toBe(true)
  await product.database.db.deleteFrom('memberships').where('group_id', '=', group.id).execute()
  expect(await sees()).toBe(false)
  const orgItemId = v7()
  const { db } = product.database
  await db.insertInto('org_items').values({ id: orgItemId, kind: 'department', name: 'Board' }).execute()
  await db.insertInto('org_memberships').values({ org_item_id: orgItemId, user_id: otto.id }).execute()
  const { version } = await ada.get(contract.readItemGrants, { path })
  const members = { userIds: [], groupIds: [], orgItemIds: [orgItemId] }
  const said = await ada.get(contract.editItemGrants, { path, body: { version, restricted: true, members } })
  expect(said).toEqual({
    restricted: true,
    members: { users: [], groups: [], orgItems: [{ id: orgItemId, name: 'Board' }] },
    version: 4,
  })
  expect(await sees()).toBe(true)
})

test('who gives permissions says who sees it, over what they saw; it stands in the history [APP-10, ui S20]', async () => {
  const app = await things()
  const { item } = await anItem(anna, app.id, { title: 'One' })
  const path = { itemId: item.id }
  const edit = (who: TestUser, version: number, userIds: string[], restricted = true) =>
    who.ask(contract.editItemGrants, { path, body: { version, restricted, members: { userIds, groupIds: [], orgItemIds: [] } } })
  expect((await edit(anna, 1, [mia.id])).problem?.code).toBe('forbidden')
  expect((await anna.ask(contract.readItemGrants, { path })).problem?.code).toBe('forbidden')
  const none = { users: [], groups: [], orgItems: [] }
  expect(await pia.get(contract.readItemGrants, { path })).toEqual({ restricted: false, members: none, version: 1 })
  expect((await edit(pia, 1, [mia.id, v7()])).problem).toMatchObject({ code: 'not-found', field: '/members' })
  expect((await otto.ask(contract.readItem, { path })).status).toBe(200)
  // The same person twice is once.
  const said = (await edit(pia, 1, [mia.id, mia.id])).body
  expect(said).toEqual({ restricted: true, members: { ...none, users: [{ id: mia.id, name: 'Mia' }] }, version: 2 })
  expect(await ada.get(contract.readItemGrants, { path })).toEqual(said)
  expect((await edit(ada, 1, [otto.id])).problem?.code).toBe('changed-meanwhile')
  // Who edits the item is not in their way, nor they in theirs.
  await mia.get(contract.editItem, { path, body: { version: 1, values: { title: 'Two' } } })
  expect((await edit(pia, 2, [mia.id], false)).body).toEqual({ restricted: false, members: none, version: 3 })
  expect((await otto.get(contract.readItem, { path })).item).toMatchObject({ restricted: false, version: 2, name: 'Two' })
  const { items } = await otto.get(contract.listItemHistory, { path })
  expect(items.map(({ kind, by }) => [kind, by?.name])).toEqual([
    ['unrestricted', 'Pia'],
    ['edited', 'Mia'],
    ['restricted', 'Pia'],
    ['created', 'Anna'],
  ])
})

test('of two who change it at once, one has [APP-10]', async () => {
  const { secret } = await two()
  const edit = (who: TestUser) => {
    const members = { userIds: [otto.id], groupIds: [], orgItemIds: [] }
    return who.ask(contract.editItemGrants, { path: { itemId: secret.id }, body: { version: 2, restricted: true, members } })
  }
  const answers = await Promise.all([ada, pia, ada, pia].map(edit))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
})

test('open screens lose and gain it at once, and who is outside hears nothing of it [APP-10, P13, P14]', async () => {
  const app = await things()
  const { item } = await anItem(anna, app.id, { title: 'One' })
  const path = { itemId: item.id }
  const [ottos, mias, annas, pias, adas] = await Promise.all([otto, mia, anna, pia, ada].map((who) => who.socket('nowhere')))
  const sockets = { otto: ottos!, mia: mias!, anna: annas!, pia: pias!, ada: adas! }
  const counts = () =>
    Object.values(sockets).map(({ events }) => events.filter((event) => 'itemId' in event && event.itemId === item.id).length)
  const hear = (expected: number[]) => vi.waitFor(() => expect(counts()).toEqual(expected), { timeout: 5_000, interval: 10 })
  await restrict(ada, item.id, [mia.id])
  await hear([1, 1, 1, 1, 1])
  expect((await otto.ask(contract.readItem, { path })).problem?.code).toBe('not-found')
  await mia.get(contract.editItem, { path, body: { version: 1, values: { title: 'Two' } } })
  await anna.get(contract.addItemComment, { path: { ...path, commentId: v7() }, body: { text: 'Hm' } })
  await hear([1, 3, 3, 3, 3])
  // From Mia to Otto: both hear.
  await restrict(ada, item.id, [otto.id])
  await hear([2, 4, 4, 4, 4])
  await anna.get(contract.deleteItem, { path })
  await hear([3, 4, 5, 5, 5])
  await restrict(pia, item.id, null)
  await hear([4, 5, 6, 6, 6])
  expect((await mia.get(contract.readItem, { path })).item.restricted).toBe(false)
  for (const socket of Object.values(sockets)) socket.end()
})

test('where it is linked it is told by its name alone, and cannot be linked anew by who does not see it [APP-11, APP-02]', async () => {
  const { app, open, secret } = await two()
  const orders = await anApp(ada, [aField('string', 'title', aLine), aField('app', 'thing', { appId: app.id, many: true })])
  await give(ada, orders.id, 1, [otto.id, mia.id], all)
  const { item: order } = await anItem(ada, orders.id, { title: 'Order', thing: [secret.id, open.id] })
  const path = { itemId: order.id }
  const views = async (who: TestUser) =>
    Object.values((await who.get(contract.readItem, { path })).refs.items)
      .map(({ name, view }) => `${name} ${view}`)
      .sort()
  expect(await views(otto)).toEqual(['Open thing true', 'Secret thing false'])
  expect(await views(mia)).toEqual(['Open thing true', 'Secret thing true'])
  // What stands there may stay.
  const edit = (who: TestUser, version: number, values: Record<string, unknown>) =>
    who.ask(contract.editItem, { path, body: { version, values } })
  expect((await edit(otto, 1, { title: 'Again' })).status).toBe(200)
  expect((await edit(otto, 2, { thing: [open.id] })).status).toBe(200)
  const refused = { errors: [{ field: '/values/thing', code: 'not-found' }] }
  expect((await edit(otto, 3, { thing: [open.id, secret.id] })).problem).toMatchObject(refused)
  expect((await edit(mia, 3, { thing: [open.id, secret.id] })).status).toBe(200)
  // Nor by its name, from a file.
  for (const [who, good] of [
    [otto, 1],
    [mia, 2],
  ] as const) {
    const { importId } = await upload(who, orders.id, 'title,thing\nA,Open thing\nB,Secret thing')
    await start(who, importId, ['title', 'thing'])
    expect((await done(who, importId)).good).toBe(good)
  }
})

test('tabs of what links to an item count what the asker sees [APP-02, APP-10, ui S20]', async () => {
  const { app, open } = await two()
  const orders = await anApp(ada, [aField('string', 'title', aLine), aField('app', 'thing', { appId: app.id, many: false })])
  await give(ada, orders.id, 1, [otto.id, mia.id], ['view'])
  await anItem(ada, orders.id, { title: 'Open order', thing: [open.id] })
  const { item } = await anItem(ada, orders.id, { title: 'Secret order', thing: [open.id] })
  await restrict(ada, item.id, [mia.id])
  const count = async (who: TestUser) => (await who.get(contract.listRelatedItems, { path: { itemId: open.id } }))[0]?.count
  expect([await count(otto), await count(mia), await count(ada)]).toEqual([1, 2, 2])
})

import {
  type App,
  changeItems,
  editItem,
  type ItemsChange,
  listItemHistory,
  listItems,
  mostItemsChanged,
  readItem,
  subscribeToItem,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [anna, boris] = [] as unknown as [TestUser, TestUser]
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
})
afterAll(() => product[Symbol.asyncDispose]())

const plate = () => aField('string', 'plate', { ...aLine, mask: 'AA-000', maskMessage: 'Two letters, a dash, three digits' })
const cars = () =>
  anApp(anna, [aField('string', 'title', aLine, { required: true }), plate(), aField('number', 'seats', { digits: 0 })])
const make = async (app: App, ...titles: string[]) => {
  const pages = await Promise.all(titles.map((title) => anItem(anna, app.id, { title, seats: 4 })))
  return pages.map(({ item }) => item)
}
const ask = (who: TestUser, items: { id: string; version: number }[], change: ItemsChange) =>
  who.ask(changeItems, { body: { items: items.map(({ id, version }) => ({ id, version })), change } })
const run = async (who: TestUser, items: { id: string; version: number }[], change: ItemsChange) =>
  (await ask(who, items, change)).body.results.map(({ refused }) => refused)
const values = async ({ id }: { id: string }) => (await anna.get(readItem, { path: { itemId: id } })).item.values

test('a value is set in many, with history, events and notices as in one; an empty one clears [APP-08, APP-12, ui S20]', async () => {
  const app = await cars()
  const items = await make(app, 'One', 'Two', 'Three')
  await give(anna, app.id, 1, [boris.id], ['view', 'edit'])
  await boris.get(subscribeToItem, { path: { itemId: items[0]!.id } })
  const socket = await boris.socket('nowhere')
  expect(await run(anna, items, { values: { seats: 7 } })).toEqual([null, null, null])
  expect(await Promise.all(items.map(values))).toEqual(['One', 'Two', 'Three'].map((title) => ({ title, seats: 7 })))
  const { items: history } = await anna.get(listItemHistory, { path: { itemId: items[1]!.id } })
  expect(history[0]).toMatchObject({ kind: 'edited', by: { name: 'Anna' }, changes: [{ field: 'seats', from: 4, to: 7 }] })
  const told = items.map(({ id }) => ({ name: 'item.changed', appId: app.id, itemId: id, version: 2 }))
  await vi.waitFor(() => expect(socket.events).toEqual(expect.arrayContaining(told)), { timeout: 5_000 })
  expect(socket.events).toContainEqual(expect.objectContaining({ name: 'activity.added' }))
  socket.end()
  const seen = items.map(({ id }) => ({ id, version: 2 }))
  expect(await run(boris, seen, { values: { seats: null } })).toEqual([null, null, null])
  expect(await values(items[2]!)).toEqual({ title: 'Three' })
})

test('what somebody else changed meanwhile stays as they left it, and keeps none of the others [APP-06, ui S20]', async () => {
  const items = await make(await cars(), 'One', 'Two', 'Three')
  await anna.get(editItem, { path: { itemId: items[1]!.id }, body: { version: 1, values: { seats: 2 } } })
  const missing = { id: v7(), version: 1 }
  expect(await run(anna, [...items, missing], { values: { seats: 9 } })).toEqual([null, 'changed-meanwhile', null, 'not-found'])
  expect((await Promise.all(items.map(values))).map(({ seats }) => seats)).toEqual([9, 2, 9])
})

test('each is checked as one edit: required, masks, unknown fields; nothing is half saved [APP-06, APP-07, ui S20]', async () => {
  const [car] = await make(await cars(), 'One')
  const lone = await anApp(anna, [aField('string', 'title', aLine)])
  const { item } = await anItem(anna, lone.id, { title: 'No plate' })
  const { results } = (await ask(anna, [car!, item], { values: { title: 'Both', plate: '12' } })).body
  expect(results).toMatchObject([
    { id: car!.id, refused: 'values-invalid', errors: [{ field: '/values/plate', code: 'mask' }] },
    { id: item.id, refused: 'values-invalid', errors: [{ field: '/values/plate', code: 'unknown-field' }] },
  ])
  expect((await ask(anna, [car!], { values: { title: null } })).body.results[0]?.errors).toMatchObject([{ code: 'required' }])
  expect([(await values(car!))['title'], (await values(item))['title']]).toEqual(['One', 'No plate'])
})

test('each is changed by the rights in its own app; what is not theirs to view is not there [APP-10, APP-11, ui S20]', async () => {
  const apps = [await cars(), await cars(), await cars()]
  const items = (await Promise.all(apps.map((app) => make(app, 'One')))).flat()
  await give(anna, apps[0]!.id, 1, [boris.id], ['view', 'edit', 'delete'])
  await give(anna, apps[1]!.id, 1, [boris.id], ['view'])
  expect(await run(boris, items, { values: { seats: 1 } })).toEqual([null, 'forbidden', 'not-found'])
  expect(await run(boris, items, { deleted: true })).toEqual([null, 'forbidden', 'not-found'])
  expect((await Promise.all(items.map(values))).map(({ seats }) => seats)).toEqual([1, 4, 4])
  expect((await anna.get(listItems, { path: { appId: apps[1]!.id } })).items).toHaveLength(1)
})

test('many are deleted and brought back [APP-08, ui S20]', async () => {
  const app = await cars()
  const items = await make(app, 'One', 'Two')
  const listed = async (deleted?: '1') =>
    (await anna.get(listItems, { path: { appId: app.id }, query: deleted ? { deleted } : {} })).items.map(({ name }) => name)
  expect(await run(anna, items, { deleted: true })).toEqual([null, null])
  expect([await listed(), (await listed('1')).toSorted()]).toEqual([[], ['One', 'Two']])
  expect(await run(anna, items, { deleted: false })).toEqual([null, null])
  expect([(await listed()).toSorted(), await listed('1')]).toEqual([['One', 'Two'], []])
  const { items: history } = await anna.get(listItemHistory, { path: { itemId: items[0]!.id } })
  expect(history.map(({ kind }) => kind)).toEqual(['restored', 'deleted', 'created'])
})

test('200 at once, and no more [ui S20]', async () => {
  const app = await cars()
  const titles = Array.from({ length: mostItemsChanged }, (_, n) => `Car ${n}`)
  const items = await make(app, ...titles)
  expect(await run(anna, items, { values: { seats: 5 } })).toEqual(Array(mostItemsChanged).fill(null))
  const one = { id: v7(), version: 1 }
  expect((await ask(anna, [...items, one], { values: { seats: 6 } })).problem?.code).toBe('bad-request')
  expect((await ask(anna, [], { values: { seats: 6 } })).problem?.code).toBe('bad-request')
})

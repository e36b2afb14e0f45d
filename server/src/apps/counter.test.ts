import {
  createApp,
  createItem,
  editApp,
  editItem,
  exportItems,
  type Field,
  type ItemFilter,
  listItems,
  readItem,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aDefinition, aField, aLine, anApp, anItem, definitionOf } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const orders = { prefix: 'ORD-', digits: 5, first: 42 }
const title = () => aField('string', 'title', aLine, { name: 'Title' })
const counter = (settings = orders, more = {}) => aField('counter', 'no', settings, { name: 'No', searchable: true, ...more })
const numbers = async (appId: string, query = {}) =>
  (await anna.get(listItems, { path: { appId }, query: { order: 'index', fields: 'no', ...query } })).items.map(
    ({ values }) => values['no'],
  )

test('each new item gets the next number, which stays and is never sent [APP-02, ui S21]', async () => {
  const app = await anApp(anna, [title(), counter()], { nameTemplate: '{no} {title}' })
  const first = await anItem(anna, app.id, { title: 'One' })
  const itemId = v7()
  const second = await anItem(anna, app.id, { title: 'Two', no: null }, itemId)
  expect([first.item.values, first.item.name]).toEqual([{ title: 'One', no: 42 }, 'ORD-00042 One'])
  expect(second.item.name).toBe('ORD-00043 Two')
  expect((await anItem(anna, app.id, { title: 'Two' }, itemId)).item).toEqual(second.item)
  const sent = await anna.ask(createItem, { path: { appId: app.id, itemId: v7() }, body: { values: { title: 'x', no: 7 } } })
  expect(sent.problem).toMatchObject({ code: 'values-invalid', errors: [{ field: '/values/no', code: 'read-only' }] })
  const path = { itemId }
  const wrong = await anna.ask(editItem, { path, body: { version: 1, values: { no: 99 } } })
  expect(wrong.problem?.errors).toEqual([{ field: '/values/no', code: 'read-only' }])
  const edited = await anna.get(editItem, { path, body: { version: 1, values: { title: 'Second', no: null } } })
  expect(edited.item).toMatchObject({ name: 'ORD-00043 Second', values: { title: 'Second', no: 43 } })
  expect((await anItem(anna, app.id, { title: 'Three' })).item.values['no']).toBe(44)
})

test('no number is given twice, of items that are made at once in several processes [ui S21]', async () => {
  const app = await anApp(anna, [title(), counter(), aField('counter', 'other', { prefix: '', digits: 1, first: 0 })])
  await using another = await product.another()
  const vera = await another.user('Vera', { administrator: true })
  const made = await Promise.all(
    Array.from({ length: 50 }, (_, n) => anItem(n % 2 ? vera : anna, app.id, { title: `Item ${n}` })),
  )
  const given = (code: string) => made.map(({ item }) => Number(item.values[code])).sort((a, b) => a - b)
  expect(given('no')).toEqual(Array.from({ length: 50 }, (_, n) => 42 + n))
  expect(given('other')).toEqual(Array.from({ length: 50 }, (_, n) => n))
})

test('items are found by their number, as it is written or alone, and in ranges [APP-09, ui S21]', async () => {
  const app = await anApp(anna, [title(), counter()])
  for (const name of ['One', 'Two', 'Three']) await anItem(anna, app.id, { title: name })
  const found = (...filters: ItemFilter[]) => numbers(app.id, { filters: JSON.stringify(filters) })
  expect(await found({ field: 'no', is: 'equals', value: 43 })).toEqual([43])
  expect(await found({ field: 'no', is: 'equals', value: 'ord-00044' })).toEqual([44])
  expect(await found({ field: 'no', is: 'from', value: 43 }, { field: 'no', is: 'to', value: 43 })).toEqual([43])
  expect(await numbers(app.id, { search: 'ord-00042' })).toEqual([42])
  const csv = await (await anna.fetch(exportItems.path.replace(':appId', app.id))).text()
  expect(csv).toContain('ORD-00043')
  const path = { appId: app.id }
  const bad = [{ field: 'no', is: 'equals', value: 'forty' }]
  expect((await anna.ask(listItems, { path, query: { filters: JSON.stringify(bad) } })).problem?.code).toBe('bad-request')
})

test('items that are there already get the first numbers in the order of their creation, and new ones those after them [ui S21]', async () => {
  const app = await anApp(anna, [title()])
  const path = { appId: app.id }
  for (const name of ['A', 'B', 'C']) await anItem(anna, app.id, { title: name })
  const fields = [...app.fields, counter()]
  const { app: saved } = await anna.get(editApp, { path, body: { ...definitionOf(app), fields, nameTemplate: '{no}' } })
  const { item } = await anItem(anna, app.id, { title: 'D' })
  expect(item.values['no']).toBe(45)
  await vi.waitFor(async () => expect(await numbers(app.id)).toEqual([42, 43, 44, 45]), { timeout: 10_000, interval: 100 })
  expect(await numbers(app.id, { search: 'ORD-00043' })).toEqual([43])
  const higher = saved.fields.map((field) => (field.code === 'no' ? { ...field, settings: { ...orders, first: 100 } } : field))
  await anna.get(editApp, { path, body: { ...definitionOf(saved), fields: higher as Field[] } })
  expect((await anItem(anna, app.id, { title: 'E' })).item.values['no']).toBe(100)
  expect(await numbers(app.id)).toEqual([42, 43, 44, 45, 100])
})

test('an import numbers its rows in their order, and no column is read into a counter [APP-10, ui S21]', async () => {
  const app = await anApp(anna, [title(), counter()])
  const { importId, said } = await upload(anna, app.id, 'Title,No\nOne,ORD-7\nTwo,ORD-8')
  expect(said.suggested).toEqual(['title', null])
  const refused = await start(anna, importId, ['title', 'no'])
  expect(refused.problem?.errors).toEqual([{ field: '/fields/1', code: 'unknown-code' }])
  await start(anna, importId, ['title', null])
  expect((await done(anna, importId)).good).toBe(2)
  expect(await numbers(app.id)).toEqual([42, 43])
})

test('a counter is not required, and its settings have bounds [APP-05, ui S21]', async () => {
  const of = (fields: Field[]) => anna.ask(createApp, { body: { ...aDefinition(fields), code: `c${v7().slice(-8)}` } })
  expect((await of([counter(orders, { required: true })])).problem?.errors).toEqual([
    { field: '/fields/0/required', code: 'read-only' },
  ])
  for (const wrong of [
    { first: -1 },
    { first: 1.5 },
    { digits: 0 },
    { digits: 13 },
    { prefix: 'a\nb' },
    { prefix: 'x'.repeat(21) },
  ])
    expect((await of([counter({ ...orders, ...wrong })])).problem?.code).toBe('bad-request')
  const app = await anApp(anna, [counter({ ...orders, first: 1_000_000_000 })])
  const { item } = await anItem(anna, app.id, {})
  expect((await anna.get(readItem, { path: { itemId: item.id } })).item.values['no']).toBe(1_000_000_000)
})

import {
  createApp,
  createItem,
  editApp,
  editItem,
  exportItems,
  type Field,
  type FieldOf,
  type ItemFilter,
  listItemHistory,
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

type Result = FieldOf<'formula'>['settings']['result']
const title = () => aField('string', 'title', aLine, { name: 'Title' })
const price = () => aField('number', 'price', { digits: 2 }, { name: 'Price' })
const amount = () => aField('number', 'amount', { digits: 0 }, { name: 'Amount' })
const formula = (expression: string, result: Result = 'number', code = 'total', more = {}) =>
  aField('formula', code, { expression, result }, { name: code, ...more })
const totals = async (appId: string, query = {}) =>
  (await anna.get(listItems, { path: { appId }, query: { order: 'index', fields: 'total', ...query } })).items.map(
    ({ values }) => values['total'] ?? null,
  )

test('a formula is reckoned when an item is made and edited, and is never sent [APP-02, ui S21]', async () => {
  const app = await anApp(anna, [title(), price(), amount(), formula('price * amount')], { nameTemplate: '{title}: {total}' })
  const itemId = v7()
  const { item } = await anItem(anna, app.id, { title: 'Desks', price: 0.1, amount: 3 }, itemId)
  expect(item).toMatchObject({ name: 'Desks: 0.3', values: { title: 'Desks', price: 0.1, amount: 3, total: 0.3 } })
  expect((await anItem(anna, app.id, { title: 'Desks', price: 0.1, amount: 3 }, itemId)).item).toEqual(item)
  const path = { itemId }
  const sent = await anna.ask(editItem, { path, body: { version: 1, values: { total: 5 } } })
  expect(sent.problem?.errors).toEqual([{ field: '/values/total', code: 'read-only' }])
  const edited = await anna.get(editItem, { path, body: { version: 1, values: { amount: 5, total: null } } })
  expect(edited.item).toMatchObject({ name: 'Desks: 0.5', values: { total: 0.5 } })
  const { items } = await anna.get(listItemHistory, { path })
  expect(items[0]!.changes).toContainEqual({ field: 'total', from: 0.3, to: 0.5 })
  const empty = await anna.get(editItem, { path, body: { version: 2, values: { amount: null } } })
  expect(empty.item.values).toEqual({ title: 'Desks', price: 0.1 })
})

test('each result has its type; what fails or is of another type leaves the field empty and the save alone [ui S21]', async () => {
  const since = aField('date-time', 'since', { kind: 'date' })
  const lines = aField('table', 'lines', {
    columns: [{ code: 'sum', name: 'Sum', required: false, type: 'money', settings: { currency: 'EUR' } }],
  })
  const where = aField('address', 'home', {})
  const app = await anApp(anna, [
    ...[title(), price(), since, lines, where, aField('counter', 'no', { prefix: 'N', digits: 1, first: 7 })],
    formula('upper case(title) + " of " + home.city', 'text', 'words'),
    formula('price > 10', 'yes-no', 'dear'),
    formula('since + duration("P1M")', 'date', 'until'),
    formula('sum(for line in lines return line.sum.amount)', 'number', 'all'),
    formula('no * 10', 'number', 'tens'),
    formula('title', 'number', 'wrong'),
    formula('for n in 1..100000000 return n', 'number', 'never'),
  ])
  const values = {
    ...{ title: 'tea', price: 12.5, since: '2026-01-31', home: { city: 'Oslo' } },
    lines: [{ sum: { amount: '1.50', currency: 'EUR' } }, { sum: { amount: '2', currency: 'EUR' } }],
  }
  const { item } = await anItem(anna, app.id, values)
  const { item: next } = await anItem(anna, app.id, {})
  // What needs more than there is takes the other formulas of its row with it.
  expect([item.values['never'], next.values['never'], item.values['title']]).toEqual([undefined, undefined, 'tea'])
  const fields = app.fields.filter(({ code }) => code !== 'never')
  const form = { tabs: [{ name: '', sections: [] }] }
  await anna.get(editApp, {
    path: { appId: app.id },
    body: { ...definitionOf(app), fields, form, listColumns: [], confirmation: app.name },
  })
  const reckoned = { words: 'TEA of Oslo', dear: true, until: '2026-02-28', all: 3.5, tens: 70 }
  const now = async () => (await anna.get(readItem, { path: { itemId: item.id } })).item.values
  await vi.waitFor(async () => expect(await now()).toMatchObject(reckoned), { timeout: 10_000, interval: 100 })
  expect(await now()).not.toHaveProperty('wrong')
  const { item: empty } = await anItem(anna, app.id, {})
  expect(empty.values).toEqual({ no: 9, tens: 90 })
}, 60_000)

test('an expression that cannot be read, or names what there is not or another formula, is refused at its field [APP-05, ui S21]', async () => {
  const errorOf = async (expression: string, more: Field[] = []) => {
    const body = { ...aDefinition([title(), formula(expression), ...more]), code: `f${v7().slice(-8)}` }
    const { problem } = await anna.ask(createApp, { body })
    if (!problem) return undefined
    expect(problem).toMatchObject({ code: 'definition-invalid', field: '/fields/1/settings' })
    return problem.errors!.map(({ code, detail }) => `${code}: ${detail}`)
  }
  expect(await errorOf('string length(title)')).toBeUndefined()
  expect(await errorOf('titel')).toEqual(['formula: titel'])
  expect(await errorOf('1 +')).toEqual([expect.stringMatching(/^formula: Incomplete/)])
  expect(await errorOf('  ')).toEqual(['required: undefined'])
  expect(await errorOf('other + 1', [formula('1', 'number', 'other')])).toEqual(['formula-in-formula: other'])
  expect(await errorOf('total + 1')).toEqual(['formula-in-formula: total'])
  const app = await anApp(anna, [title(), formula('1')])
  const path = { appId: app.id }
  const other = [app.fields[0]!, { ...app.fields[1]!, settings: { result: 'text', expression: '"a"' } } as Field]
  const changed = await anna.ask(editApp, { path, body: { ...definitionOf(app), fields: other } })
  expect(changed.problem?.errors).toEqual([{ field: '/fields/1/settings', code: 'type-changed' }])
  const bare = {
    ...definitionOf(app),
    fields: [formula('title', 'text')],
    form: { tabs: [{ name: '', sections: [] }] },
    listColumns: [],
  }
  const without = await anna.ask(editApp, { path, body: { ...bare, nameTemplate: '' } })
  expect(without.problem?.errors).toContainEqual({ field: '/fields/0/settings', code: 'formula', detail: 'title' })
})

test('publishing a formula, or another one, reckons all items anew [ui S21]', async () => {
  const app = await anApp(anna, [title(), price()])
  const path = { appId: app.id }
  for (const price of [1, 2, 3]) await anItem(anna, app.id, { price })
  const publish = async (version: number, expression: string, of = app.fields) => {
    const fields = [
      ...of.filter(({ code }) => code !== 'total'),
      { ...formula(expression), id: total.id, searchable: true } as Field,
    ]
    const { app: saved } = await anna.get(editApp, { path, body: { ...definitionOf(app), version, fields } })
    return saved
  }
  const total = formula('')
  const heard = await anna.socket('nowhere')
  await publish(1, 'price * 2')
  await vi.waitFor(async () => expect(await totals(app.id)).toEqual([2, 4, 6]), { timeout: 10_000, interval: 100 })
  await vi.waitFor(() => expect(heard.events.map(({ name }) => name)).toContain('items.changed'), { timeout: 5_000 })
  heard.end()
  await publish(2, 'price * 100')
  await vi.waitFor(async () => expect(await totals(app.id)).toEqual([100, 200, 300]), { timeout: 10_000, interval: 100 })
  expect(await totals(app.id, { search: '200' })).toEqual([200])
})

test('formulas are filtered by their result, and stand in exports as it is written [APP-09, APP-10, ui S21]', async () => {
  const app = await anApp(anna, [
    ...[price(), formula('price * 2'), formula('price > 1', 'yes-no', 'dear')],
    ...[
      formula('if price > 1 then "Dear" else "Cheap"', 'text', 'word'),
      formula('date("2026-01-01") + duration("P" + string(price) + "D")', 'date', 'day'),
    ],
  ])
  for (const price of [1, 2, 3]) await anItem(anna, app.id, { price })
  const found = (...filters: ItemFilter[]) => totals(app.id, { filters: JSON.stringify(filters) })
  expect(await found({ field: 'total', is: 'from', value: 4 })).toEqual([4, 6])
  expect(await found({ field: 'total', is: 'equals', value: 4 })).toEqual([4])
  expect(await found({ field: 'dear', is: 'equals', value: false })).toEqual([2])
  expect(await found({ field: 'word', is: 'contains', value: 'eap' })).toEqual([2])
  expect(await found({ field: 'day', is: 'to', value: '2026-01-03' })).toEqual([2, 4])
  const path = { appId: app.id }
  for (const bad of [
    { field: 'word', is: 'from', value: 'a' },
    { field: 'total', is: 'equals', value: 'four' },
  ])
    expect((await anna.ask(listItems, { path, query: { filters: JSON.stringify([bad]) } })).problem?.code).toBe('bad-request')
  const csv = await (await anna.fetch(exportItems.path.replace(':appId', app.id))).text()
  expect(csv.split('\n')[2]).toMatch(/^2,Thing 2,2,4,yes,Dear,2026-01-03,/)
})

test('an import reckons all its rows, and those that take too long keep nobody waiting for long [APP-10, ui S21]', async () => {
  const endless = 'if modulo(price, 300) = 13 then count(for n in 1..100000000 return n) else price * amount'
  const app = await anApp(anna, [title(), price(), amount(), formula(endless)])
  const rows = Array.from({ length: 1_500 }, (_, n) => `Row ${n},${n},2`)
  const { importId } = await upload(anna, app.id, `Title,Price,Amount\n${rows.join('\n')}`)
  await start(anna, importId, ['title', 'price', 'amount'])
  expect(await done(anna, importId, 25_000)).toMatchObject({ state: 'done', good: 1_500, bad: 0 })
  const { rows: kept } = await product.database.pool.query(
    `select count(*)::int as n, count(*) filter (where (values ->> 'total')::int = 2 * (values ->> 'price')::int)::int as right,
      count(*) filter (where (values ->> 'price')::int % 300 = 13 and not values ? 'total')::int as left from items where app_id = $1`,
    [app.id],
  )
  expect(kept).toEqual([{ n: 1_500, right: 1_495, left: 5 }])
  const refused = await anna.ask(createItem, { path: { appId: app.id, itemId: v7() }, body: { values: { total: 1 } } })
  expect(refused.problem?.errors).toEqual([{ field: '/values/total', code: 'read-only' }])
}, 60_000)

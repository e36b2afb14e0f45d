import {
  createApp,
  createItem,
  editApp,
  editItem,
  editSettings,
  type Field,
  type FieldDefault,
  listItems,
  readApp,
  readAppGrants,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDefinition, aField, aLine, anApp, anItem, definitionOf, give } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const fixed = (field: Field, value: unknown): Field => ({ ...field, default: { fixed: value } })
const known = (field: Field, what: Extract<FieldDefault, { known: unknown }>['known']): Field => ({
  ...field,
  default: { known: what },
})
const title = () => aField('string', 'title', aLine)
const place = (required = false) => fixed(aField('string', 'place', aLine, { required }), '  Munich ')
const stage = () =>
  aField('status', 'stage', { options: ['fresh', 'won'].map((code) => ({ code, name: code, colour: '#3e5ed8' })) })
const day = () => aField('date-time', 'day', { kind: 'date' })
const boss = () => aField('users', 'boss', { many: false })
const published = (fields: Field[]) => anna.ask(createApp, { body: { ...aDefinition(fields), code: `d${v7().slice(-8)}` } })

test('a new item begins with the defaults of fields that were not sent; null is empty on purpose [APP-05, ui S21]', async () => {
  const app = await anApp(anna, [title(), place(true), fixed(stage(), 'fresh')])
  const first = await anItem(anna, app.id, { title: 'One' })
  expect(first.item.values).toEqual({ title: 'One', place: 'Munich', stage: 'fresh' })
  const other = await anItem(anna, app.id, { place: 'Ulm', stage: null })
  expect(other.item.values).toEqual({ place: 'Ulm' })
  const path = { appId: app.id, itemId: v7() }
  const empty = await anna.ask(createItem, { path, body: { values: { place: null } } })
  expect(empty.problem?.errors).toEqual([{ field: '/values/place', code: 'required' }])
})

test('a default comes into no item that is there, neither by publishing nor when it is edited [APP-05, ui S21]', async () => {
  const app = await anApp(anna, [title()])
  const { item } = await anItem(anna, app.id, { title: 'Old' })
  const body = { ...definitionOf(app), fields: [...app.fields, place()] }
  await anna.get(editApp, { path: { appId: app.id }, body })
  const edited = await anna.get(editItem, { path: { itemId: item.id }, body: { version: 1, values: { title: 'Older' } } })
  expect(edited.item.values).toEqual({ title: 'Older' })
})

test('today, now and who makes the item are known at the moment, by the day of the installation [APP-05, ui S21]', async () => {
  const clock = aField('date-time', 'clock', { kind: 'time' })
  const moment = aField('date-time', 'moment', { kind: 'both' })
  const app = await anApp(anna, [known(day(), 'today'), known(clock, 'now'), known(moment, 'now'), known(boss(), 'me')])
  // Always another day than in UTC, or the same hour of another one.
  await anna.get(editSettings, { body: { timeZone: 'Pacific/Kiritimati' } })
  const there = () => new Date(Date.now() + 14 * 3_600_000).toISOString()
  const before = there()
  const { item } = await anItem(anna, app.id, {})
  const after = there()
  expect([before.slice(0, 10), after.slice(0, 10)]).toContain(item.values['day'])
  expect([before.slice(11, 16), after.slice(11, 16)]).toContain(item.values['clock'])
  expect(Math.abs(Date.parse(String(item.values['moment'])) - Date.now())).toBeLessThan(90_000)
  expect(item.values['boss']).toEqual([anna.id])
})

test('the same again is the same item, whatever the defaults are by then [APP-05, NFR-01]', async () => {
  const app = await anApp(anna, [title(), place()])
  const itemId = v7()
  await anItem(anna, app.id, { title: 'One' }, itemId)
  const fields = app.fields.map((field) => (field.code === 'place' ? fixed(field, 'Ulm') : field))
  await anna.get(editApp, { path: { appId: app.id }, body: { ...definitionOf(app), fields } })
  expect((await anItem(anna, app.id, { title: 'One' }, itemId)).item.values).toEqual({ title: 'One', place: 'Munich' })
  const path = { appId: app.id, itemId }
  const other = await anna.ask(createItem, { path, body: { values: { title: 'One', place: 'Ulm' } } })
  expect(other.problem?.code).toBe('item-differs')
})

test('an import gives its rows the defaults of the fields that no column is read into [APP-05, APP-10]', async () => {
  const app = await anApp(anna, [title(), place(), fixed(stage(), 'fresh')])
  const { importId } = await upload(anna, app.id, 'Title;Where\nOne;\nTwo;Ulm')
  await start(anna, importId, ['title', 'place'])
  expect(await done(anna, importId)).toMatchObject({ good: 2, bad: 0 })
  const { items } = await anna.get(listItems, { path: { appId: app.id }, query: { order: 'index' } })
  expect(items.map(({ values }) => values)).toEqual([
    { title: 'One', stage: 'fresh' },
    { title: 'Two', place: 'Ulm', stage: 'fresh' },
  ])
})

test('a default is checked as its field is, and only fields that one fills in alone have one [APP-05, ui S21]', async () => {
  const number = aField('number', 'number', { digits: 0 })
  const wrong: [Field, string][] = [
    [fixed(number, 'many'), 'not-a-number'],
    [fixed(number, 1.5), 'digits'],
    [fixed(stage(), 'gone'), 'unknown-option'],
    [fixed(title(), '   '), 'required'],
    [fixed(title(), null), 'required'],
    [fixed(boss(), [v7()]), 'not-found'],
    [known(title(), 'today'), 'not-offered'],
    [known(day(), 'now'), 'not-offered'],
    [known(day(), 'me'), 'not-offered'],
    [known(boss(), 'today'), 'not-offered'],
    [fixed(aField('files', 'files', { many: true }), [v7()]), 'not-offered'],
    [fixed(aField('image', 'image', {}), v7()), 'not-offered'],
    [fixed(aField('account', 'account', { many: false, kinds: [] }), [{ kind: 'phone', value: '+46701234567' }]), 'not-offered'],
    [fixed(aField('counter', 'no', { prefix: '', digits: 1, first: 1 }), 3), 'not-offered'],
  ]
  for (const [field, code] of wrong) {
    const { problem } = await published([title(), { ...field, id: v7(), code: 'other' }])
    expect([field.type, problem?.code, problem?.errors?.[0]?.field]).toEqual([
      field.type,
      'definition-invalid',
      '/fields/1/default',
    ])
    expect(problem?.errors?.[0]?.code).toBe(code)
  }
  for (const bad of [{}, { known: 'tomorrow' }, { fixed: 'a', known: 'today' }, 'a'])
    expect((await published([{ ...title(), default: bad as FieldDefault }])).problem?.code).toBe('bad-request')
})

test('an app names whom its defaults name, and a default that is gone keeps nobody from making an item [APP-05, APP-11]', async () => {
  const target = await anApp(anna, [title()])
  const { item: linked } = await anItem(anna, target.id, { title: 'Target' })
  const link = fixed(aField('app', 'link', { appId: target.id, many: true }), [linked.id])
  const app = await anApp(anna, [title(), link, fixed(boss(), [anna.id])])
  const { refs } = await anna.get(readApp, { path: { appId: app.id } })
  expect([refs.items[linked.id]?.name, refs.users[anna.id]?.name]).toEqual(['Target', 'Anna'])
  const boris = await product.user('Boris')
  const { version } = await anna.get(readAppGrants, { path: { appId: app.id } })
  await give(anna, app.id, version, [boris.id], ['view', 'create'])
  const { item } = await anItem(boris, app.id, { title: 'By one who may not look at the target' })
  expect(item.values['link']).toEqual([linked.id])
})

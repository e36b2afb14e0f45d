import {
  changeItems,
  createApp,
  createItem,
  deleteApp,
  deleteItem,
  editApp,
  editItem,
  type Field,
  listItems,
  restoreItem,
  takesUnique,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aDefinition, aField, aLine, anApp, anItem, definitionOf, give, setFields, unique } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const title = () => aField('string', 'title', aLine, { name: 'Title' })
const email = () => aField('email', 'email', { wrong: 'forbid' }, { name: 'E-mail' })
const made = (appId: string, values: Record<string, unknown>, itemId = v7(), who = anna) =>
  who.ask(createItem, { path: { appId, itemId }, body: { values } })
const taken = (code: string, other?: string) => [
  { field: `/values/${code}`, code: 'not-unique', ...(other !== undefined && { detail: other }) },
]

test('no two items have the same value, whatever its case, and the other one is named to who may see it [APP-05, ui S21]', async () => {
  const app = await anApp(anna, [title(), unique(email())])
  const { item } = await anItem(anna, app.id, { title: 'Maria', email: 'maria@x.example' })
  const again = await made(app.id, { title: 'Other', email: ' MARIA@x.example ' })
  expect([again.status, again.problem?.code, again.problem?.errors]).toEqual([422, 'values-invalid', taken('email', 'Maria')])
  const other = await anItem(anna, app.id, { title: 'Other', email: 'other@x.example' })
  const path = { itemId: other.item.id }
  const edited = await anna.ask(editItem, { path, body: { version: 1, values: { email: 'maria@x.example' } } })
  expect(edited.problem?.errors).toEqual(taken('email', 'Maria'))
  // Empty is no value; the own value may stay; what was given up is free.
  await anItem(anna, app.id, { title: 'Without' })
  await anItem(anna, app.id, { title: 'Without, too' })
  await anna.get(editItem, { path, body: { version: 1, values: { title: 'Renamed', email: 'other@x.example' } } })
  await anna.get(editItem, { path: { itemId: item.id }, body: { version: 1, values: { email: null } } })
  await anna.get(editItem, { path, body: { version: 2, values: { email: 'maria@x.example' } } })
  const boris = await product.user('Boris')
  await give(anna, app.id, 1, [boris.id], ['create'])
  expect((await made(app.id, { email: 'maria@x.example' }, v7(), boris)).problem?.errors).toEqual(taken('email'))
})

test('each type tells its values apart by itself, and those with several entries share none [APP-05, ui S21]', async () => {
  const target = await anApp(anna, [title()])
  const { item: one } = await anItem(anna, target.id, { title: 'One' })
  const { item: two } = await anItem(anna, target.id, { title: 'Two' })
  const mail = (value: string) => ({ kind: 'email', value })
  const long = 'x'.repeat(9_000)
  const same: [Field, unknown, unknown, unknown][] = [
    [aField('string', 'f', aLine), 'Örebro', ' öREBRO ', 'Orebro'],
    [aField('string', 'f', { ...aLine, multiline: true, maxLength: 10_000 }), long, long, `${long}y`],
    [aField('number', 'f', { digits: 2 }), 1.5, 1.5, 1.51],
    [aField('date-time', 'f', { kind: 'both' }), '2026-01-01T10:00:00Z', '2026-01-01T11:00:00+01:00', '2026-01-01T11:00:00Z'],
    [aField('phone', 'f', { wrong: 'forbid' }), '+46 70 123 45 67', '0046701234567', '+46701234568'],
    [aField('link', 'f', {}), 'x.example', 'https://X.example', 'x.example/a'],
    [aField('app', 'f', { appId: target.id, many: true }), [one.id, two.id], [two.id], []],
    [aField('users', 'f', { many: true }), [anna.id], [anna.id], []],
    [
      aField('account', 'f', { many: true, kinds: [] }),
      [mail('a@x.example'), mail('b@x.example')],
      [mail('B@x.example')],
      [mail('c@x.example')],
    ],
  ]
  for (const [field, first, second, third] of same) {
    const app = await anApp(anna, [unique(field)])
    await anItem(anna, app.id, { f: first })
    expect([field.type, (await made(app.id, { f: second })).problem?.errors?.[0]?.code]).toEqual([field.type, 'not-unique'])
    expect([field.type, (await made(app.id, { f: third })).status]).toEqual([field.type, 200])
  }
})

test('of two at once with the same value one gets in, in several processes, 20 times [APP-05, NFR-01]', async () => {
  const app = await anApp(anna, [title(), unique(email())])
  await using another = await product.another()
  const vera = await another.user('Vera', { administrator: true })
  for (let round = 0; round < 20; round++) {
    const values = { email: `round${round}@x.example` }
    const both = await Promise.all([made(app.id, values), made(app.id, values, v7(), vera)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  }
  const all = await anna.get(listItems, { path: { appId: app.id } })
  expect(all.items).toHaveLength(20)
})

test('the same again is the same item and no clash with itself [APP-05, NFR-01]', async () => {
  const app = await anApp(anna, [unique(email())])
  const itemId = v7()
  await anItem(anna, app.id, { email: 'a@x.example' }, itemId)
  expect((await made(app.id, { email: 'a@x.example' }, itemId)).status).toBe(200)
})

test('a deleted item keeps nothing for itself, and comes back only where nobody took it [APP-05, APP-08]', async () => {
  const app = await anApp(anna, [title(), unique(email())])
  const { item } = await anItem(anna, app.id, { title: 'First', email: 'a@x.example' })
  const path = { itemId: item.id }
  await anna.get(deleteItem, { path })
  const second = await anItem(anna, app.id, { title: 'Second', email: 'a@x.example' })
  const back = await anna.ask(restoreItem, { path })
  expect([back.status, back.problem?.errors]).toEqual([422, taken('email', 'Second')])
  const change = { deleted: false }
  const { results } = await anna.get(changeItems, { body: { items: [{ id: item.id, version: 2 }], change } })
  expect(results).toEqual([{ id: item.id, refused: 'values-invalid', errors: taken('email', 'Second') }])
  await anna.get(deleteItem, { path: { itemId: second.item.id } })
  expect((await anna.get(restoreItem, { path })).item.deletedAt).toBeNull()
  expect((await anna.ask(restoreItem, { path: { itemId: second.item.id } })).problem?.errors).toEqual(taken('email', 'First'))
})

test('many at once: one takes the value, each other one is told [APP-05, APP-08]', async () => {
  const app = await anApp(anna, [title(), unique(email())])
  const pages = await Promise.all(['A', 'B', 'C'].map((name) => anItem(anna, app.id, { title: name })))
  const items = pages.map(({ item: { id, version } }) => ({ id, version }))
  const { results } = await anna.get(changeItems, { body: { items, change: { values: { email: 'one@x.example' } } } })
  expect(results.map(({ refused }) => refused).sort()).toEqual(['values-invalid', 'values-invalid', null].sort())
})

test('an import leaves out the rows that have what others have, in the app or before them in the file [APP-05, APP-10]', async () => {
  const number = aField('number', 'number', { digits: 0 }, { name: 'Number' })
  const app = await anApp(anna, [title(), unique(email()), unique(number)])
  await anItem(anna, app.id, { email: 'kept@x.example', number: 1 })
  const csv = [
    'Title,E-mail,Number',
    'Good,a@x.example,2',
    'Kept,KEPT@x.example,3',
    // The row before took nothing, so 3 is free.
    'Good too,b@x.example,3',
    'In the file,A@x.example,2',
    'Empty,,',
    'Empty too,,',
  ].join('\n')
  const { importId } = await upload(anna, app.id, csv)
  await start(anna, importId, ['title', 'email', 'number'])
  expect(await done(anna, importId)).toMatchObject({ state: 'done', good: 4, bad: 2 })
  const { items } = await anna.get(listItems, { path: { appId: app.id }, query: { order: 'index' } })
  expect(items.slice(1).map(({ values }) => values['title'])).toEqual(['Good', 'Good too', 'Empty', 'Empty too'])
  const bad = await (await anna.fetch(`/api/imports/${importId}/bad-rows`)).text()
  expect(bad).toContain('E-mail: not-unique')
  expect(bad).toContain('E-mail: not-unique; Number: not-unique')
  expect((await made(app.id, { email: 'b@x.example' })).problem?.errors?.[0]?.code).toBe('not-unique')
})

test('a field becomes unique over the items that are there, or says how many have doubles; and is so no more [APP-05, ui S21]', async () => {
  const app = await anApp(anna, [title(), email()])
  const values = ['a', 'b', 'a', 'c', 'a', 'b'].map((name) => ({ title: name.toUpperCase(), email: `${name}@x.example` }))
  const ids: string[] = []
  for (const one of values) ids.push((await anItem(anna, app.id, one)).item.id)
  const [plainTitle, plainEmail] = app.fields as [Field, Field]
  const refused = await setFields(anna, app, [plainTitle, unique(plainEmail)])
  expect([refused.problem?.code, refused.problem?.errors]).toEqual([
    'definition-invalid',
    [{ field: '/fields/1/unique', code: 'has-doubles', detail: expect.stringMatching(/^3 [ab]@x\.example$/) }],
  ])
  for (const id of [ids[2]!, ids[4]!, ids[5]!]) await anna.get(deleteItem, { path: { itemId: id } })
  const saved = await setFields(anna, app, [plainTitle, unique(plainEmail)])
  expect(saved.status).toBe(200)
  expect((await made(app.id, { email: 'c@x.example' })).problem?.errors).toEqual(taken('email', 'C'))
  const free = await setFields(anna, saved.body.app, [plainTitle, plainEmail])
  await anItem(anna, app.id, { title: 'D', email: 'c@x.example' })
  const again = await setFields(anna, free.body.app, [plainTitle, unique(plainEmail)])
  expect(again.problem?.errors?.[0]?.detail).toBe('1 c@x.example')
})

test('a field becomes unique over many items without reading them, and over 25,000 finds the one double [APP-05, T-08]', async () => {
  const app = await anApp(anna, [title(), email()])
  const [step, count] = [5_000, 25_000]
  await product.database.pool.query('update app_indexes set last = $2 where app_id = $1', [app.id, count])
  for (let from = 1; from <= count; from += step)
    await product.database.pool.query(
      `insert into items (id, app_id, index, name, values, status, search, created_at, changed_at)
       select gen_random_uuid(), $1, i, 'Item ' || i, jsonb_build_object('email', 'user' || i || '@x.example'), '', '', now(), now()
       from generate_series($2::int, $3::int) i`,
      [app.id, from, from + step - 1],
    )
  await anItem(anna, app.id, { title: 'Double', email: 'user7@x.example' })
  const fields = app.fields.map((field) => (field.code === 'email' ? unique(field) : field))
  const { doubles } = (await setFields(anna, app, fields, { dryRun: '1' })).body
  expect(doubles).toMatchObject([{ name: 'E-mail', values: 1, examples: ['user7@x.example'] }])
  const refused = await setFields(anna, app, fields)
  expect(refused.problem?.errors?.[0]).toMatchObject({ code: 'has-doubles', detail: '1 user7@x.example' })
  const { items } = await anna.get(listItems, { path: { appId: app.id }, query: { search: 'double' } })
  await anna.get(deleteItem, { path: { itemId: items[0]!.id } })
  expect((await setFields(anna, app, fields)).status).toBe(200)
  expect(await keysOf(app.id)).toBe(count)
})

test('keys go with their field and their app [APP-05, APP-13]', async () => {
  const app = await anApp(anna, [title(), unique(email())])
  await anItem(anna, app.id, { title: 'A', email: 'a@x.example' })
  const [plainTitle] = app.fields as [Field, Field]
  const path = { appId: app.id }
  const body = { ...definitionOf(app), ...aDefinition([plainTitle]), name: app.name, version: 1, confirmation: app.name }
  await anna.get(editApp, { path, body })
  expect(await keysOf(app.id)).toBe(0)
  const other = await anApp(anna, [unique(email())])
  await anItem(anna, other.id, { email: 'a@x.example' })
  expect(await keysOf(other.id)).toBe(1)
  await anna.get(deleteApp, { path: { appId: other.id }, query: { confirmation: other.name } })
  await vi.waitFor(async () => expect(await keysOf(other.id)).toBe(0), { timeout: 10_000, interval: 100 })
})

test('only types whose values can be told apart are unique [APP-05, ui S21]', async () => {
  const options = [{ code: 'a', name: 'A', colour: '#3e5ed8' }]
  const target = await anApp(anna, [title()])
  const all: Field[] = [
    title(),
    aField('number', 'f', { digits: 0 }),
    aField('yes-no', 'f', {}),
    aField('date-time', 'f', { kind: 'date' }),
    aField('category', 'f', { many: false, options }),
    aField('status', 'f', { options }),
    aField('money', 'f', { currency: null }),
    aField('phone', 'f', { wrong: 'warn' }),
    email(),
    aField('full-name', 'f', {}),
    aField('address', 'f', {}),
    aField('link', 'f', {}),
    aField('image', 'f', {}),
    aField('files', 'f', { many: false }),
    aField('app', 'f', { appId: target.id, many: false }),
    aField('users', 'f', { many: false }),
    aField('role', 'f', { many: false }),
    aField('counter', 'f', { prefix: '', digits: 1, first: 1 }),
    aField('formula', 'f', { result: 'number', expression: '1' }),
    aField('account', 'f', { many: false, kinds: [] }),
  ]
  for (const field of all) {
    const { problem } = await anna.ask(createApp, { body: { ...aDefinition([unique(field)]), code: `u${v7().slice(-8)}` } })
    const expected = takesUnique(field) ? undefined : [{ field: '/fields/0/unique', code: 'not-offered' }]
    expect([field.type, problem?.errors]).toEqual([field.type, expected])
  }
})

const keysOf = async (appId: string): Promise<number> =>
  (await product.database.pool.query('select 1 from item_keys where app_id = $1', [appId])).rowCount ?? 0

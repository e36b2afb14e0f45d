import {
  createApp,
  createItem,
  deleteApp,
  editApp,
  editAppGrants,
  editItem,
  type Field,
  listApps,
  listItems,
  readApp,
  readAppGrants,
  readItem,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aDefinition, aField, aLine, anApp, anItem, definitionOf, give } from '../../test/an-app.ts'
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
const note = () => aField('string', 'note', aLine)
const codesOf = (errors: readonly { field: string; code: string }[] | undefined) =>
  errors?.map(({ field, code }) => [field, code])

test('samples ship, everybody may view, create and edit in them, and they can be deleted [APP-13]', async () => {
  const apps = await boris.get(listApps)
  expect(apps.map(({ code }) => code).sort()).toEqual(['complaints', 'contacts', 'orders', 'support_requests'])
  expect(
    apps.every(({ rights, hasAccount }) => rights.view && rights.create && rights.edit && !rights.delete && hasAccount),
  ).toBe(true)
  const orders = apps.find(({ code }) => code === 'orders')!
  const path = { appId: orders.id }
  expect((await anna.ask(deleteApp, { path, query: { confirmation: 'orders?' } })).problem?.code).toBe('confirmation-missing')
  await anna.get(deleteApp, { path, query: { confirmation: 'Orders' } })
  expect((await boris.ask(readApp, { path })).problem?.code).toBe('not-found')
  await using another = await product.another()
  const there = await (await another.user('Vera')).get(listApps)
  expect(there.map(({ code }) => code)).not.toContain('orders')
})

test('a new app is visible for administrators until rights are given [APP-01, APP-10]', async () => {
  const app = await anApp(anna, [title()])
  expect((await anna.get(listApps)).map(({ id }) => id)).toContain(app.id)
  expect((await boris.ask(readApp, { path: { appId: app.id } })).problem?.code).toBe('not-found')
  await give(anna, app.id, 1, [boris.id], ['view'])
  expect((await boris.get(readApp, { path: { appId: app.id } })).rights).toMatchObject({
    view: true,
    create: false,
    build: false,
  })
})

test('who gives up their right to give rights is told what was saved, and then that there is no such app [APP-10]', async () => {
  const { id: appId } = await anApp(anna, [title()])
  await give(anna, appId, 1, [boris.id], ['permissions'])
  const path = { appId }
  const grants = [{ members: { userIds: [anna.id], groupIds: [], orgItemIds: [] }, rights: ['full' as const] }]
  const saved = await boris.get(editAppGrants, { path, body: { version: 2, grants, fields: [] } })
  expect(saved).toMatchObject({ version: 3, grants: [{ rights: ['full'], members: { users: [{ id: anna.id }] } }] })
  expect((await boris.ask(readAppGrants, { path })).problem?.code).toBe('not-found')
})

test('a code is given once, whatever its case, and must be letters, digits and _ [APP-01]', async () => {
  const app = await anApp(anna, [title()])
  const twice = await anna.ask(createApp, { body: { ...aDefinition([title()]), code: app.code.toUpperCase() } })
  expect(twice.problem).toMatchObject({ code: 'code-exists', field: '/code' })
  const bad = await anna.ask(createApp, { body: { ...aDefinition([title()]), code: 'a b' } })
  expect(bad.problem).toMatchObject({ code: 'bad-request', field: '/code' })
})

test('codes and types of fields stay as they were saved, and each mistake is said at its place [APP-05]', async () => {
  const app = await anApp(anna, [title(), note()])
  const [one, two] = app.fields as [Field, Field]
  const fields = [
    { ...one, code: 'heading' },
    { ...aField('number', 'note', { digits: 0 }), id: two.id },
    aField('string', 'Heading', aLine),
  ]
  const form = { tabs: [{ name: '', sections: [{ name: '', columns: [['heading', 'nothing', 'heading']] }] }] }
  const body = { ...definitionOf(app), fields, form, listColumns: ['title'], nameTemplate: '{titel}' }
  const { problem } = await anna.ask(editApp, { path: { appId: app.id }, body })
  expect(problem?.code).toBe('definition-invalid')
  expect(codesOf(problem?.errors)).toEqual([
    ['/fields/0/code', 'code-changed'],
    ['/fields/1/type', 'type-changed'],
    ['/fields/2/code', 'code-exists'],
    ['/form/tabs/0/sections/0/columns/0/1', 'unknown-code'],
    ['/form/tabs/0/sections/0/columns/0/2', 'code-exists'],
    ['/listColumns/0', 'unknown-code'],
    ['/nameTemplate', 'unknown-code'],
  ])
  expect(await anna.get(readApp, { path: { appId: app.id } })).toEqual(app)
})

test('a code that every object knows by itself is taken neither by a field, an option nor a column, and as a key it is none [APP-05]', async () => {
  for (const code of ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']) {
    const { problem } = await anna.ask(createApp, { body: { ...aDefinition([aField('string', code, aLine)]), code: 'odd' } })
    expect(problem).toMatchObject({ code: 'bad-request', field: '/fields/0/code' })
    const options = [{ code, name: code, colour: '#000000' }]
    const status = await anna.ask(createApp, { body: { ...aDefinition([aField('status', 's', { options })]), code: 'odd' } })
    expect(status.problem?.code).toBe('bad-request')
  }
  const app = await anApp(anna, [title()])
  const values = { title: 'One', constructor: 'x' }
  const { problem } = await anna.ask(createItem, { path: { appId: app.id, itemId: v7() }, body: { values } })
  expect(problem?.errors).toEqual([{ field: '/values/constructor', code: 'unknown-field' }])
})

test('an app that was built with such a code goes on [APP-06]', async () => {
  const app = await anApp(anna, [title(), note()], { nameTemplate: '{title} {note}' })
  const renamed = JSON.stringify({ fields: app.fields, form: app.form, list: app.listColumns }).replaceAll('"note"', '"toString"')
  const { fields, form, list } = JSON.parse(renamed)
  const row = {
    fields: JSON.stringify(fields),
    form: JSON.stringify(form),
    list_columns: list,
    name_template: '{title} {toString}',
  }
  await product.database.db.updateTable('apps').set(row).where('id', '=', app.id).execute()
  const { item } = await anItem(anna, app.id, { title: 'One' })
  expect(item).toMatchObject({ name: 'One', values: { title: 'One' } })
  const edited = await anna.get(editItem, {
    path: { itemId: item.id },
    body: { values: { toString: 'Two' }, version: item.version },
  })
  expect(edited.item.name).toBe('One Two')
})

test('a required field that stands nowhere on the form is refused [APP-05]', async () => {
  const body = { ...aDefinition([title()]), code: 'lost', form: { tabs: [{ name: '', sections: [] }] } }
  expect(codesOf((await anna.ask(createApp, { body })).problem?.errors)).toEqual([['/fields/0/required', 'required']])
})

test('of two administrators who save the same form the second is refused, and nothing of theirs is saved [APP-01]', async () => {
  const app = await anApp(anna, [title()])
  const other = await product.user('Clara', { administrator: true })
  const path = { appId: app.id }
  const both = await Promise.all([
    anna.ask(editApp, { path, body: { ...definitionOf(app), name: 'First' } }),
    other.ask(editApp, { path, body: { ...definitionOf(app), name: 'Second' } }),
  ])
  expect(both.map(({ problem }) => problem?.code ?? 'ok').sort()).toEqual(['changed-meanwhile', 'ok'])
  const kept = both.findIndex(({ problem }) => !problem) === 0 ? 'First' : 'Second'
  expect(await anna.get(readApp, { path })).toMatchObject({ name: kept, version: 2 })
})

test("removing a field with values is said beforehand and wants the app's name; then the values are gone [APP-05]", async () => {
  const app = await anApp(anna, [title(), note()])
  const path = { appId: app.id }
  const { item } = await anItem(anna, app.id, { title: 'One', note: 'secret' })
  const kept = app.fields.filter(({ code }) => code === 'title')
  const body = { ...definitionOf(app), ...aDefinition(kept, { name: app.name }) }
  const lost = [{ code: 'note', name: 'note', items: 1 }]
  const dry = await anna.get(editApp, { path, query: { dryRun: '1' }, body })
  expect(dry).toMatchObject({ losses: lost, app: { version: 1 } })
  const unsure = await anna.ask(editApp, { path, body })
  expect(unsure.problem).toMatchObject({ code: 'confirmation-missing', losses: lost })
  const saved = await anna.get(editApp, { path, body: { ...body, confirmation: app.name } })
  expect((await anna.get(readItem, { path: { itemId: item.id } })).item.values).toEqual({ title: 'One' })

  const again = aDefinition([...kept, note()], { name: app.name })
  const next = { ...definitionOf(saved.app), ...again }
  const retry = async () => {
    const { problem } = await anna.ask(editApp, { path, body: next })
    expect(problem).toBeUndefined()
  }
  await vi.waitFor(retry, { timeout: 10_000, interval: 100 })
  expect((await anna.get(readItem, { path: { itemId: item.id } })).item.values).toEqual({ title: 'One' })
})

test('items are named and found by what the new definition says, once it is saved [APP-09]', async () => {
  const app = await anApp(anna, [title(), note()])
  await anItem(anna, app.id, { title: 'Alpha', note: 'Омега' })
  const path = { appId: app.id }
  const find = async (search: string) => (await anna.get(listItems, { path, query: { search } })).items.map(({ name }) => name)
  expect(await find('омега')).toEqual([])
  const fields = app.fields.map((field) => ({ ...field, searchable: true }) as Field)
  await anna.get(editApp, { path, body: { ...definitionOf(app), fields, nameTemplate: '{note}: {title} #{_index}' } })
  await vi.waitFor(async () => expect(await find('МЕГ')).toEqual(['Омега: Alpha #1']), { timeout: 10_000, interval: 100 })
})

test('a renamed option stands in the names that have it, searchable or not [APP-04]', async () => {
  const colour = '#000000'
  const options = [{ code: 'new', name: 'New', colour }]
  const fields = [aField('status', 'state', { options }), aField('category', 'kind', { many: true, options })]
  const app = await anApp(anna, fields, { nameTemplate: '{state}/{kind} {_index}' })
  const { item } = await anItem(anna, app.id, { state: 'new', kind: ['new'] })
  expect(item.name).toBe('New/New 1')
  const renamed = app.fields.map((field) => ({
    ...field,
    settings: { ...field.settings, options: [{ ...options[0], name: 'Fresh' }] },
  }))
  await anna.get(editApp, { path: { appId: app.id }, body: { ...definitionOf(app), fields: renamed as Field[] } })
  const name = async () => (await anna.get(readItem, { path: { itemId: item.id } })).item.name
  await vi.waitFor(async () => expect(await name()).toBe('Fresh/Fresh 1'), { timeout: 10_000, interval: 100 })
})

test('a deleted app is gone with all its items [APP-01]', async () => {
  const app = await anApp(anna, [title()])
  const { item } = await anItem(anna, app.id, { title: 'One' })
  await anna.get(deleteApp, { path: { appId: app.id }, query: { confirmation: app.name } })
  expect((await anna.ask(readItem, { path: { itemId: item.id } })).problem?.code).toBe('not-found')
  const left = () => product.database.db.selectFrom('items').select('id').where('app_id', '=', app.id).execute()
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 10_000, interval: 100 })
})

test('an app of another id is linked only if it exists [APP-02]', async () => {
  const body = { ...aDefinition([aField('app', 'link', { appId: v7(), many: false })]), code: 'linking' }
  expect(codesOf((await anna.ask(createApp, { body })).problem?.errors)).toEqual([['/fields/0/settings/appId', 'not-found']])
})

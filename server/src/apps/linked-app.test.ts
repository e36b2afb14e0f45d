import { type App, createItem, deleteApp, editApp, editItem, type Field, listApps, readApp, readItem } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, definitionOf, give } from '../../test/an-app.ts'
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

const read = (appId: string) => anna.get(readApp, { path: { appId } })
const names = { complaints: { subject: 'One' }, support_requests: { subject: 'One' }, orders: { note: 'One' } } as const
const nothingLeft = (appId: string) =>
  vi.waitFor(
    async () => {
      const { db } = product.database
      expect(await db.selectFrom('apps').select('id').where('id', '=', appId).execute()).toEqual([])
    },
    { timeout: 10_000, interval: 50 },
  )
const save = (app: App, more: Partial<ReturnType<typeof definitionOf>>) =>
  anna.ask(editApp, { path: { appId: app.id }, body: { ...definitionOf(app), ...more } })

test('the sample Contacts is deleted, and what links to it goes on: its items, its form [APP-13]', async () => {
  const apps = await anna.get(listApps)
  const contacts = await read(apps.find(({ code }) => code === 'contacts')!.id)
  expect(contacts.linkedFrom.map(({ name }) => name)).toEqual(['Complaints', 'Orders', 'Support requests'])
  expect((await boris.get(readApp, { path: { appId: contacts.id } })).linkedFrom).toEqual([])
  const { item: contact } = await anItem(anna, contacts.id, { full_name: { last: 'Lind', first: 'Maria' } })
  const linking = await Promise.all(
    Object.entries(names).map(async ([code, values]) => {
      const app = await read(apps.find((one) => one.code === code)!.id)
      return { app, item: (await anItem(boris, app.id, { ...values, contact: [contact.id] })).item }
    }),
  )
  await anna.get(deleteApp, { path: { appId: contacts.id }, query: { confirmation: contacts.name } })

  // While its items go in steps, and when all of them are gone.
  for (const [at, wait] of [async () => {}, () => nothingLeft(contacts.id)].entries()) {
    await wait()
    for (const { app, item } of linking) {
      const path = { itemId: item.id }
      const shown = await boris.get(readItem, { path })
      expect([shown.item.values.contact, shown.refs.items]).toEqual([[contact.id], {}])
      const text = 'subject' in item.values ? 'subject' : 'note'
      const values = { [text]: `Edited ${at}`, contact: [contact.id] }
      const edited = await boris.ask(editItem, { path, body: { values, version: shown.item.version } })
      expect([app.name, edited.problem]).toEqual([app.name, undefined])
      // Nobody puts in what is gone.
      const fresh = { path: { appId: app.id, itemId: v7() }, body: { values: { ...item.values, contact: [contact.id] } } }
      expect((await anna.ask(createItem, fresh)).problem?.errors).toEqual([{ field: '/values/contact', code: 'not-found' }])
    }
  }

  // The field is kept, then it links to another app, then it goes.
  const [complaints, , orders] = linking as [(typeof linking)[0], (typeof linking)[0], (typeof linking)[0]]
  const kept = await save(complaints.app, { description: 'Kept' })
  expect(kept.problem).toBeUndefined()
  const toOrders = complaints.app.fields.map((field) =>
    field.code === 'contact' ? ({ ...field, settings: { appId: orders.app.id, many: false } } as Field) : field,
  )
  const changed = await save(kept.body.app, { fields: toOrders })
  expect(changed.problem).toBeUndefined()
  const path = { itemId: complaints.item.id }
  const { version } = (await boris.get(readItem, { path })).item
  const moved = await boris.get(editItem, { path, body: { values: { subject: 'Kept too' }, version } })
  const order = { values: { contact: [orders.item.id] }, version: moved.item.version }
  expect((await boris.get(editItem, { path, body: order })).item.values.contact).toEqual([orders.item.id])
  const fields = orders.app.fields.filter(({ code }) => code !== 'contact')
  const without = (codes: string[]) => codes.filter((code) => code !== 'contact')
  const [tab] = orders.app.form.tabs
  const [section] = tab!.sections
  const form = { tabs: [{ ...tab!, sections: [{ ...section!, columns: section!.columns.map(without) }] }] }
  const removed = await save(orders.app, {
    ...{ fields, form, confirmation: orders.app.name },
    ...{ listColumns: without(orders.app.listColumns), cardFields: without(orders.app.cardFields) },
  } as never)
  expect(removed.problem).toBeUndefined()
})

test('a field that links to another app than before keeps its items from nothing; a link that was there stays [APP-02]', async () => {
  const one = await anApp(anna, [aField('string', 'title', aLine)])
  const other = await anApp(anna, [aField('string', 'title', aLine)])
  const link = aField('app', 'link', { appId: one.id, many: true })
  const app = await anApp(anna, [aField('string', 'title', aLine), link])
  await give(anna, app.id, 1, [boris.id], ['view', 'edit'])
  const { item: theirs } = await anItem(anna, one.id, { title: 'Theirs' })
  const { item: hidden } = await anItem(anna, one.id, { title: 'Hidden' })
  const { item } = await anItem(anna, app.id, { title: 'Linking', link: [theirs.id] })
  const fields = app.fields.map((field) =>
    field.code === 'link' ? { ...link, settings: { appId: other.id, many: true } } : field,
  )
  expect((await save(app, { fields: fields as Field[] })).problem).toBeUndefined()
  const path = { itemId: item.id }
  const edited = await boris.get(editItem, { path, body: { values: { title: 'Edited' }, version: item.version } })
  const { version } = edited.item
  const more = await boris.ask(editItem, { path, body: { values: { link: [theirs.id, hidden.id] }, version } })
  expect(more.problem?.errors).toEqual([{ field: '/values/link', code: 'not-found' }])
})

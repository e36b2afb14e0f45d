import { type App, deleteItem, editApp, listItems, listRelatedItems, restoreItem } from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem, definitionOf, give } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [anna, boris] = [] as unknown as [TestUser, TestUser]
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
})
afterAll(() => product[Symbol.asyncDispose]())

const title = () => aField('string', 'title', aLine)
const link = (code: string, to: App, many = false) => aField('app', code, { appId: to.id, many }, { name: `The ${code}` })
const linking = (to: App) =>
  anApp(anna, [title(), link('buyer', to), link('payers', to, true)], { workspace: 'ZZ', name: `Orders of ${to.name}` })
const related = (who: TestUser, itemId: string) => who.ask(listRelatedItems, { path: { itemId } })
const told = async (who: TestUser, itemId: string) =>
  (await related(who, itemId)).body.map(({ app, field, count }) => `${app.name}, ${field.name}: ${count}`)

test('an item tells by which fields of which apps others link to it, and how many; the list has the same [APP-02, ui S20]', async () => {
  const contacts = await anApp(anna, [title()])
  const orders = await linking(contacts)
  await anApp(anna, [title(), link('buyer', orders)])
  const { item: ada } = await anItem(anna, contacts.id, { title: 'Ada' })
  const { item: ben } = await anItem(anna, contacts.id, { title: 'Ben' })
  const { item: first } = await anItem(anna, orders.id, { title: 'First', buyer: [ada.id], payers: [ben.id, ada.id] })
  await anItem(anna, orders.id, { title: 'Second', buyer: [ada.id], payers: [ben.id] })
  await anItem(anna, orders.id, { title: 'Third', buyer: [ben.id] })
  expect(await told(anna, ada.id)).toEqual([`${orders.name}, The buyer: 2`, `${orders.name}, The payers: 1`])
  expect((await related(anna, ada.id)).body[0]).toMatchObject({ app: { id: orders.id, icon: 'box' }, field: { code: 'buyer' } })
  const listed = async (field: string, itemId: string) => {
    const query = { filters: JSON.stringify([{ field, is: 'equals', value: itemId }]), order: '-created' as const }
    return (await anna.get(listItems, { path: { appId: orders.id }, query })).items.map(({ name }) => name)
  }
  expect([await listed('buyer', ada.id), await listed('payers', ben.id)]).toEqual([
    ['Second', 'First'],
    ['Second', 'First'],
  ])
  // What is deleted is not counted until it is back.
  await anna.get(deleteItem, { path: { itemId: first.id } })
  expect(await told(anna, ada.id)).toEqual([`${orders.name}, The buyer: 1`, `${orders.name}, The payers: 0`])
  await anna.get(restoreItem, { path: { itemId: first.id } })
  expect((await told(anna, ada.id))[0]).toBe(`${orders.name}, The buyer: 2`)
})

test('items of an app may link to others of the same [APP-02, ui S20]', async () => {
  const parts = await anApp(anna, [title()])
  const fields = [...parts.fields, link('whole', parts)]
  const body = { ...definitionOf(parts), fields }
  await anna.get(editApp, { path: { appId: parts.id }, body })
  const { item: wheel } = await anItem(anna, parts.id, { title: 'Wheel' })
  await anItem(anna, parts.id, { title: 'Spoke', whole: [wheel.id] })
  expect(await told(anna, wheel.id)).toEqual([`${parts.name}, The whole: 1`])
})

test('of an app that is not theirs to view there is no tab and no count [APP-10, APP-11, ui S20]', async () => {
  const contacts = await anApp(anna, [title()])
  const [orders, secrets] = [await linking(contacts), await linking({ ...contacts, name: 'the secret kind' })]
  const { item: ada } = await anItem(anna, contacts.id, { title: 'Ada' })
  for (const app of [orders, secrets]) await anItem(anna, app.id, { title: 'One', buyer: [ada.id] })
  expect((await related(boris, ada.id)).problem?.code).toBe('not-found')
  await give(anna, contacts.id, 1, [boris.id], ['view'])
  expect(await told(boris, ada.id)).toEqual([])
  await give(anna, orders.id, 1, [boris.id], ['view'])
  // Who may only create there is told nothing of what is there.
  await give(anna, secrets.id, 1, [boris.id], ['create'])
  expect(await told(boris, ada.id)).toEqual([`${orders.name}, The buyer: 1`, `${orders.name}, The payers: 0`])
  expect(await told(anna, ada.id)).toHaveLength(4)
})

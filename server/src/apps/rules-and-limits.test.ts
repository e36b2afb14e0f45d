import { createItem, deleteItem, type Field, readApp, readItem, restoreItem } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { limit, only } from '../../test/limited.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [anna, boris] = [] as unknown as [TestUser, TestUser]
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
})
afterAll(() => product[Symbol.asyncDispose]())

const line = (code: string, more: object = {}): Field => ({ ...aField('string', code, aLine), ...more }) as Field
const everything = ['view', 'create', 'edit', 'delete', 'import'] as const
const toNobody = only()

/** Boris may everything in it but look at `secret` and write `stamp`. */
async function limitedApp(fields: Field[]) {
  const app = await anApp(anna, fields)
  await give(anna, app.id, 1, [boris.id], [...everything])
  const all = { secret: { see: toNobody }, stamp: { edit: toNobody } }
  const limits = Object.fromEntries(Object.entries(all).filter(([code]) => fields.some((field) => field.code === code)))
  expect((await limit(anna, app, limits)).status).toBe(200)
  return app
}

test('fields that somebody may not fill in have their defaults in what they make [APP-05, APP-10]', async () => {
  const app = await limitedApp([
    line('title'),
    line('secret', { default: { fixed: 'S' } }),
    line('stamp', { default: { fixed: 'T' } }),
  ])
  const { item } = await anItem(boris, app.id, { title: 'By Boris' })
  expect(item.values).toEqual({ title: 'By Boris', stamp: 'T' })
  const whole = await anna.get(readItem, { path: { itemId: item.id } })
  expect(whole.item.values).toEqual({ title: 'By Boris', secret: 'S', stamp: 'T' })
  const { importId } = await upload(boris, app.id, 'title\nImported')
  await start(boris, importId, ['title'])
  expect(await done(boris, importId)).toMatchObject({ good: 1, bad: 0 })
})

test('a condition over a hidden field counts as empty for who may not see it, and tells them nothing of it [APP-06, APP-10]', async () => {
  const waits = (code: string, more: object) => line(code, { required: true, visibleIf: [more] })
  const app = await limitedApp([
    line('title'),
    line('secret', { default: { fixed: 'dismissed' } }),
    waits('filled', { field: 'secret', is: 'equals', value: 'dismissed' }),
    waits('empty', { field: 'secret', is: 'empty' }),
  ])
  const path = { appId: app.id }
  const seen = await boris.get(readApp, { path })
  expect(JSON.stringify(seen)).not.toMatch(/secret|dismissed/)
  const made = (who: TestUser, values: Record<string, unknown>) =>
    who.ask(createItem, { path: { ...path, itemId: v7() }, body: { values } })
  expect((await made(boris, {})).problem?.errors).toEqual([{ field: '/values/empty', code: 'required' }])
  expect((await made(anna, {})).problem?.errors).toEqual([{ field: '/values/filled', code: 'required' }])
  expect((await made(boris, { empty: 'x' })).status).toBe(200)
})

test('what is unique in a hidden field is not told to who may not see it [APP-05, APP-10]', async () => {
  const app = await limitedApp([line('title'), line('secret', { unique: true })])
  const { item } = await anItem(anna, app.id, { title: 'One', secret: 'x' })
  const path = { itemId: item.id }
  await anna.get(deleteItem, { path })
  await anItem(anna, app.id, { title: 'Two', secret: 'X' })
  const { problem } = await boris.ask(restoreItem, { path })
  expect(problem?.errors).toEqual([{ field: '/values', code: 'not-unique' }])
})

import { editItem, exportItems, type ItemFilter, listItems, richTextLimit } from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, anApp, anItem } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const about = () => aField('rich-text', 'about', {}, { searchable: true })
const found = async (appId: string, filters: ItemFilter[], search = '') => {
  const query = { filters: JSON.stringify(filters), ...(search && { search }) }
  return (await anna.get(listItems, { path: { appId }, query })).items.map(({ name }) => name)
}

test('formatted text is kept as it was written; names, search and filters know its words without marks [APP-02, APP-04]', async () => {
  const app = await anApp(anna, [about()], { nameTemplate: '{about}' })
  const text = '# Very **big** house\r\n\r\n- with [a garden](https://example.com/hidden)  '
  const { item } = await anItem(anna, app.id, { about: text })
  expect(item.values['about']).toBe('# Very **big** house\n\n- with [a garden](https://example.com/hidden)')
  expect(item.name).toBe('Very big house with a garden')
  const contains = (value: string) => found(app.id, [{ field: 'about', is: 'contains', value }])
  expect(await contains('very big HOUSE')).toEqual([item.name])
  expect(await contains('garden')).toEqual([item.name])
  expect(await contains('example.com')).toEqual([])
  expect(await found(app.id, [], 'big')).toEqual([item.name])
  expect(await found(app.id, [], 'hidden')).toEqual([])
})

test('CSV keeps the marks [APP-10]', async () => {
  const app = await anApp(anna, [about()], { nameTemplate: '{about}' })
  await anItem(anna, app.id, { about: 'Some **bold** words' })
  const csv = await (await anna.fetch(`${exportItems.path.replace(':appId', app.id)}?fields=about`)).text()
  expect(csv).toContain('Some **bold** words')
})

test('what is too long or no text is refused, and what is hostile takes no time [APP-02]', async () => {
  const app = await anApp(anna, [about()], { nameTemplate: '{about}' })
  const { item } = await anItem(anna, app.id, { about: 'x' })
  const edit = (value: unknown) =>
    anna.ask(editItem, { path: { itemId: item.id }, body: { values: { about: value as string }, version: item.version } })
  expect((await edit('a'.repeat(richTextLimit + 1))).problem?.errors).toMatchObject([
    { field: '/values/about', code: 'too-long' },
  ])
  expect((await edit({ html: '' })).problem?.errors).toMatchObject([{ field: '/values/about', code: 'not-understood' }])
  const hostile = ['>', '- ', '[', '[](a', '[a](b', '**a_', '*', '`a', '<script>', '[x](javascript:alert(1)) ']
  const begun = performance.now()
  for (const part of hostile) await anItem(anna, app.id, { about: part.repeat(richTextLimit).slice(0, richTextLimit) })
  expect(await found(app.id, [{ field: 'about', is: 'contains', value: 'zebra' }])).toEqual([])
  expect(performance.now() - begun).toBeLessThan(10_000)
})

import { listItems } from '@parley/contract'
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

test('“contains” looks into the words that are shown, not into how they are kept [APP-09]', async () => {
  const app = await anApp(anna, [aField('full-name', 'who', {}), aField('account', 'where', { many: true, kinds: [] })])
  const find = async (appId: string, field: string, value: string) => {
    const filters = JSON.stringify([{ field, is: 'contains', value }])
    const { items } = await anna.get(listItems, { path: { appId }, query: { filters, order: 'index' } })
    return items.map(({ index }) => index)
  }
  const one = { who: { last: 'Lind', first: 'Maria' }, where: [{ kind: 'telegram', value: '@maria' }] }
  const two = { who: { last: 'Berg', first: 'Olof', middle: 'P.' }, where: [{ kind: 'email', value: 'Olof@berg.example' }] }
  await anItem(anna, app.id, one)
  await anItem(anna, app.id, two)
  await anItem(anna, app.id, {
    where: [
      { kind: 'phone', value: '+46701234567' },
      { kind: 'other', value: 'last kind' },
    ],
  })
  const answers = async (appId: string) => [
    await Promise.all(['last', 'first', 'middle', 'LIND M', 'berg olof p', '"', 'o'].map((words) => find(appId, 'who', words))),
    await Promise.all(['kind', 'value', 'MARIA', 'berg.ex', '4670', '{', '; other'].map((words) => find(appId, 'where', words))),
  ]
  const right = [
    [[], [], [], [1], [2], [], [2]],
    [[3], [], [1], [2], [3], [], [3]],
  ]
  expect(await answers(app.id)).toEqual(right)
})

import { editSettings } from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type TestProduct } from '../server/test/product.ts'
import { noLimits } from './cast.ts'
import { replay } from './replay/replay.ts'

let product: TestProduct
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product[Symbol.asyncDispose]())

test('20 recorded dialogues, 8 at once: both sides hold what was said [P3, P5, CUS-06]', async () => {
  const administrator = await product.user('Ada', { administrator: true })
  await administrator.get(editSettings, { body: { limits: noLimits } })
  const operators = [await product.user('Ann'), await product.user('Bob')]
  const { differences, messages } = await replay({ url: product.url, administrator, operators, count: 20, atOnce: 8 })
  expect(differences).toEqual([])
  expect(messages).toBeGreaterThan(200)
})

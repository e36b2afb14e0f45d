import { createApp, createItem, type Field } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDefinition, aField, aLine, anApp } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const masked = (mask: string): Field => aField('string', 's', { ...aLine, mask, maskMessage: 'Like that' })

async function taken(mask: string, texts: string[]): Promise<string[]> {
  const app = await anApp(anna, [masked(mask)])
  const kept: string[] = []
  for (const s of texts) {
    const { problem } = await anna.ask(createItem, { path: { appId: app.id, itemId: v7() }, body: { values: { s } } })
    if (!problem) kept.push(s)
    else expect(problem.errors).toEqual([{ field: '/values/s', code: 'mask', detail: 'Like that' }])
  }
  return kept
}

const right = ['DE89370400440532013000', 'GB29NWBK60161331926819', 'NO9386011117947', 'MT84MALT011000012345MTLCAST001S']
const wrong = [
  'DE8937040044053201300',
  'DE893704004405320130000',
  '89370400440532013000DE',
  'GB29NWBK6016133192681X',
  'NO93-86011117947',
]

test('an IBAN of several countries fits by its own mask, and any other is answered at its field [APP-07]', async () => {
  const mask = 'DE0{20}|GB00A{4}0{14}|NO0{13}|MT00A{4}0{5}*{18}'
  expect(await taken(mask, [...right, ...wrong, 'FR7630006000011234567890189'])).toEqual(right)
})

test('a mask says how long something may be, and what stands for itself [APP-07]', async () => {
  expect(
    await taken('AA00*{11,30}', [
      ...right,
      'FR7630006000011234567890189',
      'DE89',
      'DE89 3704 0044 0532 0130 00',
      'D189370400440',
    ]),
  ).toEqual([...right, 'FR7630006000011234567890189'])
  expect(await taken('\\A-0{1,3}', ['A-1', 'A-123', 'B-1', 'A-1234', 'A-'])).toEqual(['A-1', 'A-123'])
  // Nothing of it takes long.
  const slow = Array.from({ length: 10 }, () => '*{0,20}').join('')
  expect(await taken(`${slow}`, [`${'x'.repeat(190)}-`, 'xyz'])).toEqual(['xyz'])
})

test('a mask that cannot be understood is refused where it is built [APP-07]', async () => {
  for (const mask of ['A{', 'A{3,1}', '{2}', '0{0}', '|00', '0{999}', 'AA\\']) {
    const { problem } = await anna.ask(createApp, { body: { ...aDefinition([masked(mask)]), code: 'unclear' } })
    expect([mask, problem?.errors]).toEqual([mask, [{ field: '/fields/0/settings', code: 'mask-unclear', detail: mask }]])
  }
})

import { changeItems, createApp, createItem, editItem, type Field, type FieldCondition, hiddenCodes } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDefinition, aField, aLine, anApp, anItem } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const options = ['repair', 'return', 'other'].map((code) => ({ code, name: code, colour: '#3e5ed8' }))
const kind = () => aField('category', 'kind', { many: false, options })
const line = (code: string, more = {}) => aField('string', code, aLine, more)
const vip = () => aField('yes-no', 'vip', {})
const when = (field: Field, ...visibleIf: FieldCondition[]): Field => ({ ...field, visibleIf })
const isReturn: FieldCondition = { field: 'kind', is: 'one-of', value: ['return', 'other'] }
const made = (appId: string, values: Record<string, unknown>) =>
  anna.ask(createItem, { path: { appId, itemId: v7() }, body: { values } })

test('a required field is demanded where it is there, and nowhere else [APP-06, ui S21]', async () => {
  const app = await anApp(anna, [kind(), when(line('reason', { required: true }), isReturn)])
  const required = [{ field: '/values/reason', code: 'required' }]
  const plain = await anItem(anna, app.id, { kind: ['repair'] })
  expect((await made(app.id, { kind: ['repair'], reason: null })).status).toBe(200)
  expect((await made(app.id, { kind: ['return'] })).problem?.errors).toEqual(required)
  expect((await made(app.id, { kind: ['return'], reason: 'Broken' })).status).toBe(200)
  const path = { itemId: plain.item.id }
  const edited = await anna.ask(editItem, { path, body: { version: 1, values: { kind: ['other'] } } })
  expect(edited.problem?.errors).toEqual(required)
  const body = { items: [{ id: plain.item.id, version: 1 }], change: { values: { kind: ['other'] } } }
  expect((await anna.get(changeItems, { body })).results[0]?.errors).toEqual(required)
  await anna.get(editItem, { path, body: { version: 1, values: { kind: ['other'], reason: 'Late' } } })
})

test('a field that is not there keeps its value [APP-06, ui S21]', async () => {
  const app = await anApp(anna, [kind(), when(line('reason', { required: true }), isReturn)])
  const { item } = await anItem(anna, app.id, { kind: ['return'], reason: 'Broken' })
  const path = { itemId: item.id }
  const away = await anna.get(editItem, { path, body: { version: 1, values: { kind: ['repair'] } } })
  expect(away.item.values).toEqual({ kind: ['repair'], reason: 'Broken' })
  const back = await anna.get(editItem, { path, body: { version: 2, values: { kind: ['return'] } } })
  expect(back.item.values).toEqual({ kind: ['return'], reason: 'Broken' })
})

test('all conditions must hold, as each type can be asked; what is not there itself counts as empty [APP-06, ui S21]', () => {
  const shown = (condition: FieldCondition, values: Record<string, unknown>, on: Field[] = [line('a'), kind(), vip()]) =>
    !hiddenCodes([...on, when(line('x'), condition)], values).has('x')
  expect(shown({ field: 'a', is: 'equals', value: 'Yes' }, { a: ' yes ' })).toBe(true)
  expect(shown({ field: 'a', is: 'equals', value: 'Yes' }, { a: 'yes, but' })).toBe(false)
  expect(shown({ field: 'vip', is: 'equals', value: false }, { vip: false })).toBe(true)
  expect(shown({ field: 'vip', is: 'equals', value: false }, {})).toBe(false)
  expect(shown({ field: 'kind', is: 'one-of', value: ['return'] }, { kind: ['repair', 'return'] })).toBe(true)
  expect(shown({ field: 'kind', is: 'one-of', value: ['return'] }, { kind: ['repair'] })).toBe(false)
  expect(shown({ field: 'kind', is: 'filled' }, { kind: [] })).toBe(false)
  expect(shown({ field: 'a', is: 'empty' }, { a: null })).toBe(true)
  // Its field is not among those that are seen.
  expect(shown({ field: 'secret', is: 'filled' }, { secret: 'x' })).toBe(false)
  const chain = [line('a'), when(line('b'), { field: 'a', is: 'filled' }), when(line('c'), { field: 'b', is: 'filled' })]
  expect([...hiddenCodes(chain, { b: 'kept', c: 'kept' })]).toEqual(['b', 'c'])
  expect([...hiddenCodes(chain, { a: 'x', b: 'kept' })]).toEqual([])
  const both = when(line('x'), { field: 'a', is: 'filled' }, { field: 'vip', is: 'equals', value: true })
  expect(hiddenCodes([line('a'), vip(), both], { a: 'x' }).has('x')).toBe(true)
  expect(hiddenCodes([line('a'), vip(), both], { a: 'x', vip: true }).has('x')).toBe(false)
})

test('hundreds of fields in a row are looked at once each [APP-06]', () => {
  const chain = Array.from({ length: 200 }, (_, at): Field => {
    const before = [at - 1, at - 2, at - 3].filter((one) => one >= 0)
    const conditions = before.map((one): FieldCondition => ({ field: `f${one}`, is: 'filled' }))
    return at === 0 ? line('f0') : when(line(`f${at}`), ...conditions)
  })
  const values = Object.fromEntries(chain.map(({ code }) => [code, 'x']))
  expect(hiddenCodes(chain, values).size).toBe(0)
  expect(hiddenCodes(chain, { ...values, f0: '' }).size).toBe(199)
})

test('conditions that cannot be asked, that name nothing, or that go in a circle are refused at their field [APP-05, ui S21]', async () => {
  const published = (fields: Field[]) => anna.ask(createApp, { body: { ...aDefinition(fields), code: `v${v7().slice(-8)}` } })
  const number = aField('number', 'number', { digits: 0 })
  const money = aField('money', 'money', { currency: null })
  const formula = aField('formula', 'formula', { result: 'yes-no', expression: 'true' })
  const others = [kind(), vip(), number, money, formula]
  const wrong: [FieldCondition, string, string][] = [
    [{ field: 'gone', is: 'filled' }, 'unknown-code', 'gone'],
    [{ field: 'kind', is: 'one-of', value: ['gone'] }, 'unknown-option', 'kind'],
    [{ field: 'kind', is: 'equals', value: 'return' }, 'not-offered', 'kind'],
    [{ field: 'kind', is: 'one-of', value: 'return' }, 'not-understood', 'kind'],
    [{ field: 'kind', is: 'one-of' }, 'required', 'kind'],
    [{ field: 'vip', is: 'equals', value: 'yes' }, 'not-understood', 'vip'],
    [{ field: 'number', is: 'equals', value: '5' }, 'not-understood', 'number'],
    [{ field: 'money', is: 'equals', value: '5' }, 'not-offered', 'money'],
    [{ field: 'money', is: 'filled', value: '5' }, 'not-understood', 'money'],
    [{ field: 'formula', is: 'filled' }, 'not-offered', 'formula'],
    [{ field: 'x', is: 'filled' }, 'circular', 'x → x'],
  ]
  for (const [condition, code, detail] of wrong) {
    const { problem } = await published([...others, when(line('x'), condition)])
    expect(problem?.errors).toEqual([{ field: '/fields/5/visibleIf', code, detail }])
  }
  const circle = [
    when(line('a'), { field: 'b', is: 'filled' }),
    when(line('b'), { field: 'c', is: 'filled' }),
    when(line('c'), { field: 'a', is: 'filled' }),
  ]
  expect((await published(circle)).problem?.errors?.map(({ field, detail }) => [field, detail])).toEqual([
    ['/fields/0/visibleIf', 'a → b → c → a'],
    ['/fields/1/visibleIf', 'b → c → a → b'],
    ['/fields/2/visibleIf', 'c → a → b → c'],
  ])
  const filled: FieldCondition = { field: 'kind', is: 'filled' }
  expect((await published([kind(), when(line('x'), ...Array<FieldCondition>(10).fill(filled))])).status).toBe(200)
  expect((await published([kind(), when(line('x'), ...Array<FieldCondition>(11).fill(filled))])).problem?.code).toBe(
    'bad-request',
  )
  const like = { field: 'kind', is: 'like', value: 'x' } as unknown as FieldCondition
  expect((await published([kind(), when(line('x'), like)])).problem?.code).toBe('bad-request')
})

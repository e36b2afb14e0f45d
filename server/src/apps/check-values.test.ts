import { createItem, type Field, uploadFile } from '@parley/contract'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

/** What becomes of each value in an app with this one field: as it is kept, or what is wrong with it. */
async function becomes(field: Field, given: unknown[]): Promise<unknown[]> {
  const app = await anApp(anna, [field])
  const said: unknown[] = []
  for (const value of given) {
    const path = { appId: app.id, itemId: v7() }
    const { body, problem } = await anna.ask(createItem, { path, body: { values: { [field.code]: value } } })
    if (problem) {
      expect(problem).toMatchObject({ code: 'values-invalid', field: `/values/${field.code}` })
      said.push({ [problem.errors![0]!.code]: problem.errors![0]!.detail })
    } else said.push(body.item.values[field.code])
  }
  return said
}

test('a string is cut to its line, bounded, and fits its mask or says the mask’s own words [APP-07]', async () => {
  const masked = { ...aLine, mask: 'AA-000*', maskMessage: 'Like AB-1234' }
  expect(await becomes(aField('string', 's', masked), ['ab-123x', 'жЫ-0000', 'ab1234', 'ab-12345'])).toEqual([
    'ab-123x',
    'жЫ-0000',
    { mask: 'Like AB-1234' },
    { mask: 'Like AB-1234' },
  ])
  expect(
    await becomes(aField('string', 's', { ...aLine, maxLength: 3 }), ['  a\nb ', 'abcd', '😀😀😀', '', ' ', 'a\u0000']),
  ).toEqual(['a b', { 'too-long': '3' }, '😀😀😀', undefined, undefined, { 'not-understood': undefined }])
})

test('a number has no more decimals than its field [APP-07]', async () => {
  const wrong = { 'not-a-number': undefined }
  expect(await becomes(aField('number', 'n', { digits: 2 }), [1.25, -3, 1.255, '7', 1e300])).toEqual([
    1.25,
    -3,
    { digits: '2' },
    wrong,
    wrong,
  ])
  expect(await becomes(aField('number', 'n', { digits: 0 }), [5, 0.5, 1e-7])).toEqual([5, { digits: '0' }, { digits: '0' }])
})

test('money is exact, of a currency of ISO 4217, with as many decimals as that has [APP-07]', async () => {
  const given = [
    { amount: '12.5', currency: 'EUR' },
    { amount: '0.1', currency: 'KWD' },
    { amount: '99999999999999.99', currency: 'USD' },
    { amount: '12.345', currency: 'EUR' },
    { amount: '12.5', currency: 'JPY' },
    { amount: '12', currency: 'XYZ' },
    { amount: '1,5', currency: 'EUR' },
    { amount: 12, currency: 'EUR' },
  ]
  expect(await becomes(aField('money', 'm', { currency: 'EUR' }), given)).toEqual([
    { amount: '12.50', currency: 'EUR' },
    { amount: '0.100', currency: 'KWD' },
    { amount: '99999999999999.99', currency: 'USD' },
    { decimals: '2' },
    { decimals: '0' },
    { 'unknown-currency': undefined },
    { 'not-a-number': undefined },
    { 'not-understood': undefined },
  ])
})

test('a wrong phone or e-mail is refused where the field forbids it, and doubted where it warns [APP-07]', async () => {
  expect(
    await becomes(aField('phone', 'p', { wrong: 'forbid' }), ['+7 (900) 123-45-67', '0046 70 123 45 67', '123', '89001234567']),
  ).toEqual(['+79001234567', '+46701234567', { phone: undefined }, { phone: undefined }])
  expect(
    await becomes(aField('email', 'e', { wrong: 'forbid' }), [' Anna@Example.COM', 'a@b', 'a b@example.com', 'иван@почта.рф']),
  ).toEqual(['anna@example.com', { email: undefined }, { email: undefined }, 'иван@почта.рф'])
  const app = await anApp(anna, [aField('phone', 'p', { wrong: 'warn' }), aField('email', 'e', { wrong: 'warn' })])
  const page = await anItem(anna, app.id, { p: '12-3', e: 'nobody' })
  expect(page.item.values).toEqual({ p: '123', e: 'nobody' })
  expect(page.warnings).toEqual([
    { field: '/values/p', code: 'phone' },
    { field: '/values/e', code: 'email' },
  ])
})

test('days, times and moments are what they say [APP-02]', async () => {
  const wrong = { 'not-a-date': undefined }
  expect(await becomes(aField('date-time', 'd', { kind: 'date' }), ['2028-02-29', '2027-02-29', '29.02.2028'])).toEqual([
    '2028-02-29',
    wrong,
    wrong,
  ])
  expect(await becomes(aField('date-time', 'd', { kind: 'time' }), ['23:59', '24:00'])).toEqual(['23:59', wrong])
  expect(await becomes(aField('date-time', 'd', { kind: 'both' }), ['2026-11-22T10:00+03:00', 'soon'])).toEqual([
    '2026-11-22T07:00:00.000Z',
    wrong,
  ])
})

test('accounts are kept once, each as its kind is written [APP-03]', async () => {
  const given = [
    [
      { kind: 'phone', value: '+46 70 123' },
      { kind: 'phone', value: '+4670123' },
      { kind: 'email', value: 'A@B.example' },
    ],
    [{ kind: 'pigeon', value: 'x' }],
    [{ kind: 'telegram', value: ' ' }],
  ]
  expect(await becomes(aField('account', 'a', { many: true, kinds: [] }), given)).toEqual([
    [
      { kind: 'phone', value: '+4670123' },
      { kind: 'email', value: 'a@b.example' },
    ],
    { account: undefined },
    { account: undefined },
  ])
  const two = [
    { kind: 'phone', value: '+4670123' },
    { kind: 'telegram', value: 'x' },
  ]
  expect(await becomes(aField('account', 'a', { many: false, kinds: ['telegram'] }), [[two[1]], [two[0]]])).toEqual([
    [two[1]],
    { account: undefined },
  ])
})

test('choices, names, links and tables [APP-02]', async () => {
  const options = [
    { code: 'a', name: 'A', colour: '#000000' },
    { code: 'b', name: 'B', colour: '#ffffff' },
  ]
  expect(await becomes(aField('category', 'c', { many: false, options }), [['a'], ['a', 'b'], ['z'], 'a'])).toEqual([
    ['a'],
    { 'too-many': '1' },
    { 'unknown-option': undefined },
    { 'not-understood': undefined },
  ])
  const full = { last: 'Orlova', first: 'Irina', middle: '' }
  expect(await becomes(aField('full-name', 'f', {}), [{ last: ' Orlova ', first: 'Irina' }, { last: '' }, 'Irina'])).toEqual([
    full,
    undefined,
    { 'not-understood': undefined },
  ])
  expect(await becomes(aField('link', 'l', {}), ['example.com/x', 'javascript:alert(1)', 'data:text/html,x'])).toEqual([
    'https://example.com/x',
    { link: undefined },
    { link: undefined },
  ])
  const columns = [
    { code: 'what', name: 'What', required: true, type: 'string', settings: aLine },
    { code: 'price', name: 'Price', required: false, type: 'money', settings: { currency: null } },
  ] as const
  const rows = [
    [{ what: 'Tea', price: { amount: '3', currency: 'EUR' } }],
    [{ price: { amount: '3', currency: 'EUR' } }],
    [{ what: 'T', x: 1 }],
  ]
  expect(await becomes(aField('table', 't', { columns: [...columns] }), rows)).toEqual([
    [{ what: 'Tea', price: { amount: '3.00', currency: 'EUR' } }],
    { required: '1, What' },
    { 'unknown-code': undefined },
  ])
})

test('people, items and files must exist; an image must be one; files are one’s own [APP-02, APP-07]', async () => {
  const boris = await product.user('Boris')
  expect(await becomes(aField('users', 'u', { many: true }), [[boris.id, boris.id], [v7()]])).toEqual([
    [boris.id],
    { 'not-found': undefined },
  ])
  const group = await product.group('Sales')
  expect(await becomes(aField('role', 'r', { many: false }), [{ groupIds: [group.id] }, { orgItemIds: [v7()] }])).toEqual([
    { groupIds: [group.id], orgItemIds: [] },
    { 'not-found': undefined },
  ])
  const other = await anApp(anna, [aField('string', 'title', aLine)])
  const third = await anApp(anna, [aField('string', 'title', aLine)])
  const [linked, elsewhere] = [await anItem(anna, other.id, { title: 'One' }), await anItem(anna, third.id, { title: 'Two' })]
  expect(await becomes(aField('app', 'l', { appId: other.id, many: false }), [[linked.item.id], [elsewhere.item.id]])).toEqual([
    [linked.item.id],
    { 'not-found': undefined },
  ])
  const upload = async (who: TestUser, bytes: Uint8Array) => {
    const id = v7()
    const headers = { 'content-type': 'application/octet-stream' }
    const path = `${uploadFile.path.replace(':fileId', id)}?name=a.txt`
    expect((await who.fetch(path, { method: 'PUT', body: bytes as BodyInit, headers })).status).toBe(200)
    return id
  }
  const text = new TextEncoder().encode('no picture')
  const [mine, theirs] = [await upload(anna, text), await upload(boris, text)]
  const picture = await sharp({ create: { width: 6, height: 4, channels: 3, background: '#3e5ed8' } })
    .png()
    .toBuffer()
  const [photo, another] = [await upload(anna, picture), await upload(boris, picture)]
  const notTheirs = { 'not-found': undefined }
  expect(await becomes(aField('image', 'i', {}), [mine, photo, another])).toEqual([
    { 'not-an-image': undefined },
    photo,
    notTheirs,
  ])
  expect(await becomes(aField('files', 'f', { many: true }), [[mine], [theirs], [mine]])).toEqual([
    [mine],
    { 'not-found': undefined },
    { 'not-found': undefined },
  ])
})

test('several wrong fields are said at once, and nothing is saved [APP-06]', async () => {
  const app = await anApp(anna, [
    aField('string', 'title', aLine, { required: true }),
    aField('email', 'mail', { wrong: 'forbid' }),
    aField('number', 'count', { digits: 0 }),
  ])
  const path = { appId: app.id, itemId: v7() }
  const { problem } = await anna.ask(createItem, { path, body: { values: { mail: 'x', count: 1.5, other: 1 } } })
  expect(problem).toMatchObject({ status: 422, code: 'values-invalid' })
  expect(problem?.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([
    '/values/other unknown-field',
    '/values/title required',
    '/values/mail email',
    '/values/count digits',
  ])
  const { rowCount } = await product.database.pool.query('select 1 from items where id = $1', [path.itemId])
  expect(rowCount).toBe(0)
})

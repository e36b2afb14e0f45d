import { addressParts, createItem, exportItems, type FieldValues, type ItemFilter, listItems } from '@parley/contract'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { address as type } from './field-types/address.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

type Address = FieldValues['address']
const nowhere: Address = { country: '', region: '', city: '', postcode: '', street: '', house: '', flat: '' }
const town: Address = {
  ...nowhere,
  country: 'DE',
  region: 'Bavaria',
  city: 'Munich',
  postcode: '80331',
  street: 'Marienplatz',
  house: '8',
}
const build = () =>
  anApp(anna, [
    aField('string', 'title', aLine, { name: 'Title' }),
    aField('address', 'where', {}, { name: 'Where', searchable: true }),
  ])

test('an address has a country of ISO 3166 and bounded parts; what is wrong is said at the field [APP-02, APP-07, ui S21]', async () => {
  const app = await build()
  const becomes = async (where: unknown) => {
    const path = { appId: app.id, itemId: v7() }
    const { body, problem } = await anna.ask(createItem, { path, body: { values: { where } } })
    if (!problem) return body.item.values['where']
    expect(problem).toMatchObject({ code: 'values-invalid', field: '/values/where' })
    return `${problem.errors![0]!.code} ${problem.errors![0]!.detail ?? ''}`.trim()
  }
  expect(await becomes({ country: 'de', city: '  New \n York ' })).toEqual({ ...nowhere, country: 'DE', city: 'New York' })
  expect(await becomes({ street: ' ', country: '' })).toBeUndefined()
  for (const country of ['XX', 'EU', 'Germany', 'D', 'constructor']) expect(await becomes({ country })).toBe('country')
  expect(await becomes({ postcode: '1'.repeat(21) })).toBe('too-long 20')
  expect(await becomes({ street: '1'.repeat(201) })).toBe('too-long 200')
  for (const odd of ['Munich', ['Munich'], { town: 'Munich' }, { city: 5 }, { city: 'a\u0000' }, 7])
    expect(await becomes(odd)).toBe('not-understood')
})

test('an address is found by a part of what is shown of it, its country’s name too [APP-09, ui S21]', async () => {
  const app = await build()
  await anItem(anna, app.id, { title: 'One', where: town })
  await anItem(anna, app.id, { title: 'Two', where: { city: 'Berlin', street: 'Marienstraße' } })
  await anItem(anna, app.id, { title: 'Three' })
  const names = async (query: object) =>
    (await anna.get(listItems, { path: { appId: app.id }, query: { order: 'index', ...query } })).items.map(({ name }) => name)
  const holding = (value: string) =>
    names({ filters: JSON.stringify([{ field: 'where', is: 'contains', value }] as ItemFilter[]) })
  expect(await holding('marien')).toEqual(['One', 'Two'])
  expect(await holding('Marienplatz 8, 80331 Munich, Bavaria, Germany')).toEqual(['One'])
  expect(await holding('germany')).toEqual(['One'])
  expect(await names({ filters: JSON.stringify([{ field: 'where', is: 'empty' }]) })).toEqual(['Three'])
  expect(await names({ search: 'munich germany' })).toEqual(['One'])
})

test('an address goes into CSV and comes back whole; what is written otherwise is the street [APP-10, ui S21]', async () => {
  const app = await build()
  const odd = { ...town, street: 'By the well; left \\ up', house: '', flat: '3, rear' }
  await anItem(anna, app.id, { title: 'One', where: odd })
  await anItem(anna, app.id, { title: 'Two', where: { street: '=1+1' } })
  const csv = await (await anna.fetch(exportItems.path.replace(':appId', app.id))).text()
  expect(csv).toContain('DE; Bavaria; Munich; 80331; By the well\\; left \\\\ up; ; 3, rear')
  const into = await build()
  const rows = `${csv.trim()}\n3,,Free,"12 High Street, Leeds",,,\n4,,Long,${'x'.repeat(201)},,,\n`
  const { importId } = await upload(anna, into.id, rows)
  await start(anna, importId, [null, null, 'title', 'where', null, null, null])
  expect(await done(anna, importId)).toMatchObject({ state: 'done', good: 3, bad: 1 })
  const { items } = await anna.get(listItems, { path: { appId: into.id }, query: { order: 'index' } })
  expect(items.map(({ values }) => values['where'])).toEqual([
    odd,
    { ...nowhere, street: '=1+1' },
    { ...nowhere, street: '12 High Street, Leeds' },
  ])
})

test('whatever stands in an address is read from its own cell as it was', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 12 })
  const parts = fc.record(
    Object.fromEntries(addressParts.map((name) => [name, name === 'country' ? fc.constantFrom('', 'SE') : part])),
  )
  const checked = (given: unknown) => type.check(given, {})
  fc.assert(
    fc.property(parts, (given) => {
      const kept = checked(given)
      if (!('value' in kept) || !kept.value) return
      const cell = type.csv!(kept.value, {}).trim()
      expect(checked(type.read!(cell, {}, () => undefined, 'UTC'))).toEqual(kept)
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => void checked(type.read!(text, {}, () => undefined, 'UTC'))))
})

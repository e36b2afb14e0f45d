import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem, definitionOf, give } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { limit, only } from '../../test/limited.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [anna, boris, clara] = [] as unknown as [TestUser, TestUser, TestUser]
let app: contract.App
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
  clara = await product.user('Clara')
})
afterAll(() => product[Symbol.asyncDispose]())

const everything = ['view', 'create', 'edit', 'delete', 'export', 'import'] as const
const required = { required: true }
/** Boris sees the ceiling and not the pin; both must be filled in, and Clara may. */
async function limited() {
  const line = (code: string, more = {}) => aField('string', code, aLine, more)
  const fields = [line('title', required), line('ceiling', required), line('pin', required), line('free')]
  const one = await anApp(anna, fields)
  await give(anna, one.id, 1, [boris.id, clara.id], [...everything])
  const said = await limit(anna, one, { ceiling: { edit: only(clara) }, pin: { see: only(), edit: only(clara) } })
  expect(said.status).toBe(200)
  return one
}
const errorsOf = ({ problem }: { problem: contract.Problem | undefined }) =>
  problem?.errors?.map(({ field, code }) => [field, code])
const make = (who: TestUser, values: Record<string, unknown>, appId = app.id) =>
  who.ask(contract.createItem, { path: { appId, itemId: v7() }, body: { values } })

test('limits are read as they were set, follow the order of fields, and are told to who gives rights [APP-10]', async () => {
  app = await limited()
  const path = { appId: app.id }
  const { fields, version } = await anna.get(contract.readAppGrants, { path })
  const names = (members: contract.Members | null) => members?.users.map(({ name }) => name) ?? null
  expect(fields.map(({ name, see, edit }) => [name, names(see), names(edit)])).toEqual([
    ['ceiling', null, ['Clara']],
    ['pin', [], ['Clara']],
  ])
  expect(await anna.get(contract.readApp, { path })).toMatchObject({ readOnly: [], fields: app.fields })
  const seen = await boris.get(contract.readApp, { path })
  expect(seen.readOnly).toEqual(['ceiling'])
  expect(seen.fields.map(({ code }) => code)).toEqual(['title', 'ceiling', 'free'])
  // Who may edit it sees it.
  expect(await clara.get(contract.readApp, { path })).toMatchObject({ readOnly: [], fields: app.fields })

  const line = { members: only(clara), rights: ['permissions' as const] }
  const ask = (body: object) => anna.ask(contract.editAppGrants, { path, body: { grants: [line], version, ...body } as never })
  const [, ceiling] = app.fields
  expect((await ask({})).problem?.code).toBe('bad-request')
  const gone = [{ fieldId: v7(), see: null, edit: only() }]
  expect((await ask({ fields: gone })).problem).toMatchObject({ code: 'not-found', field: '/fields/0/fieldId' })
  const stranger = [{ fieldId: ceiling!.id, see: null, edit: only({ id: v7() }) }]
  expect((await ask({ fields: stranger })).problem).toMatchObject({ code: 'not-found', field: '/fields/0/edit' })
  const twice = Array.from({ length: 2 }, () => ({ fieldId: ceiling!.id, see: null, edit: only() }))
  expect((await ask({ fields: twice })).problem).toMatchObject({ code: 'bad-request', field: '/fields/1/fieldId' })
  expect((await anna.get(contract.readAppGrants, { path })).version).toBe(version)
})

test('what somebody may not edit is refused at its field, and not asked from them [APP-06, APP-10, P13]', async () => {
  const { body } = await make(boris, { title: 'One' })
  expect(body.item.values).toEqual({ title: 'One' })
  expect(errorsOf(await make(boris, { title: '', ceiling: '5', pin: '1', nosuch: 1 }))).toEqual([
    ['/values/ceiling', 'read-only'],
    ['/values/pin', 'unknown-field'],
    ['/values/nosuch', 'unknown-field'],
    ['/values/title', 'required'],
  ])
  // Of who may, they are.
  expect(errorsOf(await make(clara, { title: 'Two' }))).toEqual([
    ['/values/ceiling', 'required'],
    ['/values/pin', 'required'],
  ])
  const path = { itemId: body.item.id }
  for (const ceiling of ['9', null])
    expect(errorsOf(await boris.ask(contract.editItem, { path, body: { version: 1, values: { free: 'x', ceiling } } }))).toEqual([
      ['/values/ceiling', 'read-only'],
    ])
  const filled = await clara.get(contract.editItem, { path, body: { version: 1, values: { ceiling: '9', pin: '7' } } })
  await boris.get(contract.editItem, { path, body: { version: filled.item.version, values: { free: 'x' } } })
  const { item } = await anna.get(contract.readItem, { path })
  expect(item.values).toEqual({ title: 'One', ceiling: '9', pin: '7', free: 'x' })
  expect((await boris.get(contract.readItem, { path })).item.values).toEqual({ title: 'One', ceiling: '9', free: 'x' })
  const change = { items: [{ id: item.id, version: item.version }], change: { values: { ceiling: '1' } } }
  expect((await boris.get(contract.changeItems, { body: change })).results).toMatchObject([
    { refused: 'values-invalid', errors: [{ field: '/values/ceiling', code: 'read-only' }] },
  ])
})

test('an import fills in what its importer may edit [APP-10, P13]', async () => {
  const one = await limited()
  const { importId, said } = await upload(boris, one.id, 'title,ceiling,pin,free\nA,1,2,3')
  expect(said.suggested).toEqual(['title', null, null, 'free'])
  expect((await start(boris, importId, ['title', 'ceiling', null, 'free'])).problem).toMatchObject({
    ...{ code: 'definition-invalid', errors: [{ field: '/fields/1', code: 'unknown-code' }] },
  })
  await start(boris, importId, said.suggested)
  expect(await done(boris, importId)).toMatchObject({ good: 1, bad: 0 })
  const [row] = (await anna.get(contract.listItems, { path: { appId: one.id } })).items
  expect(row?.values).toEqual({ title: 'A', free: '3' })
  const again = await upload(clara, one.id, 'title,ceiling,pin,free\nB,1,2,3')
  await start(clara, again.importId, ['title', 'ceiling', 'pin', 'free'])
  expect(await done(clara, again.importId)).toMatchObject({ good: 1, bad: 0 })
})

test('a group or a part of the org chart that is limited to lets its people through; when it is gone, administrators remain [APP-10]', async () => {
  const one = await anApp(anna, [aField('string', 'title', aLine), aField('string', 'note', aLine)])
  const team = await product.group('Note readers', [boris])
  await give(anna, one.id, 1, [boris.id, clara.id], ['view'])
  const members = { ...only(), groupIds: [team.id] }
  expect((await limit(anna, one, { note: { see: members } })).status).toBe(200)
  const { item } = await anItem(anna, one.id, { title: 'A', note: 'N' })
  const note = async (who: TestUser) => (await who.get(contract.readItem, { path: { itemId: item.id } })).item.values['note']
  expect([await note(boris), await note(clara), await note(anna)]).toEqual(['N', undefined, 'N'])
  await anna.get(contract.deleteGroup, { path: { groupId: team.id } })
  expect([await note(boris), await note(clara), await note(anna)]).toEqual([undefined, undefined, 'N'])
  const { fields } = await anna.get(contract.readAppGrants, { path: { appId: one.id } })
  expect(fields).toMatchObject([{ see: { users: [], groups: [], orgItems: [] }, edit: null }])
})

test('a field that is taken out of the app takes its limits along; who saw them before saves over nothing [APP-05, APP-10]', async () => {
  const one = await limited()
  const path = { appId: one.id }
  const before = await anna.get(contract.readAppGrants, { path })
  const without = (code: string) => (codes: string[]) => codes.filter((one) => one !== code)
  const definition = definitionOf(await anna.get(contract.readApp, { path }))
  const body = {
    ...definition,
    fields: definition.fields.filter(({ code }) => code !== 'pin'),
    listColumns: without('pin')(definition.listColumns),
    form: { tabs: [{ name: '', sections: [{ name: '', columns: [['title', 'ceiling', 'free']] }] }] },
  }
  await anna.get(contract.editApp, { path, body })
  const after = await anna.get(contract.readAppGrants, { path })
  expect(after.fields.map(({ name }) => name)).toEqual(['ceiling'])
  const late = await anna.ask(contract.editAppGrants, { path, body: { grants: [], fields: [], version: before.version } })
  expect(late.problem?.code).toBe('changed-meanwhile')
  const rows = await product.database.db.selectFrom('app_field_grants').select('field_id').where('app_id', '=', one.id).execute()
  expect(rows).toHaveLength(1)
})

test('what the server writes itself goes where the asker may not: numbers and formulas [APP-04, APP-10]', async () => {
  const one = await anApp(anna, [
    aField('string', 'title', aLine),
    aField('number', 'cost', { digits: 0 }),
    aField('counter', 'number', { prefix: '', digits: 1, first: 1 }),
    aField('formula', 'twice', { result: 'number', expression: 'cost * 2' }),
  ])
  await give(anna, one.id, 1, [boris.id], ['view', 'create', 'edit'])
  await limit(anna, one, { number: { see: only() }, twice: { edit: only() }, cost: { see: only(), edit: only() } })
  const { body } = await make(boris, { title: 'A' }, one.id)
  const path = { itemId: body.item.id }
  await anna.get(contract.editItem, { path, body: { version: 1, values: { cost: 21 } } })
  await boris.get(contract.editItem, { path, body: { version: 2, values: { title: 'B' } } })
  expect((await anna.get(contract.readItem, { path })).item.values).toEqual({ title: 'B', cost: 21, number: 1, twice: 42 })
  expect((await boris.get(contract.readItem, { path })).item.values).toEqual({ title: 'B', twice: 42 })
})

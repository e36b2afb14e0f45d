import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, definitionOf, give } from '../../test/an-app.ts'
import { start, upload } from '../../test/an-import.ts'
import { type Client, clientOf } from '../../test/client.ts'
import { limit, only } from '../../test/limited.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [anna, boris, clara] = [] as unknown as [TestUser, TestUser, TestUser]
let app: contract.App
let other: contract.App
/** What Boris receives is written down. */
let reader: Client
let received = ''
const fields = (otherId: string) => [
  aField('string', 'title', aLine, { name: 'Title', searchable: true }),
  aField('number', 'wage', { digits: 0 }, { name: 'Salary of theirs' }),
  aField('files', 'papers', { many: true }, { name: 'Contracts' }),
  aField('app', 'sued', { appId: otherId, many: false }, { name: 'Sued by' }),
  aField('users', 'boss', { many: false }, { name: 'Reports to' }),
  aField('status', 'stage', { options: [{ code: 'fired', name: 'To be fired', colour: '#ff0000' }] }, { name: 'Intention' }),
]
const hidden = ['wage', 'papers', 'sued', 'boss', 'stage']

beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
  clara = await product.user('Clara')
  reader = clientOf(product.url, boris.headers, (text) => {
    received += text
  })
  other = await anApp(anna, [aField('string', 'title', aLine)])
  app = await anApp(anna, fields(other.id), {
    cardFields: ['stage'],
    form: {
      tabs: [
        { name: 'General', sections: [{ name: '', columns: [['title']] }] },
        { name: 'Delicate things', sections: [{ name: 'Money', columns: [hidden] }] },
      ],
    },
  })
  const everything = ['view', 'create', 'edit', 'delete', 'export', 'import'] as const
  await give(anna, app.id, 1, [boris.id, clara.id], [...everything])
  await give(anna, other.id, 1, [boris.id, clara.id], [...everything])
  const limits = Object.fromEntries(hidden.map((code) => [code, { see: only(clara) }]))
  expect((await limit(anna, app, limits)).status).toBe(200)
})
afterAll(() => product[Symbol.asyncDispose]())

async function uploads(who: TestUser, name: string): Promise<string> {
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  await who.fetch(`${contract.uploadFile.path.replace(':fileId', id)}?name=${name}`, { method: 'PUT', body: name, headers })
  return id
}

/** By Anna, with something in every field. */
async function person(title: string, wage: number) {
  const [plaintiff, paper] = [(await anItem(anna, other.id, { title: 'Plaintiff' })).item, await uploads(anna, 'contract.txt')]
  const values = { title, wage, papers: [paper], sued: [plaintiff.id], boss: [clara.id], stage: 'fired' }
  const { item } = await anItem(anna, app.id, values)
  return { item, plaintiff, paper, path: { itemId: item.id } }
}

/** Words, codes and ids that stand in hidden fields alone. */
function expectNothing(secrets: string[]) {
  for (const secret of [...hidden.map((code) => `"${code}"`), 'Salary', 'Delicate', 'Money', 'Intention', ...secrets])
    expect(received, secret).not.toContain(secret)
}

test('a hidden field is in no part of the app, of its items, their lists and their history [P13, APP-10, ui S20]', async () => {
  received = ''
  const { item, plaintiff, paper, path } = await person('Ivan', 424_242)
  await anna.get(contract.editItem, { path, body: { version: 1, values: { wage: 535_353, title: 'Ivan P.' } } })
  await anna.get(contract.editItem, { path, body: { version: 2, values: { wage: 646_464 } } })
  const of = { appId: app.id }
  const view = {
    ...{ name: 'All of them', search: '', order: '-changed' as const, layout: 'table' as const, shared: true },
    ...{ filters: [], columns: ['title', 'wage'] },
  }
  await anna.get(contract.saveItemView, { path: { ...of, viewId: v7() }, body: view })
  const rich = { ...view, name: 'The rich', filters: [{ field: 'wage', is: 'from' as const, value: 424_000 }] }
  await anna.get(contract.saveItemView, { path: { ...of, viewId: v7() }, body: rich })

  const seen = await reader.get(contract.readApp, { path: of })
  expect(seen).toMatchObject({ listColumns: ['title'], cardFields: [], readOnly: [] })
  expect(seen.fields.map(({ code }) => code)).toEqual(['title'])
  expect(seen.form.tabs.map(({ name }) => name)).toEqual(['General'])
  expect((await reader.get(contract.readItem, { path })).item.values).toEqual({ title: 'Ivan P.' })
  for (const query of [{}, { fields: ['title', ...hidden].join(',') }, { search: 'ivan' }] as const)
    expect((await reader.get(contract.listItems, { path: of, query })).items[0]?.values).toEqual({ title: 'Ivan P.' })
  expect(await reader.get(contract.countItems, { path: of })).toEqual({ all: 1, statuses: {} })
  expect((await reader.get(contract.findItems, { path: of, query: { search: 'ivan' } })).length).toBe(1)
  const history = await reader.get(contract.listItemHistory, { path })
  expect(history.items.map(({ changes }) => changes.map(({ field }) => field))).toEqual([[], ['title'], []])
  expect((await reader.get(contract.listItemFiles, { path })).items).toEqual([])
  expect(await reader.get(contract.listRelatedItems, { path: { itemId: plaintiff.id } })).toEqual([])
  const views = await reader.get(contract.listItemViews, { path: of })
  expect(views.map(({ name, columns }) => [name, columns])).toEqual([['All of them', ['title']]])
  const csv = await (await reader.fetch(`${contract.exportItems.path.replace(':appId', app.id)}?fields=title,wage,stage`)).text()
  expect(csv).toContain('Ivan P.')
  await reader.fetch(contract.exportItems.path.replace(':appId', app.id))
  expectNothing(['424242', '535353', '646464', 'Plaintiff', paper, clara.id, 'fired'])

  // Who may see them finds all of it there.
  expect((await clara.get(contract.readItem, { path })).item.values['wage']).toBe(646_464)
  expect((await clara.get(contract.countItems, { path: of })).statuses).toEqual({ '': 0, fired: 1 })
  expect((await clara.get(contract.listItemFiles, { path })).items.map(({ file }) => file.id)).toEqual([paper])
  expect(await clara.get(contract.listRelatedItems, { path: { itemId: plaintiff.id } })).toMatchObject([{ count: 1 }])
  expect((await clara.get(contract.listItemViews, { path: of })).length).toBe(2)
  await anna.get(contract.deleteItem, { path })
  expect(item.index).toBeGreaterThan(0)
})

test('nobody finds out by asking for it: a hidden field is as unknown as one that is not there [P13, APP-10]', async () => {
  const { item, path } = await person('Olga', 777_777)
  const of = { appId: app.id }
  const both = async (how: (code: string) => Promise<{ problem: contract.Problem | undefined }>) => {
    const [hiddenOne, noSuch] = [(await how('wage')).problem, (await how('nosuch')).problem]
    expect(hiddenOne).toBeDefined()
    expect(JSON.stringify(hiddenOne).replaceAll('wage', 'nosuch')).toBe(JSON.stringify(noSuch))
  }
  for (const is of ['equals', 'from', 'filled'] as const) {
    const filters = (field: string) => JSON.stringify([{ field, is, ...(is !== 'filled' && { value: 777_777 }) }])
    await both((code) => reader.ask(contract.listItems, { path: of, query: { filters: filters(code) } }))
    await both((code) => reader.ask(contract.countItems, { path: of, query: { filters: filters(code) } }))
    const said = await reader.fetch(
      `${contract.exportItems.path.replace(':appId', app.id)}?${new URLSearchParams({ filters: filters('wage') })}`,
    )
    expect(await said.json()).toMatchObject({ code: 'bad-request', field: 'filters' })
  }
  await both((code) => reader.ask(contract.editItem, { path, body: { version: 1, values: { [code]: 1 } } }))
  await both((code) =>
    reader.ask(contract.createItem, { path: { ...of, itemId: v7() }, body: { values: { title: 'X', [code]: 1 } } }),
  )
  const { importId, said } = await upload(boris, app.id, 'title,wage\nZoe,1')
  expect(said.suggested).toEqual(['title', null])
  await both((code) => start(reader, importId, ['title', code]).then(({ problem }) => ({ problem })))
  const change = { items: [{ id: item.id, version: 1 }], change: { values: { wage: 5 } } }
  expect((await reader.get(contract.changeItems, { body: change })).results).toMatchObject([
    { refused: 'values-invalid', errors: [{ field: '/values/wage', code: 'unknown-field' }] },
  ])
  expect((await anna.get(contract.readItem, { path })).item).toMatchObject({ version: 1, values: { wage: 777_777 } })
})

test('a conflict and what was just made tell no more than reading does; what is hidden stays when others edit [P13, APP-06]', async () => {
  received = ''
  const { path } = await person('Nina', 888_888)
  const { problem } = await reader.ask(contract.editItem, { path, body: { version: 0, values: { title: 'Nina B.' } } })
  expect(problem).toMatchObject({ code: 'changed-meanwhile', current: { item: { values: { title: 'Nina' } } } })
  const edited = await reader.get(contract.editItem, { path, body: { version: 1, values: { title: 'Nina B.' } } })
  expect(edited.item.values).toEqual({ title: 'Nina B.' })
  const itemId = v7()
  await reader.get(contract.createItem, { path: { appId: app.id, itemId }, body: { values: { title: 'New' } } })
  expectNothing(['888888'])
  expect((await anna.get(contract.readItem, { path })).item.values).toMatchObject({
    title: 'Nina B.',
    wage: 888_888,
    stage: 'fired',
  })
})

test('the bytes of a file in a hidden field are not read, also once it was taken out; in an open place they are [P13, FIL-05]', async () => {
  const { path, paper } = await person('Petra', 1)
  const read = async (who: Client, id = paper) => (await who.fetch(contract.readFile.path.replace(':fileId', id))).status
  expect([await read(boris), await read(clara), await read(anna)]).toEqual([404, 200, 200])
  await anna.get(contract.editItem, { path, body: { version: 1, values: { papers: null } } })
  expect([await read(boris), await read(clara)]).toEqual([404, 200])
  const said = { text: 'Look', fileIds: [paper] }
  // Nor does who knows its id bring it out.
  const commented = await boris.ask(contract.addItemComment, { path: { ...path, commentId: v7() }, body: said })
  expect(commented.problem?.code).toBe('file-not-found')
  const own = { text: 'Mine', fileIds: [await uploads(boris, 'mine.txt')] }
  await boris.get(contract.addItemComment, { path: { ...path, commentId: v7() }, body: own })
  await anna.get(contract.addItemComment, { path: { ...path, commentId: v7() }, body: said })
  expect(await read(boris)).toBe(200)
})

test('a file of a hidden field is put into no other by who does not see it; what they have in open fields stays [P13, FIL-05]', async () => {
  const files = (code: string) => aField('files', code, { many: true })
  const one = await anApp(anna, [aField('string', 'title', aLine), files('closed'), files('open')])
  await give(anna, one.id, 1, [boris.id], ['view', 'edit'])
  await limit(anna, one, { closed: { see: only() } })
  const [closed, both, open] = [
    await uploads(anna, 'closed.txt'),
    await uploads(anna, 'both.txt'),
    await uploads(boris, 'open.txt'),
  ]
  const { item } = await anItem(anna, one.id, { title: 'A', closed: [closed, both], open: [both] })
  const path = { itemId: item.id }
  const put = (ids: string[], version: number) => boris.ask(contract.editItem, { path, body: { version, values: { open: ids } } })
  expect((await put([both, open, closed], 1)).problem?.code).toBe('file-not-found')
  expect((await put([both, open], 1)).body.item.values).toEqual({ title: 'A', open: [both, open] })
  expect((await anna.get(contract.readItem, { path })).item.values['closed']).toEqual([closed, both])
})

test('who loses sight of a field hears that the app has changed, and so does who gains it [P13]', async () => {
  const one = await anApp(anna, [aField('string', 'title', aLine), aField('string', 'note', aLine)])
  await give(anna, one.id, 1, [boris.id, clara.id], ['view'])
  const [lost, gained] = [await boris.socket('nowhere'), await clara.socket('nowhere')]
  expect((await limit(anna, one, { note: { see: only(clara) } })).status).toBe(200)
  const told = expect.objectContaining({ name: 'app.changed', appId: one.id })
  for (const { events } of [lost, gained]) await vi.waitFor(() => expect(events).toContainEqual(told), 5_000)
  for (const socket of [lost, gained]) {
    expect(JSON.stringify(socket.frames)).not.toContain('note')
    socket.end()
  }
})

test('what is searched or named after cannot be seen by some alone, and the other way round [P13, APP-05]', async () => {
  const line = (code: string, searchable = false) => aField('string', code, aLine, { searchable, name: code.toUpperCase() })
  const one = await anApp(anna, [line('title'), line('found', true), line('quiet')])
  for (const code of ['title', 'found'])
    expect((await limit(anna, one, { quiet: { see: only() }, [code]: { see: only(clara) } })).problem).toMatchObject({
      ...{ code: 'field-told-to-all', field: '/fields/1/see', detail: code.toUpperCase() },
    })
  // Who may edit does not matter there.
  expect((await limit(anna, one, { quiet: { see: only() }, title: { edit: only(clara) } })).status).toBe(200)
  const path = { appId: one.id }
  const definition = definitionOf(one)
  const found = definition.fields.map((field) => (field.code === 'quiet' ? { ...field, searchable: true } : field))
  for (const [body, field] of [
    [{ ...definition, fields: found }, '/fields/2/searchable'],
    [{ ...definition, nameTemplate: '{title} {quiet}' }, '/nameTemplate'],
  ] as const)
    expect((await anna.ask(contract.editApp, { path, query: { dryRun: '1' }, body })).problem).toMatchObject({
      ...{ code: 'definition-invalid', errors: [{ field, code: 'seen-by-some', detail: 'QUIET' }] },
    })
})

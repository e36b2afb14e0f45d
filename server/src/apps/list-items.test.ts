import { countItems, deleteItemView, findItems, type ItemFilter, listItems, listItemViews, saveItemView } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
let appId: string
const options = [
  { code: 'new', name: 'New', colour: '#000000' },
  { code: 'done', name: 'Done', colour: '#ffffff' },
]

beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  const app = await anApp(
    anna,
    [
      aField('full-name', 'who', {}, { searchable: true }),
      aField('phone', 'phone', { wrong: 'warn' }, { searchable: true }),
      aField('status', 'stage', { options }),
      aField('category', 'tags', { many: true, options }),
      aField('money', 'sum', { currency: 'EUR' }),
      aField('date-time', 'due', { kind: 'date' }),
      aField('string', 'city', aLine),
      aField('account', 'account', { many: true, kinds: [] }),
      aField('users', 'boss', { many: true }),
    ],
    { nameTemplate: '{who}' },
  )
  appId = app.id
  const sum = (amount: string) => ({ amount, currency: 'EUR' })
  await anItem(anna, appId, {
    who: { last: 'Петрова', first: 'Анна' },
    phone: '+79001112233',
    stage: 'new',
    tags: ['new', 'done'],
    sum: sum('9.50'),
    due: '2026-11-01',
    city: '100%',
  })
  await anItem(anna, appId, {
    who: { last: 'Lind', first: 'Maria' },
    phone: '+46701234567',
    stage: 'done',
    tags: ['done'],
    sum: sum('100'),
    due: '2026-12-01',
    city: 'Malmö',
    account: [{ kind: 'email', value: 'm@lind.se' }],
  })
  await anItem(anna, appId, { who: { last: 'Петров', first: 'Иван' }, sum: sum('-3'), city: 'A_B', boss: [anna.id] })
})
afterAll(() => product[Symbol.asyncDispose]())

const find = async (query: { search?: string; filters?: ItemFilter[]; order?: string }) => {
  const { filters, ...rest } = query
  const asked = { ...rest, ...(filters && { filters: JSON.stringify(filters) }) } as object
  return (await anna.get(listItems, { path: { appId }, query: asked })).items.map(({ index }) => index)
}
const by = (field: string, is: ItemFilter['is'], value?: ItemFilter['value']) =>
  find({ filters: [{ field, is, ...(value !== undefined && { value }) }], order: 'index' })

test('search finds a part of the name and of searchable fields, in any case, in Cyrillic too; every word counts [APP-09]', async () => {
  expect(await find({ search: 'ПЕТРОВ', order: 'index' })).toEqual([1, 3])
  expect(await find({ search: 'ров ан', order: 'index' })).toEqual([1, 3])
  expect(await find({ search: 'петров 9001' })).toEqual([1])
  expect(await find({ search: 'lin MAR' })).toEqual([2])
  expect(await find({ search: 'malmö' })).toEqual([])
  expect(await find({ search: '%' })).toEqual([])
  expect(await find({ search: 'in' })).toEqual([2])
})

test('filters by each kind of field [APP-09]', async () => {
  expect(await by('stage', 'equals', 'new')).toEqual([1])
  // What has few values is looked at where something rarer has found the items.
  const with100 = (stage: string): ItemFilter[] => [
    { field: 'stage', is: 'equals', value: stage },
    { field: 'tags', is: 'equals', value: 'done' },
    { field: 'city', is: 'equals', value: '100%' },
  ]
  expect([await find({ filters: with100('new') }), await find({ filters: with100('done') })]).toEqual([[1], []])
  expect(await find({ search: 'петров', filters: with100('new').slice(0, 2) })).toEqual([1])
  expect(await find({ search: 'петров', filters: with100('done').slice(0, 1) })).toEqual([])
  expect(await by('stage', 'one-of', ['new', 'done'])).toEqual([1, 2])
  expect(await by('stage', 'empty')).toEqual([3])
  expect(await by('tags', 'equals', 'done')).toEqual([1, 2])
  expect(await by('sum', 'from', '9.5')).toEqual([1, 2])
  expect(await by('sum', 'to', 0)).toEqual([3])
  expect(await by('due', 'to', '2026-11-30')).toEqual([1])
  expect(await by('city', 'contains', '0%')).toEqual([1])
  expect(await by('city', 'contains', 'a_')).toEqual([3])
  expect(await by('who', 'contains', 'иван')).toEqual([3])
  expect(await by('phone', 'equals', '+46 70 123-45-67')).toEqual([2])
  expect(await by('account', 'equals', { kind: 'email', value: 'M@lind.se' })).toEqual([2])
  expect(await by('account', 'contains', 'lind')).toEqual([2])
  expect(await by('boss', 'equals', anna.id)).toEqual([3])
  expect(await by('_author', 'equals', anna.id)).toEqual([1, 2, 3])
  expect(await by('_created', 'from', '2200-01-01')).toEqual([])
  expect(await by('_name', 'contains', 'петров')).toEqual([1, 3])
  expect(await by('_index', 'equals', 2)).toEqual([2])
  expect(
    await find({
      filters: [
        { field: 'tags', is: 'equals', value: 'done' },
        { field: 'stage', is: 'equals', value: 'new' },
      ],
    }),
  ).toEqual([1])
})

test('a filter that means nothing is refused at its place [APP-09]', async () => {
  const bad = [
    'x',
    '[{"field":"nothing","is":"empty"}]',
    '[{"field":"due","is":"equals","value":3}]',
    '[{"field":"city","is":"from","value":"a"}]',
    '{}',
  ]
  for (const filters of bad) {
    const { problem } = await anna.ask(listItems, { path: { appId }, query: { filters } })
    expect(problem).toMatchObject({ code: 'bad-request', field: 'filters' })
  }
})

test('orders, portions of 50 that neither repeat nor miss, and counts by status [APP-09]', async () => {
  const app = await anApp(anna, [aField('string', 'title', aLine, { searchable: true }), aField('status', 'stage', { options })])
  const path = { appId: app.id }
  await sql`
    insert into items (id, app_id, index, name, values, status, search, created_at, changed_at)
    select gen_random_uuid(), ${app.id}, i, 'Item ' || lpad(i::text, 5, '0'),
      jsonb_build_object('title', case when i % 1000 = 0 then 'rare' else 'usual' end, 'stage', 'new'), 'new',
      'item ' || case when i % 1000 = 0 then 'rare' when i % 2 = 0 then 'even' else 'usual' end,
      now(), now() - (i % 97) * interval '1 second'
    from generate_series(1, 12000) i`.execute(product.database.db)
  const walk = async (query: Record<string, string>) => {
    const seen: number[] = []
    for (let cursor: string | undefined; ; ) {
      const page: { items: { index: number }[]; next: string | null } = await anna.get(listItems, {
        path,
        query: { ...query, ...(cursor && { cursor }) } as object,
      })
      expect(page.items.length).toBeLessThanOrEqual(50)
      seen.push(...page.items.map(({ index }) => index))
      if (page.next === null) return seen
      cursor = page.next
    }
  }
  const rare = Array.from({ length: 12 }, (_, n) => (n + 1) * 1000)
  expect(await walk({ search: 'rare', order: 'index' })).toEqual(rare)
  expect(await walk({ search: 'rare', order: '-name' })).toEqual(rare.toReversed())
  expect((await walk({ search: 'rare' })).sort((a, b) => a - b)).toEqual(rare)
  const even = await walk({ search: 'even', order: '-changed' })
  expect([even.length, new Set(even).size]).toEqual([5988, 5988])
  const filters = JSON.stringify([{ field: 'title', is: 'equals', value: 'rare' }])
  expect(await walk({ filters, order: '-index' })).toEqual(rare.toReversed())
  expect(await anna.get(countItems, { path })).toEqual({ all: 1000, statuses: { '': 0, new: 1000, done: 0 } })
  expect(await anna.get(countItems, { path, query: { search: 'rare' } })).toEqual({
    all: 12,
    statuses: { '': 0, new: 12, done: 0 },
  })
}, 60_000)

test('a picker finds items by a part of what they say, at most 20 [BND-02]', async () => {
  const cards = await anna.get(findItems, { path: { appId }, query: { search: '4670123' } })
  expect(cards).toMatchObject([{ name: 'Lind Maria', view: true, app: { id: appId } }])
})

test('views are kept for oneself; shared ones are everybody’s and only administrators write them [APP-09]', async () => {
  const boris = await product.user('Boris')
  await give(anna, appId, 1, [boris.id], ['view'])
  const filters: ItemFilter[] = [{ field: 'stage', is: 'equals', value: 'new' }]
  const view = {
    name: 'Fresh',
    search: '',
    filters,
    order: '-changed' as const,
    columns: [],
    layout: 'kanban' as const,
    shared: false,
  }
  const path = { appId, viewId: v7() }
  await boris.get(saveItemView, { path, body: view })
  const sharedPath = { appId, viewId: v7() }
  expect((await boris.ask(saveItemView, { path: sharedPath, body: { ...view, shared: true } })).problem?.code).toBe('forbidden')
  await anna.get(saveItemView, { path: sharedPath, body: { ...view, name: 'All', shared: true } })
  const names = async (who: TestUser) => (await who.get(listItemViews, { path: { appId } })).map(({ name, mine }) => [name, mine])
  expect(await names(boris)).toEqual([
    ['All', false],
    ['Fresh', true],
  ])
  expect(await names(anna)).toEqual([['All', true]])
  expect((await anna.ask(deleteItemView, { path })).problem?.code).toBe('not-found')
  expect((await boris.ask(deleteItemView, { path: sharedPath })).problem?.code).toBe('not-found')
  await boris.get(deleteItemView, { path })
  expect(await names(boris)).toEqual([['All', false]])
})

import { editSettings, exportItems, listImports, listItemHistory, listItems, readImport, startImport } from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { done, start, upload } from '../../test/an-import.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const fields = () => [
  aField('string', 'title', aLine, { required: true, searchable: true, name: 'Title' }),
  aField('money', 'sum', { currency: 'EUR' }, { name: 'Sum' }),
  aField('email', 'mail', { wrong: 'forbid' }, { name: 'Mail' }),
  aField('users', 'boss', { many: true }, { name: 'Boss' }),
]

const badRows = async (importId: string) => (await anna.fetch(`/api/imports/${importId}/bad-rows`)).text()

test('good rows come in, each bad one is kept with its line and every reason [APP-10]', async () => {
  const app = await anApp(anna, fields(), { nameTemplate: '{title}' })
  const csv = [
    '\ufeffTitle;Sum;mail;Boss;Unknown',
    'One;12,50;A@b.example;anna',
    '"Two; and\nmore";;;;',
    ';1;x;Nobody;',
    'Three;1,234 EUR;;;',
    "'=1+1;7 USD;;;",
  ].join('\r\n')
  const { importId, said } = await upload(anna, app.id, csv)
  expect(said).toMatchObject({
    state: 'uploaded',
    columns: ['Title', 'Sum', 'mail', 'Boss', 'Unknown'],
    suggested: ['title', 'sum', 'mail', 'boss', null],
  })
  expect(said.sample[1]?.[0]).toBe('Two; and\nmore')
  expect((await start(anna, importId, ['title', 'title'])).problem?.errors).toEqual([{ field: '/fields/1', code: 'code-exists' }])
  expect((await start(anna, importId, ['nothing'])).problem?.errors).toEqual([{ field: '/fields/0', code: 'unknown-code' }])
  const socket = await anna.socket('nowhere')
  expect((await start(anna, importId, said.suggested)).body.state).toBe('running')
  expect((await start(anna, importId, said.suggested)).problem?.code).toBe('import-started')
  expect(await done(anna, importId)).toMatchObject({ state: 'done', good: 3, bad: 2, read: said.size })
  await vi.waitFor(() => expect(socket.events.map(({ name }) => name)).toContain('items.changed'), { timeout: 5_000 })
  expect(socket.events.map(({ name }) => name)).toContain('import.changed')
  socket.end()
  const { items } = await anna.get(listItems, { path: { appId: app.id }, query: { order: 'index' } })
  expect(items.map(({ values }) => values)).toEqual([
    { title: 'One', sum: { amount: '12.50', currency: 'EUR' }, mail: 'a@b.example', boss: [anna.id] },
    { title: 'Two; and more' },
    { title: '=1+1', sum: { amount: '7.00', currency: 'USD' } },
  ])
  expect((await anna.get(listItemHistory, { path: { itemId: items[0]!.id } })).items).toMatchObject([
    { kind: 'imported', by: { id: anna.id } },
  ])
  const bad = await badRows(importId)
  expect(bad).toContain('Title: required; Mail: email; Boss: not-understood')
  expect(bad).toContain('Sum: decimals (2)')
  expect(bad.trim().split('\n')).toHaveLength(3)
})

test('100,000 rows with bad ones among them: all good ones in, all bad ones told, memory stays flat [APP-10]', async () => {
  const app = await anApp(anna, fields().slice(0, 3), { nameTemplate: '{title}' })
  const lines = ['title,sum,mail']
  for (let n = 1; n <= 100_000; n++) lines.push(n % 1_000 === 0 ? `Row ${n},1.234,` : `Row ${n},${n}.5,r${n}@example.com`)
  const { importId, said } = await upload(anna, app.id, lines.join('\n'))
  const kept: number[] = []
  const watch = setInterval(() => {
    globalThis.gc!()
    kept.push(process.memoryUsage().heapUsed)
  }, 500)
  await start(anna, importId, said.suggested)
  expect(await done(anna, importId, 280_000)).toMatchObject({ state: 'done', good: 99_900, bad: 100 })
  clearInterval(watch)
  // Nothing but what the process needs anyway: rows that were kept would be 30 MB more at the end.
  const highest = (from: number, to: number) => Math.max(...kept.slice(kept.length * from, kept.length * to))
  expect(highest(0.5, 1)).toBeLessThan(highest(0, 0.5) + 6_000_000)
  const { rows } = await product.database.pool.query(
    `select count(*)::int as n, count(distinct name)::int as names, max(index) as last from items where app_id = $1`,
    [app.id],
  )
  expect(rows).toEqual([{ n: 99_900, names: 99_900, last: 99_900 }])
  expect((await badRows(importId)).trim().split('\n')).toHaveLength(101)
}, 300_000)

test('an import whose process died in the middle goes on elsewhere, and no row comes twice [APP-10]', async () => {
  const app = await anApp(anna, fields().slice(0, 1), { nameTemplate: '{title}' })
  const csv = ['title', ...Array.from({ length: 1_700 }, (_, n) => `Row ${n}`)].join('\n')
  const { importId } = await upload(anna, app.id, csv)
  await start(anna, importId, ['title'])
  await done(anna, importId)
  const { pool, db } = product.database
  // As it stood after the first batch. The queue gives the job of a process that died to another one, at worst to two.
  await pool.query(`delete from items where app_id = $1 and index > 1000`, [app.id])
  await pool.query(`update app_indexes set last = 1000 where app_id = $1`, [app.id])
  await db.updateTable('item_imports').set({ state: 'running', records: 1_000, good: 1_000 }).where('id', '=', importId).execute()
  const { appsTasks } = await import('./index.ts')
  const run = appsTasks(product.means).find(({ name }) => name === 'run-import')!
  const again = () => run.run(product.database, { importId } as never, { number: 2, isLast: false })
  await Promise.all([again(), again()])
  expect(await done(anna, importId)).toMatchObject({ state: 'done', good: 1_700 })
  const { rows } = await pool.query(
    `select count(distinct name)::int as names, count(*)::int as n from items where app_id = $1`,
    [app.id],
  )
  expect(rows).toEqual([{ names: 1_700, n: 1_700 }])
})

test('what is no CSV is refused, and an import is its importer’s alone [APP-10]', async () => {
  const app = await anApp(anna, fields())
  const boris = await product.user('Boris')
  expect((await upload(anna, app.id, 'a\u0000b')).said.code).toBe('csv-unreadable')
  expect((await upload(anna, app.id, '')).said.code).toBe('file-empty')
  expect((await upload(boris, app.id, 'title\nOne')).said.code).toBe('not-found')
  await give(anna, app.id, 1, [boris.id], ['view', 'create'])
  expect((await upload(boris, app.id, 'title\nOne')).said.code).toBe('forbidden')
  const { importId } = await upload(anna, app.id, 'title\nOne')
  expect((await boris.ask(readImport, { path: { importId } })).problem?.code).toBe('not-found')
  expect((await upload(anna, app.id, 'title\nTwo', importId)).said.sample).toEqual([['One']])
})

test('whoever loses the right in the middle imports no more [APP-10]', async () => {
  const app = await anApp(anna, fields().slice(0, 1))
  const boris = await product.user('Boris')
  await give(anna, app.id, 1, [boris.id], ['create', 'import'])
  const { importId } = await upload(boris, app.id, 'title\nOne')
  await boris.get(startImport, { path: { importId }, body: { fields: ['title'] } })
  await vi.waitFor(async () => expect((await boris.get(readImport, { path: { importId } })).state).toBe('done'), {
    timeout: 10_000,
  })
  await product.database.db.updateTable('item_imports').set({ state: 'running', records: 0 }).where('id', '=', importId).execute()
  await give(anna, app.id, 2, [boris.id], ['create'])
  const { appsTasks } = await import('./index.ts')
  const run = appsTasks(product.means).find(({ name }) => name === 'run-import')!
  await run.run(product.database, { importId } as never, { number: 1, isLast: false })
  expect((await boris.get(readImport, { path: { importId } })).state).toBe('failed')
  expect((await anna.get(listItems, { path: { appId: app.id } })).items).toHaveLength(1)
})

test('numbers, money and phones are exported as they are, and come in again; texts stay guarded [APP-10]', async () => {
  const some = () => [
    aField('string', 'title', aLine, { name: 'Title' }),
    aField('number', 'n', { digits: 2 }, { name: 'N' }),
    aField('money', 'sum', { currency: 'EUR' }, { name: 'Sum' }),
    aField('phone', 'phone', { wrong: 'warn' }, { name: 'Phone' }),
  ]
  const app = await anApp(anna, some(), { nameTemplate: '{title}' })
  const values = { title: '-1+1', n: -2.5, sum: { amount: '-12.50', currency: 'EUR' }, phone: '+46701234567' }
  const foreign = { title: '+2', n: 3, sum: { amount: '-7.00', currency: 'USD' }, phone: '+1=cmd()' }
  for (const one of [values, foreign]) await anItem(anna, app.id, one)
  const text = await (await anna.fetch(`${exportItems.path.replace(':appId', app.id)}?fields=title,n,sum,phone`)).text()
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(',').slice(2, 6).join(',')),
  ).toEqual(['Title,N,Sum (EUR),Phone', "'-1+1,-2.5,-12.50,+46701234567", "'+2,3,-7.00 USD,'+1=cmd"])
  const other = await anApp(anna, some())
  const { importId, said } = await upload(anna, other.id, text)
  expect(said.suggested.slice(2, 6)).toEqual(['title', 'n', 'sum', 'phone'])
  await start(anna, importId, said.suggested)
  await done(anna, importId)
  const { items } = await anna.get(listItems, { path: { appId: other.id }, query: { order: 'index' } })
  expect(items.map((one) => one.values)).toEqual([values, { ...foreign, phone: '+1=cmd' }])
})

test('times without a zone are read in the importer’s, or in the installation’s [APP-10]', async () => {
  const app = await anApp(anna, [aField('date-time', 'at', { kind: 'both' }, { name: 'At' })])
  const times = [
    '2026-07-01 12:00',
    '2026-12-01T12:00:30',
    '2026-03-29 02:30',
    '2026-10-25 02:30',
    '2026-07-01T12:00:00Z',
    '2026-13-01 12:00',
  ]
  const take = async (timeZone?: string) => {
    const { importId } = await upload(anna, app.id, ['At', ...times].join('\n'))
    const said = await anna.ask(startImport, { path: { importId }, body: { fields: ['at'], ...(timeZone && { timeZone }) } })
    if (said.problem) return said.problem.field
    expect((await done(anna, importId)).bad).toBe(1)
    const { items } = await anna.get(listItems, { path: { appId: app.id }, query: { order: '-index' } })
    return items
      .slice(0, 5)
      .reverse()
      .map(({ values }) => values['at'])
  }
  expect(await take('Europe/Stockholm')).toEqual([
    '2026-07-01T10:00:00.000Z',
    '2026-12-01T11:00:30.000Z',
    '2026-03-29T01:30:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-07-01T12:00:00.000Z',
  ])
  expect(await take('Nowhere/Here')).toBe('/timeZone')
  expect((await take())?.[0]).toBe('2026-07-01T12:00:00.000Z')
  await anna.get(editSettings, { body: { timeZone: 'America/New_York' } })
  expect((await take())?.[0]).toBe('2026-07-01T16:00:00.000Z')
})

test('what became of an import is found again by its importer, newest first, and by nobody else [APP-10]', async () => {
  const app = await anApp(anna, fields().slice(0, 1))
  const boris = await product.user('Boris')
  const one = await upload(anna, app.id, 'title\nOne\n\n""\n')
  const two = await upload(anna, app.id, 'title\nTwo')
  await upload(anna, app.id, 'title\nNever begun')
  for (const { importId } of [one, two]) {
    await start(anna, importId, ['title'])
    await done(anna, importId)
  }
  const path = { appId: app.id }
  const mine = await anna.get(listImports, { path })
  expect(mine.map(({ id, state, good, bad }) => ({ id, state, good, bad }))).toEqual([
    { id: two.importId, state: 'done', good: 1, bad: 0 },
    { id: one.importId, state: 'done', good: 1, bad: 1 },
  ])
  expect((await boris.ask(listImports, { path })).problem?.code).toBe('not-found')
  await give(anna, app.id, 1, [boris.id], ['view', 'create', 'import'])
  expect(await boris.get(listImports, { path })).toEqual([])
  const old = { created_at: new Date(Date.now() - 8 * 86_400_000) }
  await product.database.db.updateTable('item_imports').set(old).where('id', '=', one.importId).execute()
  expect((await anna.get(listImports, { path })).map(({ id }) => id)).toEqual([two.importId])
})

test('an export has what is found and no cell that a spreadsheet would run; it needs its right [APP-10]', async () => {
  const app = await anApp(anna, fields(), { nameTemplate: '{title}' })
  const boris = await product.user('Boris')
  for (const title of ['=cmd()', '+1', '-1', '@x', 'plain "quoted", with comma'])
    await anItem(anna, app.id, { title, boss: [anna.id] })
  const path = exportItems.path.replace(':appId', app.id)
  const response = await anna.fetch(path)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  expect(text.startsWith('\ufeff#,Name,Title,Sum (EUR),Mail,Boss,Author,Created,Changed\n')).toBe(true)
  for (const title of ["'=cmd()", "'+1", "'-1", "'@x"]) expect(text).toContain(`,${title},${title},,,Anna,Anna,`)
  expect(text).toContain('"plain ""quoted"", with comma"')
  expect(/(^|,)[=+\-@\t]/m.test(text)).toBe(false)
  const found = await (await anna.fetch(`${path}?search=cmd&fields=title`)).text()
  expect(found.trim().split('\n')).toHaveLength(2)
  expect((await boris.fetch(path)).status).toBe(404)
  await give(anna, app.id, 1, [boris.id], ['view'])
  expect((await boris.fetch(path)).status).toBe(403)
})

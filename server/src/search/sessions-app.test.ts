import * as contract from '@parley/contract'
import { unzipSync } from 'fflate'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, begin, openDesk, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, vera, boris, clara, first, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
beforeAll(() =>
  admin.get(contract.editSettings, { body: { limits: { apiPerMinute: 1_000_000, visitorMessagesPerMinute: 1_000 } } }),
)

const view = (over: object = {}) => ({
  name: 'Mine',
  filters: { priorities: [3 as const] },
  order: '-created',
  shared: false,
  ...over,
})
const put = (who: typeof olga, id: string, body: ReturnType<typeof view>) =>
  who.ask(contract.saveSessionView, { path: { viewId: id }, body })

test('views are one’s own, or a supervisor’s for everybody; a default, an order and columns are kept [SAP-05]', async () => {
  const [own, general] = [v7(), v7()]
  expect((await put(olga, own, view())).status).toBe(200)
  expect((await put(olga, v7(), view({ shared: true }))).problem?.code).toBe('forbidden')
  expect((await put(vera, general, view({ name: 'For all', shared: true }))).status).toBe(200)
  expect((await put(oleg, own, view())).problem?.code).toBe('not-found')
  expect((await put(oleg, general, view())).problem?.code).toBe('not-found')
  const names = async (who: typeof olga) => (await who.get(contract.readSessionViews)).views.map(({ name, mine }) => [name, mine])
  expect(await names(olga)).toEqual([
    ['For all', false],
    ['Mine', true],
  ])
  expect(await names(oleg)).toEqual([['For all', false]])
  const more = { widths: { customer: 240 }, pinFirst: true, pageSize: 25 as const }
  const table = { columns: ['name', 'priority'], defaultView: general, viewOrder: [own, 'queue'], ...more }
  await olga.get(contract.saveSessionTable, { body: table })
  expect((await olga.get(contract.readSessionViews)).table).toEqual(table)
  expect((await oleg.get(contract.readSessionViews)).table).toEqual({
    ...{ columns: [], defaultView: null, viewOrder: [] },
    ...{ widths: {}, pinFirst: false, pageSize: 50 },
  })
  const wide = { ...table, widths: { customer: 5_000 } }
  expect((await olga.ask(contract.saveSessionTable, { body: wide })).problem?.code).toBe('bad-request')
  expect((await olga.ask(contract.deleteSessionView, { path: { viewId: general } })).problem?.code).toBe('not-found')
  await admin.get(contract.deleteSessionView, { path: { viewId: general } })
  expect(await names(oleg)).toEqual([])
})

test('many at once, each under its own rights and with its own result [SAP-05]', async () => {
  const mine = (await begin(desk, olga)).sessionId
  const his = (await begin(desk, oleg)).sessionId
  const queued = (await begin(desk)).sessionId
  const missing = v7()
  const sessions = [mine, his, queued, missing].map((id) => ({ id, from: null }))
  const run = async (
    who: typeof olga,
    change: contract.SessionsChange,
    chosen: { id: string; from: string | null }[] = sessions,
  ) => (await who.get(contract.changeSessions, { body: { sessions: chosen, change } })).results.map(({ refused }) => refused)
  expect(await run(olga, { priority: 3 })).toEqual([null, 'not-found', 'session-queued', 'not-found'])
  expect(await run(vera, { priority: 2 })).toEqual([null, null, null, 'not-found'])
  const label = await admin.get(contract.createLabel, { path: { liveChatId: chat.id }, body: { name: 'VIP', colour: '#112233' } })
  expect(await run(vera, { addLabelIds: [label.id] })).toEqual([null, null, null, 'not-found'])
  const reassign = { reassign: { operatorId: boris.id } }
  // Whoever else has it by now keeps it.
  expect(await run(vera, reassign)).toEqual(['changed-meanwhile', 'changed-meanwhile', null, 'not-found'])
  const seen = [
    { id: mine, from: olga.id },
    { id: his, from: oleg.id },
  ]
  expect(await run(vera, reassign, seen)).toEqual([null, null])
  expect(await run(vera, { close: true })).toEqual([null, null, null, 'not-found'])
  expect(await run(vera, { close: true }, seen)).toEqual(['session-closed', 'session-closed'])
  const rows = await db
    .selectFrom('sessions')
    .select(['state', 'operator_id', 'priority'])
    .where('id', 'in', [mine, his, queued])
    .execute()
  expect(rows).toEqual(Array(3).fill({ state: 'closed', operator_id: boris.id, priority: 2 }))
})

test('marked as spam and taken out of it together [SAP-03, SAP-05]', async () => {
  const { sessionId: id } = await begin(desk, olga)
  const { sessionId: his } = await begin(desk, oleg)
  const sessions = [id, his].map((one) => ({ id: one, from: null }))
  const run = async (who: typeof olga, spam: boolean) =>
    (await who.get(contract.changeSessions, { body: { sessions, change: { spam } } })).results.map(({ refused }) => refused)
  expect(await run(olga, true)).toEqual([null, 'not-found'])
  expect(await run(vera, true)).toEqual([null, null])
  const inSpam = async (who: typeof olga) => {
    const { items } = await who.get(contract.findSessions, { query: { filters: JSON.stringify({ spam: 'only' }) } })
    return items.map((row) => row.id).sort()
  }
  expect(await inSpam(vera)).toEqual([id, his].sort())
  expect(await inSpam(olga)).toEqual([id])
  expect(await run(vera, false)).toEqual([null, null])
  expect(await inSpam(vera)).toEqual([])
})

test('500 at once, and no more [SAP-05]', async () => {
  const { sessionId: id } = await begin(desk, olga)
  const sessions = Array.from({ length: 500 }, (_, i) => (i === 0 ? { id, from: null } : { id: v7(), from: null }))
  const change = { priority: 1 as const }
  const { results } = await olga.get(contract.changeSessions, { body: { sessions, change } })
  expect(results.filter(({ refused }) => refused === null).map((one) => one.id)).toEqual([id])
  const more = [...sessions, { id: v7(), from: null }]
  expect((await olga.ask(contract.changeSessions, { body: { sessions: more, change } })).problem?.code).toBe('bad-request')
})

const boss = await product.user('Boss', { administrator: true, groupIds: [desk.supervisors.id] })
const exported = (who: typeof olga, query: string) => who.fetch(`/api/session-export?${query}`)

test('administrators export what they may see, formulas are disarmed, and no message is in it [SAP-06]', async () => {
  const { sessionId, visitor } = await begin(desk, olga, 'a secret that stays here')
  await answer(olga, sessionId, 'another secret')
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: '=cmd|calc & <b>Ёж</b>', priority: 3 } })
  expect((await exported(vera, 'format=csv')).status).toBe(403)
  const filters = `filters=${encodeURIComponent(JSON.stringify({ priorities: [3] }))}`
  const csv = await (await exported(boss, `format=csv&as=both&${filters}`)).text()
  expect(csv).toContain(`"'=cmd|calc & <b>Ёж</b>"`.slice(1, -1))
  expect(csv).toContain(`${chat.name},${chat.id},`)
  expect(csv).toContain(visitor.customerId)
  expect(csv).not.toContain('secret')
  const all = (await (await exported(boss, 'format=csv&as=ids')).text()).trim().split('\n')
  expect(all.length).toBeGreaterThan(csv.trim().split('\n').length)
  expect(all[1]).not.toContain('Support')
  const xlsx = unzipSync(new Uint8Array(await (await exported(boss, `format=xlsx&${filters}`)).arrayBuffer()))
  const sheet = new TextDecoder().decode(xlsx['xl/worksheets/sheet1.xml'])
  expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=cmd|calc &amp; &lt;b&gt;Ёж&lt;/b&gt;</t></is></c>')
  expect(sheet).not.toContain('<f>')
  expect(sheet).not.toContain('secret')
  // Of administrators too only what their roles let them see.
  expect((await (await exported(admin, 'format=csv')).text()).trim().split('\n')).toHaveLength(1)
})

test('an open session is searched by its name and its history, whatever is searched for [SRC-02, SRC-05]', async () => {
  const { visitor, sessionId } = await begin(desk, olga, 'Где мой Счёт?')
  await answer(olga, sessionId, 'The invoice is 100% here_now')
  await write(visitor, visitor.threadId, 'Invoices again\nand (a+)+$ too')
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'Invoice of May' } })
  const find = (text: string, who = olga) => who.get(contract.searchTimeline, { path: { sessionId }, query: { text } })
  const texts = async (text: string) => (await find(text)).items.map(({ snippet }) => snippet)
  expect(await find('INVOI')).toMatchObject({ count: 2, name: true, next: null })
  expect(await texts('INVOI')).toEqual(['Invoices again and (a+)+$ too', 'The invoice is 100% here_now'])
  expect(await texts('счет')).toEqual(['Где мой Счёт?'])
  expect(await texts('0% h')).toEqual(['The invoice is 100% here_now'])
  expect(await texts('e_n')).toHaveLength(1)
  expect(await texts('(a+)+$')).toHaveLength(1)
  expect(await texts('%%')).toEqual([])
  expect(await texts('.*')).toEqual([])
  expect(await find('May')).toMatchObject({ count: 0, name: true })
  // Notices are no messages.
  expect(await texts('renamed')).toEqual([])
  // A message’s text does not match where no session is open [SRC-03].
  expect((await olga.get(contract.searchSessions, { query: { text: 'here_now' } })).items).toEqual([])
  const refused = await otto.ask(contract.searchTimeline, { path: { sessionId }, query: { text: 'invoice' } })
  expect(refused.problem?.code).toBe('not-found')
})

test('hits come newest first in portions, with earlier sessions of the thread and without later ones [SRC-02, SRC-06]', async () => {
  const { visitor, sessionId } = await begin(desk, olga, 'parcel 0')
  for (let i = 1; i < 70; i++) await write(visitor, visitor.threadId, `parcel ${i}`)
  await olga.get(contract.closeSession, { path: { sessionId } })
  const { sessionId: later } = await write(visitor, visitor.threadId, 'parcel of the later session')
  const page = await vera.get(contract.searchTimeline, { path: { sessionId: later }, query: { text: 'PARCEL' } })
  expect(page.count).toBe(71)
  const rest = await vera.get(contract.searchTimeline, {
    path: { sessionId: later },
    query: { text: 'PARCEL', cursor: page.next! },
  })
  expect(rest).toMatchObject({ count: null, next: null })
  const found = [...page.items, ...rest.items].map(({ snippet }) => snippet)
  expect(found).toEqual(['parcel of the later session', ...Array.from({ length: 70 }, (_, i) => `parcel ${69 - i}`)])
  const earlier = await olga.get(contract.searchTimeline, { path: { sessionId }, query: { text: 'parcel' } })
  expect(earlier.count).toBe(70)
})

test('a snippet is cut around what was found [SRC-04]', async () => {
  const long = `${'x'.repeat(300)} needle ${'y'.repeat(300)}`
  const { sessionId } = await begin(desk, olga, long)
  const { items } = await olga.get(contract.searchTimeline, { path: { sessionId }, query: { text: 'Needle' } })
  expect(items[0]!.snippet).toContain('needle')
  expect([...items[0]!.snippet].length).toBeLessThanOrEqual(162)
})

test('an employee searches their own chat, in the words that they may know [MSG-02]', async () => {
  const { id: threadId } = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { sessionId } = await write(clara, threadId, 'My printer')
  await olga.get(contract.takeSession, { path: { sessionId } })
  await answer(olga, sessionId, 'Which printer?')
  const find = (who: typeof olga, text: string) => who.ask(contract.searchThread, { path: { threadId }, query: { text } })
  const { body } = await find(clara, 'PRINT')
  expect(body.count).toBe(2)
  expect(body.items.map(({ authorName }) => authorName)).toEqual([chat.name, 'Clara'])
  expect((await find(olga, 'printer')).problem?.code).toBe('not-found')
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'Hidden name' } })
  expect((await find(clara, 'Hidden')).body.count).toBe(0)
  expect(first.name).toBe('First line')
})

import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, sofia, vera, boris, ilya, chat, first, second, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const other = await admin.get(contract.createLiveChat, {
  body: { name: 'Elsewhere', operatorGroupIds: [second.id], supervisorGroupIds: [second.id] },
})
const names = ['Заказ Ёлка 5%', 'заказ елка', 'Order_77 \\ back', 'Order 177', 'Refund', 'invoice 100% sure', 'Invoice', '(a+)+$']
const states = ['queued', 'assigned', 'closed', 'spam', 'bot'] as const
const people = [olga, oleg, sofia, boris]
const label = await admin.get(contract.createLabel, { path: { liveChatId: chat.id }, body: { name: 'VIP', colour: '#ff0000' } })

await admin.get(contract.editSettings, { body: { limits: { apiPerMinute: 1_000_000 } } })

/** 240 sessions in all states, with all that they can be found by, spread by primes. */
beforeAll(async () => {
  const channels = await db.selectFrom('channels').selectAll().execute()
  const customers = []
  for (let i = 0; i < 6; i++) customers.push((await desk.visitor(`Customer ${i}`)).customerId)
  const threads = []
  const sessions = []
  for (let i = 0; i < 240; i++) {
    const live_chat_id = i % 5 === 4 ? other.id : chat.id
    const kind = i % 7 === 0 ? 'internal' : 'website'
    const channel = channels.find((one) => one.live_chat_id === live_chat_id && one.kind === kind)!
    const state = states[(i + Math.floor(i / 5)) % 5]!
    const at = new Date(Date.UTC(2026, 0, 1) + ((i * 7_919) % 1_000) * 60_000)
    const closed = new Date(at.getTime() + ((i * 31) % 90) * 60_000)
    const thread = {
      id: crypto.randomUUID(),
      live_chat_id,
      channel_id: channel.id,
      customer_id: customers[i % 6]!,
      external_id: `x${i}`,
    }
    threads.push(thread)
    sessions.push({
      id: crypto.randomUUID(),
      thread_id: thread.id,
      live_chat_id,
      channel_kind: kind,
      customer_id: thread.customer_id,
      chapter: 1,
      name: `${names[i % names.length]}${i % 3 === 0 ? ` ${i}` : ''}`,
      state,
      operator_id: state === 'queued' || state === 'bot' ? null : people[i % 4]!.id,
      group_id: i % 3 === 0 ? first.id : i % 3 === 1 ? second.id : null,
      priority: i % 4,
      label_ids: i % 6 === 0 ? [label.id] : [],
      received: i % 5,
      read: (i % 5) - (i % 10 === 3 ? 1 : 0),
      created_at: at,
      queued_at: at,
      last_activity_at: closed,
      active_minute: Math.floor(closed.getTime() / 60_000),
      waiting_since: i % 9 === 0 && state === 'queued' ? at : null,
      closed_at: state === 'closed' ? closed : null,
    })
  }
  await db.insertInto('threads').values(threads).execute()
  await db.insertInto('sessions').values(sessions).execute()
})

type Filters = contract.SessionFilters
type Someone = typeof olga

async function all(who: Someone, filters: Filters = {}, order = '-created', limit = 17): Promise<contract.SessionRow[]> {
  const rows: contract.SessionRow[] = []
  for (let cursor: string | undefined; ; ) {
    const query = { filters: JSON.stringify(filters), order, limit, ...(cursor && { cursor }) }
    const { items, next, count } = await who.get(contract.findSessions, { query })
    if (!cursor) expect(count).toBeGreaterThanOrEqual(items.length)
    else expect(count).toBeNull()
    rows.push(...items)
    if (!next) return rows
    cursor = next
  }
}

/** What the rules of one session say, asked some at a time: who waits for long is refused for that, whatever they may read. */
async function readable(who: Someone): Promise<string[]> {
  const ids = (await db.selectFrom('sessions').select('id').execute()).map(({ id }) => id)
  const statuses: number[] = []
  for (let at = 0; at < ids.length; at += 20) {
    const some = ids.slice(at, at + 20).map((sessionId) => who.ask(contract.readSession, { path: { sessionId } }))
    statuses.push(...(await Promise.all(some)).map(({ status }) => status))
  }
  expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([])
  return ids.filter((_, i) => statuses[i] === 200).sort()
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

test.for([
  ['a supervisor', vera],
  ['an operator', olga],
  ['another operator', oleg],
  ['an operator here who supervises elsewhere', sofia],
  ['who is both', boris],
  ['an administrator without a role', admin],
  ['who has no role', ilya],
] as const)('the list shows %s what they may read, spam and all, and nothing else [SAP-01]', async ([, who]) => {
  expect(idsOf(await all(who, { spam: 'any' })).sort()).toEqual(await readable(who))
})

test('sessions in spam have a filter of their own and are left out without it [SAP-03]', async () => {
  const rows = await all(vera)
  expect(rows.some(({ state }) => state === 'spam')).toBe(false)
  const spam = await all(vera, { spam: 'only' })
  expect(new Set(spam.map(({ state }) => state))).toEqual(new Set(['spam']))
  expect(idsOf(await all(vera, { spam: 'any' })).length).toBe(rows.length + spam.length)
})

const day = '2026-01-01T'
const cases: [string, Filters, (row: contract.SessionRow) => boolean][] = [
  ['name', { name: 'refund' }, ({ name }) => name.startsWith('Refund')],
  ['live chat', { liveChatIds: [other.id] }, ({ liveChatId }) => liveChatId === other.id],
  ['channel', { channels: ['internal'] }, ({ channelKind }) => channelKind === 'internal'],
  ['states', { states: ['queued', 'closed'] }, ({ state }) => state === 'queued' || state === 'closed'],
  ['open states', { states: ['assigned', 'bot'] }, ({ state }) => state === 'assigned' || state === 'bot'],
  ['operator', { operatorIds: [olga.id] }, ({ operator }) => operator?.id === olga.id],
  ['nobody', { operatorIds: [null] }, ({ operator }) => operator === null],
  ['nobody or somebody', { operatorIds: [null, oleg.id] }, ({ operator }) => !operator || operator.id === oleg.id],
  ['group', { groupIds: [second.id] }, ({ group }) => group?.id === second.id],
  ['priority [INF-12]', { priorities: [3] }, ({ priority }) => priority === 3],
  ['priority not set [INF-12]', { priorities: [0, 2] }, ({ priority }) => priority === 0 || priority === 2],
  ['labels [LAB-01]', { labelIds: [label.id] }, ({ labelIds }) => labelIds.includes(label.id)],
  [
    'created',
    { created: { from: `${day}03:00:00Z`, to: `${day}06:00:00Z` } },
    ({ createdAt }) => createdAt >= `${day}03:00` && createdAt < `${day}06:00`,
  ],
  ['closed', { closed: { from: `${day}05:00:00Z` } }, ({ closedAt }) => closedAt !== null && closedAt >= `${day}05:00`],
  ['activity', { activity: { to: `${day}04:00:00Z` } }, ({ lastActivityAt }) => lastActivityAt < `${day}04:00`],
  ['customer', { customer: 'mer 3' }, ({ customer }) => customer.name === 'Customer 3'],
  ['internal', { customerKind: 'internal' }, ({ channelKind }) => channelKind === 'internal'],
  ['external', { customerKind: 'external' }, ({ channelKind }) => channelKind !== 'internal'],
  ['waiting', { waitingMinutes: 5 }, ({ waitingSince }) => waitingSince !== null],
  ['unread', { unread: true }, ({ received, read, state }) => state !== 'closed' && received > read],
  [
    'several together',
    { states: ['assigned'], priorities: [1, 3], customer: 'customer' },
    ({ state, priority }) => state === 'assigned' && priority % 2 === 1,
  ],
]
test.for(cases)('found by %s, and combined with others [SAP-02, SRC-08]', async ([, filters, fits]) => {
  for (const who of [boris, sofia]) {
    const found = await all(who, filters)
    const expected = (await all(who)).filter(fits)
    expect(idsOf(found)).toEqual(idsOf(expected))
    if (who === boris && !('liveChatIds' in filters)) expect(found.length).toBeGreaterThan(0)
  }
})

test.for(contract.sortedBy)('sorted by %s both ways, page by page, each row once [SAP-05]', async (sort) => {
  const expected = idsOf(await all(sofia)).sort()
  for (const order of [sort, `-${sort}`]) {
    const rows = await all(sofia, {}, order)
    expect(idsOf(rows).sort()).toEqual(expected)
    const keys = rows.map(keyOf[sort]).filter((key) => key !== '')
    const way = order.startsWith('-') ? -1 : 1
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -way : a > b ? way : 0)))
  }
})

const keyOf: Record<contract.SessionSort, (row: contract.SessionRow) => string | number> = {
  created: (row) => row.createdAt,
  activity: (row) => row.lastActivityAt,
  closed: (row) => row.closedAt ?? '',
  name: (row) => Buffer.from(row.name.toLowerCase()).toString('hex'),
  customer: (row) => row.customer.name,
  liveChat: (row) => row.liveChatName,
  channel: (row) => row.channelKind,
  state: (row) => contract.sortedBy.length + ['queued', 'assigned', 'bot', 'closed', 'spam'].indexOf(row.state),
  operator: (row) => row.operator?.name.toLowerCase() ?? '',
  group: (row) => row.group?.name.toLowerCase() ?? '',
  priority: (row) => row.priority + 1,
}

test('filters are made of what stands on sessions that one may see [SAP-02]', async () => {
  const theirs = await vera.get(contract.readSessionFilters)
  expect(theirs.liveChats.map(({ name }) => name)).toEqual(['Support'])
  expect(theirs.operators.map(({ name }) => name)).toEqual(['Boris', 'Oleg', 'Olga', 'Sofia'])
  expect((await ilya.get(contract.readSessionFilters)).operators).toEqual([])
})

test.for([
  ['заказ ЕЛКА', 'Заказ Ёлка 5%'],
  ['Ёлка', 'заказ елка'],
  ['аказ', 'Заказ Ёлка 5%'],
  ['INVOIC', 'Invoice'],
] as const)('%s finds part of a word, in any case, Cyrillic too [SRC-05]', async ([text, name]) => {
  const found = await vera.get(contract.searchSessions, { query: { text } })
  expect(found.count).toBeGreaterThan(0)
  const more: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await vera.get(contract.searchSessions, { query: { text, ...(cursor && { cursor }) } })
    more.push(...page.items.map((card) => card.name))
    if (!page.next) break
    cursor = page.next
  }
  expect(more.some((one) => one.startsWith(name))).toBe(true)
})

test.for(['0% ', 'er_7', ' \\ ', '(a+)+$', 'лка', 'ел'] as const)(
  '%s means itself, whatever it means elsewhere [SRC-05]',
  async (text) => {
    const fold = (one: string) => one.toLowerCase().replaceAll('ё', 'е')
    const found = await all(vera, { name: text }, 'name')
    const expected = (await all(vera, {}, 'name')).filter(({ name }) =>
      fold(name).includes(fold(text.length > 2 ? text : ` ${text}`)),
    )
    expect(idsOf(found)).toEqual(idsOf(expected))
  },
)

test('an expression that would keep a regular expression busy for years answers at once [SRC-05]', async () => {
  const began = performance.now()
  const { count } = await vera.get(contract.searchSessions, { query: { text: `${'(a+)+'.repeat(15)}$` } })
  expect(count).toBe(0)
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('by names only sessions that one may see, closed ones too, never spam [SRC-03, SRC-07]', async () => {
  for (const who of [vera, olga, sofia, ilya]) {
    const found = []
    for (let cursor: string | undefined; ; ) {
      const page = await who.get(contract.searchSessions, { query: { text: 'order', ...(cursor && { cursor }) } })
      found.push(...page.items)
      if (!page.next) break
      cursor = page.next
    }
    const expected = (await all(who)).filter(({ name }) => name.startsWith('Order'))
    expect(idsOf(found).sort()).toEqual(idsOf(expected).sort())
    if (who === vera) expect(found.some(({ state }) => state === 'closed')).toBe(true)
  }
})

test('what is not understood is refused [SAP-02]', async () => {
  const wrong = async (query: object) => (await vera.ask(contract.findSessions, { query: query as never })).problem?.code
  expect(await wrong({ filters: '{' })).toBe('bad-request')
  expect(await wrong({ filters: '{"nothing":1}' })).toBe('bad-request')
  expect(await wrong({ filters: '{"created":{"from":"yesterday"}}' })).toBe('bad-request')
  expect(await wrong({ order: 'preview' })).toBe('bad-request')
  expect(await wrong({ cursor: 'x' })).toBe('bad-request')
  expect(await wrong({ cursor: Buffer.from('["","now","00000000-0000-0000-0000-000000000000"]').toString('base64url') })).toBe(
    'bad-request',
  )
  expect((await vera.ask(contract.searchSessions, { query: { text: 'a' } })).problem?.code).toBe('bad-request')
})

test('administrators keep the app to some of the staff [SAP-07]', async () => {
  const may = async (who: Someone) => (await who.ask(contract.findSessions, { query: {} })).status === 200
  for (const [sessionsApp, those] of [
    ['supervisors', [vera, boris, sofia, admin]],
    ['administrators', [admin]],
    ['staff', [olga, vera, admin]],
  ] as const) {
    await admin.get(contract.editSettings, { body: { sessionsApp } })
    for (const who of [olga, vera, boris, sofia, admin]) {
      if (those.includes(who as never)) await expect.poll(() => may(who)).toBe(true)
      else if (sessionsApp !== 'staff') await expect.poll(() => may(who)).toBe(false)
    }
  }
})

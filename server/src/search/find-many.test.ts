import { type FoundMessages, findSessions, type SessionFilters, type SessionOrder, searchTimeline } from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, openDesk, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, vera, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const count = 11_000
const first = Date.UTC(2026, 0, 1)
const minute = 60_000
const prime = (i: number, by: number, size: number) => (i * by) % size

/** More than are gathered and sorted, so that lists are walked along their indexes. */
const made = Array.from({ length: count }, (_, i) => {
  const created = first + prime(i, 7_919, count) * minute
  const closed = i % 4 > 0
  return {
    id: `00000005-0000-7000-8000-${i.toString(16).padStart(12, '0')}`,
    name: `Order ${prime(i, 31, 977)}`,
    created,
    closed: closed ? created + prime(i, 131, 90) * minute : null,
    priority: i % 5 < 2 ? 3 : 0,
  }
})

beforeAll(async () => {
  const visitor = await desk.visitor('Clara')
  const channel = await db
    .selectFrom('channels')
    .select('id')
    .where('live_chat_id', '=', chat.id)
    .where('kind', '=', 'website')
    .executeTakeFirstOrThrow()
  const common = { live_chat_id: chat.id, customer_id: visitor.customerId }
  for (let from = 0; from < count; from += 1_000) {
    const some = made.slice(from, from + 1_000).map((one) => ({ ...one, thread: one.id.replace('00000005', '00000003') }))
    const threads = some.map(({ id, thread }) => ({ ...common, id: thread, channel_id: channel.id, external_id: id }))
    await db.insertInto('threads').values(threads).execute()
    const sessions = some.map(({ id, thread, name, created, closed, priority }) => ({
      ...common,
      ...{
        id,
        name,
        priority,
        thread_id: thread,
        channel_kind: 'website',
        chapter: 1,
        state: closed === null ? ('queued' as const) : ('closed' as const),
      },
      ...{ created_at: new Date(created), queued_at: new Date(created), last_activity_at: new Date(closed ?? created) },
      active_minute: (closed ?? created) / minute,
      closed_at: closed === null ? null : new Date(closed),
    }))
    await db.insertInto('sessions').values(sessions).execute()
  }
  await product.database.pool.query('analyze sessions')
})

type Made = (typeof made)[number]
const keys: Record<string, (one: Made) => (string | number)[]> = {
  created: ({ created }) => [created],
  activity: ({ created, closed }) => [closed ?? created],
  closed: ({ created, closed }) => [closed ?? created],
  name: ({ name }) => [name.toLowerCase()],
  customer: () => [0],
}

function expected(order: SessionOrder, fits: (one: Made) => boolean): string[] {
  const by = order.replace('-', '')
  const way = order.startsWith('-') ? -1 : 1
  const key = (one: Made) => [...keys[by]!(one), one.id]
  const compare = (a: Made, b: Made) => {
    if (by === 'closed' && (a.closed === null) !== (b.closed === null)) return a.closed === null ? 1 : -1
    const [of, other] = [key(a), key(b)]
    const at = of.findIndex((value, i) => value !== other[i])
    return of[at]! < other[at]! ? -way : way
  }
  return made
    .filter(fits)
    .sort(compare)
    .map(({ id }) => id)
}

const from = first + 2_000 * minute
const at = (time: number) => new Date(time).toISOString()
const filters: [string, SessionFilters, (one: Made) => boolean][] = [
  ['no filter', {}, () => true],
  ['a common name', { name: 'ORDER' }, () => true],
  ['a part of a name', { name: 'er 1' }, ({ name }) => name.includes('er 1')],
  ['digits of a name', { name: '96' }, ({ name }) => / 96/.test(name)],
  ['a rare name', { name: 'order 961', priorities: [3] }, ({ name, priority }) => name === 'Order 961' && priority === 3],
  ['a priority', { priorities: [3] }, ({ priority }) => priority === 3],
  ['a state', { states: ['queued'] }, ({ closed }) => closed === null],
  ['closed since', { closed: { from: at(from) } }, ({ closed }) => closed !== null && closed >= from],
  ['created since', { created: { from: at(from) } }, ({ created }) => created >= from],
  [
    'active until',
    { activity: { to: at(first + 5_000 * minute) } },
    ({ created, closed }) => (closed ?? created) < first + 5_000 * minute,
  ],
]
const orders = Object.keys(keys).flatMap((key) => [key, `-${key}`]) as SessionOrder[]

test.for(filters)('of thousands with %s each order begins and goes on right [SAP-02, SAP-05, T-08]', async ([, chosen, fits]) => {
  for (const order of orders) {
    const ids: string[] = []
    const right = expected(order, fits)
    for (let cursor: string | undefined; ids.length < 240; ) {
      const query = { filters: JSON.stringify(chosen), order, limit: 80, ...(cursor && { cursor }) }
      const page = await vera.get(findSessions, { query })
      if (!cursor) expect(page.count, order).toBe(Math.min(right.length, 1_000))
      ids.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(ids, order).toEqual(right.slice(0, 240))
  }
})

test('a word is found however it is written, е for ё, and signs are only signs [SRC-05]', async () => {
  const { visitor, sessionId } = await begin(desk)
  const texts = ['Счёт за ЕЛКУ', 'счет пришел', '50% off_now', '500 offAnow', 'RECEIPT é', 'Receipt É']
  for (const text of texts) await write(visitor, visitor.threadId, text)
  const found = async (text: string) => {
    const page: FoundMessages = await vera.get(searchTimeline, { path: { sessionId }, query: { text } })
    return page.items.map(({ snippet }) => snippet).reverse()
  }
  expect(await found('СЧЕТ')).toEqual(texts.slice(0, 2))
  expect(await found('счёт')).toEqual(texts.slice(0, 2))
  expect(await found('ёлку')).toEqual([texts[0]])
  expect(await found('с_ет')).toEqual([])
  expect(await found('50%')).toEqual([texts[2]])
  expect(await found('OFF_')).toEqual([texts[2]])
  expect(await found('receipt')).toEqual(texts.slice(4))
  expect(await found('t É')).toEqual(texts.slice(4))
})

import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { answer, begin, newId, openDesk, take, write } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'

const desk = await openDesk()
const { product, olga, vera, first, db } = desk
/** Another process on the same database. */
const other = await product.another()
afterAll(async () => {
  await other[Symbol.asyncDispose]()
  await product[Symbol.asyncDispose]()
})
await db
  .insertInto('settings')
  .values([
    { name: 'limits.apiPerMinute', value: '1000000' },
    { name: 'limits.operatorMessagesPerMinute', value: '1000000' },
    { name: 'limits.visitorMessagesPerMinute', value: '1000000' },
  ])
  .execute()
await db.insertInto('events').values({ topics: 'settings', body: '{}' }).execute()

const elsewhere = <Who extends { headers: Record<string, string> }>(who: Who) => ({ ...who, ...clientOf(other.url, who.headers) })

test('20 operators reach for one session on two nodes, 100 times: one has it, the rest are told who [RTE-06, T-25, P9]', async () => {
  const operators: TestUser[] = []
  for (let i = 0; i < 20; i++) operators.push(await product.user(`Operator ${i}`, { groupIds: [first.id] }))
  await db.updateTable('users').set({ online: true, seen_at: new Date() }).execute()
  const clients = operators.map((who, i) => (i % 2 ? elsewhere(who) : who))
  for (let round = 0; round < 100; round++) {
    const { sessionId } = await begin(desk)
    const answers = await Promise.all(clients.map((who) => who.ask(contract.takeSession, { path: { sessionId } })))
    const winners = operators.filter((_, i) => answers[i]!.status === 200)
    expect(winners).toHaveLength(1)
    const losers = answers.filter(({ status }) => status !== 200)
    expect(losers.map(({ problem }) => [problem?.code, problem?.holder?.id])).toEqual(
      losers.map(() => ['session-taken', winners[0]!.id]),
    )
  }
}, 120_000)

test('10 first messages at once, 20 times, on two nodes: one session, all of them in it [SES-02, T-26]', async () => {
  for (let round = 0; round < 20; round++) {
    const visitor = await desk.visitor()
    const there = elsewhere(visitor)
    const written = await Promise.all(
      Array.from({ length: 10 }, (_, i) => write(i % 2 ? there : visitor, visitor.threadId, `First ${i}`)),
    )
    expect(new Set(written.map(({ sessionId }) => sessionId)).size).toBe(1)
    expect(written.map(({ number }) => number).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  }
})

test('a message that races with closing is in that session or in the next, and never lost [SES-03]', async () => {
  for (let round = 0; round < 30; round++) {
    const { visitor, sessionId } = await begin(desk, olga)
    const there = elsewhere(visitor)
    const id = newId()
    const [written] = await Promise.all([
      write(there, visitor.threadId, 'One more thing', id),
      write(visitor, visitor.threadId, 'And another'),
      olga.get(contract.closeSession, { path: { sessionId } }),
    ])
    const rows = await db
      .selectFrom('messages as m')
      .innerJoin('sessions as s', 's.id', 'm.session_id')
      .select(['m.session_id', 'm.number', 's.closed_at', 's.chapter'])
      .where('s.thread_id', '=', visitor.threadId)
      .orderBy('s.chapter')
      .orderBy('m.number')
      .execute()
    const chapters = Map.groupBy(rows, ({ chapter }) => chapter)
    for (const theirs of chapters.values()) expect(theirs.map(({ number }) => number)).toEqual(theirs.map((_, i) => i + 1))
    expect(rows.some(({ session_id }) => session_id === written.sessionId)).toBe(true)
    const closing = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
    expect(closing.items.at(-1)?.notice).toEqual({ kind: 'closed' })
  }
})

test('an answer that races with reassigning is in before it, or is refused [P9]', async () => {
  for (let round = 0; round < 30; round++) {
    const { sessionId } = await begin(desk, olga)
    const [sent] = await Promise.all([
      olga.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'On my way' } }),
      elsewhere(vera).get(contract.reassignSession, { path: { sessionId }, body: { to: { groupId: first.id }, from: olga.id } }),
    ])
    const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
    const at = (is: (message: contract.Message) => boolean) => items.findIndex(is)
    const reassigned = at(({ notice }) => notice?.kind === 'reassigned')
    if (sent.status === 200) expect(at(({ author }) => author === 'operator')).toBeLessThan(reassigned)
    // By then it waits in a queue of hers.
    else expect(sent.problem?.code).toBe('session-queued')
  }
})

test('two who reassign at once: one does, the other is told that it changed [P9, INF-07]', async () => {
  const { sessionId } = await begin(desk, olga)
  const to = (groupId: string) => ({ path: { sessionId }, body: { to: { groupId }, from: olga.id } })
  const answers = await Promise.all([
    vera.ask(contract.reassignSession, to(first.id)),
    elsewhere(vera).ask(contract.reassignSession, to(desk.second.id)),
  ])
  expect(answers.map(({ problem }) => problem?.code ?? 'ok').sort()).toEqual(['changed-meanwhile', 'ok'])
})

test('two nodes write into one session: every number once, in order for all [P3]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const there = elsewhere(visitor)
  const olgaThere = elsewhere(olga)
  const position = (await vera.get(contract.readWorkspace)).position
  const socket = await vera.socket(position)
  const repeated = Array.from({ length: 20 }, () => newId())
  await Promise.all([
    ...Array.from({ length: 80 }, (_, i) => write(i % 2 ? there : visitor, visitor.threadId, `Question ${i}`)),
    ...Array.from({ length: 40 }, (_, i) => answer(i % 2 ? olgaThere : olga, sessionId, `Answer ${i}`)),
    ...repeated.flatMap((id) => [write(there, visitor.threadId, 'Again', id), write(visitor, visitor.threadId, 'Again', id)]),
  ])
  const rows = await db.selectFrom('messages').select('number').where('session_id', '=', sessionId).orderBy('number').execute()
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 143 }, (_, i) => i + 1))
  const numbers = () =>
    socket.events.flatMap((event) =>
      event.name === 'message.sent' && event.message.sessionId === sessionId ? [event.message.number] : [],
    )
  await expect.poll(() => numbers().length, { timeout: 5_000 }).toBeGreaterThanOrEqual(140)
  expect(numbers()).toEqual([...new Set(numbers())].sort((a, b) => a - b))
  socket.end()
})

test('twelve rename one session at once on two nodes: each does, one after the other [P3, P9]', async () => {
  const { sessionId } = await begin(desk, olga)
  const path = { sessionId }
  const { session: before } = await olga.get(contract.readSession, { path })
  const renamed = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      (i % 2 ? elsewhere(olga) : olga).get(contract.editSession, { path, body: { name: `${i}` } }),
    ),
  )
  const numbers = renamed.map(({ number }) => number).sort((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, i) => before.number + 1 + i))
  const { session: after } = await olga.get(contract.readSession, { path })
  expect(after).toMatchObject({ number: before.number + 12, name: renamed.find(({ number }) => number === numbers.at(-1))!.name })
})

test('Start Work said again by who has it is so already: the same answer, nothing more in the session [RTE-06, P2]', async () => {
  const { sessionId } = await begin(desk)
  const all = await Promise.all([take(olga, sessionId), elsewhere(olga).get(contract.takeSession, { path: { sessionId } })])
  all.push(await take(olga, sessionId))
  for (const card of all) expect(card).toEqual(all[0])
  const { items } = await olga.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.filter(({ notice }) => notice?.kind === 'taken')).toHaveLength(1)
  const { problem } = await desk.oleg.ask(contract.takeSession, { path: { sessionId } })
  expect(problem).toMatchObject({ code: 'session-taken', holder: { id: olga.id } })
})

test('two at the blue counter for one session: one has it, the other is told who [RTE-06]', async () => {
  for (let round = 0; round < 10; round++) {
    while ((await olga.get(contract.takeNextSession)).session) {}
    const { sessionId } = await begin(desk)
    const [hers, his] = await Promise.all([
      olga.get(contract.takeNextSession),
      elsewhere(desk.oleg).get(contract.takeNextSession),
    ])
    const [winner, loser, name, id] = hers.taken ? [hers, his, 'Olga', olga.id] : [his, hers, 'Oleg', desk.oleg.id]
    expect([winner.session?.id, winner.takenBy]).toEqual([sessionId, null])
    expect(loser).toEqual({ session: null, taken: false, takenBy: { id, name } })
  }
  // Who has just taken it is told of nobody, and neither is who could not have had it.
  await desk.product.database.db
    .updateTable('sessions')
    .set({ assigned_at: new Date(Date.now() - 60_000) })
    .execute()
  expect(await olga.get(contract.takeNextSession)).toEqual({ session: null, taken: false, takenBy: null })
  expect(await desk.ilya.get(contract.takeNextSession)).toEqual({ session: null, taken: false, takenBy: null })
})

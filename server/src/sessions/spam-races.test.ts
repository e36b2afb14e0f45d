import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { answer, begin, newId, openDesk, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, boris, db } = desk
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
    { name: 'limits.visitorMessagesPerMinute', value: '1000000' },
  ])
  .execute()
await db.insertInto('events').values({ topics: 'settings', body: '{}' }).execute()

const elsewhere = <Who extends { headers: Record<string, string> }>(who: Who) => ({ ...who, ...clientOf(other.url, who.headers) })
const spam = (sessionId: string) => ({ path: { sessionId } })
const kindsOf = async (sessionId: string) =>
  (await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })).items.map(
    ({ notice, author }) => notice?.kind ?? author,
  )
const stateOf = async (sessionId: string) => (await vera.get(contract.readSession, spam(sessionId))).session
const codes = (answers: { problem?: contract.Problem | undefined }[]) => answers.map(({ problem }) => problem?.code ?? 'ok')
/** Operators' counts are what they hold, whatever raced. */
async function loadsAgree() {
  const loads = await db.selectFrom('operator_loads').select(['user_id', 'open']).execute()
  for (const { user_id, open } of loads) {
    const held = await db
      .selectFrom('sessions')
      .select('id')
      .where('operator_id', '=', user_id)
      .where('state', '=', 'assigned')
      .execute()
    expect(open).toBe(held.length)
  }
}

test('two mark one session on two nodes: it is marked once [SPM-01, P9]', async () => {
  for (let round = 0; round < 6; round++) {
    const { sessionId } = await begin(desk, olga)
    const answers = await Promise.all([
      olga.ask(contract.markSpam, spam(sessionId)),
      elsewhere(vera).ask(contract.markSpam, spam(sessionId)),
      elsewhere(boris).ask(contract.markSpam, spam(sessionId)),
    ])
    expect(codes(answers)).toEqual(['ok', 'ok', 'ok'])
    expect((await kindsOf(sessionId)).filter((kind) => kind === 'spam')).toHaveLength(1)
    const back = await Promise.all([
      olga.ask(contract.unmarkSpam, spam(sessionId)),
      elsewhere(vera).ask(contract.unmarkSpam, spam(sessionId)),
    ])
    expect(codes(back)).toEqual(['ok', 'ok'])
    expect((await kindsOf(sessionId)).filter((kind) => kind === 'not-spam')).toHaveLength(1)
    expect(await stateOf(sessionId)).toMatchObject({ state: 'assigned', operator: { id: olga.id } })
  }
  await loadsAgree()
})

test('marking while it is closed: one of both, and the other is told why [SPM-01, DM-06]', async () => {
  for (let round = 0; round < 6; round++) {
    const { sessionId } = await begin(desk, olga)
    const [marked, closed] = await Promise.all([
      elsewhere(vera).ask(contract.markSpam, spam(sessionId)),
      olga.ask(contract.closeSession, spam(sessionId)),
    ])
    const { state } = await stateOf(sessionId)
    expect(codes([marked!, closed!])).toEqual(state === 'spam' ? ['ok', 'session-spam'] : ['session-closed', 'ok'])
  }
  await loadsAgree()
})

test('marking while it is given away: it is in spam, and comes back to who had it at last [SPM-07]', async () => {
  for (let round = 0; round < 6; round++) {
    const { sessionId } = await begin(desk, olga)
    const [, given] = await Promise.all([
      elsewhere(vera).get(contract.markSpam, spam(sessionId)),
      olga.ask(contract.reassignSession, { ...spam(sessionId), body: { to: { operatorId: oleg.id }, from: olga.id } }),
    ])
    expect(await stateOf(sessionId)).toMatchObject({ state: 'spam' })
    const back = await vera.get(contract.unmarkSpam, spam(sessionId))
    expect(back.operator?.id).toBe(given.problem ? olga.id : oleg.id)
  }
  await loadsAgree()
})

test('marking while somebody takes it: who took it has it again afterwards [SPM-07, RTE-06]', async () => {
  for (let round = 0; round < 6; round++) {
    const { sessionId } = await begin(desk)
    const [, taken] = await Promise.all([
      elsewhere(vera).get(contract.markSpam, spam(sessionId)),
      olga.ask(contract.takeSession, spam(sessionId)),
    ])
    const back = await vera.get(contract.unmarkSpam, spam(sessionId))
    expect([back.state, back.operator?.id]).toEqual(taken.problem ? ['queued', undefined] : ['assigned', olga.id])
  }
  await loadsAgree()
})

test('messages that race with marking and taking the mark away are all in it, and no other session begins [SPM-08, P3]', async () => {
  for (let round = 0; round < 20; round++) {
    const { visitor, sessionId } = await begin(desk, olga)
    const there = elsewhere(visitor)
    const twice = newId()
    const writing = (i: number) => write(i % 2 ? there : visitor, visitor.threadId, `Offer ${i}`)
    const written = await Promise.all([
      ...Array.from({ length: 4 }, (_, i) => writing(i)),
      vera.get(contract.markSpam, spam(sessionId)).then(() => write(there, visitor.threadId, 'Into spam')),
      write(visitor, visitor.threadId, 'Again', twice),
      write(there, visitor.threadId, 'Again', twice),
    ])
    const back = vera.get(contract.unmarkSpam, spam(sessionId)).then(() => answer(olga, sessionId, 'Hello'))
    written.push(...(await Promise.all([...Array.from({ length: 4 }, (_, i) => writing(i)), back])))
    expect(new Set(written.map((message) => message.sessionId))).toEqual(new Set([sessionId]))
    const rows = await db.selectFrom('messages').select('number').where('session_id', '=', sessionId).orderBy('number').execute()
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1))
    expect(await stateOf(sessionId)).toMatchObject({ state: 'assigned', received: 11, sent: 1 })
  }
  await loadsAgree()
})

test('ten first messages of who is locked on two nodes: one session, in spam [BLK-04, SES-02]', async () => {
  for (let round = 0; round < 5; round++) {
    const visitor = await desk.visitor()
    const rule = { type: 'account' as const, operator: 'equals' as const, value: visitor.customerId }
    const body = { list: 'block' as const, name: 'Spammer', ...rule, until: null, liveChatIds: null, reason: '' }
    await vera.get(contract.createLockEntry, { body })
    const there = elsewhere(visitor)
    const written = await Promise.all(
      Array.from({ length: 10 }, (_, i) => write(i % 2 ? there : visitor, visitor.threadId, `${i}`)),
    )
    expect(new Set(written.map(({ sessionId }) => sessionId)).size).toBe(1)
    expect(await stateOf(written[0]!.sessionId)).toMatchObject({ state: 'spam', received: 10 })
  }
})

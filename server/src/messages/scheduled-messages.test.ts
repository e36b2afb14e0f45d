import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, type Desk, openDesk, until } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const schedule = (who: TestUser, sessionId: string, text: string, at = inMs(60_000), messageId: string = v7()) =>
  who.ask(contract.scheduleMessage, { path: { sessionId, messageId }, body: { text, at } })
const listed = (who: TestUser, sessionId: string) => who.get(contract.listScheduledMessages, { path: { sessionId } })
const said = async (sessionId: string) =>
  (await desk.vera.get(contract.readTimeline, { path: { sessionId } })).items.flatMap(({ author, text }) =>
    author === 'operator' ? [text] : [],
  )

test('it is sent at its time, once, through the one writer and under its id [REM-01]', async () => {
  const { sessionId, visitor } = await begin(desk, desk.olga)
  const { body } = await schedule(desk.olga, sessionId, 'Good morning', inMs(1_200))
  expect(await listed(desk.vera, sessionId)).toEqual([body])
  expect(JSON.stringify(await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } }))).not.toContain(
    'morning',
  )
  await until(async () => (await listed(desk.olga, sessionId)).length === 0)
  const { items } = await desk.vera.get(contract.readTimeline, { path: { sessionId } })
  expect(items.filter(({ id }) => id === body.id)).toMatchObject([
    { author: 'operator', authorId: desk.olga.id, text: 'Good morning' },
  ])
})

test('changed, sent now or cancelled before its time; all who see the session see what waits [REM-01]', async () => {
  const { sessionId, visitor } = await begin(desk, desk.olga)
  const [changed, now, gone] = [v7(), v7(), v7()]
  for (const [id, text] of [
    [changed, 'First words'],
    [now, 'At once'],
    [gone, 'Never'],
  ] as const)
    await schedule(desk.olga, sessionId, text, inMs(3_600_000), id)
  await schedule(desk.olga, sessionId, 'Better words', inMs(1_000), changed)
  await desk.olga.get(contract.sendScheduledMessage, { path: { sessionId, messageId: now } })
  expect((await desk.oleg.ask(contract.cancelScheduledMessage, { path: { sessionId, messageId: gone } })).problem?.code).toBe(
    'not-found',
  )
  await desk.vera.get(contract.cancelScheduledMessage, { path: { sessionId, messageId: gone } })
  await until(async () => (await listed(desk.vera, sessionId)).length === 0)
  expect(await said(sessionId)).toEqual(['At once', 'Better words'])
  expect((await visitor.ask(contract.listScheduledMessages as never, { path: { sessionId } } as never)).status).toBe(403)
})

test('whoever may not answer then sends nothing: they are told, and it is kept [REM-01, STA-03]', async () => {
  const { sessionId } = await begin(desk, desk.oleg)
  const { body } = await schedule(desk.oleg, sessionId, 'Too late', inMs(1_200))
  await desk.oleg.get(contract.setStatus, { body: { online: false } })
  await until(async () => (await desk.oleg.get(contract.listActivity)).items.some(({ kind }) => kind === 'message-not-sent'))
  expect(await listed(desk.oleg, sessionId)).toEqual([{ ...body, refused: 'operator-offline' }])
  expect(await said(sessionId)).toEqual([])
  await desk.oleg.get(contract.setStatus, { body: { online: true } })
  await desk.oleg.get(contract.sendScheduledMessage, { path: { sessionId, messageId: body.id } })
  expect(await said(sessionId)).toEqual(['Too late'])
})

test('a restart in the midst, and a job that is done twice, send it once [REM-01]', async () => {
  const { sessionId } = await begin(desk, desk.olga)
  const { body } = await schedule(desk.olga, sessionId, 'Once', inMs(1_500))
  // As after a crash between the sending and what follows it.
  const again = { id: body.id }
  for (let i = 0; i < 3; i++)
    await sql`select graphile_worker.add_job('send-scheduled-message', ${JSON.stringify(again)}::json, run_at => ${body.at}::timestamptz)`.execute(
      desk.db,
    )
  const another = await desk.product.another()
  await until(async () => (await said(sessionId)).length > 0)
  await another[Symbol.asyncDispose]()
  await until(async () => (await listed(desk.olga, sessionId)).length === 0)
  expect(await said(sessionId)).toEqual(['Once'])
})

test('only who may answer may put an answer off [REM-01, STA-03]', async () => {
  const { sessionId } = await begin(desk)
  expect((await schedule(desk.olga, sessionId, 'Hi')).problem?.code).toBe('session-queued')
  await desk.olga.get(contract.takeSession, { path: { sessionId } })
  expect((await schedule(desk.vera, sessionId, 'Hi')).problem?.code).toBe('not-assignee')
  expect((await schedule(desk.olga, sessionId, ' ')).problem?.code).toBe('message-empty')
  expect((await schedule(desk.olga, sessionId, 'Hi', inMs(-1))).problem?.code).toBe('time-passed')
  const { body } = await schedule(desk.olga, sessionId, 'Hi')
  const other = await begin(desk, desk.oleg)
  expect((await schedule(desk.oleg, other.sessionId, 'Mine now', inMs(9_000), body.id)).problem?.code).toBe('message-differs')
})

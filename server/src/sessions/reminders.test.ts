import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { begin, type Desk, openDesk, until, workspaceOf, write } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const remind = (who: TestUser, sessionId: string, at: string, untilReply = false) =>
  who.ask(contract.setReminder, { path: { sessionId }, body: { at, untilReply } })
const remindersTo = async (who: TestUser) =>
  (await who.get(contract.listActivity)).items.filter(({ kind }) => kind === 'reminder')

test('at that time the session comes to the top, with an alert and an entry, once and to me alone [REM-01]', async () => {
  const { sessionId } = await begin(desk, desk.olga)
  const { position, ...held } = await workspaceOf(desk.olga)
  const socket = await desk.olga.socket(position)
  const { body } = await remind(desk.olga, sessionId, inMs(1_500))
  expect((await workspaceOf(desk.olga)).reminders).toEqual({ [sessionId]: body })
  await soon(() =>
    expect(socket.events.some((event) => event.name === 'activity.added' && event.entry.kind === 'reminder')).toBe(true),
  )
  const after = socket.events.reduce(contract.apply, held as contract.Workspace)
  expect(after.reminders).toEqual({ [sessionId]: { ...body, due: true } })
  expect((await workspaceOf(desk.olga)).reminders).toEqual(after.reminders)
  expect(await remindersTo(desk.olga)).toMatchObject([{ session: { id: sessionId }, liveChat: { name: 'Support' }, read: false }])
  expect(await remindersTo(desk.vera)).toEqual([])
  expect((await workspaceOf(desk.vera)).reminders).toEqual({})
  await desk.olga.get(contract.removeReminder, { path: { sessionId } })
  expect((await workspaceOf(desk.olga)).reminders).toEqual({})
  socket.end()
})

test("the customer's reply makes it needless where that was wished [REM-01]", async () => {
  const [one, two] = [await begin(desk, desk.oleg), await begin(desk, desk.oleg)]
  const { body: first } = await remind(desk.oleg, one.sessionId, inMs(1_500), true)
  await remind(desk.oleg, two.sessionId, inMs(1_500), false)
  for (const { visitor } of [one, two]) await write(visitor, visitor.threadId, 'Here I am')
  await until(async () => (await workspaceOf(desk.oleg)).sessions[one.sessionId]?.received === 2)
  expect(contract.isNeedless(first, (await workspaceOf(desk.oleg)).sessions[one.sessionId]!)).toBe(true)
  await until(async () => (await remindersTo(desk.oleg)).length > 0)
  await until(async () => Object.keys((await workspaceOf(desk.oleg)).reminders).length === 1)
  expect(await remindersTo(desk.oleg)).toMatchObject([{ session: { id: two.sessionId } }])
})

test('put off, it comes at the later time only; taken away, never; a restart in between changes nothing [REM-01]', async () => {
  const [one, two] = [await begin(desk, desk.boris), await begin(desk, desk.boris)]
  await remind(desk.boris, one.sessionId, inMs(700))
  await remind(desk.boris, one.sessionId, inMs(2_500))
  await remind(desk.boris, two.sessionId, inMs(700))
  await desk.boris.get(contract.removeReminder, { path: { sessionId: two.sessionId } })
  const another = await desk.product.another()
  await until(async () => (await remindersTo(desk.boris)).length > 0)
  expect(await remindersTo(desk.boris)).toMatchObject([{ session: { id: one.sessionId } }])
  await another[Symbol.asyncDispose]()
  // Whoever does the job once more, for instance after a crash.
  await sql`select graphile_worker.add_job('remind', ${JSON.stringify({ userId: desk.boris.id, sessionId: one.sessionId })}::json)`.execute(
    desk.db,
  )
  await until(
    async () =>
      (
        await sql`select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'remind' and j.run_at <= now()`.execute(desk.db)
      ).rows.length === 0,
  )
  expect(await remindersTo(desk.boris)).toHaveLength(1)
})

test('a time that has passed, one too far away, and a session that is not mine to see are refused [REM-01, ACC-07]', async () => {
  const { sessionId } = await begin(desk, desk.olga)
  expect((await remind(desk.olga, sessionId, inMs(-1_000))).problem?.code).toBe('time-passed')
  expect((await remind(desk.olga, sessionId, inMs(400 * 86_400_000))).problem?.code).toBe('time-too-far')
  expect((await remind(desk.olga, v7(), inMs(60_000))).problem?.code).toBe('not-found')
  expect((await remind(desk.ilya, sessionId, inMs(60_000))).problem?.code).toBe('not-found')
})

test('what I have begun to write is in all of my browsers and nowhere else [ui S7]', async () => {
  const { sessionId, visitor } = await begin(desk, desk.olga)
  const { position } = await workspaceOf(desk.olga)
  const [mine, vera, customer] = [
    await desk.olga.socket(position),
    await desk.vera.socket(position),
    await visitor.socket(position),
  ]
  const save = (who: TestUser, targetId: string, text: string) =>
    who.ask(contract.saveDraft, { path: { targetId }, body: { text } })
  await save(desk.olga, sessionId, 'Canary of a draft')
  await soon(() => expect(mine.events).toContainEqual({ name: 'draft.changed', targetId: sessionId, text: 'Canary of a draft' }))
  expect((await workspaceOf(desk.olga)).drafts).toEqual({ [sessionId]: 'Canary of a draft' })
  await write(visitor, visitor.threadId, 'Are you there?')
  await soon(() => expect(vera.events.some(({ name }) => name === 'message.sent')).toBe(true))
  expect(JSON.stringify([vera.frames, customer.frames, await workspaceOf(desk.vera)])).not.toContain('Canary')
  expect((await save(desk.ilya, sessionId, 'x')).problem?.code).toBe('not-found')
  await save(desk.olga, sessionId, ' ')
  expect((await workspaceOf(desk.olga)).drafts).toEqual({})
  for (const socket of [mine, vera, customer]) socket.end()
})

import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answer, begin, type Desk, openDesk, until, write } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'
import { alertTasks } from './index.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())
beforeEach(() => sql`update sessions set state = 'closed', closed_at = now() where state <> 'closed'`.execute(desk.db))

async function minutePasses(): Promise<void> {
  const climb = alertTasks(desk.product.means).find(({ name }) => name === 'climb-waiting')!
  await climb.run(desk.product.database, undefined as never, { number: 1, isLast: false })
}

/** Its customer has been waiting for so long (minutes), and its operator has had it for longer. */
const waitedFor = (sessionId: string, minutes: number) =>
  sql`update sessions set waiting_since = now() - make_interval(mins => ${minutes}), assigned_at = now() - interval '1 hour'
    where id = ${sessionId}`.execute(desk.db)

const toldOf = async (who: TestUser, sessionId: string) =>
  (await who.get(contract.listActivity)).items.filter(
    ({ kind, session }) => kind === 'session-unanswered' && session?.id === sessionId,
  )
const howMany = async (sessionId: string, ...people: TestUser[]) =>
  Promise.all(people.map(async (who) => (await toldOf(who, sessionId)).length))

async function ladder(group: number, supervisors: number): Promise<void> {
  const body = { waitingMinutesGroup: group, waitingMinutesSupervisors: supervisors }
  await desk.admin.get(contract.editSettings, { body })
  await until(() => desk.product.means.settings.read('waitingMinutesSupervisors', -1) === supervisors)
}

test('who has a session and does not answer is told again, then their group, then supervisors, each once [B-14]', async () => {
  await ladder(4, 8)
  const { sessionId } = await begin(desk, desk.olga)
  const { olga, oleg, vera, otto } = desk
  await minutePasses()
  expect(await howMany(sessionId, olga, oleg, vera)).toEqual([0, 0, 0])

  await waitedFor(sessionId, 3)
  await Promise.all([minutePasses(), minutePasses()])
  expect(await toldOf(olga, sessionId)).toMatchObject([{ count: 3, to: { kind: 'operator', name: olga.name }, follows: true }])
  expect(await howMany(sessionId, olga, oleg, vera)).toEqual([1, 0, 0])

  await sql`update sessions set waiting_since = waiting_since - interval '2 minutes' where id = ${sessionId}`.execute(desk.db)
  await sql`update waiting_steps set queued_at = queued_at - interval '2 minutes' where session_id = ${sessionId}`.execute(
    desk.db,
  )
  await minutePasses()
  await minutePasses()
  // A session of somebody else is not theirs to open: they know to whom to turn.
  expect(await toldOf(oleg, sessionId)).toMatchObject([{ count: 5, follows: false }])
  expect(await howMany(sessionId, olga, oleg, otto, vera)).toEqual([1, 1, 1, 0])

  await sql`update sessions set waiting_since = waiting_since - interval '4 minutes' where id = ${sessionId}`.execute(desk.db)
  await sql`update waiting_steps set queued_at = queued_at - interval '4 minutes' where session_id = ${sessionId}`.execute(
    desk.db,
  )
  await minutePasses()
  await minutePasses()
  expect(await howMany(sessionId, olga, oleg, otto, vera)).toEqual([1, 1, 1, 1])
})

test('an answer stops it, and what is asked next begins anew [B-14]', async () => {
  await ladder(4, 0)
  const { visitor, sessionId } = await begin(desk, desk.olga)
  await waitedFor(sessionId, 3)
  await minutePasses()
  await answer(desk.olga, sessionId, 'At once')
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg)).toEqual([1, 0])
  await write(visitor, visitor.threadId, 'And now?')
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg)).toEqual([1, 0])
  await waitedFor(sessionId, 3)
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg)).toEqual([2, 0])
})

test('who takes it over has their own time; closed, it is nobody’s [B-14]', async () => {
  await ladder(4, 8)
  const { sessionId } = await begin(desk, desk.olga)
  await waitedFor(sessionId, 7)
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg, desk.vera)).toEqual([1, 1, 0])
  const to = { operatorId: desk.oleg.id }
  await desk.vera.get(contract.reassignSession, { path: { sessionId }, body: { to, from: desk.olga.id } })
  await sql`update sessions set waiting_since = now() - interval '9 minutes' where id = ${sessionId}`.execute(desk.db)
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg, desk.vera)).toEqual([1, 1, 0])
  await waitedFor(sessionId, 9)
  await desk.vera.get(contract.closeSession, { path: { sessionId } })
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg, desk.vera)).toEqual([1, 1, 0])
})

test('without minutes nothing is said; with those of supervisors alone its operator first [B-14]', async () => {
  await ladder(0, 0)
  const { sessionId } = await begin(desk, desk.olga)
  await waitedFor(sessionId, 90)
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg, desk.vera)).toEqual([0, 0, 0])
  await ladder(0, 8)
  await waitedFor(sessionId, 5)
  await minutePasses()
  expect(await howMany(sessionId, desk.olga, desk.oleg, desk.vera)).toEqual([1, 0, 0])
})

import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { begin, type Desk, openDesk, take, until, write } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'
import { alertTasks } from './index.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())
beforeEach(async () => {
  desk.product.letters.length = 0
  await sql`delete from activity_entries`.execute(desk.db)
  await sql`update sessions set state = 'closed', closed_at = now() where state = 'queued'`.execute(desk.db)
})

/** What the minute's hand does, without waiting for it. */
async function minutePasses(): Promise<void> {
  const climb = alertTasks(desk.product.means).find(({ name }) => name === 'climb-waiting')!
  await climb.run(desk.product.database, undefined as never, { number: 1, isLast: false })
}

/** It has been waiting for so long (minutes). */
const waitedFor = (sessionId: string, minutes: number) =>
  sql`update sessions set queued_at = now() - make_interval(mins => ${minutes}) where id = ${sessionId}`.execute(desk.db)

const toldOf = async (who: TestUser, sessionId: string) =>
  (await who.get(contract.listActivity)).items.filter(
    ({ kind, session }) => kind === 'session-waiting' && session?.id === sessionId,
  )

async function ladder(group: number, supervisors: number): Promise<void> {
  const body = { waitingMinutesGroup: group, waitingMinutesSupervisors: supervisors }
  await desk.admin.get(contract.editSettings, { body })
  await until(() => desk.product.means.settings.read('waitingMinutesSupervisors', -1) === supervisors)
}

test('a session nobody takes is told to all who may take it, then to supervisors, each once [B-14, CNT-01]', async () => {
  await ladder(2, 5)
  const { sessionId } = await begin(desk)
  await minutePasses()
  expect(await toldOf(desk.olga, sessionId)).toEqual([])

  await waitedFor(sessionId, 3)
  await Promise.all([minutePasses(), minutePasses()])
  // Otto is Offline: nobody has taken it, so he hears of it too.
  for (const who of [desk.olga, desk.otto])
    expect(await toldOf(who, sessionId)).toMatchObject([{ count: 3, liveChat: { name: 'Support' } }])
  expect(await toldOf(desk.vera, sessionId)).toEqual([])

  await sql`update sessions set queued_at = queued_at where id = ${sessionId}`.execute(desk.db)
  await minutePasses()
  expect(await toldOf(desk.olga, sessionId)).toHaveLength(1)
})

test('supervisors come last, and who asked for it gets a letter [B-14, ui S30]', async () => {
  await ladder(0, 5)
  await desk.vera.get(contract.editNotices, { body: { cells: { 'waiting.email': true } } })
  const { sessionId } = await begin(desk)
  await waitedFor(sessionId, 6)
  await minutePasses()
  await minutePasses()
  expect(await toldOf(desk.vera, sessionId)).toHaveLength(1)
  expect(await toldOf(desk.olga, sessionId)).toEqual([])
  await until(() => desk.product.letters.some(({ text }) => text.includes(sessionId)))
})

test('taking ends it; back in the queue it begins anew [B-14]', async () => {
  await ladder(2, 0)
  const { sessionId } = await begin(desk)
  await take(desk.olga, sessionId)
  await waitedFor(sessionId, 9)
  await minutePasses()
  expect(await toldOf(desk.olga, sessionId)).toEqual([])

  const to = { groupId: desk.first.id }
  await desk.olga.get(contract.reassignSession, { path: { sessionId }, body: { to, from: desk.olga.id } })
  await waitedFor(sessionId, 4)
  await minutePasses()
  expect(await toldOf(desk.oleg, sessionId)).toHaveLength(1)
  expect(await toldOf(desk.sofia, sessionId)).toEqual([])
})

test('ten minutes unread is a letter to its operator, without a word of the message; read in time, none [ui S30]', async () => {
  const { visitor, sessionId } = await begin(desk, desk.olga, 'My card is 4111')
  const other = await begin(desk, desk.olga, 'Hello')
  await write(visitor, visitor.threadId, 'and its code is 42')
  await write(other.visitor, other.visitor.threadId, 'again')
  await until(async () => (await desk.db.selectFrom('unread_letters').select('session_id').execute()).length === 2)
  await desk.olga.get(contract.readUpTo, { path: { sessionId: other.sessionId }, body: { number: 99 } })
  // Ten minutes later.
  await until(async () => {
    await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now() + interval '5 minutes'`.execute(
      desk.db,
    )
    return (await desk.db.selectFrom('unread_letters').select('session_id').execute()).length === 0
  })
  expect(desk.product.letters).toHaveLength(1)
  expect(desk.product.letters[0]!.subject).toMatch(/^2 unread messages/)
  expect(desk.product.letters[0]!.text).toContain(`/live-chats/s/${sessionId}`)
  expect(JSON.stringify(desk.product.letters)).not.toMatch(/4111|code is/)
})

import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestSocket } from '../../test/client.ts'
import { begin, openDesk, take, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, otto, vera, boris, ilya, second, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

let queued = ''
/** Two sessions each with 3 + 4 unread, one queued in the first line, one in the second, one in spam, one closed with unread. */
beforeAll(async () => {
  for (const [operator, count] of [
    [olga, 3],
    [olga, 4],
    [boris, 3],
    [boris, 4],
  ] as const) {
    const { visitor } = await begin(desk, operator)
    for (let i = 1; i < count; i++) await write(visitor, visitor.threadId, `Unread ${i}`)
  }
  queued = (await begin(desk)).sessionId
  await vera.get(contract.reassignSession, { path: { sessionId: queued }, body: { to: { groupId: desk.first.id }, from: null } })
  const foreign = await begin(desk)
  await vera.get(contract.reassignSession, {
    path: { sessionId: foreign.sessionId },
    body: { to: { groupId: second.id }, from: null },
  })
  const closed = await begin(desk, olga)
  await olga.get(contract.closeSession, { path: { sessionId: closed.sessionId } })
  const spam = await begin(desk, olga)
  await db.updateTable('sessions').set({ state: 'spam' }).where('id', '=', spam.sessionId).execute()
})

const figures = async (who: typeof olga) => {
  const counters = await who.get(contract.readCounters)
  const { position: _, ...workspace } = await workspaceOf(who)
  expect(contract.countersOf(workspace)).toEqual(counters)
  return counters
}

test.each([
  ['messages', 7, 0, 7],
  ['sessions', 2, 2, 4],
] as const)(
  'the badge counts %s [CNT-04, CNT-05, CNT-06, CNT-07, CNT-08, CNT-14, C-01]',
  async (counterMode, operator, supervisor, both) => {
    await admin.get(contract.editSettings, { body: { counterMode } })
    await until(async () => (await workspaceOf(olga)).settings.counterMode === counterMode)
    expect(await figures(olga)).toMatchObject({ badge: operator, byRole: 2, operatorQueue: 1, supervisorQueue: null })
    expect(await figures(vera)).toMatchObject({ badge: supervisor, byRole: 2, operatorQueue: null, supervisorQueue: 2 })
    expect(await figures(boris)).toMatchObject({ badge: both, byRole: 4, operatorQueue: 1, supervisorQueue: 2 })
    expect(await figures(ilya)).toEqual({
      badge: 0,
      byRole: 0,
      unreadMessages: 0,
      unreadSessions: 0,
      unassignedSessions: 0,
      operatorQueue: null,
      supervisorQueue: null,
    })
  },
)

test('Offline the counter only opens; taking moves its unread to the red one until it is read; all are told [CNT-06, CNT-11, CNT-15, SES-04]', async () => {
  await admin.get(contract.editSettings, { body: { counterMode: 'messages' } })
  await until(async () => (await workspaceOf(olga)).settings.counterMode === 'messages')
  expect(await otto.get(contract.takeNextSession)).toMatchObject({ taken: false, session: { id: queued, operator: null } })
  const socket = await boris.socket((await workspaceOf(boris)).position)
  await take(olga, queued)
  expect(await figures(olga)).toMatchObject({ badge: 8, operatorQueue: 0 })
  const told = () => Object.assign({}, ...socket.moments.flatMap((moment) => (moment.name === 'tallies' ? [moment.tallies] : [])))
  const { tallies } = await workspaceOf(boris)
  await until(() => told()[`queued:${desk.chat.id}:${desk.first.id}`] === 0)
  expect(told()).toMatchObject(tallies)
  await olga.get(contract.readUpTo, { path: { sessionId: queued }, body: { number: 2 } })
  expect(await figures(olga)).toMatchObject({ badge: 7 })
  socket.end()
})

test('who comes back is told the counts that changed meanwhile [CNT-02, CNT-15]', async () => {
  const { position } = await workspaceOf(boris)
  const count = `queued:${desk.chat.id}:common`
  const told = ({ moments }: TestSocket): Record<string, number> =>
    Object.assign({}, ...moments.flatMap((moment) => (moment.name === 'tallies' ? [moment.tallies] : [])))
  const first = await boris.socket(position)
  await begin(desk)
  await until(async () => told(first)[count] !== undefined)
  first.end()
  const second = await boris.socket(position)
  await until(async () => told(second)[count] !== undefined)
  expect(told(second)).toMatchObject((await workspaceOf(boris)).tallies)
  second.end()
})

import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, openDesk, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, boris, vera } = desk
afterAll(() => product[Symbol.asyncDispose]())

const unread = (who: Client, sessionId: string, number?: number) =>
  who.ask(contract.unreadFrom, { path: { sessionId }, body: number === undefined ? {} : { number } })
const read = (who: Client, sessionId: string, number = 99) =>
  who.get(contract.readUpTo, { path: { sessionId }, body: { number } })
const of = async (who: Client, sessionId: string) => {
  const workspace = await workspaceOf(who)
  return contract.unreadOf(workspace.sessions[sessionId]!, workspace)
}

test('unread from here: only mine goes back, and what the customer was told does not [CNT-10, CNT-12, RDM-01, ui.md S6]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { threadId } = visitor
  const second = await write(visitor, threadId, 'Second')
  await answer(olga, sessionId, 'Between')
  await write(visitor, threadId, 'Third')
  const told = async () => (await visitor.get(contract.readThread, { path: { threadId } })).thread.read
  await read(olga, sessionId)
  await read(vera, sessionId)
  expect([await of(olga, sessionId), await of(vera, sessionId), await told()]).toEqual([0, 0, 3])

  const socket = await visitor.socket((await visitor.get(contract.readThread, { path: { threadId } })).position)
  expect((await unread(olga, sessionId, second.number)).status).toBe(200)
  expect([await of(olga, sessionId), await of(vera, sessionId), await told()]).toEqual([2, 0, 3])
  expect(await olga.get(contract.readCounters)).toMatchObject({ unreadMessages: 2, unreadSessions: 1 })
  await write(visitor, threadId, 'Fourth')
  expect([await of(olga, sessionId), await told()]).toEqual([3, 3])

  // Up to the second: told before, so the customer hears of it no second time.
  await read(olga, sessionId, second.number)
  expect([await of(olga, sessionId), await told()]).toEqual([2, 3])
  await read(olga, sessionId)
  expect([await of(olga, sessionId), await told()]).toEqual([0, 4])
  const marks = () => socket.events.flatMap((event) => (event.name === 'thread.read' ? [event.read] : []))
  await expect.poll(marks).toEqual([4])
  socket.end()
})

test('without a number, and after the last one, it is the customer’s last; of a supervisor only theirs goes back [CNT-12]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  await write(visitor, visitor.threadId, 'Second')
  const mine = await answer(olga, sessionId, 'Mine')
  await read(olga, sessionId)
  await read(vera, sessionId)
  await unread(vera, sessionId)
  expect([await of(olga, sessionId), await of(vera, sessionId)]).toEqual([0, 1])
  await unread(olga, sessionId, mine.number)
  expect([await of(olga, sessionId), await of(vera, sessionId)]).toEqual([1, 1])
  // Further back, never forward.
  await unread(olga, sessionId, 1)
  await unread(olga, sessionId)
  expect(await of(olga, sessionId)).toBe(2)
})

test('what was counted as unread again goes with the session to who is next [CNT-13]', async () => {
  const { sessionId } = await begin(desk, olga)
  await read(olga, sessionId)
  await unread(olga, sessionId)
  const to = { operatorId: boris.id }
  await olga.get(contract.reassignSession, { path: { sessionId }, body: { to, from: olga.id } })
  expect(await of(boris, sessionId)).toBe(1)
  expect(await boris.get(contract.readOldestUnread)).toEqual({ sessionId })
})

test('who may read it may; closed and spam never count, and who has no business there finds nothing [CNT-14, ACC-07]', async () => {
  const { sessionId } = await begin(desk)
  expect((await unread(oleg, sessionId)).status).toBe(200)
  expect((await unread(desk.clara, sessionId)).problem?.code).toBe('not-found')
  await vera.get(contract.markSpam, { path: { sessionId } })
  expect((await unread(vera, sessionId)).problem?.code).toBe('session-spam')
  await vera.get(contract.unmarkSpam, { path: { sessionId } })
  await vera.get(contract.closeSession, { path: { sessionId } })
  expect((await unread(vera, sessionId)).problem?.code).toBe('session-closed')
})

import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { begin, openDesk, until } from '../../test/desk.ts'
import { returnSessions } from './return-sessions.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, admin, chat, first, second, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const stateOf = (id: string) =>
  db.selectFrom('sessions').select(['state', 'group_id', 'operator_id']).where('id', '=', id).executeTakeFirstOrThrow()

test('done twice it does nothing twice; who still answers here keeps theirs [ACC-11]', async () => {
  const { sessionId } = await begin(desk, oleg)
  const attempt = { number: 1, isLast: false }
  await returnSessions.run(product.database, { userIds: [oleg.id] }, attempt)
  expect(await stateOf(sessionId)).toMatchObject({ state: 'assigned' })
  await returnSessions.run(product.database, { userIds: [oleg.id], reason: 'offline' }, attempt)
  await returnSessions.run(product.database, { userIds: [oleg.id], reason: 'offline' }, attempt)
  expect(await stateOf(sessionId)).toEqual({ state: 'queued', group_id: null, operator_id: null })
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.filter(({ notice }) => notice?.kind === 'returned')).toHaveLength(1)
})

test('going Offline and giving all back [STA-08]', async () => {
  const { sessionId } = await begin(desk, olga)
  await olga.get(contract.setStatus, { body: { online: false, sessions: 'queue' } })
  await until(async () => (await stateOf(sessionId)).state === 'queued')
})

test('a live chat that loses a group: its queue becomes common, its operators’ sessions wait again [LCS-19, ACC-11]', async () => {
  const waiting = await begin(desk)
  const held = await begin(desk, oleg)
  await vera.get(contract.reassignSession, {
    path: { sessionId: waiting.sessionId },
    body: { to: { groupId: first.id }, from: null },
  })
  await admin.get(contract.editLiveChat, {
    path: { liveChatId: chat.id },
    body: { version: chat.version, operatorGroupIds: [second.id] },
  })
  await until(async () => (await stateOf(waiting.sessionId)).group_id === null)
  await until(async () => (await stateOf(held.sessionId)).state === 'queued')
  expect(await stateOf(held.sessionId)).toEqual({ state: 'queued', group_id: null, operator_id: null })
})

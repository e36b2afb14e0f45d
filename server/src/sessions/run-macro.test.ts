import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, openDesk, until, workspaceOf } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, ilya, chat, second } = desk
afterAll(() => product[Symbol.asyncDispose]())

const label = await admin.get(contract.createLabel, {
  path: { liveChatId: chat.id },
  body: { name: 'Refund', colour: '#aa2200' },
})
const run = (who: Client, sessionId: string, body: object) => who.ask(contract.runMacro, { path: { sessionId }, body })
const card = async (sessionId: string) => (await vera.get(contract.readSession, { path: { sessionId } })).session
const notices = async (sessionId: string) => {
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  return items.flatMap(({ notice }) => notice?.kind ?? [])
}

test('a macro sets the priority and labels and closes, in one go and in the order of the timeline [MAC-01]', async () => {
  const { sessionId } = await begin(desk, olga)
  await answer(olga, sessionId, 'Done, have a nice day')
  const socket = await vera.socket((await workspaceOf(vera)).position)
  const { number } = await card(sessionId)
  expect((await run(olga, sessionId, { priority: 3, addLabelIds: [label.id], close: true })).problem).toBeUndefined()
  expect(await card(sessionId)).toMatchObject({ state: 'closed', priority: 3, labelIds: [label.id], number: number + 3 })
  expect((await notices(sessionId)).slice(-3)).toEqual(['priority', 'labels', 'closed'])
  await until(() => socket.events.some(({ name }) => name === 'activity.added'))
  const last = socket.events.findLast((event) => event.name === 'session.changed')
  expect(last).toMatchObject({ session: { id: sessionId, state: 'closed', number: number + 3 } })
  socket.end()
})

test('a macro gives the session to a group; what is so already takes no number [MAC-01, INF-08]', async () => {
  const { sessionId } = await begin(desk, olga)
  await run(olga, sessionId, { priority: 2 })
  const { number } = await card(sessionId)
  expect((await run(olga, sessionId, { priority: 2 })).problem).toBeUndefined()
  expect((await card(sessionId)).number).toBe(number)
  await run(olga, sessionId, { priority: 1, groupId: second.id })
  expect(await card(sessionId)).toMatchObject({ state: 'queued', group: { id: second.id }, operator: null, priority: 1 })
  expect((await notices(sessionId)).slice(-2)).toEqual(['priority', 'reassigned'])
})

test('all of it or nothing: a part that is refused is named, and the message that was sent stays [MAC-01]', async () => {
  const { sessionId } = await begin(desk, olga)
  const sent = await answer(olga, sessionId, 'Done')
  const cases: [object, string, string][] = [
    [{ priority: 3, addLabelIds: [chat.id], close: true }, 'label-not-found', '/addLabelIds'],
    [{ priority: 3, groupId: chat.id }, 'target-not-allowed', '/groupId'],
  ]
  for (const [body, code, field] of cases) expect((await run(olga, sessionId, body)).problem).toMatchObject({ code, field })
  expect(await card(sessionId)).toMatchObject({ state: 'assigned', priority: 0, labelIds: [], number: sent.number })
  expect(code(await run(olga, sessionId, { close: false }))).toBe('bad-request')
})

test('who may not do it by hand may not do it by a macro; of two who close one session one does [MAC-01, INF-20, STA-03]', async () => {
  const { sessionId } = await begin(desk, olga)
  const all = { priority: 1, close: true }
  expect(code(await run(oleg, sessionId, all))).toBe('not-found')
  expect(code(await run(ilya, sessionId, all))).toBe('not-found')
  const waiting = await begin(desk)
  expect(code(await run(oleg, waiting.sessionId, all))).toBe('session-queued')
  const outcomes = await Promise.all([run(olga, sessionId, all), run(vera, sessionId, all)])
  expect(outcomes.map(code).filter(Boolean)).toEqual(['session-closed'])
})

test('an operator who is Offline runs none [MAC-01, STA-03]', async () => {
  const { sessionId } = await begin(desk, oleg)
  await desk.db.updateTable('users').set({ online: false }).where('id', '=', oleg.id).execute()
  expect((await run(oleg, sessionId, { close: true })).problem).toMatchObject({ code: 'operator-offline', field: '/close' })
  await desk.db.updateTable('users').set({ online: true }).where('id', '=', oleg.id).execute()
})

const code = ({ problem }: { problem?: contract.Problem | undefined }) => problem?.code

import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, openDesk, take, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, vera, ilya, clara, chat, first, supervisors, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const page = (who: typeof olga, sessionId: string) => who.get(contract.readSession, { path: { sessionId } })

test('what the pane tells: live chat, name, first message, operator and group, state, customer [DM-03, INF-02, INF-04, INF-18, INF-21]', async () => {
  const visitor = await desk.visitor('Mia')
  const message = await write(visitor, visitor.threadId, 'Where is my order?')
  const { sessionId } = message
  const waiting = await page(vera, sessionId)
  expect(waiting.details).toMatchObject({ liveChat: { id: chat.id, name: 'Support' }, channelName: expect.stringMatching(/\S/) })
  expect(waiting.session).toMatchObject({ name: 'Mia', state: 'queued', operator: null, group: null, channelKind: 'website' })
  // What is not known is null: nothing to be shown.
  expect(waiting.details.customer).toMatchObject({ name: 'Mia', kind: 'external', email: null, phone: null, avatarFileId: null })
  expect(JSON.stringify(waiting)).not.toContain('undefined')
  const apart = Math.abs(Date.parse(waiting.session.createdAt) - Date.parse(message.sentAt))
  expect(apart).toBeLessThan(1_000)

  await vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: oleg.id }, from: null } })
  const assigned = await page(vera, sessionId)
  expect(assigned.session).toMatchObject({
    state: 'assigned',
    operator: { id: oleg.id, name: 'Oleg' },
    group: { id: first.id, name: 'First line' },
    createdAt: waiting.session.createdAt,
  })
})

test('an employee who writes is named with their profile [INF-16, CUS-03]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { sessionId } = await write(clara, thread.id, 'My laptop')
  const { session, details } = await page(vera, sessionId)
  expect(session).toMatchObject({ channelKind: 'internal', name: 'Clara', customer: { userId: clara.id, name: 'Clara' } })
  expect(details.customer).toMatchObject({ kind: 'internal', userId: clara.id })
  expect((await vera.get(contract.readUser, { path: { userId: clara.id } })).name).toBe('Clara')
})

test('a new name is seen everywhere at once, and a blank one is none [INF-03]', async () => {
  const { sessionId } = await begin(desk, olga)
  const [olgas, veras] = [
    await olga.socket((await workspaceOf(olga)).position),
    await vera.socket((await workspaceOf(vera)).position),
  ]
  const rename = (name: string) => olga.ask(contract.editSession, { path: { sessionId }, body: { name } })
  for (const name of ['', '   ', 'two\nlines', 'x'.repeat(201)]) expect((await rename(name)).problem?.code).toBe('bad-request')
  expect((await rename(' Order 17 ')).body.name).toBe('Order 17')
  const heard = ({ events }: typeof olgas) =>
    events.some((event) => event.name === 'session.changed' && event.session.name === 'Order 17')
  await until(() => heard(olgas) && heard(veras))
  expect((await page(vera, sessionId)).session.name).toBe('Order 17')
  expect((await workspaceOf(olga)).sessions[sessionId]?.name).toBe('Order 17')
  await olga.get(contract.closeSession, { path: { sessionId } })
  expect((await oleg.get(contract.listActivity, { query: {} })).items[0]?.session?.name).toBe('Order 17')
  for (const socket of [olgas, veras]) socket.end()
})

test('priority: not set at first; operator and supervisor set and clear it; there are four [DM-07, INF-11]', async () => {
  const { sessionId } = await begin(desk, olga)
  const set = (who: typeof olga, priority: number) =>
    who.ask(contract.editSession, { path: { sessionId }, body: { priority: priority as contract.Priority } })
  expect((await page(olga, sessionId)).session.priority).toBe(0)
  for (const [who, priority] of [
    [olga, 1],
    [vera, 2],
    [olga, 3],
    [vera, 0],
  ] as const) {
    expect((await set(who, priority)).body.priority).toBe(priority)
    expect((await workspaceOf(vera)).sessions[sessionId]?.priority).toBe(priority)
  }
  for (const priority of [4, -1, 1.5, 'high', null])
    expect((await set(olga, priority as number)).problem?.code).toBe('bad-request')
})

test('a message in an assigned session is one more for its operator and nobody else [CNT-03, CNT-10, CNT-12]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const unread = async (who: typeof olga) => (await who.get(contract.readCounters)).unreadMessages
  const before = [await unread(olga), await unread(oleg), await unread(desk.boris), await unread(vera)]
  const olegs = await oleg.socket((await workspaceOf(oleg)).position)
  await write(visitor, visitor.threadId, 'Hello?')
  await write(visitor, visitor.threadId, 'Anybody?')
  const after = [await unread(olga), await unread(oleg), await unread(desk.boris), await unread(vera)]
  expect(after).toEqual([before[0]! + 2, ...before.slice(1)])
  const held = await workspaceOf(olga)
  expect(contract.unreadOf(held.sessions[sessionId]!, held)).toBe(3)
  // Heard after all of it.
  const other = await begin(desk)
  await until(() => olegs.events.some((event) => event.name === 'session.changed' && event.session.id === other.sessionId))
  expect(olegs.frames.join()).not.toContain(sessionId)
  olegs.end()
})

test('who has a session works on it, also without being in a group of its live chat [ACC-10]', async () => {
  const { sessionId } = await begin(desk, olga)
  expect((await ilya.ask(contract.readSession, { path: { sessionId } })).status).toBe(404)
  await db.updateTable('sessions').set({ operator_id: ilya.id }).where('id', '=', sessionId).execute()
  await db.updateTable('users').set({ online: true }).where('id', '=', ilya.id).execute()
  expect((await page(ilya, sessionId)).session.operator?.id).toBe(ilya.id)
  await answer(ilya, sessionId, 'I wrote that')
  await ilya.get(contract.editSession, { path: { sessionId }, body: { priority: 1 } })
  expect((await ilya.get(contract.closeSession, { path: { sessionId } })).state).toBe('closed')
  expect((await olga.ask(contract.readSession, { path: { sessionId } })).status).toBe(404)
})

test('once Online everything works, with the same page open [STA-04, STA-03]', async () => {
  const { sessionId } = await begin(desk)
  const socket = await otto.socket((await workspaceOf(otto)).position)
  expect((await otto.ask(contract.takeSession, { path: { sessionId } })).problem?.code).toBe('operator-offline')
  await otto.get(contract.setStatus, { body: { online: true } })
  await take(otto, sessionId)
  await answer(otto, sessionId, 'Here')
  await until(() => socket.events.some((event) => event.name === 'message.sent' && event.message.text === 'Here'))
  expect([socket.closed(), socket.readAgain()]).toEqual([undefined, 0])
  socket.end()
})

test('two live chats share nothing but the person’s status [DM-01, DM-11, ACC-06]', async () => {
  const other = await product.group('Garage', [ilya, olga])
  const body = { name: 'Garage', operatorGroupIds: [other.id], supervisorGroupIds: [supervisors.id] }
  const garage = await admin.get(contract.createLiveChat, { body })
  const { version } = await admin.get(contract.readLiveChat, { path: { liveChatId: garage.id } })
  const internal = { userIds: [clara.id], groupIds: [], orgItemIds: [] }
  await admin.get(contract.editLiveChat, { path: { liveChatId: garage.id }, body: { version, internal } })
  const thread = await clara.get(contract.openThread, { path: { liveChatId: garage.id } })
  const { sessionId } = await write(clara, thread.id, 'Flat tyre')
  for (const who of [ilya, olga, vera]) expect((await page(who, sessionId)).session.liveChatId).toBe(garage.id)
  for (const who of [oleg, otto]) expect((await who.ask(contract.readSession, { path: { sessionId } })).status).toBe(404)
  // Olga went Online for one desk only, as it were.
  expect((await take(olga, sessionId)).operator?.online).toBe(true)
})

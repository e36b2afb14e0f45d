import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, newId, openDesk, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, clara, admin, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const mark = (who: Client, sessionId: string) => who.get(contract.markSpam, { path: { sessionId } })
const lock = (value: string) =>
  vera.get(contract.createLockEntry, {
    body: {
      list: 'block',
      name: `Lock ${value}`,
      type: 'account',
      operator: 'equals',
      value,
      until: null,
      liveChatIds: null,
      reason: '',
    },
  })
async function set(change: object): Promise<void> {
  const path = { liveChatId: chat.id }
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, ...change } })
}

test('what its customer writes goes into it: stored, and no alert, no counter, nothing unread [SPM-08]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  await mark(olga, sessionId)
  const sockets = await Promise.all([olga, oleg, vera].map(async (who) => who.socket((await workspaceOf(who)).position)))
  const counted = () => Promise.all([olga, oleg, vera].map((who) => who.get(contract.readCounters)))
  const before = await counted()
  const written = await write(visitor, visitor.threadId, 'Buy now')
  const uploaded = newId()
  const headers = { 'content-type': 'application/octet-stream' }
  await visitor.fetch(`/api/files/${uploaded}?name=offer.txt`, { method: 'PUT', body: 'offer', headers })
  const path = { threadId: visitor.threadId, messageId: newId() }
  const withFile = await visitor.get(contract.writeMessage, { path, body: { text: '', files: [uploaded] } })
  expect([written.sessionId, withFile.sessionId]).toEqual([sessionId, sessionId])
  expect(await counted()).toEqual(before)
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.slice(-2).map(({ text, files }) => [text, files.length])).toEqual([
    ['Buy now', 0],
    ['', 1],
  ])

  const [olgas, olegs, veras] = sockets
  // Who looks at it sees it come, and their state says that it is in spam before the message does.
  for (const socket of [olgas!, veras!]) {
    await until(() => socket.events.some((event) => event.name === 'message.sent' && event.message.id === withFile.id))
    const names = socket.events.map(({ name }) => name)
    expect(names.indexOf('session.changed')).toBeLessThan(names.indexOf('message.sent'))
    expect(socket.events.some(({ name }) => name === 'activity.added')).toBe(false)
  }
  expect(olegs!.events.filter(({ name }) => name !== 'person.changed')).toEqual([])
  for (const socket of sockets) socket.end()
})

test('its customer notices nothing: what is shown and told is as in any session [SPM-08]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const path = { threadId: visitor.threadId }
  const read = () => visitor.get(contract.readThread, { path })
  await answer(olga, sessionId, 'Hello')
  const before = await read()
  const socket = await visitor.socket(before.position)
  await mark(olga, sessionId)
  expect((await read()).thread).toEqual(before.thread)
  const id = newId()
  const written = await write(visitor, visitor.threadId, 'Buy now', id)
  expect(await write(visitor, visitor.threadId, 'Buy now', id)).toEqual(written)
  await until(() => socket.events.some((event) => event.name === 'message.sent'))
  expect(socket.events.map(({ name }) => name)).toEqual(['message.sent'])
  const held = (socket.events as contract.ThreadEvent[]).reduce<contract.Thread | undefined>(
    contract.applyToThread,
    before.thread,
  )
  expect((await read()).thread).toEqual(held)
  expect(JSON.stringify([await read(), socket.events])).not.toMatch(/spam/i)
  await visitor.get(contract.seeUpTo, { path, body: { sessionId, number: written.number } })
  socket.end()
})

test('a colleague changes what they wrote in spam as anywhere else [SPM-08, SPM-10, CUS-09]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { id, sessionId } = await write(clara, thread.id, 'Buy my car')
  await vera.get(contract.markSpam, { path: { sessionId } })
  const path = { threadId: thread.id, messageId: id }
  expect(await clara.get(contract.editOwnMessage, { path, body: { text: 'Buy my bike', files: [], from: null } })).toMatchObject({
    text: 'Buy my bike',
  })
  await clara.get(contract.withdrawOwnMessage, { path })
})

test('nothing starts by itself for what begins in spam: no answer, no activity, no binding, no routing [SPM-05, BLK-04, BPR-07]', async () => {
  await set({ awayAnswer: { text: 'We are closed.', nobodyOnline: true, outsideHours: false } })
  const online = (is: boolean) =>
    db.updateTable('users').set({ online: is }).where('name', 'in', ['Olga', 'Oleg', 'Sofia', 'Boris']).execute()
  await online(false)
  const entries = async () => (await db.selectFrom('activity_entries').select('id').execute()).length
  const before = await entries()
  const visitor = await desk.visitor()
  await lock(visitor.customerId)
  const { sessionId } = await write(visitor, visitor.threadId, 'Anybody?')
  await online(true)
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.map(({ author, notice }) => notice?.kind ?? author)).toEqual(['spam', 'customer'])
  expect(await entries()).toBe(before)
  expect(await db.selectFrom('routings').select('id').where('session_id', '=', sessionId).execute()).toEqual([])
  expect((await vera.get(contract.readSession, { path: { sessionId } })).details.routed).toBeNull()
  await set({ awayAnswer: { text: 'We are closed.', nobodyOnline: false, outsideHours: false } })
})

test('what began in spam takes messages while the lock holds; the first after unlocking opens a new session [SPM-08, BLK-12]', async () => {
  const visitor = await desk.visitor()
  const { id: entryId } = await lock(visitor.customerId)
  const first = await write(visitor, visitor.threadId, 'One')
  expect((await write(visitor, visitor.threadId, 'Two')).sessionId).toBe(first.sessionId)
  await vera.get(contract.deleteLockEntry, { path: { entryId } })
  const next = await write(visitor, visitor.threadId, 'Three')
  expect(next.sessionId).not.toBe(first.sessionId)
  const card = async (sessionId: string) => (await vera.get(contract.readSession, { path: { sessionId } })).session
  expect(await card(next.sessionId)).toMatchObject({ state: 'queued' })
  expect(await card(first.sessionId)).toMatchObject({ state: 'spam', received: 2 })
})

test('what began in spam goes to the common queue once the mark is taken away [SPM-07]', async () => {
  const visitor = await desk.visitor()
  await lock(visitor.customerId)
  const { sessionId } = await write(visitor, visitor.threadId, 'One')
  const card = await vera.get(contract.unmarkSpam, { path: { sessionId } })
  expect(card).toMatchObject({ state: 'queued', operator: null, group: null, priority: 0 })
  expect(contract.rowsOf(await workspaceOf(olga), 'queue', chat.id).some(({ id }) => id === sessionId)).toBe(true)
  // It is open now, whatever is locked [BLK-05].
  expect((await write(visitor, visitor.threadId, 'Two')).sessionId).toBe(sessionId)
  await olga.get(contract.takeSession, { path: { sessionId } })
  await answer(olga, sessionId, 'Hello')
})

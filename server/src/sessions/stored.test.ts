import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, newId, openDesk, take, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, vera, second, sofia, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)

test('what a session stores, from its first message to its closing [DM-04]', async () => {
  const { visitor, sessionId } = await begin(desk, undefined, 'Where is my order?')
  const path = { sessionId }
  await vera.get(contract.reassignSession, { path, body: { to: { groupId: second.id }, from: null } })
  await take(sofia, sessionId)
  await sofia.get(contract.editSession, { path, body: { name: 'Order 17', priority: 3 } })
  await sofia.get(contract.closeSession, { path })
  const { session, details } = await vera.get(contract.readSession, { path })
  expect(session).toMatchObject({
    ...{ id: sessionId, name: 'Order 17', liveChatId: chat.id, channelKind: 'website', threadId: visitor.threadId },
    ...{ customer: { id: visitor.customerId }, state: 'closed', operator: { id: sofia.id }, group: { id: second.id } },
    ...{ priority: 3, createdAt: time, lastActivityAt: time, closedAt: time },
  })
  expect(details).toMatchObject({ liveChat: { name: 'Support' }, channelName: expect.any(String) })
  expect((await vera.get(contract.readBindings, { path })).account).toBeNull()
  // Created is when its first message came, in one transaction; and it is known when it was last given to somebody.
  const { items } = await vera.get(contract.readTimeline, { path, query: {} })
  const came = Date.parse(items.find(({ author }) => author === 'customer')!.sentAt)
  expect(Math.abs(came - Date.parse(session.createdAt))).toBeLessThan(1_000)
  const row = await db.selectFrom('sessions').select(['assigned_at', 'created_at']).where('id', '=', sessionId).executeTakeFirst()
  expect(row!.assigned_at!.getTime()).toBeGreaterThan(row!.created_at.getTime())
  // The other side's own name for the chat stands with its thread.
  const thread = await db.selectFrom('threads').selectAll().where('id', '=', visitor.threadId).executeTakeFirstOrThrow()
  expect(thread).toMatchObject({ customer_id: visitor.customerId, external_id: expect.any(String) })
})

test('what a message stores: who, what, where it belongs, what it answers to, when, and what happened, in parts [DM-08]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { threadId } = visitor
  const first = await write(visitor, threadId, 'Number 17')
  const fileId = newId()
  const headers = { ...olga.headers, 'content-type': 'application/octet-stream' }
  await olga.fetch(`/api/files/${fileId}?name=order.txt`, { method: 'PUT', body: 'An order', headers })
  const messageId = newId()
  await olga.get(contract.sendMessage, {
    path: { sessionId, messageId },
    body: { text: 'This one?', files: [fileId], quote: first.id },
  })
  await answer(olga, sessionId, 'I look')
  await olga.get(contract.readUpTo, { path: { sessionId }, body: { number: first.number } })
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'Order 17' } })
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  const about = { sessionId, threadId, sentAt: time }
  expect(items.find(({ id }) => id === first.id)).toMatchObject({
    ...about,
    ...{ author: 'customer', authorId: visitor.customerId, text: 'Number 17', files: [], notice: null },
  })
  expect(items.find(({ id }) => id === messageId)).toMatchObject({
    ...about,
    ...{ author: 'operator', authorId: olga.id, authorName: 'Olga', text: 'This one?' },
    ...{ files: [{ id: fileId, name: 'order.txt', size: 8 }], quote: { messageId: first.id, text: 'Number 17' } },
  })
  // Read is kept as how many of them were.
  expect((await vera.get(contract.readSession, { path: { sessionId } })).session).toMatchObject({ received: 2, read: 2 })
  const notices = items.flatMap(({ notice }) => notice ?? [])
  expect(notices).toContainEqual({ kind: 'taken' })
  expect(notices).toContainEqual({ kind: 'renamed', from: expect.any(String), to: 'Order 17' })
})

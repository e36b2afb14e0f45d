import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { begin, openDesk, until, workspaceOf, write } from '../../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, vera, clara, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const entry = (value: string, more: Partial<contract.NewLockEntry> = {}): contract.NewLockEntry => ({
  ...{ list: 'block', name: 'Advertising', type: 'account', operator: 'equals', value },
  ...{ until: null, liveChatIds: null, reason: '' },
  ...more,
})
const lock = (body: contract.NewLockEntry, who = vera) => who.get(contract.createLockEntry, { body })
const pageOf = (sessionId: string) => vera.get(contract.readSession, { path: { sessionId } })
const stateAfter = async (visitor: Awaited<ReturnType<typeof desk.visitor>>) => {
  const { sessionId } = await write(visitor, visitor.threadId, 'Hello')
  return (await pageOf(sessionId)).session.state
}

test('from a session its operator locks the account; the open session stays, the next one begins in spam [BLK-01, BLK-04, BLK-05, BLK-07, DM-09]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { details } = await olga.get(contract.readSession, { path: { sessionId } })
  // What the window is filled with [BLK-07].
  const { account, name } = details.customer
  await lock(entry(account!, { name, sessionId }), olga)
  expect((await write(visitor, visitor.threadId, 'Go on')).sessionId).toBe(sessionId)
  expect((await pageOf(sessionId)).session.state).toBe('assigned')
  await olga.get(contract.closeSession, { path: { sessionId } })

  const sockets = await Promise.all([olga, vera].map(async (who) => who.socket((await workspaceOf(who)).position)))
  const before = await olga.get(contract.readCounters)
  const next = await write(visitor, visitor.threadId, 'And again')
  expect((await pageOf(next.sessionId)).session).toMatchObject({ state: 'spam', operator: null, group: null })
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId: next.sessionId }, query: {} })
  expect(items.find(({ sessionId }) => sessionId === next.sessionId)?.notice).toEqual({ kind: 'spam', entry: name })
  expect(await olga.get(contract.readCounters)).toEqual(before)
  const [olgas, veras] = sockets
  await until(() => veras!.events.some((event) => event.name === 'message.sent' && event.message.id === next.id))
  expect(olgas!.events).toEqual([])
  for (const socket of sockets) socket.end()
})

test('at the customer’s name stands what locks them and how many others; without it they come normally again [BLK-02, BLK-12]', async () => {
  const [one, two] = [await desk.visitor('One'), await desk.visitor('Two')]
  await db
    .updateTable('customers')
    .set({ email: 'Sales@Pest.example' })
    .where('id', 'in', [one.customerId, two.customerId])
    .execute()
  const locked = await lock(entry('sales@pest.example', { type: 'email', name: 'Pest' }))
  const { sessionId } = await write(one, one.threadId, 'Buy')
  await write(two, two.threadId, 'Buy')
  const { locks } = (await pageOf(sessionId)).details.customer
  expect(locks).toEqual([{ id: locked.id, name: 'Pest', until: null, others: 1, editable: true }])
  const socket = await olga.socket((await workspaceOf(olga)).position)
  await vera.get(contract.deleteLockEntry, { path: { entryId: locked.id } })
  await until(() => socket.events.some(({ name }) => name === 'locks.changed'))
  socket.end()
  const after = await pageOf(sessionId)
  expect([after.session.state, after.details.customer.locks]).toEqual(['spam', []])
  expect(await stateAfter(one)).toBe('queued')
})

test('an employee cannot be locked, from their session or by a rule that is about their address [BLK-03]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { sessionId } = await write(clara, thread.id, 'My laptop')
  const refused = await vera.ask(contract.createLockEntry, { body: entry(clara.id, { sessionId }) })
  expect(refused.problem?.code).toBe('customer-not-lockable')
  const { email } = await db.selectFrom('users').select('email').where('id', '=', clara.id).executeTakeFirstOrThrow()
  await lock(entry(email!, { type: 'email' }))
  await lock(entry(clara.id))
  await vera.get(contract.closeSession, { path: { sessionId } })
  const next = await write(clara, thread.id, 'My phone')
  const page = await pageOf(next.sessionId)
  expect([page.session.state, page.details.customer.locks, page.details.customer.account]).toEqual(['queued', [], null])
})

test('who is on the allowlist is not locked: a domain locked, one address allowed [BLK-09]', async () => {
  const [friend, foe] = [await desk.visitor('Friend'), await desk.visitor('Foe')]
  const set = (id: string, email: string) => db.updateTable('customers').set({ email }).where('id', '=', id).execute()
  await set(friend.customerId, 'anna@shop.example')
  await set(foe.customerId, 'bert@shop.example')
  await lock(entry('@shop.example', { type: 'email', operator: 'ends-with', name: 'Shop', confirmation: 'Shop' }))
  const allowed = await lock(entry('anna@shop.example', { list: 'allow', type: 'email', name: 'Partners' }))
  expect([await stateAfter(friend), await stateAfter(foe)]).toEqual(['queued', 'spam'])
  const { sessionId } = await write(friend, friend.threadId, 'More')
  expect((await pageOf(sessionId)).details.customer.locks).toEqual([])
  // Whoever locks them by name is told that the exception wins.
  const { list, type, operator, value, liveChatIds } = entry(friend.customerId)
  const preview = await vera.get(contract.previewLock, { body: { list, type, operator, value, liveChatIds, sessionId } })
  expect(preview.exceptions).toEqual([{ id: allowed.id, name: 'Partners' }])
})

test('what has expired stays in the list and has no effect, from the very moment [BLK-10]', async () => {
  const visitor = await desk.visitor()
  const made = await lock(entry(visitor.customerId, { until: new Date(Date.now() + 60_000).toISOString() }))
  const first = await write(visitor, visitor.threadId, 'One')
  expect((await pageOf(first.sessionId)).session.state).toBe('spam')
  // The clock goes on; no process starts anew.
  await sql`update lock_entries set until = now() - interval '1 second' where id = ${made.id}::uuid`.execute(db)
  expect(await stateAfter(visitor)).toBe('queued')
  const { items } = await vera.get(contract.listLockEntries, { query: { list: 'block' } })
  expect(items.find(({ id }) => id === made.id)).toMatchObject({ hits: 1, deletedAt: null })
})

test('a rule for some live chats leaves the others alone [BLK-06]', async () => {
  const groups = { operatorGroupIds: [desk.first.id], supervisorGroupIds: [desk.supervisors.id] }
  const sales = await admin.get(contract.createLiveChat, { body: { name: 'Sales', ...groups } })
  const [here, there] = [await desk.visitor(), await desk.visitor()]
  await lock(entry(here.customerId, { liveChatIds: [sales.id] }))
  await lock(entry(there.customerId, { liveChatIds: [sales.id, chat.id] }))
  expect([await stateAfter(here), await stateAfter(there)]).toEqual(['queued', 'spam'])
})

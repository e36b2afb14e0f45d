import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { openBoundDesk } from '../../test/bound-desk.ts'
import { answer, take, write } from '../../test/desk.ts'

const desk = await openBoundDesk()
const { product, db, olga, oleg, otto, vera, admin, clara, contacts, complaints, session, bind, unbind, bindings, contact } = desk
afterAll(() => product[Symbol.asyncDispose]())

const website = (value: string) => ({ kind: 'website', value })
const setCustomer = (id: string, set: { name?: string; phone?: string; email?: string }) =>
  db.updateTable('customers').set(set).where('id', '=', id).execute()

test('a session of an external customer shows the apps of its live chat, in order [BND-01][LCS-07][INF-13]', async () => {
  const { sessionId, visitor } = await session()
  const seen = await bindings(olga, sessionId)
  expect(seen).toMatchObject({
    customer: { id: visitor.customerId, internal: false },
    account: { app: { name: 'Contacts' }, items: [] },
  })
  expect(seen.registered.map(({ app }) => app.name)).toEqual(['Complaints', 'Visits'])
  expect(seen.account?.rights).toEqual({ view: true, create: true })
  expect((await otto.ask(contract.readBindings, { path: { sessionId } })).problem?.code).toBe('not-found')
})

test('an existing item is bound, gets the account, and says so in timeline and history [BND-02][BND-05][SES-16]', async () => {
  const { sessionId, visitor } = await session()
  const { item } = await contact({ title: { last: 'Lind', first: 'Mia', middle: '' } })
  const { body } = await bind(olga, sessionId, item.id)
  expect(body?.account?.items).toMatchObject([{ id: item.id, name: 'Lind Mia', deleted: false, boundBy: { id: olga.id } }])
  expect((await desk.item(item.id)).values['account']).toEqual([website(visitor.customerId)])
  expect((await desk.notices(sessionId)).at(-1)).toEqual({ kind: 'bound', app: 'Contacts', item: 'Lind Mia', by: 'Olga' })
  const history = await admin.get(contract.listItemHistory, { path: { itemId: item.id } })
  expect(history.items.map(({ kind, by }) => [kind, by?.name])).toEqual([
    ['bound', 'Olga'],
    ['edited', 'Olga'],
    ['created', 'Ada'],
  ])
  // The same again changes nothing.
  const { number } = (await olga.get(contract.readSession, { path: { sessionId } })).session
  expect((await bind(olga, sessionId, item.id)).status).toBe(200)
  expect((await olga.get(contract.readSession, { path: { sessionId } })).session.number).toBe(number)
})

test('a new one is made and bound at once, under the id that was chosen; sent twice it is one [BND-03][P2]', async () => {
  const { sessionId, visitor } = await session()
  const values = { title: { first: 'Kim', last: 'Berg', middle: '' }, account: [website('somebody else')] }
  const id = v7()
  const both = await Promise.all([bind(olga, sessionId, id, { values }), bind(olga, sessionId, id, { values })])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const made = await desk.item(id)
  expect(made).toMatchObject({ author: { id: olga.id }, appId: contacts.id })
  expect(made.values['account']).toEqual([website('somebody else'), website(visitor.customerId)])
  expect((await desk.notices(sessionId)).filter(({ kind }) => kind === 'bound')).toHaveLength(1)
})

test('what is not right in a new one leaves nothing behind [BND-03][APP-06]', async () => {
  const { sessionId } = await session()
  const id = v7()
  const refused = await bind(olga, sessionId, id, { values: { title: 'no name', nowhere: 1 } })
  expect(refused.problem).toMatchObject({ code: 'values-invalid' })
  expect((await admin.ask(contract.readItem, { path: { itemId: id } })).status).toBe(404)
  expect((await bindings(olga, sessionId)).account?.items).toEqual([])
})

test('a new one begins with name, phone, e-mail and account, which is locked [BND-04]', async () => {
  const { sessionId, visitor } = await session()
  expect((await desk.prefill(olga, sessionId, contacts.id)).values).toEqual({ account: [website(visitor.customerId)] })
  await setCustomer(visitor.customerId, { name: 'Maria van Lind', phone: '+46 70 123', email: 'Maria@Lind.example' })
  const { values, locked } = await desk.prefill(olga, sessionId, contacts.id)
  expect(values).toEqual({
    title: { first: 'Maria', middle: 'van', last: 'Lind' },
    phone: '+4670123',
    mail: 'maria@lind.example',
    account: [website(visitor.customerId), { kind: 'email', value: 'maria@lind.example' }],
  })
  expect(locked).toEqual(['account'])
})

test('a signed identity is the account [BND-04][DM-09]', async () => {
  const { sessionId, visitor } = await session()
  await db.updateTable('customers').set({ external_id: 'u-77', verified: true }).where('id', '=', visitor.customerId).execute()
  expect((await desk.prefill(olga, sessionId, contacts.id)).values['account']).toEqual([website('u-77')])
})

test('items of the same account, phone or e-mail are suggested with the reason, others are found by words [BND-02]', async () => {
  const { sessionId, visitor } = await session()
  const phone = '+46705550001'
  await setCustomer(visitor.customerId, { phone, email: 'one@same.example' })
  const [byAccount, byPhone, byBoth] = [
    (await contact({ account: [website(visitor.customerId)] })).item,
    (await contact({ phone: '+46 70 555 00 01' })).item,
    (await contact({ mail: 'ONE@same.example', account: [{ kind: 'phone', value: phone }] })).item,
  ]
  const other = (await contact({ title: { first: 'Zacharias', last: 'Other', middle: '' }, phone: '+46709' })).item
  const { suggested, found } = await desk.candidates(olga, sessionId)
  expect(suggested.map(({ id, reasons }) => [id, reasons])).toEqual([
    [byAccount.id, ['account']],
    [byBoth.id, ['phone', 'email']],
    [byPhone.id, ['phone']],
  ])
  expect(found.some(({ id }) => suggested.some((one) => one.id === id))).toBe(false)
  expect(found).toContainEqual({ id: other.id, name: 'Other Zacharias', hint: '+46709', reasons: [] })
  const searched = await desk.candidates(olga, sessionId, 'zachar')
  expect(searched).toMatchObject({ suggested: [], found: [{ id: other.id }] })
})

test('the binding is the customer’s: their next session shows it, on any side [BND-06][BND-07]', async () => {
  const one = await session()
  const { item } = await contact({})
  await bind(olga, one.sessionId, item.id)
  const next = await desk.again(one)
  expect((await bindings(vera, next)).account?.items).toMatchObject([{ id: item.id }])
  // Not bound anew: nobody did anything.
  expect((await desk.notices(next)).map(({ kind }) => kind)).toEqual(['opened'])
})

test('another one replaces it when it was seen, and the first of two who bind at once wins [BND-02][RTE-06]', async () => {
  const { sessionId } = await session()
  const items = await Promise.all([contact({}), contact({}), contact({})])
  const [a, b, c] = items.map(({ item }) => item.id) as [string, string, string]
  const both = await Promise.all([bind(olga, sessionId, a), bind(vera, sessionId, b)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const lost = both.find(({ status }) => status === 409)!
  const won = both[0]!.status === 200 ? a : b
  expect(lost.problem).toMatchObject({ code: 'changed-meanwhile', bindings: { account: { items: [{ id: won }] } } })
  expect((await bind(vera, sessionId, c)).problem?.code).toBe('changed-meanwhile')
  expect((await bind(vera, sessionId, c, { from: won })).body?.account?.items).toMatchObject([{ id: c }])
  const history = await admin.get(contract.listItemHistory, { path: { itemId: won } })
  expect(history.items[0]).toMatchObject({ kind: 'unbound', by: { name: 'Vera' } })
})

test('taken off, the item stays, and nobody is bound by itself against that [BND-14][BND-16]', async () => {
  const one = await session()
  const { item } = await contact({})
  await bind(olga, one.sessionId, item.id)
  expect((await unbind(olga, one.sessionId, v7())).problem?.code).toBe('changed-meanwhile')
  expect((await unbind(olga, one.sessionId, item.id)).body?.account?.items).toEqual([])
  expect((await unbind(olga, one.sessionId, item.id)).status).toBe(200)
  expect((await desk.notices(one.sessionId)).map(({ kind }) => kind)).toEqual(['opened', 'taken', 'bound', 'unbound'])
  expect((await desk.item(item.id)).deletedAt).toBeNull()
  const next = await desk.again(one)
  expect((await bindings(vera, next)).account?.items).toEqual([])
})

test('an item that was deleted cannot be bound; one that was bound shows it, and can be replaced [BND-02]', async () => {
  const { sessionId } = await session()
  const [gone, other] = [(await contact({})).item.id, (await contact({})).item.id]
  await admin.get(contract.deleteItem, { path: { itemId: gone } })
  expect((await bind(olga, sessionId, gone)).problem?.code).toBe('item-deleted')
  await admin.get(contract.restoreItem, { path: { itemId: gone } })
  await bind(olga, sessionId, gone)
  await admin.get(contract.deleteItem, { path: { itemId: gone } })
  expect((await bindings(olga, sessionId)).account?.items).toMatchObject([{ id: gone, deleted: true }])
  expect((await desk.register(olga, sessionId, v7(), { title: 'Late' })).problem?.code).toBe('account-first')
  expect((await bind(olga, sessionId, other, { from: gone })).status).toBe(200)
})

test('an employee who writes has no account block, and the server refuses to bind them [BND-12]', async () => {
  const { id: threadId } = await clara.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  const { sessionId } = await write(clara, threadId, 'My laptop')
  await take(olga, sessionId)
  expect(await bindings(olga, sessionId)).toMatchObject({ customer: { internal: true }, account: null })
  const { item } = await contact({})
  expect((await bind(olga, sessionId, item.id)).problem?.code).toBe('customer-internal')
})

test('only who may work with the session, while they may [INF-20][BND-01]', async () => {
  const { sessionId } = await session()
  const { item } = await contact({})
  expect((await bind(oleg, sessionId, item.id)).problem?.code).toBe('not-found')
  await olga.get(contract.setStatus, { body: { online: false } })
  expect((await bind(olga, sessionId, item.id)).problem?.code).toBe('operator-offline')
  await olga.get(contract.setStatus, { body: { online: true } })
  await answer(olga, sessionId, 'Done')
  await olga.get(contract.closeSession, { path: { sessionId } })
  expect((await bind(olga, sessionId, item.id)).problem?.code).toBe('session-closed')
  expect((await unbind(vera, sessionId, item.id)).problem?.code).toBe('session-closed')
})

test('only the app that the live chat binds accounts in [LCS-05][LCS-07]', async () => {
  const { sessionId } = await session()
  const wrong = await olga.ask(contract.bindItem, {
    path: { sessionId, itemId: v7() },
    body: { appId: complaints.id, from: null, values: { title: 'x' } },
  })
  expect(wrong.problem?.code).toBe('app-not-offered')
  await bind(olga, sessionId, (await contact({})).item.id)
  const complaint = v7()
  await desk.register(olga, sessionId, complaint, { title: 'Broken' })
  const stranger = await bind(olga, sessionId, complaint)
  expect(stranger.problem?.code).toBe('changed-meanwhile')
  const free = await session()
  expect((await bind(olga, free.sessionId, complaint)).problem?.code).toBe('not-found')
})

import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { aField, aLine, anApp, give } from '../../test/an-app.ts'
import { openBoundDesk } from '../../test/bound-desk.ts'
import { take, write } from '../../test/desk.ts'

const desk = await openBoundDesk()
const { product, db, olga, vera, admin, clara, contacts, complaints, visits, session, bind, bindings, register, contact } = desk
afterAll(() => product[Symbol.asyncDispose]())

async function boundSession() {
  const one = await session()
  const { item } = await contact({ title: { first: 'Mia', last: 'Lind', middle: '' } })
  await bind(olga, one.sessionId, item.id)
  return { ...one, contactId: item.id }
}

test('nothing is registered before the account is bound, and then at once [BND-09]', async () => {
  const one = await session()
  const id = v7()
  const refused = await register(olga, one.sessionId, id, { title: 'Broken' })
  expect(refused.problem?.code).toBe('account-first')
  expect((await admin.ask(contract.readItem, { path: { itemId: id } })).status).toBe(404)
  await bind(olga, one.sessionId, (await contact({})).item.id)
  expect((await register(olga, one.sessionId, id, { title: 'Broken' })).status).toBe(200)
})

test('new and existing items, several in a session, each with the customer’s account [BND-08][BND-10][BND-05]', async () => {
  const { sessionId, visitor, contactId } = await boundSession()
  const account = [{ kind: 'website', value: visitor.customerId }]
  const { values, refs } = await desk.prefill(olga, sessionId, complaints.id)
  expect(values).toEqual({ account, contact: [contactId] })
  expect(refs.items[contactId]).toMatchObject({ name: 'Lind Mia' })
  const [first, second] = [v7(), v7()]
  await register(olga, sessionId, first, { ...values, title: 'Broken' })
  // Whatever is sent: a field for one account gets the customer's.
  await register(olga, sessionId, second, { title: 'Late', account: [{ kind: 'other', value: 'x' }] })
  expect((await desk.item(second)).values['account']).toEqual(account)
  const { item: visit } = await admin.get(contract.createItem, {
    path: { appId: visits.id, itemId: v7() },
    body: { values: { title: 'Tuesday' } },
  })
  const { body } = await register(olga, sessionId, visit.id, undefined, visits.id)
  expect(body?.registered.map(({ app, items }) => [app.name, items.map(({ name }) => name)])).toEqual([
    ['Complaints', ['Broken', 'Late']],
    ['Visits', ['Tuesday']],
  ])
  expect((await desk.item(visit.id)).values['account']).toEqual(account)
  expect((await desk.notices(sessionId)).at(-1)).toEqual({ kind: 'registered', app: 'Visits', item: 'Tuesday', by: 'Olga' })
})

test('what is registered from a chat is numbered and reckoned as other items are [BND-08, ui S21]', async () => {
  const { sessionId } = await boundSession()
  const fields = [
    ...[aField('string', 'title', aLine), aField('account', 'account', { many: true, kinds: [] })],
    ...[aField('counter', 'no', { prefix: 'R-', digits: 3, first: 5 })],
    ...[aField('formula', 'mark', { result: 'text', expression: 'title + " " + string(no)' })],
  ]
  const app = await anApp(admin, fields, { name: 'Returns', nameTemplate: '{no}' })
  await give(admin, app.id, 1, [olga.id], ['view', 'create'])
  await desk.edit({ registerAppIds: [complaints.id, visits.id, app.id] })
  expect((await desk.prefill(olga, sessionId, app.id)).values).not.toHaveProperty('no')
  const id = v7()
  const sent = await register(olga, sessionId, id, { title: 'Shoes', no: 1 }, app.id)
  expect(sent.problem?.errors).toEqual([{ field: '/values/no', code: 'read-only' }])
  expect((await register(olga, sessionId, id, { title: 'Shoes' }, app.id)).status).toBe(200)
  expect(await desk.item(id)).toMatchObject({ name: 'R-005', values: { title: 'Shoes', no: 5, mark: 'Shoes 5' } })
})

test('an item is made from a message: its text, the session’s address and the bound account stand in it [BND-04][BND-10]', async () => {
  const { sessionId, visitor, contactId } = await boundSession()
  const app = await anApp(
    admin,
    [
      aField('string', 'title', { ...aLine, maxLength: 20 }, { required: true }),
      aField('string', 'text', { ...aLine, multiline: true, maxLength: 1_000 }),
      aField('string', 'more', { ...aLine, multiline: true, maxLength: 1_000 }),
      aField('link', 'where', {}),
      aField('app', 'contact', { appId: desk.contacts.id, many: false }),
      aField('account', 'account', { many: true, kinds: [] }),
    ],
    { name: 'Requests' },
  )
  await give(admin, app.id, 1, [olga.id], ['view', 'create'])
  await desk.edit({ registerAppIds: [complaints.id, visits.id, app.id] })
  const text = 'It came  broken.\nThe second one too.'
  const { id } = await write(visitor, visitor.threadId, text)
  const { values } = await desk.prefill(olga, sessionId, app.id, id)
  const known = { contact: [contactId], account: [{ kind: 'website', value: visitor.customerId }] }
  const where = `${desk.product.url}/live-chats/s/${sessionId}`
  expect(values).toEqual({ title: 'It came broken. The…', text, where, ...known })
  expect((await desk.prefill(olga, sessionId, app.id)).values).toEqual({ where, ...known })
  // Of another conversation nothing is told.
  const other = await desk.session()
  const query = { appId: app.id, messageId: id }
  const refused = await olga.ask(contract.readItemPrefill, { path: { sessionId: other.sessionId }, query })
  expect(refused.problem?.code).toBe('not-found')
})

test('the same again is the same, sent at once too [P2][BND-08]', async () => {
  const { sessionId } = await boundSession()
  const id = v7()
  const all = await Promise.all([1, 2, 3].map(() => register(olga, sessionId, id, { title: 'Broken' })))
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await bindings(olga, sessionId)).registered[0]?.items).toHaveLength(1)
  expect((await desk.notices(sessionId)).filter(({ kind }) => kind === 'registered')).toHaveLength(1)
})

test('it belongs to its session alone, and is taken off without being deleted [BND-08][BND-14]', async () => {
  const one = await boundSession()
  const id = v7()
  await register(olga, one.sessionId, id, { title: 'Broken' })
  const off = () => olga.ask(contract.unregisterItem, { path: { sessionId: one.sessionId, itemId: id } })
  expect((await off()).body?.registered[0]?.items).toEqual([])
  expect((await off()).status).toBe(200)
  expect((await desk.item(id)).deletedAt).toBeNull()
  expect((await desk.notices(one.sessionId)).at(-1)).toMatchObject({ kind: 'unregistered', item: 'Broken' })
  await register(olga, one.sessionId, id, { title: 'Broken' })
  const next = await desk.again(one)
  expect((await bindings(vera, next)).registered[0]?.items).toEqual([])
  expect((await bindings(vera, one.sessionId)).registered[0]?.items).toMatchObject([{ id }])
})

test('for an employee messages are registered without an account, by their e-mail [BND-13][C-08]', async () => {
  const { id: threadId } = await clara.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  const { sessionId } = await write(clara, threadId, 'My laptop')
  await take(olga, sessionId)
  const id = v7()
  expect((await register(olga, sessionId, id, { title: 'Laptop' })).status).toBe(200)
  const { email } = await db.selectFrom('users').select('email').where('id', '=', clara.id).executeTakeFirstOrThrow()
  expect((await desk.item(id)).values['account']).toEqual([{ kind: 'email', value: email }])
})

test('what was deleted is not registered; an app that is used no more adds nothing, and shows what there is [LCS-08][LCS-19]', async () => {
  const { sessionId } = await boundSession()
  const [id, gone] = [v7(), v7()]
  await register(olga, sessionId, id, { title: 'Broken' })
  await admin.get(contract.createItem, { path: { appId: complaints.id, itemId: gone }, body: { values: {} } })
  await admin.get(contract.deleteItem, { path: { itemId: gone } })
  expect((await register(olga, sessionId, gone)).problem?.code).toBe('item-deleted')
  await desk.edit({ registerAppIds: [visits.id] })
  expect((await register(olga, sessionId, v7(), { title: 'x' })).problem?.code).toBe('app-not-offered')
  expect((await bindings(olga, sessionId)).registered).toMatchObject([
    { app: { name: 'Visits' }, offered: true },
    { app: { name: 'Complaints' }, offered: false, items: [{ id }] },
  ])
  expect((await olga.ask(contract.unregisterItem, { path: { sessionId, itemId: id } })).body?.registered).toHaveLength(1)
  await desk.edit({ registerAppIds: [complaints.id, visits.id] })
})

test('a hundred at most', async () => {
  const { sessionId } = await boundSession()
  const ids = Array.from({ length: contract.mostRegistered }, () => v7())
  const now = new Date()
  const row = { app_id: complaints.id, name: 'x', values: '{}', search: '', created_at: now, changed_at: now }
  await db
    .insertInto('items')
    .values(ids.map((id, i) => ({ ...row, id, index: 10_000 + i })))
    .execute()
  await db
    .insertInto('session_items')
    .values(ids.map((item_id) => ({ session_id: sessionId, item_id, app_id: complaints.id })))
    .execute()
  expect((await register(olga, sessionId, v7(), { title: 'x' })).problem?.code).toBe('too-many-items')
})

test('rights in apps apply: no create, no new one; no view, a name and no more [APP-11]', async () => {
  const { sessionId, contactId } = await boundSession()
  const rights = async (appId: string, given: contract.AppRight[]) => {
    const { version } = await admin.get(contract.readAppGrants, { path: { appId } })
    await give(admin, appId, version, [olga.id, vera.id], given)
  }
  await rights(complaints.id, ['view'])
  await rights(contacts.id, ['create'])
  expect((await register(olga, sessionId, v7(), { title: 'x' })).problem?.code).toBe('forbidden')
  expect((await olga.ask(contract.readItemPrefill, { path: { sessionId }, query: { appId: complaints.id } })).status).toBe(403)
  const seen = await bindings(olga, sessionId)
  expect(seen.account).toMatchObject({ rights: { view: false, create: true }, items: [{ id: contactId, name: 'Lind Mia' }] })
  expect(seen.registered[0]?.rights).toEqual({ view: true, create: false })
  const other = (await contact({})).item.id
  expect((await bind(olga, sessionId, other, { from: contactId })).problem?.code).toBe('not-found')
  expect((await olga.ask(contract.findCandidates, { path: { sessionId }, query: { appId: contacts.id } })).status).toBe(404)
  const made = await bind(olga, sessionId, v7(), { from: contactId, values: { title: { first: 'A', last: 'B', middle: '' } } })
  expect(made.body?.account?.items).toMatchObject([{ name: 'B A' }])
  await rights(complaints.id, ['view', 'create'])
  await rights(contacts.id, ['view', 'create'])
})

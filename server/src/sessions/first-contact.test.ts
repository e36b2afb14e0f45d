import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { openBoundDesk } from '../../test/bound-desk.ts'
import { write } from '../../test/desk.ts'
import { transaction } from '../platform/database.ts'
import { mergeThreads } from './index.ts'

const desk = await openBoundDesk()
const { product, db, olga, oleg, vera, first, session, bind, unbind, bindings, contact, visitor } = desk
afterAll(() => product[Symbol.asyncDispose]())

const website = (value: string) => ({ kind: 'website', value })
const read = async (sessionId: string) => vera.get(contract.readSession, { path: { sessionId } })
async function known(external_id: string, more: { email?: string } = {}) {
  const one = await visitor()
  await db
    .updateTable('customers')
    .set({ external_id, verified: true, ...more })
    .where('id', '=', one.customerId)
    .execute()
  return one
}
const begin = async (who: Awaited<ReturnType<typeof visitor>>) => (await write(who, who.threadId, 'Hello')).sessionId

test('the one item that holds their account is bound at first contact, and the timeline says so [BND-16]', async () => {
  const { item } = await contact({ title: { first: 'Ida', last: 'Berg', middle: '' }, account: [website('u-1')] })
  const sessionId = await begin(await known('u-1'))
  expect((await bindings(vera, sessionId)).account?.items).toMatchObject([{ id: item.id, boundBy: null }])
  const notices = await desk.notices(sessionId)
  expect(notices.map(({ kind }) => kind)).toEqual(['opened', 'bound'])
  expect(notices[1]).toEqual({ kind: 'bound', app: 'Contacts', item: 'Berg Ida', by: '' })
})

test('none, or two of them: nobody is bound [BND-16]', async () => {
  await contact({ account: [website('u-2')] })
  await contact({ account: [website('u-2')] })
  for (const id of ['u-2', 'u-nobody']) expect((await bindings(vera, await begin(await known(id)))).account?.items).toEqual([])
})

test('an e-mail counts when it is proven, and not because somebody says it [BND-16]', async () => {
  const { item } = await contact({ account: [{ kind: 'email', value: 'boss@firm.example' }] })
  const liar = await visitor()
  await db.updateTable('customers').set({ email: 'boss@firm.example' }).where('id', '=', liar.customerId).execute()
  const sessionId = await begin(liar)
  expect((await bindings(vera, sessionId)).account?.items).toEqual([])
  expect((await desk.candidates(vera, sessionId)).suggested).toMatchObject([{ id: item.id, reasons: ['email'] }])
  const boss = await begin(await known('u-3', { email: 'Boss@firm.example' }))
  expect((await bindings(vera, boss)).account?.items).toMatchObject([{ id: item.id }])
})

test('several messages at once bind once [BND-16]', async () => {
  await contact({ account: [website('u-4')] })
  const one = await known('u-4')
  const all = await Promise.all(Array.from({ length: 6 }, (_, i) => write(one, one.threadId, `No. ${i}`)))
  expect(new Set(all.map(({ sessionId }) => sessionId)).size).toBe(1)
  expect((await desk.notices(all[0]!.sessionId)).filter(({ kind }) => kind === 'bound')).toHaveLength(1)
})

test('Assigned to sees the item at first contact, and what is bound later in the next session; author Offline or locked: the queue [RTE-10][RTE-11][BND-06][BND-16]', async () => {
  await desk.edit({ rule: { name: 'assigned-to', field: '_author', groupId: first.id } })
  const mine = v7()
  const values = { title: { first: 'Max', last: 'Own', middle: '' }, account: [website('u-5')] }
  await oleg.get(contract.createItem, { path: { appId: desk.contacts.id, itemId: mine }, body: { values } })
  const now = async (sessionId: string) => (await read(sessionId)).session
  const customer = await known('u-5')
  const sessionId = await begin(customer)
  expect(await now(sessionId)).toMatchObject({ state: 'assigned', operator: { id: oleg.id } })

  const again = () => desk.again({ visitor: customer, sessionId: last })
  let last = sessionId
  await oleg.get(contract.setStatus, { body: { online: false } })
  last = await again()
  expect(await now(last)).toMatchObject({ state: 'queued', group: first })
  await db.updateTable('users').set({ online: true, state: 'locked' }).where('id', '=', oleg.id).execute()
  last = await again()
  expect(await now(last)).toMatchObject({ state: 'queued', group: first })
  await db.updateTable('users').set({ state: 'active' }).where('id', '=', oleg.id).execute()

  // Bound to an item of Olga's own by the supervisor: hers from the next session on.
  const hers = v7()
  await olga.get(contract.createItem, { path: { appId: desk.contacts.id, itemId: hers }, body: { values: {} } })
  expect((await bind(vera, last, hers, { from: mine })).status).toBe(200)
  last = await again()
  expect(await now(last)).toMatchObject({ operator: { id: olga.id } })
  await unbind(vera, last, hers)
  last = await again()
  expect(await now(last)).toMatchObject({ state: 'queued' })
  await desk.edit({ rule: { name: 'first-response', groupId: null } })
})

test('an anonymous visitor who turns out to be somebody brings what was bound [BND-06][SES-02]', async () => {
  const one = await session()
  const { item } = await contact({})
  await bind(olga, one.sessionId, item.id)
  const somebody = await known('u-6')
  await begin(somebody)
  const merging = { liveChatId: desk.chat.id, from: one.visitor.customerId, to: somebody.customerId }
  await transaction(product.database, (work) => mergeThreads(work, merging))
  expect((await bindings(vera, one.sessionId)).account?.items).toMatchObject([{ id: item.id }])
  expect((await desk.item(item.id)).values['account']).toContainEqual(website('u-6'))
})

test('without an app to bind accounts nothing is looked for, and blocks are absent [LCS-07][RTE-14]', async () => {
  await desk.edit({ accountAppId: null })
  await contact({ account: [website('u-7')] })
  const sessionId = await begin(await known('u-7'))
  expect(await bindings(vera, sessionId)).toMatchObject({ account: null, registered: [] })
  expect((await bind(vera, sessionId, v7())).problem?.code).toBe('app-not-offered')
  expect(await db.selectFrom('bindings').select('item_id').where('version', '=', 0).execute()).toEqual([])
})

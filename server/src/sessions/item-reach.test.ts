import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { openBoundDesk } from '../../test/bound-desk.ts'
import { write } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'

const desk = await openBoundDesk()
const { product, admin, olga, oleg, otto, vera, clara, ilya, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())

const reach = (who: TestUser, itemId: string) => who.ask(contract.listItemReach, { path: { itemId } })
const ways = async (who: TestUser, itemId: string) =>
  (await reach(who, itemId)).body.map(({ customerId, bound, values, openSession }) => ({
    ...{ customerId, bound, values, open: openSession?.id ?? null },
  }))

test('whose item it is, they are reached where they wrote; an open session is named to whom it is to be seen [BND-15, SES-14, SES-15]', async () => {
  const one = await desk.session()
  const { item } = await desk.contact({ title: { last: 'Lind', first: 'Eva', middle: '' }, phone: '+46701234567' })
  expect(await ways(olga, item.id)).toEqual([])
  await desk.bind(olga, one.sessionId, item.id)
  const { body } = await reach(olga, item.id)
  expect(body).toMatchObject([{ liveChat: { id: chat.id, name: 'Support' }, userId: null, bound: true }])
  const { customerId } = one.visitor
  const theirs = { customerId, bound: true }
  // The binding has brought their account into the item.
  const website = expect.arrayContaining([customerId])
  expect(await ways(olga, item.id)).toEqual([{ ...theirs, values: website, open: one.sessionId }])
  // A colleague reaches them as well, and is not told of a session that is not his to see.
  expect(await ways(oleg, item.id)).toEqual([{ ...theirs, values: website, open: null }])
  // Supervisors do not answer, and who may not see the item is told nothing.
  expect(await ways(vera, item.id)).toEqual([])
  expect((await reach(ilya, item.id)).problem?.code).toBe('not-found')
  expect((await reach(olga, v7())).problem?.code).toBe('not-found')
  await vera.get(contract.closeSession, { path: { sessionId: one.sessionId } })
  expect(await ways(otto, item.id)).toEqual([{ ...theirs, values: website, open: null }])
  const path = { liveChatId: chat.id, sessionId: v7() }
  expect((await olga.ask(contract.beginSession, { path, body: { customerId } })).status).toBe(200)
})

test('who is known by a value of the item is reached by who may see a session of theirs, and by nobody else [SES-14, ACC-07]', async () => {
  const people = await anApp(admin, [
    aField('string', 'title', aLine),
    aField('email', 'mail', { wrong: 'warn' }),
    aField('phone', 'phone', { wrong: 'warn' }),
    aField('account', 'account', { many: true, kinds: [] }),
  ])
  await give(admin, people.id, 1, [olga.id, oleg.id], ['view'])
  const known = async (set: { email?: string; phone?: string }) => {
    const one = await desk.session()
    await desk.db.updateTable('customers').set(set).where('id', '=', one.visitor.customerId).execute()
    return one.visitor.customerId
  }
  const [byMail, byPhone, other] = [
    await known({ email: 'Nils@Reach.example' }),
    await known({ phone: '+46 70 555 12 12' }),
    await known({ email: 'other.nils@reach.example', phone: '+46 70 555 12 12 3' }),
  ]
  const values = {
    title: 'Nils',
    mail: 'nils@reach.example',
    phone: '+46705551212',
    account: [{ kind: 'website', value: other }],
  }
  const { item } = await anItem(admin, people.id, values)
  const found = await ways(olga, item.id)
  const by = (customerId: string) => found.find((one) => one.customerId === customerId)?.values
  expect([found.length, by(byMail), by(byPhone), by(other)]).toEqual([3, ['nils@reach.example'], ['+46705551212'], [other]])
  expect(found.every(({ bound }) => !bound)).toBe(true)
  // Olga has their sessions; Oleg may see none.
  expect(await ways(oleg, item.id)).toEqual([])
})

test('an employee with whom it was registered is reached where they may write, and not any more once they may not [SES-14, CUS-02]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { sessionId } = await write(clara, thread.id, 'A chair, please')
  await olga.get(contract.takeSession, { path: { sessionId } })
  const complaintId = v7()
  expect((await desk.register(olga, sessionId, complaintId, { title: 'Wobbles' })).status).toBe(200)
  expect((await reach(olga, complaintId)).body).toMatchObject([
    { customerId: clara.id, userId: clara.id, bound: true, openSession: { id: sessionId } },
  ])
  // An employee is reached by every operator, as everywhere; the session is not theirs to see.
  expect(await ways(oleg, complaintId)).toMatchObject([{ customerId: clara.id, open: null }])
  await desk.edit({ internal: { userIds: [], groupIds: [], orgItemIds: [] } })
  expect(await ways(olga, complaintId)).toEqual([])
})

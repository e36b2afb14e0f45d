import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { openBoundDesk } from '../../test/bound-desk.ts'
import { limit, only } from '../../test/limited.ts'

const desk = await openBoundDesk()
const { product, db, admin, olga, contacts, session, bind, prefill, candidates, contact } = desk
afterAll(() => product[Symbol.asyncDispose]())

const name = { last: 'Berg', first: 'Kim', middle: '' }
const website = (value: string) => ({ kind: 'website', value })

test('a new item in the session takes no more than its operator sees, and the account goes in all the same [BND-04, BND-10, P13]', async () => {
  expect(
    (await limit(admin, contacts, { account: { see: only() }, phone: { see: only() }, mail: { edit: only() } })).status,
  ).toBe(200)
  const { sessionId, visitor } = await session()
  const set = { name: 'Kim Berg', phone: '+49301234567', email: 'kim@berg.example' }
  await db.updateTable('customers').set(set).where('id', '=', visitor.customerId).execute()
  const offered = await prefill(olga, sessionId, contacts.id)
  expect(offered).toMatchObject({ values: { title: expect.anything() }, locked: [] })
  expect(Object.keys(offered.values)).toEqual(['title'])
  const id = v7()
  for (const [code, error] of [
    ['phone', 'unknown-field'],
    ['account', 'unknown-field'],
    ['mail', 'read-only'],
  ] as const) {
    const value = code === 'account' ? [website('forged')] : code === 'mail' ? set.email : set.phone
    const { problem } = await bind(olga, sessionId, id, { values: { title: name, [code]: value } })
    expect(problem).toMatchObject({ code: 'values-invalid', errors: [{ field: `/values/${code}`, code: error }] })
  }
  expect((await bind(olga, sessionId, id, { values: { title: name } })).status).toBe(200)
  const accounts = [website(visitor.customerId), { kind: 'email', value: set.email }]
  expect((await desk.item(id)).values).toEqual({ title: name, account: accounts })
  expect((await olga.get(contract.readItem, { path: { itemId: id } })).item.values).toEqual({ title: name })
  const [entry] = (await olga.get(contract.listItemHistory, { path: { itemId: id } })).items
  expect(entry).toMatchObject({ kind: 'bound', changes: [] })
})

test('what is read and not edited is offered as the server writes it, and an operator need not send it [BND-04, BND-10, P13]', async () => {
  await limit(admin, contacts, { account: { edit: only() } })
  const { sessionId, visitor } = await session()
  const offered = await prefill(olga, sessionId, contacts.id)
  expect(offered).toMatchObject({ values: { account: [website(visitor.customerId)] }, locked: ['account'] })
  const id = v7()
  const { title } = { title: name }
  expect((await bind(olga, sessionId, id, { values: { title } })).status).toBe(200)
  expect((await desk.item(id)).values['account']).toEqual([website(visitor.customerId)])
})

test('nothing in a hidden field suggests an item, stands as its hint, or fills in a template [BND-02, CMP-07, P13]', async () => {
  await limit(admin, contacts, {})
  const { sessionId, visitor } = await session()
  await db.updateTable('customers').set({ phone: '+49307777777' }).where('id', '=', visitor.customerId).execute()
  const { item } = await contact({ title: { ...name, last: 'Hint' }, phone: '+49307777777' })
  expect((await candidates(olga, sessionId)).suggested).toMatchObject([{ id: item.id, hint: '+49307777777', reasons: ['phone'] }])
  await bind(olga, sessionId, item.id)
  const texts = async () => (await olga.get(contract.readTemplateValues, { path: { sessionId } })).values
  expect(await texts()).toMatchObject({ 'account.phone': '+49307777777' })
  const offered = async () => (await olga.get(contract.readTemplateChoices)).fields.map(({ code }) => code)
  expect(await offered()).toContain('phone')
  await limit(admin, contacts, { phone: { see: only() }, account: { see: only() } })
  const { suggested, found } = await candidates(olga, sessionId, '')
  expect(suggested).toEqual([])
  expect(found.find(({ id }) => id === item.id)).toMatchObject({ hint: `#${item.index}` })
  expect(await texts()).not.toHaveProperty('account.phone')
  expect(await offered()).not.toContain('phone')
})

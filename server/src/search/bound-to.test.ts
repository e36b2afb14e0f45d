import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { openBoundDesk } from '../../test/bound-desk.ts'
import type { Client } from '../../test/client.ts'
import { begin } from '../../test/desk.ts'

const desk = await openBoundDesk()
const { product, olga, vera, oleg } = desk
afterAll(() => product[Symbol.asyncDispose]())

const found = async (who: Client, filters: contract.SessionFilters) =>
  (await who.get(contract.findSessions, { query: { filters: JSON.stringify(filters) } })).items

test('found by the bound item and by the customer, with all that was merged into them [SAP-02, CST-01]', async () => {
  const [one, other, stranger] = await Promise.all([begin(desk, olga), begin(desk, olga), begin(desk, olga)])
  const { item } = await desk.contact({ title: { last: 'Lind', first: 'Mia', middle: '' } })
  await desk.bind(olga, one.sessionId, item.id)
  const byItem = { itemIds: [item.id] }
  const byCustomer = { customerIds: [one.visitor.customerId] }
  for (const filters of [byItem, byCustomer]) expect((await found(vera, filters)).map(({ id }) => id)).toEqual([one.sessionId])
  expect(await found(oleg, byItem)).toEqual([])
  const path = { customerId: one.visitor.customerId, otherId: other.visitor.customerId }
  await olga.get(contract.mergeCustomers, { path })
  const ids = (await found(vera, byCustomer)).map(({ id }) => id)
  expect(ids.sort()).toEqual([one.sessionId, other.sessionId].sort())
  expect(ids).not.toContain(stranger.sessionId)
})

test('a row names the account that its customer writes from, and none of employees [SAP-05]', async () => {
  const { sessionId, visitor } = await begin(desk, olga)
  const thread = await desk.clara.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  const message = { path: { threadId: thread.id, messageId: crypto.randomUUID() }, body: { text: 'A chair' } }
  const employees = (await desk.clara.get(contract.writeMessage, message)).sessionId
  const accounts = new Map((await found(vera, {})).map(({ id, account }) => [id, account]))
  expect([accounts.get(sessionId), accounts.get(employees)]).toEqual([visitor.customerId, null])
})

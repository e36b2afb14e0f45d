import type { CustomerPage, LiveEvent } from '@parley/contract'
import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { openBoundDesk } from '../../../test/bound-desk.ts'
import type { Client } from '../../../test/client.ts'
import { begin, newId, until, type Visitor, workspaceOf, write } from '../../../test/desk.ts'

const desk = await openBoundDesk()
const { product, admin, olga, oleg, otto, sofia, vera, clara, ilya, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const find = async (who: Client, search: string) => (await who.get(contract.listCustomers, { query: { search } })).items
const read = (who: Client, customerId: string) => who.get(contract.readCustomer, { path: { customerId } })
const sessionsOf = async (who: Client, customerId: string) =>
  (await who.get(contract.listCustomerSessions, { path: { customerId }, query: {} })).items
const merge = (who: Client, keep: string, other: string) =>
  who.ask(contract.mergeCustomers, { path: { customerId: keep, otherId: other } })
const part = (who: Client, keep: string, other: string) =>
  who.ask(contract.unmergeCustomers, { path: { customerId: keep, otherId: other } })
const rename = (who: Client, customerId: string, name: string) =>
  who.ask(contract.editCustomer, { path: { customerId }, body: { name } })
const cardOf = async (who: Client, sessionId: string) => (await who.get(contract.readSession, { path: { sessionId } })).session

/** Somebody with a session; taken by this operator where one is given. */
async function customer(
  name: string,
  operator?: Client,
  more: Record<string, unknown> = {},
): Promise<Visitor & { sessionId: string }> {
  const visitor = await desk.visitor(name)
  if (Object.keys(more).length > 0) await db.updateTable('customers').set(more).where('id', '=', visitor.customerId).execute()
  const { sessionId } = await write(visitor, visitor.threadId, `${name} asks`)
  if (operator) await operator.get(contract.takeSession, { path: { sessionId } })
  return Object.assign(visitor, { sessionId })
}

test('found by name, e-mail, phone however it is written, and account; with a part of a word and in Cyrillic [CST-01]', async () => {
  const maria = await customer('Мария Линдквист', olga, {
    ...{ email: 'maria@example.com', phone: '+46 (70) 123-45-67', external_id: 'crm-7781', verified: true },
  })
  for (const words of ['мария', 'линд', 'МАРИЯ линдк', 'maria@ex', '+46701234567', '46 70 123', 'crm-778'])
    expect((await find(olga, words)).map(({ id }) => id)).toEqual([maria.customerId])
  for (const words of ['%', 'maria_', 'nobody', "';--"]) expect(await find(olga, words)).toEqual([])
  expect((await read(olga, maria.customerId)).accounts).toEqual([
    { kind: 'website', value: 'crm-7781' },
    { kind: 'email', value: 'maria@example.com' },
    { kind: 'phone', value: '+46 (70) 123-45-67' },
  ])
})

test('who sees none of their sessions neither finds them nor learns how many there are [CST-01, ACC-07]', async () => {
  const one = await customer('Nadja Noon', olga)
  await vera.get(contract.closeSession, { path: { sessionId: one.sessionId } })
  const { sessionId } = await write(one, one.threadId, 'Again')
  const seen = async (who: Client) => (await find(who, 'nadja')).map(({ sessions }) => sessions)
  // The new one waits in the common queue: all operators see it, and only it.
  expect(await Promise.all([olga, vera, oleg, sofia, otto].map(seen))).toEqual([[2], [2], [1], [1], [1]])
  await olga.get(contract.takeSession, { path: { sessionId } })
  expect(await Promise.all([olga, vera, oleg, clara, ilya, admin].map(seen))).toEqual([[2], [2], [], [], [], []])
  expect((await oleg.ask(contract.readCustomer, { path: { customerId: one.customerId } })).problem?.code).toBe('not-found')
  const path = { customerId: one.customerId }
  expect((await oleg.ask(contract.listCustomerSessions, { path, query: {} })).problem?.code).toBe('not-found')
  expect((await sessionsOf(olga, one.customerId)).map(({ id }) => id)).toEqual([sessionId, one.sessionId])
  const { details } = await vera.get(contract.readSession, { path: { sessionId } })
  expect(details.customer.sessions).toBe(2)
})

test('the list goes on in portions, each customer once [CST-01]', async () => {
  for (let i = 0; i < 30; i++) await customer(`Portion ${i}`)
  const first = await vera.get(contract.listCustomers, { query: { search: 'portion' } })
  const rest = await vera.get(contract.listCustomers, { query: { search: 'portion', cursor: first.next! } })
  expect([first.items.length, rest.items.length, rest.next]).toEqual([25, 5, null])
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(30)
  expect((await vera.ask(contract.listCustomers, { query: { cursor: "1.'" } })).problem?.code).toBe('bad-request')
})

test('a name that staff give stays, and everybody’s rows change; employees keep their own [CST-01, STA-03]', async () => {
  const one = await customer('Visitor', olga)
  const { position, ...held } = await workspaceOf(vera)
  const socket = await vera.socket(position)
  expect((await rename(otto, one.customerId, 'Otto’s')).problem?.code).toBe('not-found')
  expect((await rename(olga, one.customerId, '  Petra Pan ')).body.customer.name).toBe('Petra Pan')
  await until(() => socket.events.some(({ name }) => name === 'customer.changed'))
  const after = socket.events.reduce(contract.apply, held as contract.Workspace)
  expect(after.sessions[one.sessionId]).toEqual(await cardOf(vera, one.sessionId))
  expect(after.sessions[one.sessionId]!.customer.name).toBe('Petra Pan')
  socket.end()
  const { authorName } = await write(one, one.threadId, 'It is me')
  expect(authorName).toBe('Petra Pan')
  const token = one.headers['authorization']!.slice('Bearer '.length)
  await product.anyone.get(contract.visit, { path: { liveChatId: desk.chat.id }, body: { token, name: 'Mallory' } })
  expect((await cardOf(olga, one.sessionId)).customer.name).toBe('Petra Pan')
  await olga.get(contract.setStatus, { body: { online: false } })
  expect((await rename(olga, one.customerId, 'No')).problem?.code).toBe('operator-offline')
  expect((await rename(vera, one.customerId, 'Petra P.')).status).toBe(200)
  await olga.get(contract.setStatus, { body: { online: true } })

  const thread = await clara.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  await write(clara, thread.id, 'I need a chair')
  expect((await rename(olga, clara.id, 'Clara C.')).problem?.code).toBe('customer-employee')
})

test('two records become one: sessions together, one name, the bound item; and the way back [CST-01]', async () => {
  const keep = await customer('Hugo Keep', olga)
  const gone = await customer('Hugo at work', olga)
  const { item } = await desk.contact({ title: { last: 'Hugo', first: '', middle: '' } })
  await desk.bind(olga, gone.sessionId, item.id)
  const { position, ...held } = await workspaceOf(vera)
  const socket = await vera.socket(position)
  const threads = await Promise.all([keep, gone].map((one) => one.get(contract.readThread, { path: { threadId: one.threadId } })))

  const page = (await merge(olga, keep.customerId, gone.customerId)).body
  expect(page).toMatchObject({
    customer: { id: keep.customerId, name: 'Hugo Keep', sessions: 2 },
    items: [{ id: item.id }],
    merged: [{ customerId: gone.customerId, name: 'Hugo at work', by: olga.name }],
  })
  expect(await read(olga, gone.customerId)).toEqual(page)
  expect((await merge(olga, keep.customerId, gone.customerId)).status).toBe(200)
  expect((await find(olga, 'hugo')).map(({ id, sessions }) => [id, sessions])).toEqual([[keep.customerId, 2]])
  expect((await sessionsOf(olga, keep.customerId)).map(({ threadId }) => threadId).sort()).toEqual(
    [keep.threadId, gone.threadId].sort(),
  )
  expect((await cardOf(olga, gone.sessionId)).customer).toMatchObject({ id: gone.customerId, name: 'Hugo Keep' })
  expect((await desk.bindings(olga, keep.sessionId)).account?.items).toMatchObject([{ id: item.id }])
  await same(socket.events, held as contract.Workspace, [keep.sessionId, gone.sessionId])
  // Each of them sees what they saw before, and no more.
  for (const [i, one] of [keep, gone].entries()) {
    const now = await one.get(contract.readThread, { path: { threadId: one.threadId } })
    expect(now.page).toEqual(threads[i]!.page)
  }
  expect((await keep.ask(contract.readThread, { path: { threadId: gone.threadId } })).problem?.code).toBe('not-found')

  const back = (await part(olga, keep.customerId, gone.customerId)).body
  expect(back).toMatchObject({ customer: { id: keep.customerId, sessions: 1 }, items: [], merged: [] })
  expect(await read(olga, gone.customerId)).toMatchObject({
    customer: { name: 'Hugo at work', sessions: 1 },
    items: [{ id: item.id }],
  })
  await same(socket.events, held as contract.Workspace, [keep.sessionId, gone.sessionId])
  expect((await desk.bindings(olga, keep.sessionId)).account?.items).toEqual([])
  expect((await part(olga, keep.customerId, gone.customerId)).problem?.code).toBe('not-found')
  const told = (await desk.notices(gone.sessionId)).filter(({ kind }) => kind === 'customer')
  expect(told).toMatchObject([{ change: 'merged', by: olga.name }, { change: 'parted' }])
  socket.end()

  async function same(events: LiveEvent[], from: contract.Workspace, ids: string[]) {
    for (const id of ids) {
      const fresh = await cardOf(vera, id)
      await expect.poll(() => events.reduce(contract.apply, from).sessions[id]).toEqual(fresh)
    }
  }
})

test('who is known for sure stays: an employee, somebody whom a website signed; two employees are two [CST-01, DM-10]', async () => {
  const sure = await customer('Ida Sure', olga, { external_id: 'ida', verified: true })
  const guest = await customer('Ida guest', olga)
  expect((await merge(olga, guest.customerId, sure.customerId)).problem?.code).toBe('merge-other-way')
  expect((await merge(olga, sure.customerId, guest.customerId)).status).toBe(200)
  const row = await db.selectFrom('customers').selectAll().where('id', '=', sure.customerId).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ external_id: 'ida', verified: true, merged_into: null })

  const open = async (who: Client) => {
    const { id } = await who.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
    return write(who, id, 'As an employee')
  }
  const erik = await product.user('Erik')
  await desk.edit({ internal: { userIds: [clara.id, erik.id], groupIds: [], orgItemIds: [] } })
  await open(clara)
  await open(erik)
  expect((await merge(vera, erik.id, clara.id)).problem?.code).toBe('customer-employee')
  expect((await merge(vera, sure.customerId, erik.id)).problem?.code).toBe('merge-other-way')
  expect((await merge(vera, erik.id, sure.customerId)).body.customer).toMatchObject({ name: 'Erik', sessions: 3 })
  // Both ways back, the last first.
  expect((await part(vera, erik.id, guest.customerId)).problem?.code).toBe('not-found')
  expect((await part(vera, erik.id, sure.customerId)).status).toBe(200)
  expect((await read(vera, guest.customerId)).customer).toMatchObject({ id: sure.customerId, name: 'Ida Sure', sessions: 2 })
  expect((await part(vera, sure.customerId, guest.customerId)).status).toBe(200)
  expect((await read(vera, guest.customerId)).customer).toMatchObject({ name: 'Ida guest', sessions: 1 })
})

test('both must be mine to see, and an operator must be Online [CST-01, STA-03, ACC-07]', async () => {
  const [mine, theirs] = [await customer('Mine', olga), await customer('Theirs', oleg)]
  expect((await merge(olga, mine.customerId, theirs.customerId)).problem?.code).toBe('not-found')
  expect((await merge(olga, mine.customerId, newId())).problem?.code).toBe('not-found')
  expect((await merge(vera, mine.customerId, theirs.customerId)).status).toBe(200)
  // Who sees a session of one of them is told of the person, and of no session that is not theirs.
  const seen: CustomerPage = await read(oleg, theirs.customerId)
  expect([seen.customer.id, seen.customer.sessions]).toEqual([mine.customerId, 1])
  expect((await sessionsOf(oleg, mine.customerId)).map(({ id }) => id)).toEqual([theirs.sessionId])
  await oleg.get(contract.setStatus, { body: { online: false } })
  expect((await part(oleg, mine.customerId, theirs.customerId)).problem?.code).toBe('operator-offline')
  await oleg.get(contract.setStatus, { body: { online: true } })
})

test('two merges at once, crosswise and in a circle: one person or a clear no, never a ring [CST-01]', async () => {
  for (let i = 0; i < 20; i++) {
    const three = await Promise.all(['A', 'B', 'C'].map((name) => customer(`${name} ${i}`, olga)))
    const [a, b, c] = three.map(({ customerId }) => customerId) as [string, string, string]
    const outcomes = await Promise.all([merge(vera, a, b), merge(olga, b, a), merge(vera, b, c), merge(olga, c, a)])
    for (const { status, problem } of outcomes)
      expect(['changed-meanwhile', 'merge-other-way', 200]).toContain(problem?.code ?? status)
    const rows = await db.selectFrom('customers').select(['id', 'merged_into', 'name']).where('id', 'in', [a, b, c]).execute()
    const leads = new Set(rows.filter(({ merged_into }) => merged_into === null).map(({ id }) => id))
    for (const { id, merged_into } of rows) expect(leads.has(merged_into ?? id)).toBe(true)
    for (const lead of leads) {
      const names = rows.filter(({ id, merged_into }) => (merged_into ?? id) === lead).map(({ name }) => name)
      expect(new Set(names).size).toBe(1)
    }
  }
})

test('a merge while messages arrive and are answered loses none, and numbers have no gap [CST-01, P9]', async () => {
  const keep = await customer('Busy Keep', olga)
  const gone = await customer('Busy Gone', olga)
  const quiet = await begin(desk, olga)
  await vera.get(contract.closeSession, { path: { sessionId: quiet.sessionId } })
  const sent = (async () => {
    for (let i = 0; i < 15; i++) {
      await Promise.all([
        write(gone, gone.threadId, `Customer ${i}`),
        olga.get(contract.sendMessage, {
          path: { sessionId: gone.sessionId, messageId: v7() },
          body: { text: `Answer ${i}`, seen: i },
        }),
      ])
    }
  })()
  const merged = (async () => {
    for (let i = 0; i < 4; i++) {
      expect((await merge(vera, keep.customerId, gone.customerId)).status).toBe(200)
      expect((await part(vera, keep.customerId, gone.customerId)).status).toBe(200)
    }
    expect((await merge(vera, keep.customerId, gone.customerId)).status).toBe(200)
  })()
  const opened = write(quiet.visitor, quiet.visitor.threadId, 'I am back')
  const joined = merge(vera, keep.customerId, quiet.visitor.customerId)
  await Promise.all([
    sent,
    merged,
    opened,
    joined.then(
      () => undefined,
      () => undefined,
    ),
  ])
  const rows = await db
    .selectFrom('messages')
    .select('number')
    .where('session_id', '=', gone.sessionId)
    .orderBy('number')
    .execute()
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1))
  const texts = await db
    .selectFrom('messages')
    .select('id')
    .where('session_id', '=', gone.sessionId)
    .where('ordinal', '>', 0)
    .execute()
  expect(texts).toHaveLength(31)
  expect((await cardOf(olga, gone.sessionId)).customer.name).toBe('Busy Keep')
})

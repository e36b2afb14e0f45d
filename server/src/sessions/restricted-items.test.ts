import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as bpmn from '../../test/a-process.ts'
import { aField, restrict } from '../../test/an-app.ts'
import { openBoundDesk } from '../../test/bound-desk.ts'
import type { TestUser } from '../../test/product.ts'

const desk = await openBoundDesk()
const { product, olga, vera, admin, contacts, complaints, session, bind, bindings, register, contact } = desk
let readers: contract.Named
beforeAll(async () => {
  readers = await product.group('Readers', [olga, vera])
  await desk.edit({ readerGroupIds: [readers.id] })
})
afterAll(() => product[Symbol.asyncDispose]())

const called = () => `Q${v7().slice(-6)}`

/** A session with a bound contact and a complaint, both for Vera alone; Olga has the session. */
async function restricted() {
  const one = await session()
  const last = called()
  const { item } = await contact({ title: { first: 'Mia', last, middle: '' }, phone: '+46701234567' })
  await bind(olga, one.sessionId, item.id)
  const { item: complaint } = await admin.get(contract.createItem, {
    path: { appId: complaints.id, itemId: v7() },
    body: { values: { title: `Complaint ${last}` } },
  })
  await register(olga, one.sessionId, complaint.id)
  for (const id of [item.id, complaint.id]) await restrict(admin, id, [vera.id])
  return { ...one, last, contactId: item.id, complaintId: complaint.id }
}

test('in a session a restricted item is a name to who does not see it [APP-11, INF-13]', async () => {
  const one = await restricted()
  const shown = async (who: TestUser) => {
    const { account, registered } = await bindings(who, one.sessionId)
    return [account!, ...registered].flatMap(({ rights, items }) => items.map(({ name, view }) => [name, rights.view, view]))
  }
  const named = (view: boolean) => [
    [`${one.last} Mia`, true, view],
    [`Complaint ${one.last}`, true, view],
  ]
  expect(await shown(olga)).toEqual(named(false))
  expect(await shown(vera)).toEqual(named(true))
  await restrict(admin, one.contactId, null)
  await restrict(admin, one.complaintId, [vera.id, olga.id])
  expect(await shown(olga)).toEqual(named(true))
})

test('what is told of a binding is the same for all, and opens a restricted item to nobody [APP-11, P14]', async () => {
  const one = await session()
  const { item } = await contact({ title: { first: 'Tom', last: called(), middle: '' } })
  await restrict(admin, item.id, [olga.id])
  const before = await bindings(vera, one.sessionId)
  const socket = await vera.socket('nowhere')
  await bind(olga, one.sessionId, item.id)
  const event = await vi.waitFor(
    () => socket.events.find((one): one is contract.CustomerBound => one.name === 'customer.bound') ?? Promise.reject(),
    { timeout: 5_000, interval: 10 },
  )
  expect(event.item).toMatchObject({ id: item.id, restricted: true })
  expect(contract.applyToBindings(before, event).account?.items).toMatchObject([{ id: item.id, view: false }])
  const hers = await bindings(olga, one.sessionId)
  expect(hers.account?.items).toMatchObject([{ view: true }])
  expect((await bindings(vera, one.sessionId)).account?.items).toMatchObject([{ view: false }])
  // What was known of it stays known, when the same is told once more.
  const again = contract.applyToBindings(hers, { ...event, version: event.version + 1 })
  expect(again.account?.items).toMatchObject([{ view: true }])
  socket.end()
})

test('it is not suggested, not found and not bound by who does not see it [BND-02, APP-10]', async () => {
  const one = await restricted()
  const found = async (who: TestUser, search = '') => {
    const { suggested, found } = await desk.candidates(who, one.sessionId, search)
    return [...suggested, ...found].some(({ id }) => id === one.contactId)
  }
  expect([await found(olga), await found(olga, one.last)]).toEqual([false, false])
  expect([await found(vera), await found(vera, one.last)]).toEqual([true, true])
  const other = await session()
  const refused = await bind(olga, other.sessionId, one.contactId)
  expect(refused.problem).toEqual((await bind(olga, other.sessionId, v7())).problem)
  expect(refused.problem?.code).toBe('not-found')
  expect((await desk.unbind(olga, one.sessionId, one.contactId)).status).toBe(200)
})

test('it fills no template, and finds no customer to write to [CMP-07, SES-14, APP-11]', async () => {
  const one = await restricted()
  const values = async (who: TestUser) => {
    const path = { sessionId: one.sessionId }
    return (await who.get(contract.readTemplateValues, { path })).values['account.phone']
  }
  expect([await values(olga), await values(vera)]).toEqual([undefined, '+46701234567'])
  const reach = async (who: TestUser) => {
    const { customers } = await who.get(contract.findReachable, {
      path: { liveChatId: desk.chat.id },
      query: { search: one.last },
    })
    return customers.map(({ item }) => item)
  }
  expect(await reach(olga)).toEqual([])
  await restrict(admin, one.contactId, [olga.id])
  expect(await reach(olga)).toEqual([`${one.last} Mia`])
})

test('its sessions are read through it by who sees it [BND-15, APP-10]', async () => {
  const one = await restricted()
  const read = async (who: TestUser) => {
    const path = { itemId: one.contactId }
    const [list, messages] = [
      await who.ask(contract.listItemSessions, { path }),
      await who.ask(contract.readItemSession, { path: { ...path, sessionId: one.sessionId } }),
    ]
    return [list.problem?.code, messages.problem?.code]
  }
  expect(await read(olga)).toEqual(['not-found', 'not-found'])
  expect(await read(vera)).toEqual([undefined, undefined])
})

test('in the form of a task it is a name, and cannot be chosen by who does not see it [BPR-09, APP-11]', async () => {
  const [one, other] = [await restricted(), await restricted()]
  const variables = [bpmn.aVariable(aField('app', 'client', { appId: contacts.id, many: false }), 'bound-item')]
  const diagram = bpmn.oneTask({ performer: `user:${olga.id}`, form: [{ code: 'client' }] })
  const { id: processId } = await bpmn.aProcess(admin, { diagram, variables })
  const started = { path: { sessionId: one.sessionId, instanceId: v7() }, body: { processId } }
  const { id } = await olga.get(contract.startFromSession, started)
  const [task] = await bpmn.openTasks(admin, id)
  const form = await olga.get(contract.readTask, { path: { taskId: task!.id } })
  expect(form.refs.items[one.contactId]).toMatchObject({ name: `${one.last} Mia`, view: false })
  const exit = form.exits[0]!.id
  const complete = (client: string) =>
    olga.ask(contract.completeTask, { path: { taskId: task!.id }, body: { exit, values: { client: [client] } } })
  expect((await complete(other.contactId)).problem?.errors).toEqual([{ field: '/values/client', code: 'not-found' }])
  // What stands there may stay.
  expect((await complete(one.contactId)).status).toBe(200)
})

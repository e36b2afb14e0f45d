import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, anApp, anItem, give } from '../../test/an-app.ts'
import { answer, begin, openDesk, until } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'

const desk = await openDesk()
const { product, admin, olga, vera, ilya, first, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

let app: contract.App
let nora: TestUser
const path = { liveChatId: chat.id }
async function setRule(rule: contract.RoutingRule) {
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, accountAppId: app.id, rule } })
}
const assignedTo = (field: string) => setRule({ name: 'assigned-to', field, groupId: first.id })
const statusOf = async (who: TestUser) => (await who.get(contract.readWorkspace)).me.online
const goOnline = (who: TestUser) => who.ask(contract.setStatus, { body: { online: true } })

beforeAll(async () => {
  nora = await product.user('Nora')
  app = await anApp(admin, [aField('account', 'account', { many: true, kinds: [] }), aField('users', 'manager', { many: true })])
  await give(admin, app.id, app.version, [ilya.id, nora.id], ['view', 'create', 'edit'])
})

test('whoever is named in the field that Assigned to reads has a status and the workspace; nobody else [STA-01, ACC-10]', async () => {
  const { item } = await anItem(admin, app.id, { manager: [olga.id, ilya.id] })
  expect([await statusOf(ilya), await statusOf(nora)]).toEqual([null, null])
  expect((await goOnline(ilya)).problem?.code).toBe('forbidden')

  await assignedTo('manager')
  expect([await statusOf(ilya), await statusOf(nora)]).toEqual([false, null])
  expect((await goOnline(nora)).problem?.code).toBe('forbidden')
  expect((await goOnline(ilya)).body).toEqual({ online: true })
  const held = await ilya.get(contract.readWorkspace)
  expect([held.me.online, held.liveChats, held.sessions]).toEqual([true, [], {}])
  const { items } = await admin.get(contract.listUsers, { query: { search: 'Ilya' } })
  expect(items.find(({ id }) => id === ilya.id)?.online).toBe(true)

  // Online, they are given what their customer writes.
  const visitor = await desk.visitor()
  await db.insertInto('bindings').values({ customer_id: visitor.customerId, app_id: app.id, item_id: item.id }).execute()
  await db.updateTable('users').set({ online: false }).where('id', '=', olga.id).execute()
  const message = { path: { threadId: visitor.threadId, messageId: crypto.randomUUID() }, body: { text: 'Hello' } }
  const { sessionId } = await visitor.get(contract.writeMessage, message)
  await answer(ilya, sessionId, 'I know this one')

  await setRule({ name: 'first-response', groupId: null })
  // Named by no rule any more, but there is a session.
  expect(await statusOf(ilya)).toBe(true)
  await ilya.get(contract.closeSession, { path: { sessionId } })
  expect(await statusOf(ilya)).toBeNull()
})

test('Author and Editor are such fields; an item that was deleted names nobody [STA-01, RTE-08]', async () => {
  const { item } = await anItem(nora, app.id, {})
  await assignedTo('_author')
  expect([await statusOf(nora), await statusOf(ilya)]).toEqual([false, null])
  const { item: edited } = await ilya.get(contract.editItem, {
    path: { itemId: item.id },
    body: { version: item.version, values: { manager: [nora.id] } },
  })
  await assignedTo('_editor')
  expect([await statusOf(nora), await statusOf(ilya)]).toEqual([null, true])
  await assignedTo('manager')
  expect(await statusOf(nora)).toBe(false)
  await admin.get(contract.deleteItem, { path: { itemId: edited.id } })
  expect(await statusOf(nora)).toBeNull()
})

test('of who has a session though in no group the others hear how they are there [STA-01, ACC-10]', async () => {
  await setRule({ name: 'first-response', groupId: null })
  const { sessionId } = await begin(desk, desk.oleg)
  await db.updateTable('sessions').set({ operator_id: ilya.id }).where('id', '=', sessionId).execute()
  await db.updateTable('users').set({ online: false }).where('id', '=', ilya.id).execute()
  const socket = await vera.socket('nowhere')
  expect((await goOnline(ilya)).body).toEqual({ online: true })
  await until(() =>
    socket.events.some((event) => event.name === 'person.changed' && event.person.id === ilya.id && event.person.online),
  )
  socket.end()
})

test('who has no status is told of none when their name changes [STA-01]', async () => {
  const { position, ...held } = await nora.get(contract.readWorkspace)
  const socket = await nora.socket(position)
  await nora.get(contract.editProfile, { body: { name: 'Nora Neu' } })
  await until(() => socket.events.some(({ name }) => name === 'person.changed'))
  const told = socket.events.reduce((workspace: contract.Workspace, event) => contract.apply(workspace, event), held)
  expect([told.me.name, told.me.online]).toEqual(['Nora Neu', null])
  expect(told.me).toEqual((await nora.get(contract.readWorkspace)).me)
  socket.end()
})

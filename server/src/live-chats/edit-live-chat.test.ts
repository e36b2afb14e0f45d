import { createLiveChat, editLiveChat, type LiveChat, readLiveChat } from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [ada, vera, oleg, ilya]: TestUser[] = []
let main: { id: string; name: string }
let billing: { id: string; name: string }
let leads: { id: string; name: string }
let chat: LiveChat

beforeAll(async () => {
  product = await startProduct()
  ada = await product.user('Ada', { administrator: true })
  vera = await product.user('Vera')
  oleg = await product.user('Oleg')
  ilya = await product.user('Ilya')
  main = await product.group('Main', [oleg])
  billing = await product.group('Billing', [ilya])
  leads = await product.group('Leads', [vera])
  const groups = { operatorGroupIds: [main.id, billing.id], supervisorGroupIds: [leads.id] }
  chat = await ada.get(createLiveChat, { body: { name: 'Support', ...groups } })
  await ada.get(createLiveChat, { body: { name: 'Sales', ...groups } })
})
afterAll(() => product[Symbol.asyncDispose]())

const edit = async (change: object, version?: number) => {
  const { version: now } = await read()
  return ada!.ask(editLiveChat, { path: { liveChatId: chat.id }, body: { version: version ?? now, ...change } })
}
const read = () => ada!.get(readLiveChat, { path: { liveChatId: chat.id } })
const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 5_000, interval: 20 })

test('only over the version that was seen; nothing of a refused edit is kept [NFR-01]', async () => {
  const before = await read()
  expect((await edit({ showOperatorName: true })).status).toBe(200)
  const late = await edit({ name: 'Too late', website: { greeting: 'Too late' } }, before.version)
  expect(late.problem?.code).toBe('changed-meanwhile')
  const refused = await edit({ name: 'sales', website: { greeting: 'Refused' } })
  expect(refused.problem).toMatchObject({ code: 'name-exists', field: '/name' })
  expect(await read()).toMatchObject({
    name: 'Support',
    version: before.version + 1,
    showOperatorName: true,
    website: { greeting: '' },
  })
})

test('of two who save at once, one is told that it changed meanwhile [LCS-19]', async () => {
  const { version } = await read()
  const answers = await Promise.all([edit({ showOperatorName: false }, version), edit({ showOperatorName: true }, version)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('its own name in other letters is no duplicate, and the internal channel follows it [LCS-03, DM-02]', async () => {
  expect((await edit({ name: 'SUPPORT' })).body.name).toBe('SUPPORT')
  const text = `select name from channels where live_chat_id = $1 and kind = 'internal'`
  expect((await product.database.pool.query(text, [chat.id])).rows).toEqual([{ name: 'Internal channel SUPPORT' }])
  await edit({ name: 'Support' })
})

test('the group of the rule is one of the operator groups [RTE-05, LCS-17]', async () => {
  const rule = { name: 'first-response', groupId: leads.id }
  expect((await edit({ rule })).problem).toMatchObject({ code: 'target-not-allowed', field: '/rule/groupId' })
  expect((await edit({ rule: { ...rule, groupId: billing.id } })).body.rule.groupId).toBe(billing.id)
  expect((await edit({ operatorGroupIds: [main.id] })).problem).toMatchObject({ code: 'target-not-allowed' })
  expect((await edit({ rule: { ...rule, groupId: null } })).status).toBe(200)
})

test('origins are kept as browsers send them, once, and wrong ones are refused [WEB-03]', async () => {
  const allowedOrigins = ['https://Shop.example:443', 'https://shop.example', 'http://*.Shop.example:8080']
  const { body } = await edit({ website: { allowedOrigins } })
  expect(body.website.allowedOrigins).toEqual(['https://shop.example', 'http://*.shop.example:8080'])
  for (const origin of ['shop.example', 'https://shop.example/', 'javascript:alert(1)', '*'])
    expect((await edit({ website: { allowedOrigins: [origin] } })).problem).toMatchObject({ field: '/website/allowedOrigins/0' })
})

test('a website that is switched off is a disconnected channel [LCS-14, CHN-08]', async () => {
  expect((await edit({ website: { enabled: false } })).body.channels).toMatchObject([{ kind: 'website', state: 'disconnected' }])
  expect((await edit({ website: { enabled: true } })).body.channels).toMatchObject([{ kind: 'website', state: 'active' }])
})

test('whoever gains or loses a role reads again at once, on open sockets [LCS-19, P13]', async () => {
  const position = 'nowhere'
  const [lost, stays, gains] = await Promise.all([ilya!, oleg!, vera!].map((user) => user.socket(position)))
  const before = [lost!, stays!, gains!].map((socket) => socket.readAgain())
  await edit({ operatorGroupIds: [main.id, leads.id] })
  await soon(() => {
    for (const [index, socket] of [lost!, stays!, gains!].entries()) expect(socket.readAgain()).toBeGreaterThan(before[index]!)
  })
  for (const socket of [lost!, stays!, gains!]) socket.end()
})

test('who may write is changed as a whole, and those concerned are told [LCS-10, CUS-10]', async () => {
  const socket = await ilya!.socket('nowhere')
  const before = socket.readAgain()
  const { body } = await edit({ internal: { userIds: [ilya!.id], groupIds: [leads.id], orgItemIds: [] } })
  expect(body.internal).toEqual({ users: [{ id: ilya!.id, name: 'Ilya' }], groups: [leads], orgItems: [] })
  await soon(() => expect(socket.readAgain()).toBe(before + 1))
  expect((await edit({ internal: { userIds: [], groupIds: [], orgItemIds: [] } })).body.internal).toEqual({
    users: [],
    groups: [],
    orgItems: [],
  })
  await soon(() => expect(socket.readAgain()).toBe(before + 2))
  socket.end()
})

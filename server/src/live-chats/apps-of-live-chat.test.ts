import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, anApp } from '../../test/an-app.ts'
import { begin, openDesk } from '../../test/desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
let contacts: contract.App
let orders: contract.App
let plain: contract.App
const account = (code: string) => aField('account', code, { many: true, kinds: [] })

beforeAll(async () => {
  desk = await openDesk()
  contacts = await anApp(desk.admin, [account('one')])
  orders = await anApp(desk.admin, [account('one')])
  plain = await anApp(desk.admin, [])
})
afterAll(() => desk.product[Symbol.asyncDispose]())

async function edit(change: object) {
  const path = { liveChatId: desk.chat.id }
  const { version } = await desk.admin.get(contract.readLiveChat, { path })
  return desk.admin.ask(contract.editLiveChat, { path, body: { version, ...change } })
}
const ids = (named: readonly { id: string }[]) => named.map(({ id }) => id)

test('only apps with an Account field are listed, and others are refused at their field [LCS-05, LCS-06, LCS-08]', async () => {
  const listed = ids(await desk.admin.get(contract.listAccountApps))
  expect(listed).toEqual(expect.arrayContaining([contacts.id, orders.id]))
  expect(listed).not.toContain(plain.id)
  expect((await edit({ accountAppId: plain.id })).problem).toMatchObject({ code: 'app-needs-account', field: '/accountAppId' })
  const missing = { accountAppId: contacts.id, registerAppIds: [crypto.randomUUID()] }
  expect((await edit(missing)).problem).toMatchObject({ code: 'app-needs-account', field: '/registerAppIds' })
})

test('registering works together with binding alone, and goes with it [LCS-09]', async () => {
  const alone = await edit({ registerAppIds: [orders.id] })
  expect(alone.problem).toMatchObject({ code: 'account-app-missing', field: '/registerAppIds' })
  const both = (await edit({ accountAppId: contacts.id, registerAppIds: [orders.id] })).body
  expect([both.accountApp?.id, ids(both.registerApps)]).toEqual([contacts.id, [orders.id]])
  expect((await edit({ accountAppId: null, registerAppIds: [orders.id] })).problem?.code).toBe('account-app-missing')
  const cleared = (await edit({ accountAppId: null })).body
  expect([cleared.accountApp, cleared.registerApps]).toEqual([null, []])
})

test('without the app to bind, Assigned to becomes First Response of the same group, and sessions go that way [RTE-14]', async () => {
  const cards = await anApp(desk.admin, [account('one'), aField('users', 'manager', { many: true })])
  const rule = { name: 'assigned-to' as const, field: 'manager', groupId: desk.second.id }
  const set = (await edit({ accountAppId: cards.id, rule })).body
  expect(set.rule).toEqual(rule)
  expect((await edit({ showOperatorName: true })).body.rule).toEqual(rule)

  const cleared = (await edit({ accountAppId: null })).body
  expect([cleared.accountApp, cleared.rule]).toEqual([null, { name: 'first-response', groupId: desk.second.id }])
  expect((await edit({ rule })).problem).toMatchObject({ code: 'rule-needs-account-app', field: '/rule' })
  const { sessionId } = await begin(desk)
  const { session, details } = await desk.vera.get(contract.readSession, { path: { sessionId } })
  expect(session).toMatchObject({ state: 'queued', group: { id: desk.second.id } })
  expect(details.routed?.decisions[0]).toMatchObject({ rule: 'first-response' })
  await edit({ accountAppId: contacts.id })
  expect((await edit({ rule })).problem).toMatchObject({ code: 'target-not-allowed', field: '/rule/field' })
})

test('an app that a live chat uses stays, and says where it is used; a deleted live chat lets it go [LCS-06, LCS-20]', async () => {
  await edit({ accountAppId: contacts.id, registerAppIds: [orders.id] })
  const remove = (app: contract.App) =>
    desk.admin.ask(contract.deleteApp, { path: { appId: app.id }, query: { confirmation: app.name } })
  for (const [app, how] of [
    [contacts, { binds: true, registers: false }],
    [orders, { binds: false, registers: true }],
  ] as const) {
    const { usedIn } = await desk.admin.get(contract.readApp, { path: { appId: app.id } })
    expect(usedIn).toEqual([{ id: desk.chat.id, name: desk.chat.name, ...how }])
    expect((await remove(app)).problem?.code).toBe('app-in-use')
  }
  await desk.admin.get(contract.deleteLiveChat, { path: { liveChatId: desk.chat.id } })
  expect((await desk.admin.get(contract.readApp, { path: { appId: contacts.id } })).usedIn).toEqual([])
})

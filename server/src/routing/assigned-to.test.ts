import * as contract from '@parley/contract'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { aField, anApp, anItem, give } from '../../test/an-app.ts'
import { answer, openDesk, until } from '../../test/desk.ts'
import { ruled, where } from '../../test/ruled.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, ilya, vera, first, second, db } = desk
const rules = ruled(desk)
afterAll(() => product[Symbol.asyncDispose]())

const definition = [aField('account', 'account', { many: true, kinds: [] }), aField('users', 'manager', { many: true })]
const { id: appId, version } = await anApp(desk.admin, definition)
await give(desk.admin, appId, version, [olga.id], ['view', 'create', 'edit'])
const itemId = (await anItem(olga, appId, { manager: [ilya.id] })).item.id

/** Whom the item's field names from now on. */
async function manage(...userIds: string[]) {
  const { item } = await desk.admin.get(contract.readItem, { path: { itemId } })
  await desk.admin.get(contract.editItem, { path: { itemId }, body: { version: item.version, values: { manager: userIds } } })
}

beforeEach(async () => {
  await rules.clear()
  await manage(ilya.id)
  await setApp(appId)
  await setRule({ name: 'assigned-to', field: 'manager', groupId: first.id })
  await db.updateTable('users').set({ online: true }).where('id', 'in', [ilya.id, olga.id, oleg.id]).execute()
})

const setApp = (id: string | null) =>
  db.updateTable('live_chats').set({ account_app_id: id }).where('id', '=', desk.chat.id).execute()
const setRule = (rule: contract.RoutingRule) =>
  db
    .updateTable('live_chats')
    .set({ rule: JSON.stringify(rule) })
    .where('id', '=', desk.chat.id)
    .execute()
async function bound() {
  const visitor = await desk.visitor()
  await db.insertInto('bindings').values({ customer_id: visitor.customerId, app_id: appId, item_id: itemId }).execute()
  return visitor
}
const begin = async (visitor?: Awaited<ReturnType<typeof bound>>) => rules.open('Hello', visitor ?? (await bound()))
const falls = async (verdict: contract.Verdict) => {
  const opened = await begin()
  expect(opened.tried).toEqual([`assigned-to: ${verdict}`, 'first-response: won'])
  expect(opened.session).toMatchObject({ state: 'queued', group: first, operator: null })
}

test('at once to whom the field of the bound item names, with an operator’s rights though in no group [RTE-10, ACC-10, BND-06]', async () => {
  const { session, sessionId, decisions } = await begin()
  expect(session).toMatchObject({ state: 'assigned', operator: { id: ilya.id }, group: first })
  expect(decisions[0]).toMatchObject({ rule: 'assigned-to', ruleId: null, tried: [{ name: 'assigned-to', verdict: 'won' }] })
  await answer(ilya, sessionId, 'I know this one')
  await ilya.get(contract.editSession, { path: { sessionId }, body: { name: 'Mine', priority: 1 } })
  expect((await ilya.get(contract.readWorkspace)).sessions[sessionId]?.name).toBe('Mine')
  await ilya.get(contract.closeSession, { path: { sessionId } })
})

test('author and editor are such fields too [RTE-08]', async () => {
  await setRule({ name: 'assigned-to', field: '_author', groupId: second.id })
  expect((await begin()).session).toMatchObject({ operator: { id: olga.id }, group: second })
})

test('several users: the first who is there [RTE-13]', async () => {
  await manage(otto.id, oleg.id, olga.id)
  await db.updateTable('users').set({ online: false }).where('id', '=', otto.id).execute()
  expect((await begin()).session.operator?.id).toBe(oleg.id)
  await db.updateTable('users').set({ online: false }).where('id', 'in', [olga.id, oleg.id]).execute()
  await falls('operator-offline')
})

test('absent, Offline, locked: First Response of the rule’s group [RTE-11, RTE-12]', async () => {
  const away = { id: crypto.randomUUID(), user_id: ilya.id, starts_at: new Date(0), ends_at: new Date(Date.now() + 60_000) }
  await db.insertInto('absences').values(away).execute()
  await falls('operator-absent')
  await db
    .updateTable('absences')
    .set({ ends_at: new Date(1) })
    .execute()
  expect((await begin()).session.operator?.id).toBe(ilya.id)
  await db.updateTable('users').set({ online: false }).where('id', '=', ilya.id).execute()
  await falls('operator-offline')
  await db.updateTable('users').set({ state: 'locked', online: true }).where('id', '=', ilya.id).execute()
  await falls('operator-locked')
  await db.updateTable('users').set({ state: 'active' }).where('id', '=', ilya.id).execute()
})

test('not bound, empty, a field or app that is gone: First Response of the rule’s group [RTE-13, RTE-14]', async () => {
  const stranger = await begin(await desk.visitor())
  expect(stranger.tried).toEqual(['assigned-to: not-bound', 'first-response: won'])
  await manage()
  await falls('field-empty')
  await setRule({ name: 'assigned-to', field: 'gone', groupId: first.id })
  await falls('field-gone')
  expect((await rules.read()).baseBroken).toEqual(['field-gone'])
  await setApp(null)
  await falls('app-gone')
  expect((await rules.read()).baseBroken).toEqual(['app-gone'])
})

test('rules above it come first, and may ask whether somebody is bound [RTE-16, RTE-18]', async () => {
  await rules.add('Known', { name: 'queue', groupId: second.id }, [where('bound', 'equals', true)])
  expect((await begin()).session.group).toEqual(second)
  expect((await begin(await desk.visitor())).tried).toEqual([
    'Known: conditions',
    'assigned-to: not-bound',
    'first-response: won',
  ])
})

test('who is named keeps the session though they are in no group; locked, they lose it [ACC-10, ACC-11]', async () => {
  const { sessionId } = await begin()
  const { returnSessions } = await import('../sessions/return-sessions.ts')
  await returnSessions.run(product.database, { userIds: [ilya.id] }, { number: 1, isLast: false })
  expect((await rules.look(sessionId)).session.operator?.id).toBe(ilya.id)
  // Given away by hand, it is like any other.
  await vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: oleg.id }, from: ilya.id } })
  const again = await begin()
  await desk.admin.get(contract.lockUser, { path: { userId: ilya.id } })
  await until(async () => (await rules.look(again.sessionId)).session.state === 'queued')
  expect((await rules.look(again.sessionId)).session.group).toEqual(first)
  await db.updateTable('users').set({ state: 'active' }).where('id', '=', ilya.id).execute()
})

test('a custom rule may give it to whoever had it last, outside the groups or not: then they are no operator [RTE-19]', async () => {
  await rules.add('Again', { name: 'last-operator' }, [where('first-session', 'equals', false)])
  const visitor = await bound()
  const { sessionId } = await begin(visitor)
  await vera.get(contract.closeSession, { path: { sessionId } })
  const again = await begin(visitor)
  expect(again.tried).toEqual(['Again: operator-gone', 'assigned-to: won'])
})

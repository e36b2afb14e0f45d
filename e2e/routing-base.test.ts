import * as contract from '@parley/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aField, anApp, anItem, definitionOf, give } from '../server/test/an-app.ts'
import type { Person } from './stage/company.ts'
import { type RuledDesk, ruledDesk } from './stage/ruled-desk.ts'
import { takeNext } from './stage/screens.ts'

let desk: RuledDesk
let item: contract.ItemPage['item']
let app: contract.App
const began = 'The session began'

beforeAll(async () => {
  desk = await ruledDesk('by the base rule')
})
beforeEach(() => desk.tidy(desk.ann, desk.bob, desk.carl))
afterAll(() => desk?.leave())

/** Whom the customer's item names from now on. */
async function names(...people: Person[]) {
  const { version } = (await desk.administrator.get(contract.readItem, { path: { itemId: item.id } })).item
  const body = { version, values: { manager: people.map(({ id }) => id) } }
  await desk.administrator.get(contract.editItem, { path: { itemId: item.id }, body })
}
const assigned = () => desk.base({ name: 'assigned-to', field: 'manager', groupId: desk.support.id })
/** By First Response it waits for Ann and Bob, and says why it is with nobody. */
async function waits(text: string, verdict: string) {
  const id = await desk.visitorSays(text)
  await desk.stands(id, { ann: 'queue', bob: 'queue', sue: 'queue' })
  expect(await desk.why('ann', id)).toEqual([
    `Waits in the queue of ${desk.support.name} by First response.`,
    began,
    `Assigned to: ${verdict}`,
    'First response: Applied.',
  ])
  await desk.stands(id, { ann: 'queue', bob: 'queue', sue: 'queue' })
  return id
}

test('First Response of all groups waits for everybody, and is hers who takes it first [RTE-02, RTE-04, RTE-05]', async () => {
  const id = await desk.kimSays('Where is the key of the bicycle shed?')
  await desk.stands(id, { ann: 'queue', bob: 'queue', carl: 'queue', sue: 'queue' })
  expect(await desk.why('carl', id)).toEqual([
    'Waits in the queue of all operators by First response.',
    began,
    'First response: Applied.',
  ])
  await takeNext(desk.pages.ann).press('Enter')
  await desk.stands(id, { ann: 'mine', sue: 'active' })
})

test('First Response of one group waits for that group alone [RTE-05]', async () => {
  await desk.base({ name: 'first-response', groupId: desk.accounting.id })
  const id = await desk.visitorSays('Who pays the invoice?')
  await desk.stands(id, { carl: 'queue', sue: 'queue' })
  const where = `Waits in the queue of ${desk.accounting.name} by First response.`
  expect(await desk.why('carl', id)).toEqual([where, began, 'First response: Applied.'])
  expect(await takeNext(desk.pages.ann).count()).toBe(0)
  await takeNext(desk.pages.carl).press('Enter')
  await desk.stands(id, { carl: 'mine', sue: 'active' })
})

test('Assigned to: not bound yet, then bound, and the next session is at once with whom the item names [RTE-07, RTE-10, RTE-13, BND-06]', async () => {
  const account = aField('account', 'account', { many: true, kinds: [] })
  app = await anApp(desk.administrator, [account, aField('users', 'manager', { many: true })])
  await give(desk.administrator, app.id, app.version, [desk.sue.id], ['view', 'create', 'edit'])
  item = (await anItem(desk.administrator, app.id, { manager: [desk.carl.id] })).item
  await desk.edit({ accountAppId: app.id })
  await assigned()
  const first = await waits('I am new here', 'The customer was bound to no entry.')
  const path = { sessionId: first, itemId: item.id }
  await desk.sue.get(contract.bindItem, { path, body: { appId: app.id, from: null } })
  await desk.close(first)

  const id = await desk.visitorSays('It is me again')
  await desk.stands(id, { carl: 'mine', sue: 'active' })
  expect(await desk.why('carl', id)).toEqual(['Went to Carl Cole by Assigned to.', began, 'Assigned to: Applied.'])
  await desk.stands(id, { carl: 'mine', sue: 'active' })
})

test('Assigned to somebody of no operator group: the session is theirs all the same [RTE-10, ACC-10, WSP-06]', async () => {
  await assigned()
  await names(desk.sue)
  await desk.sue.get(contract.setStatus, { body: { online: true } })
  const id = await desk.visitorSays('To whom it may concern')
  await desk.stands(id, { sue: 'mine' })
  expect(await desk.why('sue', id)).toEqual(['Went to Sue Stern by Assigned to.', began, 'Assigned to: Applied.'])
})

test('Assigned to somebody Offline: First Response of the group [RTE-11, RTE-12]', async () => {
  await names(desk.carl)
  await desk.there(desk.ann, desk.bob)
  await waits('Is Carl there?', 'The operator was Offline.')
})

test('Assigned to somebody whose absence covers now: First Response of the group; over, the next is theirs [RTE-11, RTE-12, ORG-08]', async () => {
  await names(desk.carl)
  const path = { userId: desk.carl.id }
  const hour = 3_600_000
  const body = { startsAt: new Date(Date.now() - hour).toISOString(), endsAt: new Date(Date.now() + hour).toISOString() }
  const { id: absenceId } = await desk.carl.get(contract.addAbsence, { path, body })
  const first = await waits('Is Carl on holiday?', 'The operator was absent.')
  await desk.carl.get(contract.removeAbsence, { path: { ...path, absenceId } })
  await desk.close(first)
  const id = await desk.visitorSays('Is Carl back?')
  await desk.stands(id, { carl: 'mine', sue: 'active' })
})

test('Assigned to somebody locked: First Response of the group [RTE-11, RTE-12]', async () => {
  await names(desk.dan)
  await desk.administrator.get(contract.lockUser, { path: { userId: desk.dan.id } })
  await waits('Does Dan still work here?', 'The operator was locked.')
})

test('Assigned to several: the first who is there; nobody of them: First Response [RTE-13]', async () => {
  await names(desk.carl, desk.bob, desk.ann)
  await desk.there(desk.ann, desk.bob)
  const id = await desk.visitorSays('Whoever is there')
  await desk.stands(id, { bob: 'mine', sue: 'active' })
  expect(await desk.why('bob', id)).toEqual(['Went to Bob Berg by Assigned to.', began, 'Assigned to: Applied.'])
  await desk.close(id)
  await desk.there()
  await waits('Nobody there?', 'The operator was Offline.')
})

test('Assigned to an empty field, and to a field that the app has no more: First Response of the group [RTE-13]', async () => {
  await names()
  const id = await waits('Who looks after me?', 'The field was empty.')
  await desk.close(id)
  const path = { appId: app.id }
  const now = await desk.administrator.get(contract.readApp, { path })
  const account = now.fields.filter(({ code }) => code === 'account')
  const form = { tabs: [{ name: '', sections: [{ name: '', columns: [['account']] }] }] }
  const body = { ...definitionOf(now), fields: account, form, listColumns: ['account'] }
  await desk.administrator.get(contract.editApp, { path, body })
  await waits('And now?', 'The app has no such field any more.')
})

test('To bind account is cleared: the rule is First Response of its group again [RTE-14]', async () => {
  await desk.edit({ accountAppId: null })
  const id = await desk.visitorSays('Does anybody know me?')
  await desk.stands(id, { ann: 'queue', bob: 'queue', sue: 'queue' })
  const where = `Waits in the queue of ${desk.support.name} by First response.`
  expect(await desk.why('bob', id)).toEqual([where, began, 'First response: Applied.'])
})

import * as contract from '@parley/contract'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { openDesk, write } from '../../test/desk.ts'
import { ruled, where } from '../../test/ruled.ts'
import { ruleOf, seenRules } from '../../test/rules.ts'
import { seenRouting } from '../../test/seen.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, sofia, vera, boris, ilya, first, second, chat, db } = desk
const rules = ruled(desk)
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(async () => {
  await rules.clear()
  await rules.base({ name: 'first-response', groupId: null })
  await db.updateTable('sessions').set({ state: 'closed', closed_at: new Date() }).where('state', '<>', 'closed').execute()
  await db.deleteFrom('operator_loads').execute()
  await db.updateTable('operator_turns').set({ open: 0 }).execute()
  await rules.online(olga, oleg, sofia)
})

test('a new live chat has First Response of all its groups, and no other rules [RTE-02, RTE-04, RTE-05]', async () => {
  const { base, rules: list, maximum } = await rules.read()
  expect([base, list, maximum]).toEqual([{ name: 'first-response', groupId: null }, [], null])
  const { session, decisions } = await rules.open()
  expect(session).toMatchObject({ state: 'queued', group: null, operator: null })
  expect(decisions).toMatchObject([
    { event: 'opened', rule: 'first-response', ruleId: null, to: null, tried: [{ name: 'first-response', verdict: 'won' }] },
  ])
})

test('saving the base rule applies to later sessions [RTE-03, RTE-05]', async () => {
  const before = await rules.open()
  await rules.base({ name: 'first-response', groupId: second.id })
  expect((await rules.open()).session).toMatchObject({ state: 'queued', group: second })
  expect((await rules.look(before.sessionId)).session.group).toBeNull()
})

test('top-down, the first rule whose conditions hold and whose action is possible wins [RTE-01, RTE-16]', async () => {
  await rules.add('German', { name: 'queue', groupId: first.id }, [where('message', 'words', 'hallo')])
  await rules.add('Nobody', { name: 'operator', userId: otto.id })
  const winner = await rules.add('Second line', { name: 'queue', groupId: second.id }, [where('message', 'contains', 'ORDER')])
  await rules.add('Never reached', { name: 'common-queue' })
  const { session, tried, decisions } = await rules.open()
  expect(tried).toEqual(['German: conditions', 'Nobody: operator-offline', 'Second line: won'])
  expect(decisions[0]).toMatchObject({
    ruleId: winner.id,
    to: { kind: 'group', ...second },
    tried: [{ attribute: 'message' }, {}, {}],
  })
  expect(session).toMatchObject({ state: 'queued', group: second })
  expect((await rules.open('Hallo!')).session.group).toEqual(first)
  expect((await rules.open('Something else')).tried.at(-1)).toBe('Never reached: won')
})

test('none of the rules: the base rule, by default the common queue [RTE-16]', async () => {
  await rules.add('Nobody', { name: 'operator', userId: otto.id })
  expect(await rules.open()).toMatchObject({
    session: { group: null },
    tried: ['Nobody: operator-offline', 'first-response: won'],
  })
})

test('least busy: Online with the fewest sessions, of several who waited longest [RTE-19, RTE-20]', async () => {
  await rules.only('Least', { name: 'least-busy', groupId: first.id })
  const one = (await rules.open()).session.operator!.id
  const other = (await rules.open()).session.operator!.id
  expect([one, other].sort()).toEqual([olga.id, oleg.id].sort())
  expect((await rules.open()).session.operator!.id).toBe(one)
  expect((await rules.open()).session.operator!.id).toBe(other)
  const third = await rules.open()
  expect(third.session.operator!.id).toBe(one)
  const holder = [olga, oleg].find(({ id }) => id === other)!
  const theirs = (await holder.get(contract.readWorkspace)).sessions
  for (const id of Object.keys(theirs))
    if (theirs[id]!.state === 'assigned') await holder.get(contract.closeSession, { path: { sessionId: id } })
  for (let i = 0; i < 3; i++) expect((await rules.open()).session.operator!.id).toBe(other)
  expect(third.decisions[0]).toMatchObject({ among: 2, load: 2, to: { kind: 'operator', id: one } })
})

test('least busy: nobody Online, or absent all of them → the next rule [RTE-12, RTE-20]', async () => {
  await rules.add('Least', { name: 'least-busy', groupId: first.id })
  await rules.add('Second', { name: 'queue', groupId: second.id })
  await rules.online(sofia, oleg)
  const away = {
    id: crypto.randomUUID(),
    user_id: oleg.id,
    starts_at: new Date(Date.now() - 1_000),
    ends_at: new Date(Date.now() + 60_000),
  }
  await db.insertInto('absences').values(away).execute()
  expect((await rules.open()).tried).toEqual(['Least: nobody-online', 'Second: won'])
  await db.deleteFrom('absences').execute()
  expect((await rules.open()).session.operator?.id).toBe(oleg.id)
})

test('in turn, however busy they are [RTE-23, B-07]', async () => {
  await rules.only('Turn', { name: 'round-robin', groupId: first.id })
  await rules.online(olga, oleg, boris)
  const given: string[] = []
  for (let i = 0; i < 9; i++) given.push((await rules.open()).session.operator!.id)
  expect(given.slice(3, 6)).toEqual(given.slice(0, 3))
  expect(given.slice(6, 9)).toEqual(given.slice(0, 3))
  expect(new Set(given).size).toBe(3)
})

test('who is full by the live chat’s maximum or their own is passed over; all full → the next rule [B-07]', async () => {
  await rules.add('Least', { name: 'least-busy', groupId: first.id })
  await rules.add('Turn', { name: 'round-robin', groupId: first.id })
  await rules.maximum(2)
  await admin.get(contract.editRoutedOperator, await seenRouting(admin, olga.id, { skills: [], maximum: 1 }))
  const given: string[] = []
  for (let i = 0; i < 3; i++) given.push((await rules.open()).session.operator!.id)
  expect(given.sort()).toEqual([olga.id, oleg.id, oleg.id].sort())
  expect((await rules.open()).tried).toEqual(['Least: all-full', 'Turn: all-full', 'first-response: won'])
  await rules.maximum(null)
  expect((await rules.open()).session.operator?.id).toBe(oleg.id)
  await admin.get(contract.editRoutedOperator, await seenRouting(admin, olga.id, { skills: [], maximum: null }))
})

test('only who has all of the skills, in any letter case [B-07]', async () => {
  const body = { skills: ['Deutsch', ' Rechnungen  A–Z '], maximum: null }
  const said = await admin.get(contract.editRoutedOperator, await seenRouting(admin, oleg.id, body))
  expect(said.skills).toEqual(['deutsch', 'rechnungen a–z'])
  const late = { path: { userId: oleg.id }, body: { version: '', skills: [], maximum: 1 } }
  expect((await admin.ask(contract.editRoutedOperator, late)).problem?.code).toBe('changed-meanwhile')
  expect(await admin.get(contract.readUserRouting, { path: late.path })).toEqual(said)
  await rules.add('Both', { name: 'least-busy', groupId: first.id, skills: ['DEUTSCH', 'Rechnungen A–Z'] })
  for (let i = 0; i < 3; i++) expect((await rules.open()).session.operator?.id).toBe(oleg.id)
  await rules.only('None', { name: 'round-robin', groupId: first.id, skills: ['deutsch', 'suomi'] })
  expect((await rules.open()).tried[0]).toBe('None: nobody-with-skills')
  const list = await vera.get(contract.listRoutedOperators, { path: rules.path, query: { search: 'ole' } })
  expect(list).toMatchObject([{ id: oleg.id, skills: said.skills, maximum: null, open: 3, online: true, groupIds: [first.id] }])
})

test('a specific operator, who may be Offline, absent, locked or no operator any more: then the next rule [RTE-19, RTE-21, RTE-12]', async () => {
  await rules.add('Oleg', { name: 'operator', userId: oleg.id })
  expect((await rules.open()).session).toMatchObject({ state: 'assigned', operator: { id: oleg.id } })
  const away = { id: crypto.randomUUID(), user_id: oleg.id, starts_at: new Date(0), ends_at: new Date(Date.now() + 60_000) }
  await db.insertInto('absences').values(away).execute()
  expect((await rules.open()).tried[0]).toBe('Oleg: operator-absent')
  await db.deleteFrom('absences').execute()
  await rules.online(olga)
  expect((await rules.open()).tried[0]).toBe('Oleg: operator-offline')
  await db.updateTable('users').set({ state: 'locked' }).where('id', '=', oleg.id).execute()
  expect((await rules.open()).tried[0]).toBe('Oleg: operator-locked')
  expect((await rules.read()).rules[0]!.broken).toEqual(['operator-gone'])
  await db.updateTable('users').set({ state: 'active' }).where('id', '=', oleg.id).execute()
})

test('the last operator of this customer, only where it is not their first session [RTE-19, RTE-21]', async () => {
  const later = [where('first-session', 'equals', false)]
  await rules.only('Again', { name: 'last-operator' }, later)
  const { visitor, sessionId, tried } = await rules.open()
  expect(tried).toEqual(['Again: conditions', 'first-response: won'])
  await olga.get(contract.takeSession, { path: { sessionId } })
  await olga.get(contract.closeSession, { path: { sessionId } })
  const again = await rules.open('Me again', visitor)
  expect(again.session.operator?.id).toBe(olga.id)
  await olga.get(contract.closeSession, { path: { sessionId: again.sessionId } })
  await rules.online(oleg)
  expect((await rules.open('And again', visitor)).tried[0]).toBe('Again: operator-offline')
})

test('somebody whose records were merged is no newcomer, and keeps their last operator [RTE-18, RTE-19, CST-01]', async () => {
  await rules.only('Again', { name: 'last-operator' }, [where('first-session', 'equals', false)])
  const before = await rules.open('From the shop')
  await olga.get(contract.takeSession, { path: { sessionId: before.sessionId } })
  await olga.get(contract.closeSession, { path: { sessionId: before.sessionId } })
  const elsewhere = await desk.visitor('Mia')
  const idOf = async (threadId: string) =>
    (await db.selectFrom('threads').select('customer_id').where('id', '=', threadId).executeTakeFirstOrThrow()).customer_id
  const [keep, gone] = [await idOf(before.visitor.threadId), await idOf(elsewhere.threadId)]
  const merge = (lead: string, other: string) =>
    db.updateTable('customers').set({ merged_into: lead }).where('id', '=', other).execute()
  await merge(keep, gone)
  const first = await rules.open('From my phone', elsewhere)
  expect(first).toMatchObject({ rule: 'Again', session: { operator: { id: olga.id } } })
  await olga.get(contract.closeSession, { path: { sessionId: first.sessionId } })

  const third = await desk.visitor('Mia')
  await merge(keep, await idOf(third.threadId))
  expect((await rules.open('From work', third)).rule).toBe('Again')
  await db.updateTable('customers').set({ merged_into: null }).where('id', '=', gone).execute()
  const apart = await desk.visitor('Somebody else')
  expect((await rules.open('New', apart)).tried[0]).toBe('Again: conditions')
})

test('an automatic reply with variables, a priority and labels come with the rule that wins [RTE-22]', async () => {
  const label = await admin.get(contract.createLabel, { path: rules.path, body: { name: 'Orders', colour: '#3958d1' } })
  const reply = 'Hello {customer}, {liveChat} is on it. {operator}'
  await rules.only('Reply', { name: 'least-busy', groupId: first.id }, [], { reply, priority: 3, labelIds: [label.id] })
  const visitor = await desk.visitor('Zoë')
  const { session, sessionId } = await rules.open('Order?', visitor)
  expect(session).toMatchObject({ priority: 3, labelIds: [label.id] })
  const { page } = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  expect(page.items.map(({ author, text }) => [author, text])).toEqual([
    ['customer', 'Order?'],
    ['bot', 'Hello Zoë, Support is on it. '],
  ])
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.map(({ number }) => number)).toEqual([1, 2, 3])
  await write(visitor, visitor.threadId, 'Thanks')
  expect((await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).page.items).toHaveLength(3)
})

test('who is in no group is not an operator, whatever they are elsewhere [RTE-19]', async () => {
  const rule = ruleOf({ name: 'Ilya', action: { name: 'operator', userId: ilya.id } })
  const refused = await admin.ask(contract.setRoutingRules, await seenRules(admin, chat.id, () => ({ rules: [rule] })))
  expect(refused.problem).toMatchObject({ code: 'target-not-allowed', field: '/rules/0/action/userId' })
})

test('by the page and language of the website’s visitor [RTE-18]', async () => {
  await rules.add('German shop', { name: 'queue', groupId: second.id }, [
    where('language', 'starts', 'de'),
    where('page', 'contains', '/kasse'),
  ])
  const visiting = async (language: string, page: string) => {
    const headers = { 'accept-language': language, 'content-type': 'application/json' }
    const body = JSON.stringify({ page })
    const response = await product.anyone.fetch(`/api/website/${chat.id}/visit`, { method: 'POST', headers, body })
    const { token, thread } = await response.json()
    const client = clientOf(product.url, { authorization: `Bearer ${token}` })
    return (await rules.look((await write(client, thread.id, 'Hallo')).sessionId)).session.group
  }
  expect(await visiting('de-AT,de;q=0.9,en;q=0.1', 'https://shop.example/Kasse')).toEqual(second)
  expect(await visiting('de', 'https://shop.example/')).toBeNull()
  expect(await visiting('en-GB, de', 'https://shop.example/kasse')).toBeNull()
  expect(await visiting('*', 'https://shop.example/kasse')).toBeNull()
})

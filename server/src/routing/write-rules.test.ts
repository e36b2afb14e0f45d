import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openDesk } from '../../test/desk.ts'
import { ruled, where } from '../../test/ruled.ts'

const desk = await openDesk()
const { product, admin, vera, oleg, first, second, chat, db } = desk
const rules = ruled(desk)
const { path } = rules
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(rules.clear)

const queue = { name: 'queue' as const, groupId: first.id }
const names = async () => (await rules.read()).rules.map(({ name }) => name)
const create = (body: object) =>
  admin.ask(contract.createRoutingRule, { path, body: { name: 'R', action: queue, conditions: [], ...body } as never })
const edit = (ruleId: string, body: object) =>
  admin.ask(contract.editRoutingRule, { path: { ...path, ruleId }, body: body as never })
const gone = crypto.randomUUID()

test('add, edit, copy, switch, delete and order; the list says another version each time [RTE-17]', async () => {
  const one = await rules.add('One', queue)
  const two = await rules.add('Two', { name: 'common-queue' }, [where('weekday', 'one-of', [1, 2])])
  expect(one).toMatchObject({ enabled: true, version: 1, broken: [], extras: {} })
  const copy = await admin.get(contract.copyRoutingRule, { path: { ...path, ruleId: one.id }, body: { name: 'One again' } })
  expect(copy).toMatchObject({ enabled: false, action: queue, conditions: [] })
  expect(await names()).toEqual(['One', 'One again', 'Two'])
  const { body: edited } = await edit(two.id, { version: 1, name: ' Two! ', enabled: false })
  expect(edited).toMatchObject({ name: 'Two!', enabled: false, version: 2, conditions: two.conditions, action: two.action })
  const { version } = await rules.read()
  const ordered = await admin.get(contract.orderRoutingRules, { path, body: { version, ruleIds: [two.id, copy.id, one.id] } })
  expect(ordered.rules.map(({ name }) => name)).toEqual(['Two!', 'One again', 'One'])
  expect(ordered.version).toBe(version + 1)
  await admin.get(contract.deleteRoutingRule, { path: { ...path, ruleId: copy.id } })
  expect(await names()).toEqual(['Two!', 'One'])
  expect((await vera.get(contract.readRoutingRules, { path })).rules).toHaveLength(2)
})

test('name and action are required, and unknown ones refused; a bot is none [RTE-17, RTE-19]', async () => {
  for (const [body, field] of [
    [{ name: '' }, '/name'],
    [{ name: undefined }, '/name'],
    [{ action: undefined }, '/action'],
  ] as const)
    expect((await create(body)).problem).toMatchObject({ code: 'bad-request', field })
  expect((await create({ action: { name: 'bot' } })).problem?.code).toBe('bad-request')
  expect(await names()).toEqual([])
})

test('what does not fit is refused at its field, and nothing is kept of it [RTE-18]', async () => {
  const deep = { join: 'and', conditions: [{ join: 'and', conditions: [where('time', 'between', ['09:00', '09:00'])] }] }
  for (const [conditions, field] of [
    [[where('time', 'between', ['25:00', '09:00'])], '/conditions/0/value'],
    [[where('time', 'contains', 'x')], '/conditions/0/comparison'],
    [[where('message', 'contains')], '/conditions/0/value'],
    [[where('message', 'empty', 'x')], '/conditions/0/value'],
    [[where('date', 'equals', '2026-02-31x')], '/conditions/0/value'],
    [[where('message', 'contains', 'x', 'or')], '/conditions/0/join'],
    [[where('bound', 'equals', true), deep], '/conditions/1/conditions/0/conditions/0/value'],
  ] as const)
    expect((await create({ conditions })).problem).toMatchObject({ code: 'bad-request', field })
  const tooDeep = {
    join: 'and',
    conditions: [{ join: 'and', conditions: [{ join: 'and', conditions: [where('bound', 'equals', true)] }] }],
  }
  expect((await create({ conditions: [tooDeep] })).problem?.code).toBe('bad-request')
  const many = Array.from({ length: 3 }, () => ({
    join: 'and',
    conditions: Array.from({ length: 20 }, () => where('bound', 'equals', true)),
  }))
  expect((await create({ conditions: many })).problem).toMatchObject({
    code: 'bad-request',
    field: '/conditions',
    detail: 'too-many',
  })
  expect((await create({ conditions: [{ ...where('message', 'contains', 'x'), regex: true }] })).problem?.code).toBe(
    'bad-request',
  )
  expect(await names()).toEqual([])
})

test('names of what is not there are refused at their field [RTE-16…19]', async () => {
  const calendar = await admin.get(contract.createCalendar, {
    body: { name: 'Office', timeZone: 'Europe/Berlin', weekly: contract.always(), exceptions: [] },
  })
  for (const [body, code, field] of [
    [{ action: { name: 'queue', groupId: desk.supervisors.id } }, 'target-not-allowed', '/action/groupId'],
    [{ action: { name: 'least-busy', groupId: gone } }, 'target-not-allowed', '/action/groupId'],
    [{ action: { name: 'operator', userId: vera.id } }, 'target-not-allowed', '/action/userId'],
    [{ conditions: [where('working-hours', 'in', gone)] }, 'not-found', '/conditions/0/value'],
    [{ conditions: [where('channel', 'one-of', [gone])] }, 'not-found', '/conditions/0/value'],
    [{ extras: { labelIds: [gone] } }, 'label-not-found', '/extras/labelIds'],
    [{ extras: { reply: 'Dear {nobody}' } }, 'template-unknown', '/extras/reply'],
    [{ action: { name: 'last-operator' } }, 'condition-missing', '/action'],
    [{ action: { name: 'last-operator' }, conditions: [where('first-session', 'equals', true)] }, 'condition-missing', '/action'],
  ] as const)
    expect((await create(body)).problem).toMatchObject({ code, field })
  const or = [where('first-session', 'equals', false), where('bound', 'equals', true, 'or')]
  expect((await create({ action: { name: 'last-operator' }, conditions: or })).problem?.code).toBe('condition-missing')
  const not = [where('bound', 'equals', true), where('first-session', 'equals', true, 'and-not')]
  expect((await create({ action: { name: 'last-operator' }, conditions: not })).status).toBe(200)
  expect((await create({ conditions: [where('working-hours', 'out', calendar.id)] })).status).toBe(200)
})

test('two who change one rule, or the order, at once: the second is told [NFR-01]', async () => {
  const { id } = await rules.add('Mine', queue)
  const answers = await Promise.all([edit(id, { version: 1, name: 'A' }), edit(id, { version: 1, name: 'B' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const other = await rules.add('Other', queue)
  const { version } = await rules.read()
  const order = (ruleIds: string[], at = version) =>
    admin.ask(contract.orderRoutingRules, { path, body: { version: at, ruleIds } })
  for (const ids of [[id], [id, id], [id, other.id, gone], [id, gone]])
    expect((await order(ids)).problem?.code).toBe('changed-meanwhile')
  expect((await order([other.id, id], version - 1)).problem?.code).toBe('changed-meanwhile')
  const both = await Promise.all([order([other.id, id]), order([id, other.id])])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('what a rule names and is gone later: it is not applied, says so, and is shown as broken [RTE-16]', async () => {
  const office = await admin.get(contract.createCalendar, {
    body: { name: 'Summer', timeZone: 'UTC', weekly: contract.always(), exceptions: [] },
  })
  await rules.add('Calendar', queue, [where('working-hours', 'out', office.id)])
  await rules.add('Group', { name: 'least-busy', groupId: second.id })
  await rules.add('Operator', { name: 'operator', userId: oleg.id })
  await admin.ask(contract.deleteCalendar, { path: { calendarId: office.id } })
  await db.deleteFrom('calendars').where('id', '=', office.id).execute()
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, operatorGroupIds: [first.id] } })
  await db.deleteFrom('memberships').where('user_id', '=', oleg.id).where('group_id', '=', first.id).execute()
  const { tried } = await rules.open()
  expect(tried).toEqual(['Calendar: calendar-gone', 'Group: group-gone', 'Operator: operator-gone', 'first-response: won'])
  const broken = (await rules.read()).rules.map(({ broken }) => broken)
  expect(broken).toEqual([['calendar-gone'], ['group-gone'], ['operator-gone']])
  const [, rule] = (await rules.read()).rules
  expect((await edit(rule!.id, { version: 1, enabled: false })).status).toBe(200)
  expect((await edit(rule!.id, { version: 2, enabled: true })).problem).toMatchObject({
    code: 'target-not-allowed',
    field: '/action/groupId',
  })
  expect((await admin.ask(contract.deleteGroup, { path: { groupId: second.id } })).problem?.code).toBe('group-in-use')
  const groups = await admin.get(contract.listGroups)
  expect(groups.find(({ id }) => id === second.id)?.usedIn).toEqual([{ id: chat.id, name: chat.name }])
  await db.insertInto('memberships').values({ user_id: oleg.id, group_id: first.id }).execute()
  const now = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version: now.version, operatorGroupIds: [first.id, second.id] } })
})

test('a live chat has 100 rules at most', async () => {
  const at = (place: number) => ({
    id: crypto.randomUUID(),
    live_chat_id: chat.id,
    place,
    name: `R${place}`,
    action: JSON.stringify(queue),
  })
  await db
    .insertInto('routing_rules')
    .values(Array.from({ length: 100 }, (_, i) => at(i + 1)))
    .execute()
  expect((await create({})).problem?.code).toBe('too-many-rules')
  const [one] = (await rules.read()).rules
  const copied = await admin.ask(contract.copyRoutingRule, { path: { ...path, ruleId: one!.id }, body: { name: 'C' } })
  expect(copied.problem?.code).toBe('too-many-rules')
  await db.deleteFrom('routing_rules').execute()
})

test('rules that another process changed hold for the next session here [RTE-03]', async () => {
  await rules.add('First', queue)
  expect((await rules.open()).session.group).toEqual(first)
  const action = JSON.stringify({ name: 'queue', groupId: second.id })
  await db.updateTable('routing_rules').set({ action }).execute()
  await sql`update live_chats set routing_version = routing_version + 1`.execute(db)
  expect((await rules.open()).session.group).toEqual(second)
})

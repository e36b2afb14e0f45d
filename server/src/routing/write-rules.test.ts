import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openDesk } from '../../test/desk.ts'
import { ruled, where } from '../../test/ruled.ts'
import { addRule, editRule, type NewRule, ruleOf, saidOf } from '../../test/rules.ts'

const desk = await openDesk()
const { product, admin, vera, oleg, first, second, chat, db } = desk
const rules = ruled(desk)
const { path, read } = rules
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(rules.clear)

const queue = { name: 'queue' as const, groupId: first.id }
const names = async () => (await rules.read()).rules.map(({ name }) => name)
const set = async (rules: object[], more: object = {}) => {
  const { version, maximum } = await read()
  return admin.ask(contract.setRoutingRules, { path, body: { version, maximum, rules, ...more } as never })
}
const create = (body: object) => set([ruleOf({ name: 'R', action: queue, conditions: [], ...body } as NewRule)])
const gone = crypto.randomUUID()

test('add, edit, copy, switch, delete and order in one request; the set says another version each time [RTE-17, B-07]', async () => {
  const [one, two] = [ruleOf({ name: 'One', action: queue }), ruleOf({ name: 'Two', action: { name: 'common-queue' } })]
  const { body: made } = await set([one, { ...two, conditions: [where('weekday', 'one-of', [1, 2])] }])
  expect(made.rules).toMatchObject([
    { id: one.id, enabled: true, broken: [], extras: {} },
    { id: two.id, conditions: [where('weekday', 'one-of', [1, 2])] },
  ])
  const copy = { ...one, id: crypto.randomUUID(), name: 'One again', enabled: false }
  const { body: now } = await set([{ ...two, name: ' Two! ' }, copy, one], { maximum: 7 })
  expect(now).toMatchObject({
    version: made.version + 1,
    maximum: 7,
    rules: [{ name: 'Two!', conditions: [] }, { name: 'One again', enabled: false, action: queue }, { name: 'One' }],
  })
  expect(now.rules[2]!.changedAt).toBe(made.rules[0]!.changedAt)
  expect(now.rules[0]!.changedAt > made.rules[1]!.changedAt).toBe(true)
  expect((await set([two, one], { maximum: null })).body).toMatchObject({
    maximum: null,
    rules: [{ id: two.id }, { id: one.id }],
  })
  expect((await vera.get(contract.readRoutingRules, { path })).rules).toHaveLength(2)
})

test('what is wrong with one rule is said at it, and nothing of the set is kept [RTE-17, RTE-18]', async () => {
  const [good, other] = [ruleOf({ name: 'Good', action: queue }), ruleOf({ name: 'Other', action: queue })]
  const before = (await set([good])).body
  const wrong = { ...other, conditions: [where('bound', 'equals', true), where('time', 'between', ['25:00', '09:00'])] }
  const tries = [
    [[other, good, { ...wrong, id: crypto.randomUUID() }], '/rules/2/conditions/1/value'],
    [[other, { ...good, name: '' }], '/rules/1/name'],
    [[good, other, other], '/rules/2/id'],
  ] as const
  for (const [said, field] of tries) {
    const { problem } = await set([...said], { maximum: 3 })
    expect(problem).toMatchObject({ code: 'bad-request', field })
  }
  expect(await read()).toEqual(before)
})

test('sessions that begin while a set is saved meet all of it or nothing of it [RTE-03, RTE-16]', async () => {
  const marked = (mark: string) => [
    ruleOf({ name: `${mark} 1`, action: queue, conditions: [where('message', 'contains', 'nobody says this')] }),
    ruleOf({ name: `${mark} 2`, action: queue }),
  ]
  await set(marked('A'))
  let saving = true
  const begun: string[][] = []
  const writers = [1, 2].map(async () => {
    while (saving) begun.push((await rules.open()).tried)
  })
  for (const mark of ['B', 'A', 'B', 'A', 'B']) expect((await set(marked(mark))).status).toBe(200)
  saving = false
  await Promise.all(writers)
  expect(begun.length).toBeGreaterThan(0)
  for (const [first, second] of begun) expect(second).toBe(first!.replace('1: conditions', '2: won'))
})

test('a rule of another live chat is not taken over by its id [ACC-01]', async () => {
  const groups = { operatorGroupIds: [first.id], supervisorGroupIds: [desk.supervisors.id] }
  const other = await admin.get(contract.createLiveChat, { body: { name: 'Elsewhere', ...groups } })
  const theirs = await addRule(admin, other.id, { name: 'Theirs', action: queue })
  const answer = await set([ruleOf({ name: 'Mine', action: queue }), { ...saidOf(theirs), name: 'Taken' }])
  expect(answer.problem).toMatchObject({ code: 'not-found', field: '/rules/1/id' })
  expect(await names()).toEqual([])
  const { rules: left } = await admin.get(contract.readRoutingRules, { path: { liveChatId: other.id } })
  expect(left).toEqual([theirs])
})

test('name and action are required, and unknown ones refused; a bot is none [RTE-17, RTE-19]', async () => {
  for (const [body, field] of [
    [{ name: '' }, '/rules/0/name'],
    [{ name: undefined }, '/rules/0/name'],
    [{ action: undefined }, '/rules/0/action'],
  ] as const)
    expect((await create(body)).problem).toMatchObject({ code: 'bad-request', field })
  expect((await create({ action: { name: 'bot' } })).problem?.code).toBe('bad-request')
  expect(await names()).toEqual([])
})

test('what does not fit is refused at its field, and nothing is kept of it [RTE-18]', async () => {
  const deep = { join: 'and', conditions: [{ join: 'and', conditions: [where('time', 'between', ['09:00', '09:00'])] }] }
  for (const [conditions, field] of [
    [[where('time', 'between', ['25:00', '09:00'])], '/rules/0/conditions/0/value'],
    [[where('time', 'contains', 'x')], '/rules/0/conditions/0/comparison'],
    [[where('message', 'contains')], '/rules/0/conditions/0/value'],
    [[where('message', 'empty', 'x')], '/rules/0/conditions/0/value'],
    [[where('date', 'equals', '2026-02-31x')], '/rules/0/conditions/0/value'],
    [[where('message', 'contains', 'x', 'or')], '/rules/0/conditions/0/join'],
    [[where('bound', 'equals', true), deep], '/rules/0/conditions/1/conditions/0/conditions/0/value'],
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
    field: '/rules/0/conditions',
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
    [{ action: { name: 'queue', groupId: desk.supervisors.id } }, 'target-not-allowed', '/rules/0/action/groupId'],
    [{ action: { name: 'least-busy', groupId: gone } }, 'target-not-allowed', '/rules/0/action/groupId'],
    [{ action: { name: 'operator', userId: vera.id } }, 'target-not-allowed', '/rules/0/action/userId'],
    [{ conditions: [where('working-hours', 'in', gone)] }, 'not-found', '/rules/0/conditions/0/value'],
    [{ conditions: [where('channel', 'one-of', [gone])] }, 'not-found', '/rules/0/conditions/0/value'],
    [{ conditions: [where('label', 'one-of', [gone])] }, 'not-found', '/rules/0/conditions/0/value'],
    [{ extras: { labelIds: [gone] } }, 'label-not-found', '/rules/0/extras/labelIds'],
    [{ extras: { reply: 'Dear {nobody}' } }, 'template-unknown', '/rules/0/extras/reply'],
    [{ action: { name: 'last-operator' } }, 'condition-missing', '/rules/0/action'],
    [
      { action: { name: 'last-operator' }, conditions: [where('first-session', 'equals', true)] },
      'condition-missing',
      '/rules/0/action',
    ],
  ] as const)
    expect((await create(body)).problem).toMatchObject({ code, field })
  const or = [where('first-session', 'equals', false), where('bound', 'equals', true, 'or')]
  expect((await create({ action: { name: 'last-operator' }, conditions: or })).problem?.code).toBe('condition-missing')
  const not = [where('bound', 'equals', true), where('first-session', 'equals', true, 'and-not')]
  expect((await create({ action: { name: 'last-operator' }, conditions: not })).status).toBe(200)
  expect((await create({ conditions: [where('working-hours', 'out', calendar.id)] })).status).toBe(200)
})

test('two who save rules at once, or after one another without looking: the second is told [RTE-17, NFR-01]', async () => {
  const { version } = await read()
  const answers = await Promise.all(['A', 'B'].map((name) => set([ruleOf({ name, action: queue })], { version })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const [kept] = await names()
  for (const more of [{ version }, { version: version + 2 }, { version, maximum: 9 }]) {
    expect((await set([], more)).problem?.code).toBe('changed-meanwhile')
  }
  expect(await read()).toMatchObject({ maximum: null, rules: [{ name: kept }] })
})

test('what a rule names and is gone later: it is not applied, says so, and is shown as broken [RTE-16, RTE-17]', async () => {
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
  const edit = (change: { name?: string; enabled?: boolean }) => editRule(admin, chat.id, rule!.id, change)
  expect((await edit({ name: 'Of a group that left' })).status).toBe(200)
  expect((await edit({ enabled: false })).status).toBe(200)
  expect((await edit({ enabled: true })).problem).toMatchObject({ code: 'target-not-allowed', field: '/rules/1/action/groupId' })
  expect((await admin.ask(contract.deleteGroup, { path: { groupId: second.id } })).problem?.code).toBe('group-in-use')
  const groups = await admin.get(contract.listGroups)
  expect(groups.find(({ id }) => id === second.id)?.usedIn).toEqual([{ id: chat.id, name: chat.name }])
  await db.insertInto('memberships').values({ user_id: oleg.id, group_id: first.id }).execute()
  const now = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version: now.version, operatorGroupIds: [first.id, second.id] } })
})

test('a live chat has 100 rules at most, however much they say [RTE-17]', async () => {
  const rows = Array.from({ length: 20 }, () => where('message', 'contains', 'é'.repeat(500)))
  const many = Array.from({ length: 100 }, (_, i) => ruleOf({ name: `R${i}`, action: queue, conditions: rows }))
  expect((await set([...many, ruleOf({ name: 'One more', action: queue })])).problem).toMatchObject({
    code: 'bad-request',
    field: '/rules',
  })
  expect((await set(many)).body.rules.map(({ name }) => name)).toEqual(many.map(({ name }) => name))
})

test('rules that another process changed hold for the next session here [RTE-03]', async () => {
  await rules.add('First', queue)
  expect((await rules.open()).session.group).toEqual(first)
  const action = JSON.stringify({ name: 'queue', groupId: second.id })
  await db.updateTable('routing_rules').set({ action }).execute()
  await sql`update live_chats set routing_version = routing_version + 1`.execute(db)
  expect((await rules.open()).session.group).toEqual(second)
})

import type { RoutingAction, RoutingRule, StaticOf } from '@parley/contract'
import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { aField, anApp, anItem, give } from '../../../test/an-app.ts'
import { openDesk, take, type Visitor } from '../../../test/desk.ts'
import { noLimits } from '../../../test/oracle/company.ts'
import { startProduct } from '../../../test/product.ts'
import { ruled, where } from '../../../test/ruled.ts'
import { seenRouting } from '../../../test/seen.ts'

const products: AsyncDisposable[] = []
afterAll(async () => {
  for (const product of products) await product[Symbol.asyncDispose]()
})

async function open() {
  const product = await startProduct()
  products.push(product)
  const desk = await openDesk(product)
  await desk.admin.get(contract.editSettings, { body: { limits: noLimits } })
  const rules = ruled(desk)
  await desk.db.updateTable('users').set({ online: false }).execute()
  // Turns go by ids among those who were never given anything: here everybody was, in this order.
  const { olga, oleg, otto, boris } = desk
  await rules.online()
  for (const who of [otto, olga, boris, oleg]) {
    await who.get(contract.setStatus, { body: { online: true } })
    const { sessionId } = await rules.open('Before')
    await take(who, sessionId)
    await who.get(contract.closeSession, { path: { sessionId } })
  }
  await product.database.pool.query(`delete from routings`)
  return { ...desk, rules }
}
type World = Awaited<ReturnType<typeof open>>
type Draft = StaticOf<NonNullable<(typeof contract.simulateRouting)['body']>>

const simulate = ({ vera, rules }: World, draft: Partial<Draft>) =>
  vera.get(contract.simulateRouting, {
    path: rules.path,
    body: { days: 1, base: { name: 'first-response', groupId: null }, rules: [], ...draft },
  })

const base = (): RoutingRule => ({ name: 'first-response', groupId: null })
const inForce = async ({ rules }: World): Promise<Pick<Draft, 'rules' | 'base'>> => {
  const { rules: list, base } = await rules.read()
  return {
    base,
    rules: list.map(({ id, name, enabled, conditions, action, extras }) => ({ id, name, enabled, conditions, action, extras })),
  }
}

/** A day at work: sessions of several kinds, some closed again, people who come and go. Answers what each was named. */
async function day(world: World): Promise<string[]> {
  const { rules, olga, oleg, otto, vera } = world
  const ids: string[] = []
  const say = async (text: string) => void ids.push((await rules.open(text)).sessionId)
  for (let i = 0; i < 6; i++) await say(i % 2 ? 'An order' : 'A bill')
  await vera.get(contract.closeSession, { path: { sessionId: ids[0]! } })
  await vera.get(contract.closeSession, { path: { sessionId: ids[3]! } })
  await otto.get(contract.setStatus, { body: { online: false } })
  for (let i = 0; i < 5; i++) await say(i % 2 ? 'An order' : 'A bill')
  await oleg.get(contract.setStatus, { body: { online: false } })
  await olga.get(contract.setStatus, { body: { online: false } })
  await say('A bill')
  await oleg.get(contract.setStatus, { body: { online: true } })
  for (let i = 0; i < 4; i++) await say('An order')
  return ids
}

const ordersTo = (action: RoutingAction) => ({ name: 'Orders', action, conditions: [where('message', 'contains', 'order')] })

test('the same rules as in force give no difference [B-06]', async () => {
  const world = await open()
  const { rules, first, second, otto } = world
  await rules.add('Orders', { name: 'least-busy', groupId: first.id }, [where('message', 'contains', 'order')])
  await rules.add('Otto', { name: 'operator', userId: otto.id })
  await rules.add('Rest', { name: 'round-robin', groupId: first.id }, [where('channel-kind', 'one-of', ['website'])])
  await rules.add('None', { name: 'least-busy', groupId: second.id })
  const ids = await day(world)
  const same = await simulate(world, await inForce(world))
  expect(same).toMatchObject({ sessions: ids.length, changed: 0, differences: [], next: null, truncated: false })
  for (const { before, after } of same.rules) expect(after).toBe(before)
  expect(same.rules.reduce((sum, { after }) => sum + after, 0)).toBe(ids.length)
  expect(same.assumed).toEqual(['as-of-now', 'held-until-closed'])
  // The same from what was kept besides the decisions: who was Online, and who had what.
  await world.product.database.pool.query(`update routings set facts = facts - 'pools' - 'people'`)
  expect((await simulate(world, await inForce(world))).differences).toEqual([])
})

test.each<[string, (world: World) => RoutingAction]>([
  ['least busy', ({ first }) => ({ name: 'least-busy', groupId: first.id })],
  ['in turn', ({ first }) => ({ name: 'round-robin', groupId: first.id })],
  ['a queue', ({ second }) => ({ name: 'queue', groupId: second.id })],
  ['an operator', ({ otto }) => ({ name: 'operator', userId: otto.id })],
])('what is simulated is what really happens under these rules: %s [B-06]', async (_, action) => {
  const [before, after] = [await open(), await open()]
  const was = await day(before)
  await after.rules.add('Orders', action(after), [where('message', 'contains', 'order')])
  const is = await day(after)
  const draft = { rules: [ordersTo(action(before))], base: base() }
  const { differences, changed, sessions } = await simulate(before, draft)

  const placeOf = async ({ rules }: World, id: string) => (await rules.look(id)).decisions[0]!.to?.name ?? null
  const real = await Promise.all(is.map((id) => placeOf(after, id)))
  const past = await Promise.all(was.map((id) => placeOf(before, id)))
  const simulated = was.map((id, i) => {
    const found = differences.find(({ sessionId }) => sessionId === id)
    return found ? (found.after.to?.name ?? null) : past[i]
  })
  expect(simulated).toEqual(real)
  expect(sessions).toBe(was.length)
  expect(changed).toBe(real.filter((name, i) => name !== past[i]).length)
  expect(changed).toBeGreaterThan(2)
})

/** Customers who were here before: who had them last, and whom their item names. */
async function regulars({ admin, db, rules, product, ...desk }: World) {
  const { id: appId, version } = await anApp(admin, [aField('users', 'manager', { many: true })])
  await give(admin, appId, version, [desk.olga.id], ['view', 'create', 'edit'])
  await db.updateTable('live_chats').set({ account_app_id: appId }).where('id', '=', desk.chat.id).execute()
  const { olga, oleg, otto } = desk
  const visitors: Visitor[] = []
  for (const [had, manages] of [
    [otto, [oleg]],
    [olga, [otto, olga]],
    [otto, []],
    [olga, [olga]],
  ] as const) {
    const { item } = await anItem(olga, appId, { manager: manages.map(({ id }) => id) })
    const visitor = await desk.visitor()
    await db.insertInto('bindings').values({ customer_id: visitor.customerId, app_id: appId, item_id: item.id }).execute()
    const { sessionId } = await rules.open('Long ago', visitor)
    await take(had, sessionId)
    await had.get(contract.closeSession, { path: { sessionId } })
    visitors.push(visitor)
  }
  const able = (skills: string[], maximum: number | null) => ({ skills, maximum })
  await admin.get(contract.editRoutedOperator, await seenRouting(admin, olga.id, able(['deutsch'], null)))
  await admin.get(contract.editRoutedOperator, await seenRouting(admin, oleg.id, able(['deutsch', 'suomi'], 3)))
  await product.database.pool.query(`delete from routings`)
  return visitors
}

/** Newcomers and regulars, while people leave one after another; nothing ends, so that nothing which waits is looked at again. */
async function afternoon({ rules, olga, otto }: World, [one, two, three, four]: Visitor[]): Promise<string[]> {
  const ids: string[] = []
  const say = async (who?: Visitor) => void ids.push((await rules.open('An order', who)).sessionId)
  for (const who of [one, undefined, two, undefined, undefined]) await say(who)
  await otto.get(contract.setStatus, { body: { online: false } })
  for (const who of [three, undefined, undefined, undefined]) await say(who)
  await olga.get(contract.setStatus, { body: { online: false } })
  for (const who of [four, undefined, undefined, undefined]) await say(who)
  return ids
}

const again = [where('first-session', 'equals', false)]
test.each<[string, number, (world: World) => Pick<Draft, 'rules' | 'base'> & { maximum?: number }]>([
  ['base Assigned to', 2, ({ first }) => ({ base: { name: 'assigned-to', field: 'manager', groupId: first.id }, rules: [] })],
  [
    'the last operator',
    2,
    () => ({ base: base(), rules: [{ name: 'Again', action: { name: 'last-operator' }, conditions: again }] }),
  ],
  [
    'skills, and an operator’s own maximum',
    6,
    ({ first }) => ({
      base: base(),
      rules: [
        { name: 'Suomi', action: { name: 'least-busy', groupId: first.id, skills: ['Suomi'] }, conditions: again },
        { name: 'German', action: { name: 'round-robin', groupId: first.id, skills: ['deutsch'] }, conditions: [] },
      ],
    }),
  ],
  [
    'the live chat’s maximum',
    5,
    ({ first }) => ({ base: base(), maximum: 2, rules: [{ ...ordersTo({ name: 'least-busy', groupId: first.id }) }] }),
  ],
])('what is simulated is what really happens under %s [B-06, B-07, RTE-10, RTE-19]', async (_, least, draftOf) => {
  const [before, after] = [await open(), await open()]
  const was = await afternoon(before, await regulars(before))
  const known = await regulars(after)
  const { maximum = null, rules, base } = draftOf(after)
  for (const { name, action, conditions } of rules) await after.rules.add(name, action, conditions)
  await after.rules.maximum(maximum)
  const inForce = { rule: JSON.stringify(base) }
  await after.db.updateTable('live_chats').set(inForce).where('id', '=', after.chat.id).execute()
  const is = await afternoon(after, known)
  const { differences, changed } = await simulate(before, { ...draftOf(before), maximum })

  const of = async ({ rules }: World, id: string) => {
    const { to, tried } = (await rules.look(id)).decisions[0]!
    return [to?.kind, to?.name, ...tried.map(({ name, verdict }) => `${name}: ${verdict}`)]
  }
  const real = await Promise.all(is.map((id) => of(after, id)))
  const past = await Promise.all(was.map((id) => of(before, id)))
  const simulated = was.map((id, i) => {
    const found = differences.find(({ sessionId }) => sessionId === id)?.after
    return found ? [found.to?.kind, found.to?.name, ...found.tried.map(({ name, verdict }) => `${name}: ${verdict}`)] : past[i]
  })
  const whom = (decided: (string | undefined)[] | undefined) => decided?.slice(0, 2)
  expect(simulated.map(whom)).toEqual(real.map(whom))
  for (const { sessionId } of differences) expect(simulated[was.indexOf(sessionId)]).toEqual(real[was.indexOf(sessionId)])
  expect(changed).toBeGreaterThanOrEqual(least)
})

test('what is different comes newest first in portions, with both traces; nothing is written [B-06]', async () => {
  const world = await open()
  const { first, admin, vera, rules, db } = world
  const ids = await day(world)
  const counts = async () => [
    await db.selectFrom('sessions').selectAll().execute(),
    await db.selectFrom('routings').selectAll().execute(),
  ]
  const before = await counts()
  const draft: Partial<Draft> = { rules: [{ ...ordersTo({ name: 'queue', groupId: first.id }), enabled: true }], base: base() }
  const all = await simulate(world, draft)
  const portions: string[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await simulate(world, { ...draft, limit: 2, ...(cursor && { cursor }) })
    portions.push(...page.differences.map(({ sessionId }) => sessionId))
    cursor = page.next ?? undefined
    more = cursor !== undefined
  }
  expect(portions).toEqual(all.differences.map(({ sessionId }) => sessionId))
  expect(portions).toEqual(ids.filter((id) => portions.includes(id)).reverse())
  expect(all.differences[0]).toMatchObject({
    before: { rule: 'first-response', ruleId: null, to: null, tried: [{ name: 'first-response', verdict: 'won' }] },
    after: {
      rule: 'Orders',
      ruleId: null,
      to: { kind: 'group', id: first.id },
      tried: [{ name: 'Orders', verdict: 'won', ruleId: null }],
    },
  })
  expect(all.rules).toEqual([
    { ruleId: null, place: 0, name: 'Orders', before: 0, after: portions.length },
    { ruleId: null, place: null, name: 'first-response', before: ids.length, after: ids.length - portions.length },
  ])
  expect(await counts()).toEqual(before)
  const { session } = await rules.look(portions[0]!)
  expect(all.differences[0]!.name).toBe(session.name)
  const body = { days: 1, base: base(), rules: [ordersTo({ name: 'queue' as const, groupId: first.id })] }
  const asAdministrator = await admin.get(contract.simulateRouting, { path: rules.path, body })
  expect(asAdministrator.differences.map(({ name }) => name)).toEqual(portions.map(() => null))
  const bad = { ...body, rules: [ordersTo({ name: 'queue', groupId: world.supervisors.id })] }
  const refused = await vera.ask(contract.simulateRouting, { path: rules.path, body: bad })
  expect(refused.problem).toMatchObject({ code: 'target-not-allowed', field: '/rules/0/action/groupId' })
})

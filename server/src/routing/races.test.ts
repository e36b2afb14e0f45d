import * as contract from '@parley/contract'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { openDesk, type Visitor, write } from '../../test/desk.ts'
import { noLimits } from '../../test/oracle/company.ts'
import { ruled } from '../../test/ruled.ts'
import { seenRouting } from '../../test/seen.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, boris, vera, first, db } = desk
const other = await product.another()
const rules = ruled(desk)
afterAll(async () => {
  await other[Symbol.asyncDispose]()
  await product[Symbol.asyncDispose]()
})
await admin.get(contract.editSettings, { body: { limits: noLimits } })
const operators = [olga, oleg, otto, boris]
beforeEach(async () => {
  await rules.clear()
  for (const { id } of await open()) await vera.get(contract.closeSession, { path: { sessionId: id } })
  await rules.online(...operators)
})

const open = () => db.selectFrom('sessions').select(['id', 'state', 'operator_id']).where('state', '<>', 'closed').execute()
/** First messages on two nodes, all at once. */
async function openAtOnce(count: number): Promise<Map<string | null, number>> {
  const visitors: Visitor[] = []
  for (let i = 0; i < count; i++) visitors.push(await desk.visitor())
  const there = (visitor: Visitor, i: number) => (i % 2 ? { ...visitor, ...clientOf(other.url, visitor.headers) } : visitor)
  await Promise.all(visitors.map((visitor, i) => write(there(visitor, i), visitor.threadId, 'All at once')))
  const counts = new Map<string | null, number>()
  for (const { operator_id } of await open()) counts.set(operator_id, (counts.get(operator_id) ?? 0) + 1)
  return counts
}

test.each(['least-busy', 'round-robin'] as const)(
  '60 sessions at once on two nodes by %s: even [RTE-20, RTE-23]',
  async (name) => {
    await rules.add('Fair', { name, groupId: first.id })
    for (let round = 1; round <= 2; round++) {
      const counts = await openAtOnce(30)
      expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(30 * round)
      expect([...counts.keys()].sort()).toEqual(operators.map(({ id }) => id).sort())
      expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1)
    }
  },
)

test.each(['least-busy', 'round-robin'] as const)(
  '40 sessions at once on two nodes: by %s nobody gets more than they may [B-07]',
  async (name) => {
    await rules.add('Fair', { name, groupId: first.id })
    await rules.maximum(5)
    await admin.get(contract.editRoutedOperator, await seenRouting(admin, olga.id, { skills: [], maximum: 3 }))
    const counts = await openAtOnce(40)
    expect(counts.get(olga.id)).toBe(3)
    for (const { id } of [oleg, otto, boris]) expect(counts.get(id)).toBe(5)
    expect(counts.get(null)).toBe(40 - 18)
    await rules.maximum(null)
  },
)

test('loads and holdings agree with the sessions after all of that [B-07]', async () => {
  await openAtOnce(12)
  const [session] = (await open()).filter(({ operator_id }) => operator_id === null)
  if (session) await oleg.get(contract.takeSession, { path: { sessionId: session.id } })
  const { rows: wrong } = await product.database.pool.query(`
    select coalesce(l.user_id, s.operator_id) from (select user_id, sum(l.open)::int as open, max(t.open) as total
      from operator_loads l join operator_turns t using (user_id) group by 1) l
    full join (select operator_id, count(*)::int as open from sessions where state = 'assigned' group by 1) s on s.operator_id = l.user_id
    where coalesce(l.open, 0) <> coalesce(s.open, 0) or coalesce(l.open, 0) <> coalesce(l.total, 0)`)
  expect(wrong).toEqual([])
  const { rows: held } = await product.database.pool.query(`
    select s.id from sessions s full join (select session_id, user_id from session_holdings where held_until is null) h on h.session_id = s.id
    where (s.state = 'assigned') is distinct from (h.user_id is not null) or (s.state = 'assigned' and s.operator_id <> h.user_id)`)
  expect(held).toEqual([])
})

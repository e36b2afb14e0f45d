import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openDesk } from '../../test/desk.ts'
import { ruled } from '../../test/ruled.ts'
import { seenRouting } from '../../test/seen.ts'

const desk = await openDesk()
const { product, admin, olga, first, db } = desk
const rules = ruled(desk)
afterAll(() => product[Symbol.asyncDispose]())

/** Who is Online in a group of 200 besides those of the desk: the higher their number, the busier they are. */
const idOf = (i: number) => `00000002-0000-7000-8000-${String(i).padStart(12, '0')}`
await sql`
  with made as (
    insert into users (id, name, email, state, online, seen_at)
    select ('00000002-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'Member ' || i, 'member' || i || '@example.com', 'active', true, now()
    from generate_series(1, 200) i returning id)
  insert into memberships (group_id, user_id) select ${first.id}::uuid, id from made`.execute(db)
await sql`insert into operator_turns (user_id, turn, open)
  select ('00000002-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, nextval('operator_turn'), i from generate_series(1, 200) i`.execute(
  db,
)

const given = async (times: number) => {
  const ids: string[] = []
  for (let i = 0; i < times; i++) ids.push((await rules.open()).session.operator!.id)
  return ids
}

test('least busy in a large group: the one with the fewest, and of several who waited longest [RTE-20]', async () => {
  await rules.only('Least', { name: 'least-busy', groupId: first.id })
  await db.updateTable('users').set({ online: false }).where('id', 'in', [desk.olga.id, desk.oleg.id, desk.sofia.id]).execute()
  // The first has two then, as the second does, who waited longer; and so on.
  expect(await given(4)).toEqual([1, 2, 1, 3].map(idOf))
  const { decisions } = await rules.open()
  expect(decisions[0]).toMatchObject({ among: 16, tried: [{ verdict: 'won' }] })
})

test('somebody who was never given anything comes Online, and is the next [RTE-20, B-07]', async () => {
  await db.deleteFrom('operator_turns').where('user_id', '=', olga.id).execute()
  await olga.get(contract.setStatus, { body: { online: true } })
  await expect
    .poll(async () => (await db.selectFrom('operator_turns').select('open').where('user_id', '=', olga.id).execute()).length)
    .toBe(1)
  expect(await given(1)).toEqual([olga.id])
})

test('skills and room are kept, and who is seldom is found all the same [B-07]', async () => {
  await admin.get(contract.editRoutedOperator, await seenRouting(admin, idOf(199), { skills: ['Deutsch'], maximum: 500 }))
  await rules.only('German', { name: 'least-busy', groupId: first.id, skills: ['deutsch'] })
  expect(await given(2)).toEqual([idOf(199), idOf(199)])
  await rules.only('Turn', { name: 'round-robin', groupId: first.id })
  const ids = await given(5)
  expect(new Set(ids).size).toBe(5)
})

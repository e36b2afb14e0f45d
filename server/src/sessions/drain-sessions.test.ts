import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { openDesk, until } from '../../test/desk.ts'
import { ruled, where } from '../../test/ruled.ts'
import { drainSessions } from './drain-sessions.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, sofia, vera, first, second, db } = desk
const rules = ruled(desk)
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(async () => {
  await rules.clear()
  await rules.maximum(null)
  for (const { id } of await queued()) await vera.get(contract.closeSession, { path: { sessionId: id } })
  for (const { id } of await assigned()) await vera.get(contract.closeSession, { path: { sessionId: id } })
  await rules.online(sofia)
})

const queued = () => db.selectFrom('sessions').select('id').where('state', '=', 'queued').execute()
const assigned = () => db.selectFrom('sessions').select(['id', 'operator_id']).where('state', '=', 'assigned').execute()
const goOnline = (user: typeof olga) => user.get(contract.setStatus, { body: { online: true } })
const least = { name: 'least-busy' as const, groupId: first.id }

test('somebody comes Online: what waits is theirs, oldest first and only as much as they may have [B-07]', async () => {
  await rules.add('Least', least)
  await rules.maximum(3)
  const opened: string[] = []
  for (let i = 0; i < 5; i++) opened.push((await rules.open()).sessionId)
  expect(await queued()).toHaveLength(5)
  await goOnline(olga)
  await until(async () => (await assigned()).length === 3)
  expect((await assigned()).map(({ id }) => id).sort()).toEqual(opened.slice(0, 3).sort())
  const { session, decisions } = await rules.look(opened[0]!)
  expect(session).toMatchObject({ state: 'assigned', operator: { id: olga.id }, group: first })
  expect(decisions.map(({ event, rule }) => [event, rule])).toEqual([
    ['opened', 'first-response'],
    ['drained', 'Least'],
  ])
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId: opened[0]! }, query: {} })
  expect(items.at(-1)?.notice).toEqual({ kind: 'reassigned', from: null, to: { kind: 'operator', id: olga.id, name: 'Olga' } })

  await olga.get(contract.closeSession, { path: { sessionId: opened[1]! } })
  await until(async () => (await rules.look(opened[3]!)).session.state === 'assigned')
  expect((await rules.look(opened[4]!)).session.state).toBe('queued')
  await goOnline(oleg)
  await until(async () => (await rules.look(opened[4]!)).session.operator?.id === oleg.id)
})

test('what another look at the queue holds is waited for, and not passed over: that one may not know yet who came [B-07]', async () => {
  await rules.add('Least', least)
  const { sessionId } = await rules.open()
  await db.transaction().execute(async (work) => {
    await sql`select from sessions where id = ${sessionId}::uuid for no key update`.execute(work)
    await goOnline(olga)
    const waiting = sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await until(async () => (await waiting.execute(work)).rows.length > 0)
  })
  await until(async () => (await rules.look(sessionId)).session.operator?.id === olga.id)
})

test('a label that a supervisor puts on what waits sends it to whom the rules say; a deleted one is told [LAB-01, RTE-18]', async () => {
  const label = await admin.get(contract.createLabel, { path: rules.path, body: { name: 'VIP', colour: '#3958d1' } })
  await rules.add('No label', { name: 'operator', userId: oleg.id }, [
    where('label', 'empty'),
    where('message', 'contains', 'never'),
  ])
  await rules.add('VIP to Otto', { name: 'operator', userId: otto.id }, [where('label', 'one-of', [label.id])])
  await goOnline(otto)
  const { sessionId, tried } = await rules.open('Hello')
  expect(tried).toEqual(['No label: conditions', 'VIP to Otto: conditions', 'first-response: won'])
  await drainSessions.run(product.database, undefined, { number: 1, isLast: false })
  expect((await rules.look(sessionId)).session.state).toBe('queued')
  await vera.get(contract.editSession, { path: { sessionId }, body: { addLabelIds: [label.id] } })
  await drainSessions.run(product.database, undefined, { number: 1, isLast: false })
  expect(await rules.look(sessionId)).toMatchObject({ session: { operator: { id: otto.id } }, rule: 'VIP to Otto' })
  await admin.get(contract.deleteLabel, { path: { ...rules.path, labelId: label.id } })
  expect((await rules.read()).rules.map(({ broken }) => broken)).toEqual([[], ['label-gone']])
  expect((await rules.open('Hello again')).tried[1]).toBe('VIP to Otto: label-gone')
})

test('First Response and queues wait on, and so does what somebody gave to another queue [B-07, RTE-04]', async () => {
  await rules.add('Queue', { name: 'queue', groupId: first.id }, [where('message', 'contains', 'queue')])
  await rules.add('Otto', { name: 'operator', userId: otto.id }, [where('message', 'contains', 'Otto')])
  const waits = [await rules.open('To the queue, Otto'), await rules.open('To anybody')]
  const moved = await rules.open('For Otto')
  const theirs = await rules.open('Otto, please')
  const body = { to: { groupId: second.id }, from: null }
  await vera.get(contract.reassignSession, { path: { sessionId: moved.sessionId }, body })
  await goOnline(otto)
  await until(async () => (await rules.look(theirs.sessionId)).session.operator?.id === otto.id)
  for (const { sessionId } of [...waits, moved]) expect((await rules.look(sessionId)).session.state).toBe('queued')
})

test('an absence that ends is noticed within a minute; spam and closed are left alone [RTE-12, RTE-15]', async () => {
  await rules.add('Least', least)
  await goOnline(olga)
  const away = { id: crypto.randomUUID(), user_id: olga.id, starts_at: new Date(0), ends_at: new Date(Date.now() + 60_000) }
  await db.insertInto('absences').values(away).execute()
  const [waits, spam, closed] = [await rules.open(), await rules.open(), await rules.open()]
  await db.updateTable('sessions').set({ state: 'spam' }).where('id', '=', spam.sessionId).execute()
  await vera.get(contract.closeSession, { path: { sessionId: closed.sessionId } })
  await db.deleteFrom('absences').execute()
  await drainSessions.run(product.database, undefined, { number: 1, isLast: false })
  expect(await assigned()).toEqual([{ id: waits.sessionId, operator_id: olga.id }])
  await drainSessions.run(product.database, undefined, { number: 2, isLast: false })
  expect((await rules.look(waits.sessionId)).decisions).toHaveLength(2)
  await db.updateTable('sessions').set({ state: 'closed', closed_at: new Date() }).where('state', '=', 'spam').execute()
})

test('drained and closed on two nodes at once: nobody has more than they may, nothing is had twice [B-07, P9]', async () => {
  const other = await product.another()
  await rules.maximum(2)
  await rules.add('Least', least)
  for (let i = 0; i < 12; i++) await rules.open()
  const attempt = { number: 1, isLast: false }
  const run = () => [product, other].map(({ database }) => drainSessions.run(database, undefined, attempt))
  await db.updateTable('users').set({ online: true }).where('id', 'in', [olga.id, oleg.id, otto.id]).execute()
  await Promise.all([...run(), ...run(), ...run()])
  const loads = () => db.selectFrom('operator_loads').select('open').where('open', '>', 0).execute()
  expect((await assigned()).length).toBe(6)
  expect((await loads()).map(({ open }) => open)).toEqual([2, 2, 2])
  const there = clientOf(other.url, vera.headers)
  await Promise.all([
    ...(await assigned()).map(({ id }, i) => (i % 2 ? vera : there).get(contract.closeSession, { path: { sessionId: id } })),
    ...run(),
    ...run(),
  ])
  await until(async () => (await queued()).length === 0)
  const rows = await assigned()
  expect(rows).toHaveLength(6)
  for (const { id } of [olga, oleg, otto]) expect(rows.filter(({ operator_id }) => operator_id === id)).toHaveLength(2)
  await other[Symbol.asyncDispose]()
})

test('what goes back to the queue says so, and is given again when somebody is there [ACC-11, B-05]', async () => {
  await rules.add('Least', least)
  await goOnline(olga)
  const { sessionId } = await rules.open()
  await olga.get(contract.setStatus, { body: { online: false, sessions: 'queue' } })
  await until(async () => (await rules.look(sessionId)).session.state === 'queued')
  await goOnline(oleg)
  await until(async () => (await rules.look(sessionId)).session.operator?.id === oleg.id)
  expect((await rules.look(sessionId)).decisions.map(({ event }) => event)).toEqual(['opened', 'returned', 'drained'])
})

import * as contract from '@parley/contract'
import { afterAll, expect, test, vi } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { begin, openDesk, until } from '../../test/desk.ts'
import { operatorTasks } from './index.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, vera, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const isOnline = async ({ id }: { id: string }) =>
  (await db.selectFrom('users').select('online').where('id', '=', id).executeTakeFirstOrThrow()).online
const silentFor = (minutes: number, { id }: { id: string }) =>
  product.database.pool.query('update users set seen_at = now() - make_interval(secs => $2) where id = $1', [id, 60 * minutes])
const wasHeard = async ({ id }: { id: string }) =>
  (await product.database.pool.query(`select seen_at > now() - interval '1 minute' as heard from users where id = $1`, [id]))
    .rows[0].heard === true
const everyMinute = () => operatorTasks(product.means)[0]!.run(product.database, undefined, { number: 1, isLast: false })

test('a client of any process keeps its person Online; signed out or gone, they become Offline and stay so [STA-07]', {
  timeout: 90_000,
}, async () => {
  await using other = await product.another()
  await otto.get(contract.setStatus, { body: { online: true } })
  const there = await clientOf(other.url, olga.headers).socket('nowhere')
  const left = await oleg.socket('nowhere')
  await oleg.get(contract.signOut)
  await vi.waitFor(() => expect(left.closed()).toBeDefined())
  // The process that has her client says so by itself, every half minute.
  await silentFor(1.4, olga)
  await vi.waitFor(async () => expect(await wasHeard(olga)).toBe(true), { timeout: 45_000, interval: 250 })
  for (const person of [oleg, otto]) await silentFor(3, person)
  await everyMinute()
  expect([await isOnline(olga), await isOnline(oleg), await isOnline(otto)]).toEqual([true, false, false])
  // They are not set back by themselves, whatever they do but say so.
  const back = await otto.socket('nowhere')
  await otto.get(contract.readWorkspace)
  expect((await otto.get(contract.readWorkspace)).me.online).toBe(false)
  await otto.get(contract.setStatus, { body: { online: true } })
  expect(await isOnline(otto)).toBe(true)
  for (const socket of [there, back]) socket.end()
})

test('the sessions of who was set Offline stay theirs, and supervisors give them to somebody else [STA-08]', async () => {
  const { sessionId } = await begin(desk, olga)
  await silentFor(3, olga)
  await everyMinute()
  expect(await isOnline(olga)).toBe(false)
  const path = { sessionId }
  const holder = async () => (await vera.get(contract.readSession, { path })).session.operator
  expect(await holder()).toMatchObject({ id: olga.id, online: false })
  const messageId = crypto.randomUUID()
  const late = await olga.ask(contract.sendMessage, { path: { sessionId, messageId }, body: { text: 'Late' } })
  expect(late.problem?.code).toBe('operator-offline')
  await otto.get(contract.setStatus, { body: { online: true } })
  await vera.get(contract.reassignSession, { path, body: { to: { operatorId: otto.id }, from: olga.id } })
  await until(async () => (await holder())?.id === otto.id)
})

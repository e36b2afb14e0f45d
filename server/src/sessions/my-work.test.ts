import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, openDesk, until, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, admin, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const day = (who: Client) => who.get(contract.readMyDay)
const oldest = async (who: Client) => (await who.get(contract.readOldestUnread)).sessionId
const close = (who: Client, sessionId: string) => who.get(contract.closeSession, { path: { sessionId } })
const shift = (sessionId: string, change: object) => db.updateTable('sessions').set(change).where('id', '=', sessionId).execute()
const before = (at: Date | string, seconds: number) => new Date(new Date(at).getTime() - seconds * 1_000)
async function setZone(timeZone: string) {
  await admin.get(contract.editSettings, { body: { timeZone } })
  await until(() => product.means.settings.read('timeZone', 'UTC') === timeZone)
}
/** Midnight of today in this zone. */
async function midnight(zone: string): Promise<Date> {
  const { rows } = await sql<{
    at: Date
  }>`select date_trunc('day', now() at time zone ${zone}::text) at time zone ${zone}::text as at`.execute(db)
  return rows[0]!.at
}

test('my day: what was mine when it was closed today, and how soon I first answered [ui.md S5, RPT-05]', async () => {
  expect(await day(olga)).toEqual({ served: 0, firstResponse: null })
  const one = await begin(desk, olga)
  const first = await answer(olga, one.sessionId, 'At once')
  await answer(olga, one.sessionId, 'And more')
  await shift(one.sessionId, { assigned_at: before(first.sentAt, 10) })
  expect(await day(olga)).toEqual({ served: 0, firstResponse: 10 })
  const two = await begin(desk, olga)
  const second = await answer(olga, two.sessionId, 'Later')
  await shift(two.sessionId, { assigned_at: before(second.sentAt, 30) })
  await close(olga, two.sessionId)
  await close(vera, one.sessionId)
  const three = await begin(desk, olga)
  expect(await day(olga)).toEqual({ served: 2, firstResponse: 20 })
  // Given away, it is no longer hers; what another did is not hers either.
  await olga.get(contract.reassignSession, {
    path: { sessionId: three.sessionId },
    body: { to: { operatorId: oleg.id }, from: olga.id },
  })
  await answer(oleg, three.sessionId, 'Mine')
  await close(oleg, three.sessionId)
  expect((await day(olga)).served).toBe(2)
  expect((await day(oleg)).served).toBe(1)
  expect(await day(vera)).toEqual({ served: 0, firstResponse: null })
})

test('the day begins at midnight of the installation’s zone [ui.md S5]', async () => {
  const { sessionId } = await begin(desk, oleg)
  await close(oleg, sessionId)
  const { served } = await day(oleg)
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin']) {
    await setZone(zone)
    const began = await midnight(zone)
    await shift(sessionId, { closed_at: began })
    expect((await day(oleg)).served).toBe(served)
    await shift(sessionId, { closed_at: before(began, 1) })
    expect((await day(oleg)).served).toBe(served - 1)
  }
  await setZone('UTC')
})

test('the oldest unread message, not the longest wait, and only of sessions that are mine [CNT-04, ui.md C1]', async () => {
  expect(await oldest(olga)).toBeNull()
  const read = await begin(desk, olga, 'Read, not answered')
  const { session } = await olga.get(contract.readSession, { path: { sessionId: read.sessionId } })
  await olga.get(contract.readUpTo, { path: { sessionId: read.sessionId }, body: { number: session.number } })
  const second = await begin(desk, olga, 'Second')
  const third = await begin(desk, olga, 'Third')
  await begin(desk, oleg, 'Another’s')
  await begin(desk, undefined, 'Nobody’s')
  await write(read.visitor, read.visitor.threadId, 'Latest')
  expect(await oldest(olga)).toBe(second.sessionId)
  const { session: seen } = await olga.get(contract.readSession, { path: { sessionId: second.sessionId } })
  await olga.get(contract.readUpTo, { path: { sessionId: second.sessionId }, body: { number: seen.number } })
  expect(await oldest(olga)).toBe(third.sessionId)
  await close(olga, third.sessionId)
  expect(await oldest(olga)).toBe(read.sessionId)
})

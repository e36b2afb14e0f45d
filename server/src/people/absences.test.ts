import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { write } from '../../test/oracle/talk.ts'
import { visitorOf } from '../../test/oracle/visitor.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { absentIds } from './index.ts'

let product: TestProduct
let [root, ann, ben, vera]: TestUser[] = []
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
  ann = await product.user('Ann')
  ben = await product.user('Ben')
  vera = await product.user('Vera')
  const main = await product.group('Main', [ann, ben])
  const leads = await product.group('Leads', [vera])
  const body = { name: 'Support', operatorGroupIds: [main.id], supervisorGroupIds: [leads.id] }
  await root.get(contract.createLiveChat, { body })
})
afterAll(() => product[Symbol.asyncDispose]())

const second = 1_000
const hour = 3_600 * second
const at = (from: number) => new Date(Math.floor(Date.now() / second) * second + from).toISOString()
const path = (user: TestUser) => ({ userId: user.id })
const enter = (who: TestUser, whose: TestUser, startsAt: string, endsAt: string, substituteId: string | null = null) =>
  who.ask(contract.addAbsence, { path: path(whose), body: { startsAt, endsAt, substituteId } })
const page = (user: TestUser) => ben!.get(contract.readUser, { path: path(user) })
const clear = async (user: TestUser) => {
  for (const { id } of await root!.get(contract.listAbsences, { path: path(user) }))
    await root!.get(contract.removeAbsence, { path: { userId: user.id, absenceId: id } })
}

test('everybody enters their own absences, administrators everybody’s [ORG-08]', async () => {
  const { body: own } = await enter(ann!, ann!, at(hour), at(2 * hour), ben!.id)
  expect(own).toMatchObject({ substitute: { id: ben!.id, name: 'Ben' }, note: '' })
  const { body: later } = await enter(root!, ann!, at(5 * hour), at(6 * hour))
  expect((await ann!.get(contract.listAbsences, { path: path(ann!) })).map(({ id }) => id)).toEqual([later.id, own.id])
  expect((await page(ann!)).away).toBeNull()
  for (const [who, whose] of [
    [ben!, ann!],
    [ann!, ben!],
  ] as const)
    expect((await enter(who, whose, at(0), at(hour))).problem?.code).toBe('forbidden')
  expect((await ben!.ask(contract.listAbsences, { path: path(ann!) })).problem?.code).toBe('forbidden')
  const of = { userId: ann!.id, absenceId: own.id }
  const body = { startsAt: at(3 * hour), endsAt: at(4 * hour), note: 'Dentist' }
  expect(await ann!.get(contract.editAbsence, { path: of, body })).toMatchObject({ id: own.id, substitute: null, ...body })
  expect((await root!.ask(contract.editAbsence, { path: { ...of, userId: ben!.id }, body })).problem?.code).toBe('not-found')
  await clear(ann!)
})

test('what cannot be is refused at its field [ORG-08]', async () => {
  expect((await enter(ann!, ann!, at(hour), at(hour))).problem).toMatchObject({ code: 'absence-ends-early', field: '/endsAt' })
  const alone = await enter(ann!, ann!, at(hour), at(2 * hour), ann!.id)
  expect(alone.problem).toMatchObject({ code: 'substitute-unavailable', field: '/substituteId' })
  const gone = await product.user('Gone')
  await root!.get(contract.lockUser, { path: path(gone) })
  for (const id of [gone.id, crypto.randomUUID()])
    expect((await enter(ann!, ann!, at(hour), at(2 * hour), id)).problem?.code).toBe('substitute-unavailable')
  expect(await ann!.get(contract.listAbsences, { path: path(ann!) })).toEqual([])
})

test('who is absent now is shown so, until the end of the longest, with who stands in [ORG-08, RTE-12]', async () => {
  const [soon, late] = [at(hour), at(2 * hour)]
  await enter(ann!, ann!, at(-hour), soon)
  await enter(ann!, ann!, at(-2 * hour), late, ben!.id)
  await enter(ben!, ben!, at(-2 * hour), at(-hour))
  expect((await page(ann!)).away).toEqual({ until: late, substitute: { id: ben!.id, name: 'Ben' } })
  expect((await root!.get(contract.listUsers, { query: { search: 'Ann' } })).items[0]?.away?.until).toBe(late)
  expect((await ann!.get(contract.readWorkspace)).me.away).toEqual((await page(ann!)).away)
  const ids = [ann!.id, ben!.id]
  expect([...(await absentIds(product.database, ids))]).toEqual([ann!.id])
  expect([...(await absentIds(product.database, ids, new Date(Date.now() + 3 * hour)))]).toEqual([])
  await clear(ann!)
  expect((await page(ann!)).away).toBeNull()
})

test('colleagues and the own windows hear when an absence starts and when it ends [ORG-08]', async () => {
  const sockets = [await ann!.socket('nowhere'), await vera!.socket('nowhere')]
  const heard = () =>
    sockets.map(({ events }) => events.flatMap((event) => (event.name === 'person.changed' ? [event.away?.until] : [])))
  const [starts, ends] = [at(2 * second), at(4 * second)]
  await enter(ann!, ann!, starts, ends)
  const seen = [undefined, ends, undefined]
  await vi.waitFor(() => expect(heard()).toEqual([seen, seen]), { timeout: 15_000, interval: 50 })
  for (const socket of sockets) socket.end()
  await clear(ann!)
})

test('the choice of operators tells who is absent, and names them after those who are there [RTE-12, ORG-08]', async () => {
  for (const user of [ann!, ben!]) await user.get(contract.setStatus, { body: { online: true } })
  const chat = (await vera!.get(contract.readWorkspace)).liveChats[0]!
  const { sessionId } = await write(await visitorOf(product, chat.id, { name: 'Ida' }), 'Hello')
  const targets = async () =>
    (await vera!.get(contract.listTargets, { path: { sessionId } })).operators.map(({ name, awayUntil }) => [name, awayUntil])
  expect(await targets()).toEqual([
    ['Ann', null],
    ['Ben', null],
  ])
  const until = at(hour)
  await enter(root!, ann!, at(-hour), until)
  expect(await targets()).toEqual([
    ['Ben', null],
    ['Ann', until],
  ])
})

import { createLiveChat, type PersonChanged, setStatus } from '@parley/contract'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { TestSocket } from '../../test/client.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { noteAlive, noteStart, operatorTasks } from './index.ts'

let product: TestProduct
let [vera, oleg, olga, nobody]: TestUser[] = []

beforeAll(async () => {
  product = await startProduct()
  const ada = await product.user('Ada', { administrator: true })
  vera = await product.user('Vera')
  oleg = await product.user('Oleg')
  olga = await product.user('Olga')
  nobody = await product.user('Nora')
  const main = await product.group('Main', [oleg, olga])
  const leads = await product.group('Leads', [vera])
  const body = { name: 'Support', operatorGroupIds: [main.id], supervisorGroupIds: [leads.id] }
  await ada.get(createLiveChat, { body })
})
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(() => product.database.db.updateTable('users').set({ online: false, seen_at: null }).execute())

const isOnline = async ({ id }: { id: string }) =>
  (await product.database.db.selectFrom('users').select('online').where('id', '=', id).executeTakeFirstOrThrow()).online
const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 5_000, interval: 20 })
const heard = (socket: TestSocket, { id }: { id: string }) =>
  socket.events.filter((event): event is PersonChanged => event.name === 'person.changed' && event.person.id === id)
const goOnline = (user: TestUser) => user.get(setStatus, { body: { online: true } })
const wasSeen = ({ id }: { id: string }, minutes: number) =>
  product.database.pool.query(`update users set seen_at = now() - make_interval(mins => $2) where id = $1`, [id, minutes])
const runTask = () => operatorTasks(product.means)[0]!.run(product.database, undefined, { number: 1, isLast: false })

test('staff are Offline at first, and are what they last said, whoever signs in again [STA-01, STA-06]', async () => {
  const id = crypto.randomUUID()
  await product.database.db.insertInto('users').values({ id, name: 'New', email: 'new@example.com' }).execute()
  expect(await isOnline({ id })).toBe(false)
  expect(await goOnline(oleg!)).toEqual({ online: true })
  expect(await isOnline(oleg!)).toBe(true)
})

test('supervisors have a status, and who has no role has none [STA-01]', async () => {
  expect(await goOnline(vera!)).toEqual({ online: true })
  expect((await nobody!.ask(setStatus, { body: { online: true } })).problem?.code).toBe('forbidden')
  expect((await product.anyone.ask(setStatus, { body: { online: true } })).problem?.code).toBe('not-signed-in')
  expect(await isOnline(nobody!)).toBe(false)
})

test('colleagues of the live chat and the own windows hear of it, others do not [STA-05]', async () => {
  const sockets = await Promise.all([oleg!, olga!, vera!, nobody!].map((user) => user.socket('nowhere')))
  await goOnline(oleg!)
  const person = { id: oleg!.id, name: 'Oleg', avatarFileId: null, online: true }
  for (const socket of sockets.slice(0, 3)) await soon(() => expect(heard(socket, oleg!).at(-1)?.person).toEqual(person))
  await oleg!.get(setStatus, { body: { online: false, sessions: 'keep' } })
  for (const socket of sockets.slice(0, 3)) await soon(() => expect(heard(socket, oleg!).at(-1)?.person.online).toBe(false))
  expect(heard(sockets[3]!, oleg!)).toEqual([])
  for (const socket of sockets) socket.end()
})

test('whoever is silent for longer than the minutes of the setting becomes Offline; who lives stays Online [STA-07]', async () => {
  const socket = await vera!.socket('nowhere')
  for (const user of [oleg!, olga!, vera!]) await goOnline(user)
  await wasSeen(oleg!, 3)
  await wasSeen(olga!, 3)
  await wasSeen(vera!, 1)
  await noteAlive(product.database, [olga!.id])
  await runTask()
  expect([await isOnline(oleg!), await isOnline(olga!), await isOnline(vera!)]).toEqual([false, true, true])
  await soon(() => expect(heard(socket, oleg!).at(-1)?.person.online).toBe(false))
  await noteAlive(product.database, [oleg!.id])
  expect(await isOnline(oleg!)).toBe(false)
  socket.end()
})

test('the minutes are those of the setting [STA-07]', async () => {
  await product.database.db.insertInto('settings').values({ name: 'autoOfflineMinutes', value: '10' }).execute()
  product.means.settings.hear({ events: [], tooMuch: true })
  await soon(() => expect(product.means.settings.read('autoOfflineMinutes', 2)).toBe(10))
  await goOnline(oleg!)
  await wasSeen(oleg!, 9)
  await runTask()
  expect(await isOnline(oleg!)).toBe(true)
  await wasSeen(oleg!, 11)
  await runTask()
  expect(await isOnline(oleg!)).toBe(false)
})

test('several processes at once tell of it once, and a restart gives everybody time to come back [STA-07]', async () => {
  await goOnline(oleg!)
  await wasSeen(oleg!, 60)
  await noteStart(product.database)
  await runTask()
  expect(await isOnline(oleg!)).toBe(true)
  const socket = await vera!.socket('nowhere')
  await wasSeen(oleg!, 60)
  await Promise.all(Array.from({ length: 8 }, runTask))
  await goOnline(olga!)
  await soon(() => expect(heard(socket, olga!)).toHaveLength(1))
  expect(heard(socket, oleg!)).toHaveLength(1)
  socket.end()
})

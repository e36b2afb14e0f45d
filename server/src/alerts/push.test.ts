import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { begin, type Desk, openDesk, take, until, write } from '../../test/desk.ts'
import { startProduct, type TestUser } from '../../test/product.ts'
import { type PushService, startPushService } from '../../test/push-service.ts'

let service: PushService
let desk: Desk
const opened = new Map<string, string>()

beforeAll(async () => {
  service = await startPushService()
  desk = await openDesk(await startProduct(undefined, { pushServices: [service.origin] }))
})
afterAll(async () => {
  await desk.product[Symbol.asyncDispose]()
  await service[Symbol.asyncDispose]()
})
beforeEach(async () => {
  for (const one of ['push_devices', 'notice_settings', 'lookings'] as const) await desk.db.deleteFrom(one).execute()
  await desk.db.updateTable('users').set({ online: true, seen_at: new Date() }).where('id', '=', desk.olga.id).execute()
})

/** A browser of theirs, and the path that it is pushed to. */
async function browserOf(who: TestUser): Promise<string> {
  const { path, ...keys } = service.subscribe()
  const deviceId = v7()
  await who.get(contract.turnOnPush, { path: { deviceId }, body: keys })
  opened.set(path, deviceId)
  return path
}
const noticesAt = (path: string) => service.delivered.filter((one) => one.path === path).map(({ notice }) => notice)
const arrives = (path: string, count = 1) => until(() => noticesAt(path).length >= count)

test('a session given to me and a message in it are pushed, encrypted for my browser and signed [ACT-05, CNT-03, B-14]', async () => {
  const [mine, others] = [await browserOf(desk.olga), await browserOf(desk.oleg)]
  const { visitor, sessionId } = await begin(desk, desk.olga)
  await write(visitor, visitor.threadId, 'It is number 12')
  await until(() => noticesAt(mine).some(({ body }) => body === 'It is number 12'))
  expect(noticesAt(mine).at(-1)).toMatchObject({ path: `/live-chats/s/${sessionId}`, tag: sessionId })
  // A new session is for all who may take it, what is in it for its operator alone [CNT-01].
  expect(noticesAt(others).every(({ title }) => title === 'New session in Support')).toBe(true)
  const { headers, claims } = service.delivered.at(-1)!
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' })
  expect(Number(headers['ttl'])).toBeGreaterThan(0)
  expect(claims['key']).toBe((await desk.olga.get(contract.readPush)).key)
})

test('a new session in a queue is pushed to its operators, Online or not, and to nobody else [CNT-01, C-10]', async () => {
  const [olga, otto, vera] = [await browserOf(desk.olga), await browserOf(desk.otto), await browserOf(desk.vera)]
  const { sessionId } = await begin(desk)
  // Otto's browsers are closed, and so he is Offline [STA-07]: he is who must be reached.
  for (const path of [olga, otto]) {
    await arrives(path)
    expect(noticesAt(path)).toMatchObject([{ title: 'New session in Support', tag: sessionId }])
  }
  expect(noticesAt(vera)).toEqual([])
})

test('private previews: neither what was written nor who wrote it leaves the server [ui S30]', async () => {
  const mine = await browserOf(desk.olga)
  await desk.olga.get(contract.editNotices, { body: { privatePreviews: true } })
  const { visitor } = await begin(desk, desk.olga)
  await write(visitor, visitor.threadId, 'A secret of mine')
  await until(() => noticesAt(mine).some(({ body }) => body === 'A new message in a session of yours.'))
  expect(JSON.stringify(noticesAt(mine))).not.toMatch(/secret|order|Visitor/i)
})

test('nothing is pushed to who looks, in quiet hours, or where it is switched off [ACT-05, ui S30]', async () => {
  const [olga, oleg, boris, sofia] = [
    await browserOf(desk.olga),
    await browserOf(desk.oleg),
    await browserOf(desk.boris),
    await browserOf(desk.sofia),
  ]
  await desk.olga.get(contract.setLooking, { path: { tabId: v7() }, body: { looking: true } })
  await desk.oleg.get(contract.editNotices, { body: { quiet: { from: '00:00', to: '23:59' }, timeZone: 'Asia/Tokyo' } })
  await desk.boris.get(contract.editNotices, { body: { cells: { 'queue.push': false } } })
  await begin(desk)
  await arrives(sofia)
  expect([...noticesAt(olga), ...noticesAt(oleg), ...noticesAt(boris)]).toEqual([])
})

test('who no longer looks is told again, and a tab that died does not count [ui S30]', async () => {
  const mine = await browserOf(desk.olga)
  const path = { tabId: v7() }
  await desk.olga.get(contract.setLooking, { path, body: { looking: true } })
  await desk.olga.get(contract.setLooking, { path, body: { looking: false } })
  await begin(desk)
  await arrives(mine)
})

test('a browser that has gone is forgotten; a service that fails is asked again [B-14]', async () => {
  const [gone, failing] = [await browserOf(desk.olga), await browserOf(desk.olga)]
  service.answers.set(gone, 410).set(failing, 503)
  const { sessionId } = await begin(desk)
  await until(() => service.asked.includes(gone) && service.asked.includes(failing))
  await until(async () => (await desk.olga.get(contract.readPush)).devices.length === 1)
  service.answers.delete(failing)
  await arrives(failing)
  expect(noticesAt(failing)).toMatchObject([{ tag: sessionId }])
})

test('of two processes one tells, and what was not taken before a restart is told once after it [B-14]', async () => {
  const mine = await browserOf(desk.olga)
  service.answers.set(mine, 503)
  const another = await desk.product.another()
  const { sessionId } = await begin(desk)
  await until(() => service.asked.includes(mine))
  await another[Symbol.asyncDispose]()
  service.answers.delete(mine)
  const again = await desk.product.another()
  await arrives(mine)
  const { visitor } = await begin(desk, desk.olga)
  await write(visitor, visitor.threadId, 'The last')
  await until(() => noticesAt(mine).some(({ body }) => body === 'The last'))
  expect(noticesAt(mine).filter(({ tag }) => tag === sessionId)).toHaveLength(1)
  await again[Symbol.asyncDispose]()
})

test('the self-test goes to the browser that asks, with its nonce [B-14]', async () => {
  const mine = await browserOf(desk.olga)
  const deviceId = opened.get(mine)!
  const nonce = v7()
  await desk.olga.get(contract.testPush, { path: { deviceId }, body: { nonce } })
  expect(noticesAt(mine)).toMatchObject([{ nonce, tag: 'test' }])
  expect((await desk.oleg.ask(contract.testPush, { path: { deviceId }, body: { nonce } })).problem?.code).toBe('not-found')
  service.answers.set(mine, 400)
  expect((await desk.olga.ask(contract.testPush, { path: { deviceId }, body: { nonce } })).problem?.code).toBe('push-failed')
})

test('we ask nobody but push services, whoever names an address [B-14]', async () => {
  const { path: _, ...keys } = service.subscribe()
  for (const endpoint of [
    'http://127.0.0.1:1/push',
    'https://internal.example/push',
    'http://fcm.googleapis.com/fcm/send/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://user:secret@fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
  ]) {
    const asked = await desk.olga.ask(contract.turnOnPush, { path: { deviceId: v7() }, body: { ...keys, endpoint } })
    expect(asked.problem?.code, endpoint).toBe('push-service-unknown')
  }
  const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/abc'
  expect((await desk.olga.ask(contract.turnOnPush, { path: { deviceId: v7() }, body: { ...keys, endpoint } })).status).toBe(200)
})

test('push ends with the sign-in that turned it on, and with its person [B-14]', async () => {
  const mine = await browserOf(desk.olga)
  const ilya = await desk.product.user('Ivan')
  const theirs = await browserOf(ilya)
  await ilya.get(contract.signOut)
  expect(await desk.db.selectFrom('push_devices').select('endpoint').execute()).toEqual([{ endpoint: service.origin + mine }])
  // Somebody else signs in where they were: the browser is theirs from then on.
  const { path: _, ...keys } = service.subscribe()
  await desk.olga.get(contract.turnOnPush, { path: { deviceId: v7() }, body: keys })
  await desk.oleg.get(contract.turnOnPush, { path: { deviceId: v7() }, body: keys })
  expect((await desk.olga.get(contract.readPush)).devices).toHaveLength(1)
  expect(noticesAt(theirs)).toEqual([])
})

test('an employee is told of answers to them [CUS-08]', async () => {
  const mine = await browserOf(desk.clara)
  const thread = await desk.clara.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  const { sessionId } = await write(desk.clara, thread.id, 'My VPN fails')
  await take(desk.olga, sessionId)
  await desk.olga.get(contract.sendMessage, { path: { sessionId, messageId: v7() }, body: { text: 'Try again now' } })
  await arrives(mine)
  expect(noticesAt(mine)).toMatchObject([{ body: 'Try again now', path: `/messages/lc/${thread.id}` }])
})

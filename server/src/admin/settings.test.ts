import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const edit = (body: object) => root.ask(contract.editSettings, { body: body as never })

test('defaults stand until something is set, and what is not named stays [C-01, STA-07, reliability §5.32]', async () => {
  const settings = await root.get(contract.readSettings)
  expect(settings).toMatchObject({ autoOfflineMinutes: 2, counterMode: 'messages', timeZone: 'UTC' })
  expect(settings.limits).toMatchObject({ visitorMessagesPerMinute: 20, apiPerMinute: 600, signInFailuresPerAccount: 10 })
  const edited = await edit({ counterMode: 'sessions', limits: { visitorMessagesPerMinute: 5 } })
  expect(edited.body).toEqual({
    ...settings,
    counterMode: 'sessions',
    limits: { ...settings.limits, visitorMessagesPerMinute: 5 },
  })
  expect(await root.get(contract.readSettings)).toEqual(edited.body)
})

test('everybody hears what concerns their program, and nothing of limits', async () => {
  const ann = await product.user('Ann')
  const socket = await ann.socket('0')
  await edit({ organisation: ' Northwind ', limits: { apiPerMinute: 700 } })
  await vi.waitFor(() => expect(socket.events).toHaveLength(1))
  expect(socket.events[0]).toMatchObject({ name: 'settings.changed', settings: { organisation: 'Northwind' } })
  expect(socket.frames.join()).not.toContain('limits')
  expect(await product.anyone.get(contract.readInstallation)).toMatchObject({ organisation: 'Northwind' })
  socket.end()
})

test('limits hold at once, on every process', async () => {
  await using other = await product.another()
  await edit({ limits: { signInFailuresPerAddress: 1 } })
  await vi.waitFor(() => expect(other.means.settings.read('limits.signInFailuresPerAddress', 10)).toBe(1))
  const guess = () => other.anyone.ask(contract.signIn, { body: { email: 'a@example.com', password: 'wrong' } })
  expect([(await guess()).status, (await guess()).status]).toEqual([401, 429])
})

test.each([
  { autoOfflineMinutes: 1 },
  { autoOfflineMinutes: 1_000 },
  { autoOfflineMinutes: 2.5 },
  { counterMode: 'both' },
  { timeZone: 'Mars/Olympus' },
  { organisation: '   ' },
  { limits: { apiPerMinute: 0 } },
  { limits: { unknown: 5 } },
  { unknown: 5 },
])('refuses %j and keeps what was', async (body) => {
  const before = await root.get(contract.readSettings)
  expect((await edit(body)).problem).toMatchObject({ status: 422, code: 'bad-request' })
  expect(await root.get(contract.readSettings)).toEqual(before)
})

test('who changed a page of settings last is told, for each page by itself [ui S24]', async () => {
  await using other = await startProduct()
  const [ada, ben] = [await other.user('Ada', { administrator: true }), await other.user('Ben', { administrator: true })]
  const changes = () => ada.get(contract.readSettingChanges)
  expect(await changes()).toEqual({ installation: null, liveChats: null, security: null, mail: null })
  await ada.get(contract.editSettings, { body: { organisation: 'Northwind' } })
  await ben.get(contract.editSettings, { body: { autoOfflineMinutes: 5 } })
  const by = ({ id, name }: TestUser) => ({ by: { id, name } })
  expect(await changes()).toMatchObject({ installation: by(ada), liveChats: by(ben), security: null, mail: null })
  await ben.get(contract.editSettings, { body: { limits: { apiPerMinute: 700 } } as never })
  const { installation, liveChats } = await changes()
  expect(installation).toMatchObject(by(ben))
  expect(Date.parse(installation!.at)).toBeGreaterThanOrEqual(Date.parse(liveChats!.at))
  await other.database.db.deleteFrom('users').where('id', '=', ben.id).execute()
  expect((await changes()).liveChats).toMatchObject({ by: null })
})

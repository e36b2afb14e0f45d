import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { clientOf } from '../../test/client.ts'
import { entered } from '../../test/entry.ts'
import { known, signIn } from '../../test/people.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { deviceWords } from './device-words.ts'

let product: TestProduct
let root: TestUser
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

test('my sign-ins with browser, system, address and times; one ended, its sockets close [B-17, P13]', async () => {
  const user = await known(product, 'Ann')
  const desk = entered(product, await signIn(product, user, { from: clientOf(product.url, { 'user-agent': firefox }) }))
  const phone = entered(product, await signIn(product, user, { from: clientOf(product.url, { 'user-agent': iphone }) }))
  const { signIns } = await desk.get(contract.readMySecurity)
  expect(signIns).toHaveLength(2)
  const own = signIns.find(({ current }) => current)!
  const other = signIns.find(({ current }) => !current)!
  expect(own).toMatchObject({ browser: 'Firefox', system: 'Linux', address: '127.0.0.1', by: 'password' })
  expect(other).toMatchObject({ browser: 'Safari', system: 'iPhone' })
  expect(Date.now() - Date.parse(other.createdAt)).toBeLessThan(60_000)
  const socket = await phone.socket('0')
  await desk.get(contract.endMySignIn, { path: { signInId: other.id } })
  await vi.waitFor(() => expect(socket.closed()).toBe(4001), 1_000)
  await vi.waitFor(async () => expect((await phone.ask(contract.readMySecurity)).status).toBe(401), 1_000)
  expect((await desk.get(contract.readMySecurity)).signIns).toHaveLength(1)
})

test('all others end at once, on every process, and this one stays [B-17, P13]', async () => {
  await using far = await product.another()
  const user = await known(product, 'Bob')
  const [one, two, three] = [
    entered(product, await signIn(product, user)),
    entered(product, await signIn(product, user)),
    entered(product, await signIn(product, user)),
  ]
  const sockets = [await clientOf(far.url, two.headers).socket('0'), await three.socket('0')]
  const staying = await one.socket('0')
  await one.get(contract.endMyOtherSignIns)
  await vi.waitFor(() => expect(sockets.map((socket) => socket.closed())).toEqual([4001, 4001]), 1_000)
  expect(staying.closed()).toBeUndefined()
  expect((await one.get(contract.readMySecurity)).signIns).toHaveLength(1)
  staying.end()
})

test('nobody ends another’s sign-in by its id', async () => {
  const ann = entered(product, await signIn(product, await known(product, 'Ann')))
  const eve = entered(product, await signIn(product, await known(product, 'Eve')))
  const [{ id: signInId }] = (await ann.get(contract.readMySecurity)).signIns as [contract.SignIn]
  expect((await eve.ask(contract.endMySignIn, { path: { signInId } })).problem?.code).toBe('not-found')
  const { id: userId } = await known(product, 'Other')
  expect((await root.ask(contract.endUserSignIn, { path: { userId, signInId } })).problem?.code).toBe('not-found')
  expect((await ann.ask(contract.readMySecurity)).status).toBe(200)
})

test('administrators see and end somebody’s sign-ins, one or all [B-17]', async () => {
  const user = await known(product, 'Cleo')
  const path = { userId: user.id }
  const clients = [entered(product, await signIn(product, user)), entered(product, await signIn(product, user))]
  const { signIns } = await root.get(contract.readUserSecurity, { path })
  expect(signIns.map(({ current }) => current)).toEqual([false, false])
  const left = await root.get(contract.endUserSignIn, { path: { ...path, signInId: signIns[0]!.id } })
  expect(left.signIns.map(({ id }) => id)).toEqual([signIns[1]!.id])
  const sockets = await Promise.all(clients.map((client) => client.socket('0')))
  expect((await root.get(contract.endUserSignIns, { path })).signIns).toEqual([])
  await vi.waitFor(() => expect(sockets.map((socket) => socket.closed())).toEqual([4001, 4001]), 1_000)
})

test('tokens and their hashes are told to nobody [NFR-05]', async () => {
  const user = await known(product, 'Hash')
  const client = entered(product, await signIn(product, user))
  const { rows } = await product.database.pool.query(
    `select encode(token_hash, 'hex') as hash from sign_ins where user_id = $1`,
    [user.id],
  )
  const said = JSON.stringify(await client.get(contract.readMySecurity))
  expect(said).not.toContain(rows[0].hash)
  expect(said).not.toContain(client.headers['cookie']!.split('=')[1])
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
    'Samsung Internet',
    'Android',
  ],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    'Chrome',
    'ChromeOS',
  ],
  ['<script>alert(1)</script>', '', ''],
  ['', '', ''],
])('%s is %s on %s', (userAgent, browser, system) => {
  expect(deviceWords(userAgent)).toEqual({ browser, system })
})

import { createIdentitySecret, createLiveChat, type LiveChat, readLiveChat, retireIdentitySecret } from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { identitySecretsOf } from './index.ts'

let product: TestProduct
let ada: TestUser
let vera: TestUser
let chat: LiveChat

beforeAll(async () => {
  product = await startProduct()
  ada = await product.user('Ada', { administrator: true })
  vera = await product.user('Vera')
  const { id } = await product.group('Leads', [vera])
  chat = await ada.get(createLiveChat, { body: { name: 'Support', operatorGroupIds: [id], supervisorGroupIds: [id] } })
})
afterAll(() => product[Symbol.asyncDispose]())

const path = () => ({ liveChatId: chat.id })
const held = () => identitySecretsOf(product.database, product.means.secrets, chat.website.channelId)

test('a secret is told once, sealed where it lies, and at most two are in use [WEB-03, NFR-05]', async () => {
  const first = await ada.get(createIdentitySecret, { path: path() })
  const second = await ada.get(createIdentitySecret, { path: path() })
  expect(Buffer.from(first.secret, 'base64url')).toHaveLength(32)
  expect(await held()).toEqual([second.secret, first.secret])
  const third = await ada.get(createIdentitySecret, { path: path() })
  expect(await held()).toEqual([third.secret, second.secret])
  const read = await ada.fetch(`/api/live-chats/${chat.id}`)
  const text = await read.text()
  expect(JSON.parse(text).website.secrets.map(({ id }: { id: string }) => id)).toEqual([third.id, second.id])
  const { rows } = await product.database.pool.query('select * from identity_secrets')
  for (const { secret } of [second, third]) {
    expect(text).not.toContain(secret)
    expect(JSON.stringify(rows)).not.toContain(secret)
  }
})

test('a retired secret is no longer accepted [WEB-03]', async () => {
  const { secrets } = (await ada.get(readLiveChat, { path: path() })).website
  const secretId = secrets[0]!.id
  const [newest, older] = await held()
  const elsewhere = { liveChatId: crypto.randomUUID(), secretId }
  expect((await ada.ask(retireIdentitySecret, { path: elsewhere })).problem?.code).toBe('not-found')
  expect((await ada.ask(retireIdentitySecret, { path: { ...path(), secretId } })).status).toBe(200)
  expect(await held()).toEqual([older])
  expect(await held()).not.toContain(newest)
  expect((await ada.ask(retireIdentitySecret, { path: { ...path(), secretId } })).problem?.code).toBe('not-found')
})

test('supervisors neither make nor retire them [ACC-08]', async () => {
  expect((await vera.ask(createIdentitySecret, { path: path() })).problem?.code).toBe('forbidden')
  const given = { path: { ...path(), secretId: crypto.randomUUID() } }
  expect((await vera.ask(retireIdentitySecret, given)).problem?.code).toBe('forbidden')
})

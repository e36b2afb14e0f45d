import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { seenUser } from '../../test/seen.ts'
import { userByAccount } from './index.ts'

let product: TestProduct
let [root, ann, ben]: TestUser[] = []
beforeAll(async () => {
  product = await startProduct()
  root = await product.user('Root', { administrator: true })
  ann = await product.user('Ann')
  ben = await product.user('Ben')
})
afterAll(() => product[Symbol.asyncDispose]())

const set = async (user: TestUser, accounts: contract.Account[]) =>
  root!.ask(contract.editUser, await seenUser(root!, user.id, { accounts }))
const find = (kind: contract.AccountKind, value: string) => userByAccount(product.database, { kind, value })

test('a user’s accounts are kept as they are compared, and found however they are written [ORG-02, INF-17]', async () => {
  const accounts: contract.Account[] = [
    { kind: 'phone', value: '+49 (0)30 / 123-45' },
    { kind: 'email', value: ' Ann@Example.COM ' },
    { kind: 'telegram', value: '4711' },
    { kind: 'telegram', value: '4711' },
  ]
  const kept = [
    { kind: 'email', value: 'ann@example.com' },
    { kind: 'phone', value: '+4903012345' },
    { kind: 'telegram', value: '4711' },
  ]
  expect((await set(ann!, accounts)).body.accounts).toEqual(kept)
  expect((await ben!.get(contract.readUser, { path: { userId: ann!.id } })).accounts).toEqual(kept)
  expect((await ann!.get(contract.readWorkspace)).me.accounts).toEqual(kept)
  expect(await find('email', 'ANN@example.com')).toBe(ann!.id)
  expect(await find('phone', '+49 030 12345')).toBe(ann!.id)
  expect(await find('whatsapp', '4711')).toBeUndefined()
})

test('an account belongs to one user, and the field that is wrong is named; nothing is half saved', async () => {
  await set(ann!, [{ kind: 'telegram', value: '4711' }])
  await set(ben!, [{ kind: 'telegram', value: '4712' }])
  const both = [
    { kind: 'viber' as const, value: 'ben' },
    { kind: 'telegram' as const, value: ' 4711 ' },
  ]
  expect((await set(ben!, both)).problem).toMatchObject({ code: 'account-exists', field: '/accounts/1/value' })
  expect((await set(ben!, [{ kind: 'phone', value: 'call me' }])).problem).toMatchObject({
    code: 'bad-request',
    field: '/accounts/0/value',
  })
  expect(await find('telegram', '4712')).toBe(ben!.id)
  const answers = await Promise.all([set(ann!, both), set(ben!, both)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a locked user’s account is nobody’s [ORG-03]', async () => {
  const gone = await product.user('Gone')
  await set(gone, [{ kind: 'vk', value: 'gone' }])
  expect(await find('vk', 'gone')).toBe(gone.id)
  await root!.get(contract.lockUser, { path: { userId: gone.id } })
  expect(await find('vk', 'gone')).toBeUndefined()
})

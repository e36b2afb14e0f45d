import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { entered, goodPassword } from '../../test/entry.ts'
import { startProduct, type TestProduct } from '../../test/product.ts'
import { transaction } from '../platform/database.ts'
import { addUser } from './add-user.ts'

let product: TestProduct
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product[Symbol.asyncDispose]())

test('everybody edits their own name and position; their other tabs hear of it [ORG-02]', async () => {
  const client = await product.user('Ann')
  const socket = await client.socket('0')
  const user = await client.get(contract.editProfile, { body: { name: '  Ann Lee ', position: 'Lead' } })
  expect(user).toMatchObject({ name: 'Ann Lee', position: 'Lead', avatarFileId: null, online: null })
  await vi.waitFor(() =>
    expect(socket.events).toContainEqual({
      name: 'person.changed',
      person: { id: client.id, name: 'Ann Lee', avatarFileId: null, online: false },
      away: null,
    }),
  )
  socket.end()
})

test('a new password ends the other sign-ins and needs the old one [reliability §5.22]', async () => {
  const email = 'changer@example.com'
  const id = await transaction(product.database, (work) => addUser(work, { name: 'Changer', email, password: goodPassword }))
  const signIn = (password: string) => product.anyone.ask(contract.signIn, { body: { email, password } })
  const one = entered(product, await signIn(goodPassword))
  const two = entered(product, await signIn(goodPassword))
  const change = (current: string, password: string) => one.ask(contract.changePassword, { body: { current, password } })
  expect((await change('wrong', 'another good one 5')).problem).toMatchObject({ code: 'credentials-wrong', field: '/current' })
  for (const weak of ['short', 'password1234', 'aaaaaaaaaaaaaaaa', '123456789012', 'abcdefghijklmnop', email, 'changer12']) {
    expect((await change(goodPassword, weak)).problem, weak).toMatchObject({ code: 'password-weak', field: '/password' })
  }
  expect((await change(goodPassword, 'пароль из кириллицы')).status).toBe(200)
  const ask = (client: typeof one) => client.ask(contract.readUser, { path: { userId: id } }).then(({ status }) => status)
  await vi.waitFor(async () => expect(await ask(two)).toBe(401))
  expect(await ask(one)).toBe(200)
  expect((await signIn(goodPassword)).status).toBe(401)
  expect((await signIn('пароль из кириллицы')).status).toBe(200)
})

test('only administrators ask what administrators do [ACC-01, ACC-13]', async () => {
  const client = await product.user('Plain')
  const id = client.id
  const asked = await Promise.all([
    client.ask(contract.listUsers),
    client.ask(contract.listGroups),
    client.ask(contract.readSettings),
    client.ask(contract.editSettings, { body: { organisation: 'Mine' } }),
    client.ask(contract.inviteUser, { body: { name: 'X', email: 'x@example.com' } }),
    client.ask(contract.lockUser, { path: { userId: id } }),
    client.ask(contract.createGroup, { body: { name: 'X', userIds: [], groupIds: [] } }),
  ])
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 403))
})

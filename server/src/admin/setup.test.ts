import * as contract from '@parley/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entered, goodPassword } from '../../test/entry.ts'
import { startProduct, type TestProduct } from '../../test/product.ts'
import { StartRefused } from '../platform/start-refused.ts'
import { firstAdministratorFrom, setupCode } from './index.ts'

let product: TestProduct
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product[Symbol.asyncDispose]())

const check = (code: string) => product.anyone.ask(contract.checkSetupCode, { body: { code } })
const create = (code: string, more: object = {}) =>
  product.anyone.ask(contract.createFirstAdministrator, {
    body: { code, name: 'Irina Orlova', email: 'irina@example.com', password: goodPassword, ...more },
  })
const stored = async () => (await product.database.pool.query('select value::text from settings')).rows

test('from the code of the log to a first administrator who is signed in [reliability §5.24]', async () => {
  const code = (await setupCode(product.database))!
  expect(code).toMatch(/^([A-HJKMNP-Z2-9]{5}-){3}[A-HJKMNP-Z2-9]{5}$/)
  expect(JSON.stringify(await stored())).not.toContain(code)
  expect(await product.anyone.get(contract.readInstallation)).toMatchObject({ setUp: false, organisation: 'Parley' })
  expect((await check(code.toLowerCase().replaceAll('-', ' '))).status).toBe(200)

  const answer = await create(code, { organisation: 'Northwind', timeZone: 'Europe/Berlin' })
  expect(answer.body).toMatchObject({
    name: 'Irina Orlova',
    administrator: true,
    state: 'active',
    groups: [{ name: 'Administrators' }],
  })
  const settings = await entered(product, answer).get(contract.readSettings)
  expect(settings).toMatchObject({ organisation: 'Northwind', timeZone: 'Europe/Berlin' })
  expect(await product.anyone.get(contract.readInstallation)).toMatchObject({ setUp: true })
})

test('a wrong code and one that was used get nowhere', async () => {
  expect((await check('')).problem?.code).toBe('setup-code-wrong')
  const code = (await setupCode(product.database))!
  expect((await check('AAAAA-BBBBB-CCCCC-DDDDD')).problem).toMatchObject({ status: 403, code: 'setup-code-wrong' })
  expect((await create('AAAAA-BBBBB-CCCCC-DDDDD')).problem?.code).toBe('setup-code-wrong')
  expect((await create(code)).status).toBe(200)
  expect((await check(code)).problem).toMatchObject({ status: 404, code: 'setup-done' })
  expect((await create(code, { email: 'second@example.com' })).problem?.code).toBe('setup-done')
  expect(await setupCode(product.database)).toBeUndefined()
})

test('each start has a new code, and the one before is void', async () => {
  const before = (await setupCode(product.database))!
  const after = (await setupCode(product.database))!
  expect((await check(before)).problem?.code).toBe('setup-code-wrong')
  expect((await check(after)).status).toBe(200)
})

test('of two who set up at once, one does', async () => {
  const code = (await setupCode(product.database))!
  const answers = await Promise.all([create(code), create(code, { email: 'second@example.com' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('a weak password and a time zone that does not exist leave the code as it is', async () => {
  const code = (await setupCode(product.database))!
  expect((await create(code, { password: 'too short' })).problem).toMatchObject({ code: 'password-weak', field: '/password' })
  expect((await create(code, { timeZone: 'Mars/Olympus' })).problem).toMatchObject({ code: 'bad-request', field: '/timeZone' })
  expect((await create(code)).status).toBe(200)
})

test('the environment makes a first administrator without the page, once [architecture §7]', async () => {
  await setupCode(product.database)
  const admin = { email: 'ops@example.com', password: goodPassword }
  await expect(firstAdministratorFrom(product.database, { ...admin, password: 'password1234' })).rejects.toThrow(StartRefused)
  await firstAdministratorFrom(product.database, admin)
  await firstAdministratorFrom(product.database, { ...admin, password: 'changed in the environment' })
  expect(await setupCode(product.database)).toBeUndefined()
  const answer = await product.anyone.ask(contract.signIn, { body: admin })
  expect(answer.body).toMatchObject({ name: 'ops', administrator: true })
})

import { readApp } from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDefinition, aField, anApp } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { deleteApp } from './delete-app.ts'
import { editApp } from './edit-app.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

test('while a live chat uses an app, neither it nor its last Account field can go, and the live chat is named [LCS-06]', async () => {
  const account = (code: string) => aField('account', code, { many: true, kinds: [] })
  const app = await anApp(anna, [account('one'), account('two')])
  const used = [{ id: product.database.installation, name: 'Support' }]
  const given = {
    appUses: async (_reads: unknown, ids: readonly string[]) =>
      new Map(ids.map((id) => [id, used.map((one) => ({ ...one, binds: true, registers: false }))])),
    forgetApp: async () => {},
  }
  const { database } = product
  const save = (fields: ReturnType<typeof account>[], form = aDefinition(fields).form) =>
    editApp(database, given, { by: anna.id, id: app.id, dryRun: false }, { ...aDefinition(fields), form, version: 1 })
  const inUse = { code: 'app-in-use', extra: { usedBy: used } }
  await expect(save([])).rejects.toMatchObject(inUse)
  // Off the form it cannot be filled in either.
  await expect(save(app.fields as ReturnType<typeof account>[], { tabs: [{ name: '', sections: [] }] })).rejects.toMatchObject(
    inUse,
  )
  await expect(deleteApp(database, given, app.id, app.name)).rejects.toMatchObject(inUse)
  expect(await anna.get(readApp, { path: { appId: app.id } })).toEqual(app)
  await save([app.fields[0] as ReturnType<typeof account>])
})

import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { aField, aLine, definitionOf } from '../../test/an-app.ts'
import { openBoundDesk } from '../../test/bound-desk.ts'

const desk = await openBoundDesk()
const { product, db, olga, admin, contacts, session, bind, bindings, contact } = desk
afterAll(() => product[Symbol.asyncDispose]())

/** Contacts with these fields from now on. */
async function publish(change: (field: contract.Field) => object, more: contract.Field[] = []): Promise<void> {
  const now = await admin.get(contract.readApp, { path: { appId: contacts.id } })
  const fields = [...now.fields.map((field) => ({ ...field, ...change(field) })), ...more] as contract.Field[]
  await admin.get(contract.editApp, { path: { appId: contacts.id }, body: { ...definitionOf(now), fields } })
}

test('what is bound anew begins with the defaults of its app, and what is known of the customer goes before them [APP-05, BND-04]', async () => {
  const place: contract.Field = { ...aField('string', 'place', aLine), default: { fixed: 'Munich' } }
  await publish(({ code }) => (code === 'mail' ? { default: { fixed: 'nobody@x.example' } } : {}), [place])
  const { sessionId, visitor } = await session()
  await db.updateTable('customers').set({ email: 'known@x.example' }).where('id', '=', visitor.customerId).execute()
  const { values } = await desk.prefill(olga, sessionId, contacts.id)
  expect(values['mail']).toBe('known@x.example')
  const itemId = v7()
  expect((await bind(olga, sessionId, itemId, { values })).problem).toBeUndefined()
  expect((await desk.item(itemId)).values).toMatchObject({ place: 'Munich', mail: 'known@x.example' })
})

test('an account that is another item’s alone is left there, and the item is bound all the same [APP-05, BND-05]', async () => {
  await publish(({ code }) => (code === 'account' ? { unique: true } : {}))
  const { sessionId, visitor } = await session()
  const account = [{ kind: 'website', value: visitor.customerId }]
  const { item: first } = await contact({ account })
  const { item: second } = await contact({})
  expect((await bind(olga, sessionId, second.id)).problem).toBeUndefined()
  expect((await bindings(olga, sessionId)).account?.items).toMatchObject([{ id: second.id }])
  expect((await desk.item(first.id)).values['account']).toEqual(account)
  expect((await desk.item(second.id)).values['account']).toBeUndefined()
  // A new one would be for nothing but this account.
  const other = await session()
  await contact({ account: [{ kind: 'website', value: other.visitor.customerId }] })
  const { problem } = await bind(olga, other.sessionId, v7(), { values: {} })
  expect(problem?.errors).toMatchObject([{ field: '/values/account', code: 'not-unique' }])
})

import { deleteItem, editApp, type Field } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem, definitionOf, setFields, unique } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const title = () => aField('string', 'title', aLine, { name: 'Title' })
const email = () => aField('email', 'email', { wrong: 'forbid' }, { name: 'E-mail' })

test('publishing says beforehand which fields have doubles, how many values and up to three of them, and keeps nobody from writing [APP-05, ui S21]', async () => {
  const phone = aField('phone', 'phone', { wrong: 'warn' }, { name: 'Phone' })
  const tags = aField('email', 'mails', { wrong: 'warn' }, { name: 'Free' })
  const app = await anApp(anna, [title(), email(), phone, tags])
  for (const name of ['a', 'b', 'A', 'c', 'a', 'B', 'd', 'd', 'e', 'e', 'f'])
    await anItem(anna, app.id, {
      title: name,
      email: `${name}@x.example`,
      phone: '+46701234567',
      mails: `${name}${v7()}@x.example`,
    })
  const { item } = await anItem(anna, app.id, { title: 'gone', email: 'f@x.example' })
  await anna.get(deleteItem, { path: { itemId: item.id } })
  const [first, mail, call, free] = app.fields as [Field, Field, Field, Field]
  const dry = (fields: Field[]) => setFields(anna, app, fields, { dryRun: '1' })
  const doubles = [
    { fieldId: mail.id, name: 'E-mail', values: 4, examples: ['a@x.example', 'b@x.example', 'd@x.example'] },
    { fieldId: call.id, name: 'Phone', values: 1, examples: ['+46701234567'] },
  ]
  const foreseen = await dry([first, unique(mail), unique(call), unique(free), unique({ ...email(), code: 'fresh' })])
  expect([foreseen.status, foreseen.body.doubles, foreseen.body.app.version]).toEqual([200, doubles, 1])
  const saved = await setFields(anna, app, [first, mail, call, unique(free)])
  expect(saved.body.doubles).toEqual([])
  const later = { ...definitionOf(saved.body.app), fields: [first, mail, call, unique(free)] }
  const again = await anna.get(editApp, { path: { appId: app.id }, query: { dryRun: '1' }, body: later })
  expect(again.doubles).toEqual([])
})

test('where it cannot be looked through in a moment the preview says nothing of doubles, and is there [APP-05, T-08]', async () => {
  const app = await anApp(anna, [title(), email()])
  for (const name of ['A', 'B']) await anItem(anna, app.id, { title: name, email: 'same@x.example' })
  const [first, mail] = app.fields as [Field, Field]
  const dry = () => setFields(anna, app, [first, unique(mail)], { dryRun: '1' })
  expect((await dry()).body.doubles).toHaveLength(1)
  const numbered = (last: number) =>
    product.database.pool.query('update app_indexes set last = $2 where app_id = $1', [app.id, last])
  await numbered(1_000_001)
  expect((await dry()).body.doubles).toEqual([])
  await numbered(2)
  expect((await dry()).body.doubles).toHaveLength(1)
  const client = await product.database.pool.connect()
  try {
    await client.query('begin')
    await client.query(`set local idle_in_transaction_session_timeout = '30s'`)
    await client.query('lock table app_indexes in access exclusive mode')
    const foreseen = await dry()
    expect([foreseen.status, foreseen.body.doubles]).toEqual([200, []])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

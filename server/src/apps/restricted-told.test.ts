import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem, give, restrict } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [ada, mia, otto] = [] as unknown as TestUser[] as [TestUser, TestUser, TestUser]
let app: contract.App
beforeAll(async () => {
  product = await startProduct()
  ada = await product.user('Ada', { administrator: true })
  mia = await product.user('Mia')
  otto = await product.user('Otto')
  app = await anApp(ada, [aField('string', 'title', aLine), aField('files', 'papers', { many: true })])
  await give(ada, app.id, 1, [mia.id, otto.id], ['view', 'edit'])
})
afterAll(() => product[Symbol.asyncDispose]())

const comment = (who: TestUser, itemId: string, body: { text: string; fileIds?: string[]; mentionIds?: string[] }) =>
  who.get(contract.addItemComment, { path: { itemId, commentId: v7() }, body })
const told = async (who: TestUser, itemId: string) =>
  (await who.get(contract.listActivity)).items
    .filter(({ item }) => item?.id === itemId)
    .map(({ kind, follows }) => `${kind} ${follows}`)

test('subscribers and mentioned colleagues outside are told nothing more, and what they were told leads nowhere [APP-10, APP-12, ACT-06, P14]', async () => {
  const { item } = await anItem(ada, app.id, { title: 'One' })
  const path = { itemId: item.id }
  for (const who of [mia, otto]) await who.get(contract.subscribeToItem, { path })
  await comment(ada, item.id, { text: 'All hear' })
  expect([await told(otto, item.id), await told(mia, item.id)]).toEqual([['item-commented true'], ['item-commented true']])
  await restrict(ada, item.id, [mia.id])
  await comment(ada, item.id, { text: 'Look', mentionIds: [mia.id, otto.id] })
  await ada.get(contract.editItem, { path, body: { version: 1, values: { title: 'Two' } } })
  expect(await told(otto, item.id)).toEqual(['item-commented false'])
  expect(await told(mia, item.id)).toEqual(['item-changed true', 'item-mentioned true', 'item-commented true'])
  const [latest] = (await mia.get(contract.listItemComments, { path })).items
  expect(latest?.mentions).toEqual([{ id: mia.id, name: 'Mia' }])
  const offered = async (who: TestUser) => (await who.get(contract.findMentions, { path })).map(({ name }) => name)
  expect(await offered(mia)).toEqual(['Ada', 'Mia'])
  // Who gives permissions, and who comes back to it, is told again.
  await restrict(ada, item.id, null)
  expect(await offered(otto)).toEqual(['Ada', 'Mia', 'Otto'])
  await comment(ada, item.id, { text: 'Again' })
  expect(await told(otto, item.id)).toEqual(['item-commented true', 'item-commented true'])
})

test('who may give permissions in the app is told as a member is [APP-10, APP-12]', async () => {
  const pia = await product.user('Pia')
  const grants = [
    { members: { userIds: [mia.id, otto.id], groupIds: [], orgItemIds: [] }, rights: ['view' as const, 'edit' as const] },
    { members: { userIds: [pia.id], groupIds: [], orgItemIds: [] }, rights: ['full' as const] },
  ]
  await ada.get(contract.editAppGrants, { path: { appId: app.id }, body: { version: 2, grants, fields: [] } })
  const { item } = await anItem(ada, app.id, { title: 'One' })
  await restrict(ada, item.id, [])
  await comment(ada, item.id, { text: 'Look', mentionIds: [mia.id, otto.id, pia.id] })
  expect([await told(pia, item.id), await told(mia, item.id)]).toEqual([['item-mentioned true'], []])
})

test('files of a restricted item are read by who sees it, and by nobody else [APP-10, FIL-05, P14]', async () => {
  const uploads = async (who: TestUser, name: string) => {
    const id = v7()
    const headers = { 'content-type': 'application/octet-stream' }
    await who.fetch(`${contract.uploadFile.path.replace(':fileId', id)}?name=${name}`, { method: 'PUT', body: name, headers })
    return id
  }
  const [offer, reply] = [await uploads(ada, 'offer.txt'), await uploads(otto, 'reply.txt')]
  const { item } = await anItem(ada, app.id, { title: 'Papers', papers: [offer] })
  await comment(otto, item.id, { text: 'See', fileIds: [reply] })
  const read = async (who: TestUser) =>
    Promise.all([offer, reply].map(async (id) => (await who.fetch(`/api/files/${id}`)).status))
  expect([await read(mia), await read(otto)]).toEqual([
    [200, 200],
    [200, 200],
  ])
  await restrict(ada, item.id, [mia.id])
  expect([await read(mia), await read(otto)]).toEqual([
    [200, 200],
    [404, 404],
  ])
})

import {
  addItemComment,
  editItem,
  findMentions,
  listActivity,
  listItemComments,
  readItem,
  subscribeToItem,
  unsubscribeFromItem,
  uploadFile,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [anna, boris, clara] = [] as unknown as [TestUser, TestUser, TestUser]
let itemId: string
let version = 1
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
  clara = await product.user('Clara')
  const app = await anApp(anna, [aField('string', 'title', aLine)])
  await give(anna, app.id, 1, [boris.id], ['view', 'edit'])
  itemId = (await anItem(anna, app.id, { title: 'Order 1' })).item.id
})
afterAll(() => product[Symbol.asyncDispose]())

const comment = (who: TestUser, body: { text: string; fileIds?: string[]; mentionIds?: string[] }, commentId = v7()) =>
  who.ask(addItemComment, { path: { itemId, commentId }, body })
const edit = (who: TestUser, title: string) =>
  who.get(editItem, { path: { itemId }, body: { version: version++, values: { title } } })
const told = async (who: TestUser) =>
  (await who.get(listActivity)).items.map(({ kind, actor, item }) => `${actor?.name} ${kind} ${item?.name}`)

test('who is mentioned is told, and by it subscribed; nobody is told what they did [APP-12, ACT-04]', async () => {
  expect((await comment(anna, { text: 'Look @Boris', mentionIds: [boris.id, clara.id] })).body).toMatchObject({
    author: { name: 'Anna' },
    mentions: [{ id: boris.id, name: 'Boris' }],
  })
  expect(await told(boris)).toEqual(['Anna item-mentioned Order 1'])
  expect([await told(anna), await told(clara)]).toEqual([[], []])
  expect((await boris.get(readItem, { path: { itemId } })).subscribed).toBe(true)
  await edit(boris, 'Order 2')
  expect(await told(anna)).toEqual(['Boris item-changed Order 2'])
  await comment(boris, { text: 'Seen' })
  expect((await told(anna))[0]).toBe('Boris item-commented Order 2')
  expect(await told(boris)).toHaveLength(1)
})

test('one subscribes and unsubscribes [APP-12]', async () => {
  await boris.get(unsubscribeFromItem, { path: { itemId } })
  await edit(anna, 'Order 3')
  expect(await told(boris)).toHaveLength(1)
  await boris.get(subscribeToItem, { path: { itemId } })
  await edit(anna, 'Order 4')
  expect((await told(boris))[0]).toBe('Anna item-changed Order 4')
})

test('who may no longer view the item is told nothing more [APP-10]', async () => {
  const page = await anna.get(readItem, { path: { itemId } })
  await give(anna, page.item.appId, 2, [clara.id], ['view'])
  const before = await told(boris)
  await edit(anna, 'Order 5')
  expect(await told(boris)).toEqual(before)
  await give(anna, page.item.appId, 3, [boris.id], ['view', 'edit'])
})

test('a comment sent again is the same; it carries files that whoever views the item may read [APP-12, FIL-05]', async () => {
  const fileId = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  await anna.fetch(`${uploadFile.path.replace(':fileId', fileId)}?name=a.txt`, { method: 'PUT', body: 'hello', headers })
  const id = v7()
  const socket = await boris.socket('nowhere')
  expect((await comment(anna, { text: 'See', fileIds: [fileId] }, id)).body.files).toMatchObject([{ id: fileId, name: 'a.txt' }])
  expect((await comment(anna, { text: 'See', fileIds: [fileId] }, id)).status).toBe(200)
  expect((await comment(anna, { text: 'Other' }, id)).problem?.code).toBe('message-differs')
  expect((await comment(anna, { text: ' ' })).problem?.code).toBe('message-empty')
  expect((await comment(boris, { text: 'Mine', fileIds: [v7()] })).problem?.code).toBe('file-not-found')
  await vi.waitFor(() => expect(socket.events).toContainEqual(expect.objectContaining({ name: 'item.commented', itemId })), {
    timeout: 5_000,
  })
  socket.end()
  expect(await (await boris.fetch(`/api/files/${fileId}`)).text()).toBe('hello')
  expect((await clara.fetch(`/api/files/${fileId}`)).status).toBe(404)
  const texts = (await boris.get(listItemComments, { path: { itemId } })).items.map(({ text }) => text)
  expect(texts).toEqual(['See', 'Seen', 'Look @Boris'])
})

test('only who may view the item can be mentioned [APP-12]', async () => {
  const found = await boris.get(findMentions, { path: { itemId }, query: {} })
  expect(found.map(({ name }) => name)).toEqual(['Anna', 'Boris'])
})

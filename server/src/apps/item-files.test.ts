import { type App, addItemComment, editItem, listItemFiles, uploadFile } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let [anna, boris] = [] as unknown as [TestUser, TestUser]
let app: App
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  boris = await product.user('Boris')
  const papers = aField('files', 'papers', { many: true }, { name: 'Papers' })
  app = await anApp(anna, [aField('string', 'title', aLine), papers])
})
afterAll(() => product[Symbol.asyncDispose]())

async function uploads(who: TestUser, name: string): Promise<string> {
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  await who.fetch(`${uploadFile.path.replace(':fileId', id)}?name=${name}`, { method: 'PUT', body: name, headers })
  return id
}
const files = (who: TestUser, itemId: string, cursor?: string) =>
  who.ask(listItemFiles, { path: { itemId }, query: cursor === undefined ? {} : { cursor } })
const told = async (who: TestUser, itemId: string) =>
  (await files(who, itemId)).body.items.map(({ file, field, by }) => `${file.name}: ${by?.name} in ${field?.name ?? 'a comment'}`)

test('the files in fields and comments, newest first; not what was taken out again [APP-12, FIL-05, ui S20]', async () => {
  const { item } = await anItem(anna, app.id, { title: 'One' })
  const path = { itemId: item.id }
  expect((await files(anna, item.id)).body).toEqual({ items: [], next: null })
  expect((await files(boris, item.id)).problem?.code).toBe('not-found')
  await give(anna, app.id, 1, [boris.id], ['view'])
  const offer = await uploads(anna, 'offer.txt')
  const { item: filled } = await anna.get(editItem, { path, body: { version: 1, values: { papers: [offer] } } })
  const socket = await boris.socket('nowhere')
  const said = { text: 'See', fileIds: [await uploads(boris, 'reply.txt')] }
  await boris.get(addItemComment, { path: { ...path, commentId: v7() }, body: said })
  // Open pages ask again when somebody has commented.
  await vi.waitFor(() => expect(socket.events).toContainEqual(expect.objectContaining({ name: 'item.commented' })), 5_000)
  socket.end()
  expect(await told(boris, item.id)).toEqual(['reply.txt: Boris in a comment', 'offer.txt: Anna in Papers'])
  // The same file in a comment too is one file.
  await anna.get(addItemComment, { path: { ...path, commentId: v7() }, body: { text: 'Again', fileIds: [offer] } })
  expect(await told(boris, item.id)).toHaveLength(2)
  await anna.get(editItem, { path, body: { version: filled.version, values: { papers: null } } })
  expect(await told(boris, item.id)).toEqual(['reply.txt: Boris in a comment', 'offer.txt: Anna in a comment'])
  const other = await anItem(anna, app.id, { title: 'Two' })
  expect(await told(boris, other.item.id)).toEqual([])
})

test('many come in portions, each once [APP-12, ui S20]', async () => {
  const ids = await Promise.all(Array.from({ length: 33 }, (_, n) => uploads(anna, `${n}.txt`)))
  const { item } = await anItem(anna, app.id, { title: 'Full', papers: ids })
  const first = (await files(anna, item.id)).body
  const rest = (await files(anna, item.id, first.next!)).body
  expect([first.items.length, rest.items.length, rest.next]).toEqual([30, 3, null])
  expect(new Set([...first.items, ...rest.items].map(({ file }) => file.id))).toEqual(new Set(ids))
  expect((await files(anna, item.id, 'nonsense')).problem?.code).toBe('bad-request')
})

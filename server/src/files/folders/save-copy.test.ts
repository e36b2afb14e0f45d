import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../../test/client.ts'
import { answer, begin, newId, openDesk } from '../../../test/desk.ts'
import { makeFolder, namesIn, put, readBytes, rootsOf } from '../../../test/folders.ts'
import { removeLooseFiles } from '../remove-loose-files.ts'

const desk = await openDesk()
const { product, olga, vera, ilya, sofia, admin, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
const { mine, company } = await rootsOf(olga)

async function upload(who: Client, name: string, bytes: string): Promise<contract.File> {
  const init = { method: 'PUT', body: bytes, headers: { 'content-type': 'application/octet-stream' } }
  return (await (await who.fetch(`/api/files/${newId()}?name=${name}`, init)).json()) as contract.File
}
/** A file that a customer sent into a session that Olga has. */
async function sent(bytes = '%PDF-1.7 order') {
  const { visitor, sessionId } = await begin(desk, olga)
  const file = await upload(visitor, 'order.pdf', bytes)
  await visitor.get(contract.writeMessage, {
    path: { threadId: visitor.threadId, messageId: newId() },
    body: { text: '', files: [file.id] },
  })
  return { visitor, sessionId, file }
}
const save = (
  who: Client,
  file: contract.File,
  parentId: string,
  conflict: contract.OnConflict = 'keep-both',
  entryId = newId(),
) => who.ask(contract.saveCopy, { path: { entryId }, body: { fileId: file.id, parentId, name: file.name, conflict } })

test('a copy from a chat stands in the folder, and stays when the live chat is deleted [CNV-07][FIL-02]', async () => {
  const other = await admin.get(contract.createLiveChat, {
    body: {
      name: 'Gone soon',
      operatorGroupIds: [desk.first.id],
      supervisorGroupIds: [desk.supervisors.id],
      internal: { userIds: [desk.clara.id], groupIds: [], orgItemIds: [] },
    },
  })
  const thread = await desk.clara.get(contract.openThread, { path: { liveChatId: other.id } })
  const file = await upload(desk.clara, 'order.pdf', '%PDF-1.7 kept')
  const said = await desk.clara.get(contract.writeMessage, {
    path: { threadId: thread.id, messageId: newId() },
    body: { text: '', files: [file.id] },
  })
  await olga.get(contract.takeSession, { path: { sessionId: said.sessionId } })
  const folder = await makeFolder(olga, mine.id, 'Kept')
  const { body: copy } = await save(olga, file, folder.id)
  expect([copy.name, copy.file?.type, copy.file?.id === file.id]).toEqual(['order.pdf', 'application/pdf', false])
  const deletion = await admin.ask(contract.deleteLiveChat, { path: { liveChatId: other.id } })
  expect(deletion.status).toBe(200)
  await expect
    .poll(() => db.selectFrom('sessions').select('id').where('id', '=', said.sessionId).execute(), { timeout: 20_000 })
    .toEqual([])
  await db
    .updateTable('files')
    .set({ created_at: new Date(0) })
    .execute()
  await removeLooseFiles(product.means.storage).run(product.database, undefined, { number: 1, isLast: false })
  expect((await readBytes(olga, file)).status).toBe(404)
  expect(await (await readBytes(olga, copy.file)).text()).toBe('%PDF-1.7 kept')
})

test('the same name again gets (1), or makes a new version; the same id again is the same copy [FIL-04]', async () => {
  const { file } = await sent()
  const { id } = await makeFolder(olga, mine.id, 'Orders')
  const entryId = newId()
  const first = (await save(olga, file, id, 'keep-both', entryId)).body
  expect((await save(olga, file, id, 'keep-both', entryId)).body).toEqual(first)
  expect((await save(olga, file, id)).body.name).toBe('order (1).pdf')
  const replaced = (await save(olga, file, id, 'replace')).body
  expect([replaced.id, replaced.versions]).toEqual([first.id, 2])
  expect(await namesIn(olga, id)).toEqual(['order (1).pdf', 'order.pdf'])
})

test('only what one may see is copied, and only to where one may create; others’ folders are not there [CNV-07][FIL-03][FIL-05]', async () => {
  const { file, visitor } = await sent()
  const homes = {
    vera: (await rootsOf(vera)).mine.id,
    ilya: (await rootsOf(ilya)).mine.id,
    sofia: (await rootsOf(sofia)).mine.id,
  }
  expect((await save(ilya, file, homes.ilya)).status).toBe(404)
  expect((await save(sofia, file, homes.sofia)).status).toBe(404)
  expect((await save(vera, file, homes.vera)).status).toBe(200)
  expect((await save(olga, file, homes.vera)).status).toBe(404)
  expect((await save(olga, file, company!.id)).problem?.code).toBe('forbidden')
  expect((await save(admin, file, company!.id)).status).toBe(404)
  expect((await save(visitor, file, mine.id)).problem?.code).toBe('forbidden')
  const inTree = await olga.get(contract.readFolder, { path: { entryId: mine.id }, query: { only: 'folders' } })
  expect(inTree.entries.items.every(({ right }) => contract.allows(right, 'create'))).toBe(true)
})

test('a copy is read by who may see its folder, and by nobody of the chat [FIL-05]', async () => {
  const { file, visitor } = await sent()
  const { body: copy } = await save(olga, file, mine.id)
  for (const who of [vera, ilya, visitor]) expect((await readBytes(who, copy.file)).status).toBe(404)
  expect((await product.anyone.fetch(`/api/files/${copy.file!.id}`)).status).toBe(401)
  expect((await readBytes(olga, copy.file)).status).toBe(200)
})

test('a file from Files is attached without leaving the server, and stays where it was [CMP-12]', async () => {
  const { sessionId, visitor } = await sent()
  const entry = await put(olga, mine.id, 'price list.pdf', '%PDF-1.7 prices')
  const fileId = newId()
  const copy = (from: string, who: Client = olga, id = fileId) =>
    who.ask(contract.copyFile, { path: { fileId: id }, body: { fromId: from } })
  expect((await copy(entry.file!.id, ilya, newId())).status).toBe(404)
  expect((await copy(entry.file!.id)).body).toMatchObject({ id: fileId, name: 'price list.pdf', type: 'application/pdf' })
  expect((await copy(entry.file!.id)).status).toBe(200)
  expect((await copy(entry.file!.id, vera)).status).toBe(404)
  const message = await olga.get(contract.sendMessage, {
    path: { sessionId, messageId: newId() },
    body: { text: '', files: [fileId] },
  })
  expect(message.files[0]).toMatchObject({ id: fileId, name: 'price list.pdf' })
  expect(await (await readBytes(visitor, message.files[0]!)).text()).toBe('%PDF-1.7 prices')
  // The file of the folder itself cannot be put into a message, nor be read by the customer.
  const stolen = await olga.ask(contract.sendMessage, {
    path: { sessionId, messageId: newId() },
    body: { text: '', files: [entry.file!.id] },
  })
  expect(stolen.problem?.code).toBe('file-not-found')
  expect((await readBytes(visitor, entry.file)).status).toBe(404)
  await olga.get(contract.trashEntry, { path: { entryId: entry.id } })
  expect((await readBytes(visitor, message.files[0]!)).status).toBe(200)
  expect((await copy(entry.file!.id, olga, newId())).status).toBe(404)
  expect((await answer(olga, sessionId, 'Done')).text).toBe('Done')
})

test('what is too large for a message is refused before it is copied [CMP-12][CMP-14]', async () => {
  const entry = await put(olga, mine.id, 'film.bin', Buffer.alloc(1_000))
  await db.updateTable('files').set({ size: 25_000_001 }).where('id', '=', entry.file!.id).execute()
  const { problem } = await olga.ask(contract.copyFile, { path: { fileId: newId() }, body: { fromId: entry.file!.id } })
  expect(problem?.code).toBe('file-too-large')
})

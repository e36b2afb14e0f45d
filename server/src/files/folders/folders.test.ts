import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { newId, openDesk } from '../../../test/desk.ts'
import { makeFolder, namesIn, put, readBytes, rootsOf, sendPart, share } from '../../../test/folders.ts'
import { removeLooseFiles } from '../remove-loose-files.ts'
import { removeTrash } from './trash.ts'

const desk = await openDesk()
const { product, olga, vera, ilya, admin, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
const { mine, company } = await rootsOf(olga)
const attempt = { number: 1, isLast: false }

test('everybody has My Files, and there are Company Files, with folders in folders [FIL-01]', async () => {
  expect([mine.root, mine.right, company?.right]).toEqual(['mine', 'manage', 'view'])
  expect((await rootsOf(olga)).mine.id).toBe(mine.id)
  expect((await rootsOf(vera)).mine.id).not.toBe(mine.id)
  expect((await rootsOf(admin)).company?.right).toBe('manage')
  const customers = await makeFolder(olga, mine.id, 'Customers')
  const maria = await makeFolder(olga, customers.id, 'Maria')
  await put(olga, customers.id, 'Address.txt', 'Sea Street')
  const { folder, path, entries } = await olga.get(contract.readFolder, { path: { entryId: maria.id }, query: {} })
  expect([folder.id, path.map(({ id }) => id), entries.items]).toEqual([maria.id, [mine.id, customers.id], []])
  expect(await namesIn(olga, customers.id)).toEqual(['Maria', 'Address.txt'])
  const found = await olga.get(contract.findFiles, { query: { search: 'ADDR' } })
  expect(found.map(({ name }) => name)).toEqual(['Address.txt'])
  expect(await vera.get(contract.findFiles, { query: { search: 'addr' } })).toEqual([])
  expect(await olga.get(contract.findFiles, { query: { search: '%' } })).toEqual([])
})

test('an entry is sorted by name, size and time, folders first, 200 at a time', async () => {
  const { id } = await makeFolder(olga, mine.id, 'Many')
  await put(olga, id, 'b', '1234')
  await put(olga, id, 'C', '12')
  await put(olga, id, 'a', '123')
  await makeFolder(olga, id, 'z')
  const names = async (order: contract.EntryOrder) =>
    (await olga.get(contract.readFolder, { path: { entryId: id }, query: { order } })).entries.items
      .map(({ name }) => name)
      .join('')
  expect(await names('name')).toBe('zabC')
  expect(await names('-name')).toBe('zCba')
  expect(await names('-size')).toBe('zbaC')
  expect(await names('changed')).toBe('zbCa')
  await db
    .insertInto('folder_entries')
    .values(Array.from({ length: 250 }, (_, n) => ({ id: newId(), kind: 'folder', parent_id: id, name: `n${n}` })))
    .execute()
  const page = (cursor?: string) =>
    olga.get(contract.readFolder, { path: { entryId: id }, query: { only: 'folders', ...(cursor && { cursor }) } })
  const first = (await page()).entries
  const second = (await page(first.next!)).entries
  expect([first.items.length, second.items.length, second.next]).toEqual([200, 51, null])
  const wrong = await olga.ask(contract.readFolder, { path: { entryId: id }, query: { cursor: '-1' } })
  expect(wrong.problem?.code).toBe('bad-request')
})

test('a name that is taken gets (1), whatever the case; a rename to it is refused [FIL-04]', async () => {
  const { id } = await makeFolder(olga, mine.id, 'Names')
  for (const name of ['order.pdf', 'ORDER.pdf', 'order.pdf', '.hidden', 'plain', 'plain']) await put(olga, id, name, name)
  expect((await namesIn(olga, id)).sort()).toEqual([
    'ORDER (1).pdf',
    'hidden',
    'order (2).pdf',
    'order.pdf',
    'plain',
    'plain (1)',
  ])
  const again = await olga.ask(contract.createFolder, { path: { entryId: newId() }, body: { parentId: id, name: 'Plain' } })
  expect(again.problem?.code).toBe('name-exists')
  const { entries } = await olga.get(contract.readFolder, { path: { entryId: id }, query: {} })
  const hidden = entries.items.find(({ name }) => name === 'hidden')!
  const taken = await olga.ask(contract.editEntry, { path: { entryId: hidden.id }, body: { name: 'PLAIN' } })
  expect(taken.problem?.code).toBe('name-exists')
  for (const name of ['', '   ', '\u0000'])
    expect((await olga.ask(contract.editEntry, { path: { entryId: hidden.id }, body: { name } })).problem?.code).toBe(
      'bad-request',
    )
  const renamed = await olga.get(contract.editEntry, { path: { entryId: hidden.id }, body: { name: '../../etc/pass‮wd' } })
  expect(renamed.name).toBe('passwd')
  expect((await readBytes(olga, renamed.file)).headers.get('content-disposition')).toContain('filename="passwd"')
})

test('files and folders move, and no folder into itself [FIL-06]', async () => {
  const a = await makeFolder(olga, mine.id, 'A')
  const b = await makeFolder(olga, a.id, 'B')
  const c = await makeFolder(olga, b.id, 'C')
  const move = (entryId: string, parentId: string) => olga.ask(contract.editEntry, { path: { entryId }, body: { parentId } })
  for (const to of [a, b, c]) expect((await move(a.id, to.id)).problem?.code).toBe('folder-cycle')
  expect((await move(mine.id, c.id)).problem?.code).toBe('folder-is-root')
  expect((await move(c.id, company!.id)).problem?.code).toBe('forbidden')
  await makeFolder(olga, mine.id, 'C')
  expect((await move(c.id, mine.id)).body.name).toBe('C (1)')
  // Into each other at the same time: one of the two.
  const [d, e] = [await makeFolder(olga, mine.id, 'D'), await makeFolder(olga, mine.id, 'E')]
  const both = await Promise.all([move(d.id, e.id), move(e.id, d.id)])
  expect(both.map(({ problem }) => problem?.code ?? 'ok').sort()).toEqual(['folder-cycle', 'ok'])
  let deep = await makeFolder(olga, mine.id, 'Deep')
  for (let level = 2; level < 50; level++) deep = await makeFolder(olga, deep.id, 'x')
  const deeper = await olga.ask(contract.createFolder, { path: { entryId: newId() }, body: { parentId: deep.id, name: 'x' } })
  expect(deeper.problem?.code).toBe('folder-too-deep')
})

test('what is deleted lies in the trash for 30 days, comes back, and then its bytes go [FIL-06]', async () => {
  const folder = await makeFolder(olga, mine.id, 'Old')
  const file = await put(olga, folder.id, 'old.txt', 'old words')
  await olga.get(contract.trashEntry, { path: { entryId: folder.id } })
  expect((await readBytes(olga, file.file)).status).toBe(404)
  expect((await olga.ask(contract.readEntry, { path: { entryId: file.id } })).status).toBe(404)
  expect((await olga.get(contract.listTrash)).map(({ id }) => id)).toEqual([folder.id])
  expect((await olga.ask(contract.restoreEntry, { path: { entryId: file.id } })).status).toBe(404)
  expect((await vera.ask(contract.restoreEntry, { path: { entryId: folder.id } })).status).toBe(404)
  await makeFolder(olga, mine.id, 'Old')
  expect((await olga.get(contract.restoreEntry, { path: { entryId: folder.id } })).name).toBe('Old (1)')
  expect(await (await readBytes(olga, file.file)).text()).toBe('old words')

  // Where its folder is in the trash too, it comes to the top.
  await olga.get(contract.trashEntry, { path: { entryId: file.id } })
  await olga.get(contract.trashEntry, { path: { entryId: folder.id } })
  expect((await olga.get(contract.restoreEntry, { path: { entryId: file.id } })).parentId).toBe(mine.id)

  await olga.get(contract.trashEntry, { path: { entryId: file.id } })
  expect((await olga.ask(contract.eraseEntry, { path: { entryId: mine.id } })).status).toBe(404)
  const { key } = await db.selectFrom('files').select('key').where('id', '=', file.file!.id).executeTakeFirstOrThrow()
  await removeTrash.run(product.database, undefined, attempt)
  expect((await olga.get(contract.listTrash)).length).toBe(2)
  const past = new Date(Date.now() - 31 * 24 * 3_600_000)
  await db.updateTable('folder_entries').set({ deleted_at: past }).where('id', '=', file.id).execute()
  await removeTrash.run(product.database, undefined, attempt)
  expect((await olga.get(contract.listTrash)).map(({ id }) => id)).toEqual([folder.id])
  await db.updateTable('files').set({ created_at: past }).where('key', '=', key).execute()
  await removeLooseFiles(product.means.storage).run(product.database, undefined, attempt)
  await expect(product.means.storage.get(key).then((bytes) => bytes.toArray())).rejects.toThrow('ENOENT')
  await olga.get(contract.emptyTrash)
  expect(await olga.get(contract.listTrash)).toEqual([])
})

test('a folder is copied with what is in it, and neither knows of the other', async () => {
  const from = await makeFolder(olga, mine.id, 'From')
  const inner = await makeFolder(olga, from.id, 'Inner')
  const file = await put(olga, inner.id, 'a.txt', 'shared bytes')
  const path = { entryId: from.id, copyId: newId() }
  const copy = await olga.get(contract.copyEntry, { path, body: { parentId: mine.id } })
  expect(copy.name).toBe('From (1)')
  expect((await olga.get(contract.copyEntry, { path, body: { parentId: mine.id } })).id).toBe(copy.id)
  const into = await olga.ask(contract.copyEntry, { path: { entryId: from.id, copyId: newId() }, body: { parentId: inner.id } })
  expect(into.problem?.code).toBe('folder-cycle')
  await olga.get(contract.trashEntry, { path: { entryId: from.id } })
  await olga.get(contract.eraseEntry, { path: { entryId: from.id } })
  await db
    .updateTable('files')
    .set({ created_at: new Date(0) })
    .where('id', '=', file.file!.id)
    .execute()
  await removeLooseFiles(product.means.storage).run(product.database, undefined, attempt)
  expect((await readBytes(olga, file.file)).status).toBe(404)
  const innerCopy = (await olga.get(contract.readFolder, { path: { entryId: copy.id }, query: {} })).entries.items[0]!
  const [last] = (await olga.get(contract.readFolder, { path: { entryId: innerCopy.id }, query: {} })).entries.items
  expect(await (await readBytes(olga, last!.file)).text()).toBe('shared bytes')
})

test('a file keeps its versions, and an older one can be the newest again', async () => {
  const first = await put(olga, mine.id, 'plan.txt', 'one')
  const second = await put(olga, mine.id, 'PLAN.txt', 'two', 'replace')
  expect([second.id, second.versions]).toEqual([first.id, 2])
  const versions = await olga.get(contract.listVersions, { path: { entryId: first.id } })
  expect(versions.map(({ number, addedBy }) => [number, addedBy?.name])).toEqual([
    [2, 'Olga'],
    [1, 'Olga'],
  ])
  const path = { entryId: first.id, versionId: versions[1]!.id }
  const restored = await olga.get(contract.restoreVersion, { path })
  expect([restored.versions, await (await readBytes(olga, restored.file)).text()]).toEqual([3, 'one'])
  const missing = await olga.ask(contract.restoreVersion, { path: { ...path, versionId: newId() } })
  expect(missing.status).toBe(404)
  expect((await ilya.ask(contract.listVersions, { path: { entryId: first.id } })).status).toBe(404)
})

test('rights hold for all below, from view to manage, and where a folder stands alone only its own [FIL-03][FIL-06]', async () => {
  const team = await makeFolder(admin, company!.id, 'Team')
  const inner = await makeFolder(admin, team.id, 'Inner')
  const secret = await makeFolder(admin, team.id, 'Secret')
  await share(admin, team.id, { create: [vera.id], edit: [ilya.id] })
  await share(admin, secret.id, { view: [vera.id] }, false)
  const rightOf = async (who: typeof olga, { id: entryId }: { id: string }) => {
    const { body, problem } = await who.ask(contract.readEntry, { path: { entryId } })
    return problem?.code ?? body.right
  }
  expect([await rightOf(olga, team), await rightOf(vera, inner), await rightOf(ilya, inner)]).toEqual(['view', 'create', 'edit'])
  expect([await rightOf(olga, secret), await rightOf(vera, secret), await rightOf(ilya, secret)]).toEqual([
    'not-found',
    'view',
    'not-found',
  ])
  const create = async (who: typeof olga, parentId: string) =>
    (await who.ask(contract.createFolder, { path: { entryId: newId() }, body: { parentId, name: `of ${who.name}` } })).status
  expect([await create(olga, inner.id), await create(vera, inner.id), await create(vera, secret.id)]).toEqual([403, 200, 403])
  const file = await put(vera, inner.id, 'a.txt', 'a')
  const rename = async (who: typeof olga) =>
    (await who.ask(contract.editEntry, { path: { entryId: file.id }, body: { name: 'b.txt' } })).status
  expect([await rename(olga), await rename(vera), await rename(ilya)]).toEqual([403, 403, 200])
  const replaced = { parentId: inner.id, name: 'b.txt', size: 1, conflict: 'replace' as const }
  const uploadId = newId()
  await vera.get(contract.startUpload, { path: { uploadId }, body: replaced })
  expect((await sendPart(vera, uploadId, 0, 'b')).status).toBe(403)
  const sharing = async (who: typeof olga) => (await who.ask(contract.readSharing, { path: { entryId: team.id } })).status
  expect([await sharing(vera), await sharing(ilya), await sharing(admin)]).toEqual([403, 403, 200])
  expect(await namesIn(olga, team.id)).toEqual(['Inner'])
  expect((await readBytes(olga, file.file)).status).toBe(200)
  // Whoever is let in to one alone finds it among what is shared.
  expect((await vera.get(contract.listSharedFiles)).map(({ name }) => name)).toEqual([])
})

test('what is shared of my files is found by those alone, by a group, and by a link until it is taken back', async () => {
  const folder = await makeFolder(olga, mine.id, 'For Vera')
  const file = await put(olga, folder.id, 'note.txt', 'note')
  expect((await vera.ask(contract.readEntry, { path: { entryId: folder.id } })).status).toBe(404)
  await share(olga, folder.id, { view: [vera.id] })
  expect((await vera.get(contract.listSharedFiles)).map(({ id, parentId }) => [id, parentId])).toEqual([[folder.id, null]])
  expect((await readBytes(vera, file.file)).status).toBe(200)
  expect((await readBytes(ilya, file.file)).status).toBe(404)
  await share(olga, folder.id, {})
  expect((await readBytes(vera, file.file)).status).toBe(404)
  const members = { userIds: [], groupIds: [desk.supervisors.id], orgItemIds: [] }
  const body = { grants: [{ right: 'create' as const, members }], inherits: true }
  await olga.get(contract.editSharing, { path: { entryId: folder.id }, body })
  expect((await vera.get(contract.readEntry, { path: { entryId: folder.id } })).right).toBe('create')
  const unknown = { grants: [{ right: 'view' as const, members: { ...members, groupIds: [newId()] } }], inherits: true }
  expect((await olga.ask(contract.editSharing, { path: { entryId: folder.id }, body: unknown })).status).toBe(404)

  const { link } = await olga.get(contract.makeFileLink, { path: { entryId: file.id } })
  expect((await ilya.get(contract.openFileLink, { path: { link: link! } })).id).toBe(file.id)
  expect((await readBytes(ilya, file.file)).status).toBe(200)
  expect((await product.anyone.ask(contract.openFileLink, { path: { link: link! } })).status).toBe(401)
  expect((await ilya.ask(contract.editEntry, { path: { entryId: file.id }, body: { name: 'x' } })).status).toBe(403)
  await olga.get(contract.removeFileLink, { path: { entryId: file.id } })
  expect((await readBytes(ilya, file.file)).status).toBe(404)
  expect((await ilya.ask(contract.openFileLink, { path: { link: link! } })).status).toBe(404)
})

test('recently: what I changed last', async () => {
  const file = await put(olga, mine.id, 'newest.txt', 'x')
  expect((await olga.get(contract.listRecentFiles))[0]?.id).toBe(file.id)
  expect((await desk.clara.get(contract.listRecentFiles)).length).toBe(0)
})

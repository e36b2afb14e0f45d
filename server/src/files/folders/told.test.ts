import type { LiveEvent } from '@parley/contract'
import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../../test/client.ts'
import { newId, openDesk, until, workspaceOf } from '../../../test/desk.ts'
import { makeFolder, put, rootsOf, share } from '../../../test/folders.ts'

const desk = await openDesk()
const { product, olga, oleg, vera } = desk
afterAll(() => product[Symbol.asyncDispose]())

const socketOf = async (who: Client) => who.socket((await workspaceOf(who)).position)
const of = (events: readonly LiveEvent[], id: string) =>
  events.flatMap((event) => (event.name === 'folder.changed' && event.entryId === id ? [event.folderId] : []))

test('whatever becomes of a file is told to its owner and to whom it was given [FIL-04, FIL-06]', async () => {
  const { mine } = await rootsOf(olga)
  const folder = await makeFolder(olga, mine.id, 'Shared')
  const other = await makeFolder(olga, mine.id, 'Other')
  await share(olga, folder.id, { edit: [oleg.id] })
  const [olgas, olegs, veras] = await Promise.all([olga, oleg, vera].map(socketOf))
  const entry = await put(oleg, folder.id, 'offer.txt', 'One')
  const path = { entryId: entry.id }
  const acts: [string, () => Promise<unknown>, string | null][] = [
    ['a new version', () => put(oleg, folder.id, 'offer.txt', 'Two', 'replace'), folder.id],
    ['a name', () => oleg.get(contract.editEntry, { path, body: { name: 'Offer.txt' } }), folder.id],
    ['the trash', () => oleg.get(contract.trashEntry, { path }), folder.id],
    ['the way back', () => olga.get(contract.restoreEntry, { path }), folder.id],
    ['an older version', async () => restoreOldest(entry.id), folder.id],
    ['another folder', () => olga.get(contract.editEntry, { path, body: { parentId: other.id } }), folder.id],
  ]
  for (const [what, act, folderId] of acts) {
    const before = of(olegs!.events, entry.id).length
    await act()
    await until(() => of(olegs!.events, entry.id).length > before)
    expect([what, of(olegs!.events, entry.id).at(-1)]).toEqual([what, folderId])
  }
  await until(() => of(olgas!.events, entry.id).at(-1) === other.id)
  const copyId = newId()
  await olga.get(contract.copyEntry, { path: { ...path, copyId }, body: { parentId: folder.id } })
  await until(() => of(olegs!.events, copyId).length === 1)
  await olga.get(contract.trashEntry, { path })
  await olga.get(contract.eraseEntry, { path })
  const last = await makeFolder(olga, folder.id, 'Last')
  await until(() => of(olegs!.events, last.id).length === 1)
  // Where it was moved to, and what became of it there, is not Oleg's.
  expect(of(olegs!.events, entry.id)).not.toContain(other.id)
  expect(veras!.events.filter(({ name }) => name === 'folder.changed')).toEqual([])
  for (const socket of [olgas, olegs, veras]) socket!.end()

  async function restoreOldest(entryId: string) {
    const versions = await olga.get(contract.listVersions, { path: { entryId } })
    await olga.get(contract.restoreVersion, { path: { entryId, versionId: versions.at(-1)!.id } })
  }
})

test('a link that is taken back tells nothing any more [FIL-06]', async () => {
  const { mine } = await rootsOf(olga)
  const folder = await makeFolder(olga, mine.id, 'By link')
  const { link } = await olga.get(contract.makeFileLink, { path: { entryId: folder.id } })
  const veras = await socketOf(vera)
  await vera.get(contract.openFileLink, { path: { link: link! } })
  const one = await untilHeard('One')
  expect(of(veras.events, one.id)).toEqual([folder.id])
  const before = veras.events.length
  await olga.get(contract.removeFileLink, { path: { entryId: folder.id } })
  await until(() => veras.events.slice(before).some(({ name }) => name === 'rights.changed'))
  const two = await makeFolder(olga, folder.id, 'Two')
  const own = await makeFolder(vera, (await rootsOf(vera)).mine.id, 'Mark')
  await until(() => of(veras.events, own.id).length === 1)
  expect(of(veras.events, two.id)).toEqual([])
  veras.end()

  /** The socket hears by its new rights a moment after they were given. */
  async function untilHeard(name: string) {
    for (let i = 0; ; i++) {
      const made = await makeFolder(olga, folder.id, `${name} ${i}`)
      const mark = await makeFolder(vera, (await rootsOf(vera)).mine.id, `${name} ${i}`)
      await until(() => of(veras.events, mark.id).length === 1)
      if (of(veras.events, made.id).length > 0) return made
    }
  }
})

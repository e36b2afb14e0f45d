import { v7 } from 'uuid'
import { makeFolder, put, rootsOf } from '../folders.ts'
import type { AskerName } from './askers.ts'
import { folderWorld, mayInFolder } from './folder-world.ts'
import { type Asking, all, type Given, only, type Row, type Target } from './row.ts'

type Of = 'one' | 'hidden' | 'missing'
interface Ids {
  folderId: string
  entryId: string
  fileId: string
  versionId: string
}
type Made = (ids: Ids, asking: Asking) => Given | Promise<Given>

const of =
  (which: Of, made: Made) =>
  async (asking: Asking): Promise<Given> => {
    const world = await folderWorld(asking.company)
    const { missing: gone } = asking
    const none = { folderId: gone, entryId: gone, fileId: gone, versionId: gone }
    return made(which === 'missing' ? none : which === 'hidden' ? world.hidden : world, asking)
  }

/** Granted to these, `forbidden` to who may only see, and not there for the rest. */
const granted = (who: readonly AskerName[], made: Made): Record<string, Target> => ({
  shared: {
    given: of('one', made),
    gets: { ok: who, forbidden: mayInFolder.view.filter((asker) => !who.includes(asker)) },
    rest: 'not-found',
  },
  'another’s': only(['otherSupervisor'], of('hidden', made)),
  missing: all('not-found', of('missing', made)),
})

const { view, create, edit, manage } = mayInFolder
const folder: Made = ({ folderId }) => ({ path: { entryId: folderId } })
const entry: Made = ({ entryId }) => ({ path: { entryId } })
const inFolder = ({ folderId: parentId }: Ids) => ({ parentId, name: v7() })
const noMembers = { userIds: [], groupIds: [], orgItemIds: [] }

/** One of their own that is there for this alone: what is changed for good is nobody else's. */
const ownFile = async ({ company, asker }: Asking, trashed = false): Promise<Given> => {
  const who = company.people[asker as 'operator']
  const { mine } = await rootsOf(who)
  const made = await put(who, (await makeFolder(who, mine.id, v7())).id, 'own.txt', 'own')
  if (trashed) await who.fetch(`/api/folder-entries/${made.id}/deletion`, { method: 'PUT' })
  return { path: { entryId: made.id } }
}
const users: AskerName[] = [
  ...(['plain', 'internal', 'operator', 'offline', 'billing', 'assignee', 'supervisor'] as const),
  ...(['otherOperator', 'otherSupervisor', 'administrator'] as const),
]
const own = (trashed = false): Target => ({
  given: (asking) => (users.includes(asking.asker) ? ownFile(asking, trashed) : { path: { entryId: asking.missing } }),
  rest: 'ok',
})
const missing = all('not-found', of('missing', entry))

export const aboutFolders: Record<string, Row> = {
  listRoots: { gate: 'user', targets: { own: all('ok') } },
  readFolder: { gate: 'user', targets: granted(view, folder) },
  createFolder: {
    gate: 'user',
    targets: granted(create, (ids) => ({ path: { entryId: v7() }, body: inFolder(ids) })),
  },
  readEntry: { gate: 'user', targets: granted(view, entry) },
  editEntry: { gate: 'user', targets: granted(edit, (ids) => ({ ...entry(ids, {} as Asking), body: {} })) },
  copyEntry: {
    gate: 'user',
    targets: granted(create, ({ entryId, folderId }) => ({ path: { entryId, copyId: v7() }, body: { parentId: folderId } })),
  },
  trashEntry: {
    gate: 'user',
    targets: {
      own: own(),
      'another’s': only(
        [],
        of('hidden', ({ entryId }, { missing: gone, asker }) => ({
          path: { entryId: asker === 'otherSupervisor' ? gone : entryId },
        })),
      ),
      missing,
    },
  },
  restoreEntry: {
    gate: 'user',
    targets: { own: own(true), 'not in the trash': all('not-found', of('one', entry)), missing },
  },
  eraseEntry: {
    gate: 'user',
    targets: { own: own(true), 'not in the trash': all('not-found', of('one', entry)), missing },
  },
  listTrash: { gate: 'user', targets: { own: all('ok') } },
  emptyTrash: { gate: 'user', targets: { own: all('ok') } },
  listSharedFiles: { gate: 'user', targets: { own: all('ok') } },
  listRecentFiles: { gate: 'user', targets: { own: all('ok') } },
  findFiles: { gate: 'user', targets: { own: all('ok', () => ({ query: { search: 'matrix' } })) } },
  listVersions: { gate: 'user', targets: granted(view, entry) },
  restoreVersion: {
    gate: 'user',
    targets: granted(edit, ({ entryId, versionId }) => ({ path: { entryId, versionId } })),
  },
  readSharing: { gate: 'user', targets: granted(manage, entry) },
  editSharing: {
    gate: 'user',
    targets: granted(manage, ({ entryId }) => ({
      path: { entryId },
      body: { grants: [{ right: 'view', members: noMembers }], inherits: true },
    })),
  },
  makeFileLink: { gate: 'user', targets: granted(manage, entry) },
  removeFileLink: { gate: 'user', targets: granted(manage, entry) },
  openFileLink: { gate: 'user', targets: { missing: all('not-found', () => ({ path: { link: 'x'.repeat(32) } })) } },
  saveCopy: {
    gate: 'user',
    targets: {
      ...granted(create, ({ fileId, folderId: parentId }) => ({
        path: { entryId: v7() },
        body: { fileId, parentId, name: 'copy.txt', conflict: 'keep-both' },
      })),
      'of a chat that is another’s': only(
        [],
        of('one', ({ folderId: parentId }, { files, asker, missing: gone }) => ({
          path: { entryId: v7() },
          body: {
            fileId: asker.startsWith('other') ? gone : files.elsewhere,
            parentId,
            name: 'copy.txt',
            conflict: 'keep-both',
          },
        })),
      ),
    },
  },
  copyFile: {
    gate: 'user',
    targets: {
      shared: only(
        view,
        of('one', ({ fileId }) => ({ path: { fileId: v7() }, body: { fromId: fileId } })),
      ),
      'another’s': only(
        ['otherSupervisor'],
        of('hidden', ({ fileId }) => ({ path: { fileId: v7() }, body: { fromId: fileId } })),
      ),
      missing: all(
        'not-found',
        of('missing', ({ fileId }) => ({ path: { fileId: v7() }, body: { fromId: fileId } })),
      ),
    },
  },
  startUpload: {
    gate: 'user',
    targets: granted(create, (ids) => ({ path: { uploadId: v7() }, body: { ...inFolder(ids), size: 3, conflict: 'keep-both' } })),
  },
  sendPart: {
    gate: 'user',
    targets: {
      missing: all('not-found', ({ missing: uploadId }) => ({
        path: { uploadId },
        query: { offset: '0' },
        bytes: Buffer.from('x'),
      })),
    },
  },
  readUpload: { gate: 'user', targets: { missing: all('not-found', ({ missing: uploadId }) => ({ path: { uploadId } })) } },
  cancelUpload: { gate: 'user', targets: { missing: all('ok', ({ missing: uploadId }) => ({ path: { uploadId } })) } },
}

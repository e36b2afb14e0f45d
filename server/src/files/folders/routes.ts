import * as contract from '@parley/contract'
import type { Routes } from '../../people/index.ts'
import type { Means } from '../../platform/means.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Handed } from '../may-read-file.ts'
import { copyEntry } from './copy-entry.ts'
import { createFolder } from './create-folder.ts'
import { editEntry } from './edit-entry.ts'
import { accessEntry } from './entry.ts'
import { findEntries, listRecent, listRoots, listShared, listTrash } from './list-entries.ts'
import { readFolder } from './read-folder.ts'
import { usageOf } from './room.ts'
import { copyFile, saveCopy } from './save-copy.ts'
import { sendPart } from './send-part.ts'
import { editSharing, openLink, readSharing, setLink } from './sharing.ts'
import { emptyTrash, eraseEntry, restoreEntry, trashEntry } from './trash.ts'
import { cancelUpload, readUpload, startUpload } from './upload.ts'
import { listVersions, restoreVersion } from './versions.ts'

export const folderRoutes =
  ({ storage, settings, mayRead, mayReadItemFile, mayReadTemplate }: Handed & Pick<Means, 'storage' | 'settings'>): Routes =>
  ({ on, raw }) => {
    const handed = { settings, mayRead, mayReadItemFile, mayReadTemplate }

    on(contract.listRoots, async ({ database, who }) => ({
      roots: await listRoots(database, who),
      usage: await usageOf(database, settings, who.id),
    }))
    on(contract.readFolder, ({ database, who, path, query }) => readFolder(database, who, path.entryId, query))
    on(contract.createFolder, ({ database, who, path, body }) => createFolder(database, who, path.entryId, body))
    on(contract.readEntry, ({ database, who, path }) => accessEntry(database, who, path.entryId))
    on(contract.editEntry, ({ database, who, path, body }) => editEntry(database, who, path.entryId, body))
    on(contract.copyEntry, ({ database, who, path, body }) =>
      copyEntry({ database, settings }, who, { id: path.entryId, copyId: path.copyId, parentId: body.parentId }),
    )
    on(contract.listSharedFiles, ({ database, who }) => listShared(database, who))
    on(contract.listRecentFiles, ({ database, who }) => listRecent(database, who))
    on(contract.findFiles, ({ database, who, query }) => findEntries(database, who, query.search))

    on(contract.trashEntry, async ({ database, who, path }) => {
      await trashEntry(database, who, path.entryId)
      return null
    })
    on(contract.restoreEntry, ({ database, who, path }) => restoreEntry(database, who, path.entryId))
    on(contract.eraseEntry, async ({ database, who, path }) => {
      await eraseEntry(database, who, path.entryId)
      return null
    })
    on(contract.listTrash, ({ database, who }) => listTrash(database, who))
    on(contract.emptyTrash, async ({ database, who }) => {
      await emptyTrash(database, who)
      return null
    })

    on(contract.listVersions, ({ database, who, path }) => listVersions(database, who, path.entryId))
    on(contract.restoreVersion, ({ database, who, path }) => restoreVersion(database, who, path.entryId, path.versionId))
    on(contract.readSharing, ({ database, who, path }) => readSharing(database, who, path.entryId))
    on(contract.editSharing, ({ database, who, path, body }) => editSharing(database, who, path.entryId, body))
    on(contract.makeFileLink, ({ database, who, path }) => setLink(database, who, path.entryId, true))
    on(contract.removeFileLink, ({ database, who, path }) => setLink(database, who, path.entryId, false))
    on(contract.openFileLink, ({ database, who, path }) => openLink(database, who, path.link))

    on(contract.saveCopy, ({ database, who, path, body }) => saveCopy({ database, ...handed }, who, path.entryId, body))
    on(contract.copyFile, ({ database, who, path, body }) => copyFile({ database, ...handed }, who, path.fileId, body.fromId))

    on(contract.startUpload, ({ database, who, path, body }) => startUpload({ database, settings }, who, path.uploadId, body))
    on(contract.readUpload, ({ database, who, path }) => readUpload(database, who, path.uploadId))
    on(contract.cancelUpload, async ({ database, who, path }) => {
      await cancelUpload(database, storage, who, path.uploadId)
      return null
    })
    raw(contract.sendPart, async ({ database, who, path, query, request, reply }) => {
      try {
        if (!/^application\/octet-stream\b/.test(request.headers['content-type'] ?? '')) throw new Refusal('bad-request')
        const said = request.headers['content-length']
        const part = { stream: request.raw, offset: query.offset, length: said === undefined ? undefined : Number(said) }
        return reply.send(await sendPart({ database, storage }, who, path.uploadId, part))
      } catch (error) {
        // What is still on its way is not read any more.
        reply.header('connection', 'close')
        throw error
      }
    })
  }

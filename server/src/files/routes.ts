import * as contract from '@parley/contract'
import type { Asker, Routes } from '../people/index.ts'
import { userById } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { fileById } from './file.ts'
import { sendFile, sendPreview } from './send-file.ts'
import { uploadFile } from './upload-file.ts'

/** What the house hands in, since sessions come later in its order. */
export interface Handed {
  /** Whether this asker may see this session, or is its customer [FIL-05]. */
  mayRead(database: Pick<Database, 'db'>, asker: Asker, sessionId: string): Promise<boolean>
}

export const fileRoutes =
  ({ storage, limits, mayRead }: Handed & Pick<Means, 'storage' | 'limits'>): Routes =>
  ({ raw }) => {
    raw(contract.uploadFile, async ({ database, who, path, query, request, reply }) => {
      try {
        if (!/^application\/octet-stream\b/.test(request.headers['content-type'] ?? '')) throw new Refusal('bad-request')
        if (who.kind === 'visitor') await limits.take('visitorUploadsPerMinute', who.id)
        const said = request.headers['content-length']
        const length = said === undefined ? undefined : Number(said)
        const upload = { id: path.fileId, name: query.name, stream: request.raw, length }
        return reply.send(await uploadFile(database, storage, who, upload))
      } catch (error) {
        // What is still on its way is not read any more.
        reply.header('connection', 'close')
        throw error
      }
    })

    raw(contract.readFile, async ({ database, who, path, query, request, reply }) => {
      const file = await fileById(database, path.fileId)
      const may = file && (file.session_id ? await mayRead(database, who, file.session_id) : file.uploader_id === who.id)
      if (!file || !may) throw new Refusal('not-found')
      return (query?.preview ? sendPreview : sendFile)({ storage, request, reply }, file)
    })

    raw(contract.readAvatar, async ({ database, path, request, reply }) => {
      const user = await userById(database, path.userId)
      const file = user?.avatarFileId ? await fileById(database, user.avatarFileId) : undefined
      if (!file) throw new Refusal('not-found')
      return sendPreview({ storage, request, reply }, file)
    })
  }

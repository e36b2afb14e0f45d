import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { userById } from '../people/index.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { fileById } from './file.ts'
import { haveOwnOrigin, type Linked, linkTo } from './file-link.ts'
import { type Handed, mayReadFile } from './may-read-file.ts'
import { sendFile, sendPreview } from './send-file.ts'
import { uploadFile } from './upload-file.ts'

export const fileRoutes =
  ({ storage, limits, secrets, urls, ...handed }: Handed & Pick<Means, 'storage' | 'limits' | 'secrets' | 'urls'>): Routes =>
  ({ raw }) => {
    /** To where files have an origin of their own; undefined where they have none (reliability §5.1). */
    const elsewhere = (linked: Linked): string | undefined =>
      haveOwnOrigin(urls) ? linkTo({ secrets, urls }, linked) : undefined

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
      if (!file || !(await mayReadFile({ database, ...handed }, who, file))) throw new Refusal('not-found')
      if (query?.preview && !file.preview_key) throw new Refusal('not-found')
      const link = elsewhere({ fileId: file.id, as: query?.preview ? 'preview' : 'file', asker: who })
      if (link) return reply.redirect(link)
      return (query?.preview ? sendPreview : sendFile)({ storage, request, reply }, file)
    })

    raw(contract.readAvatar, async ({ database, who, path, request, reply }) => {
      const user = await userById(database, path.userId)
      const file = user?.avatarFileId ? await fileById(database, user.avatarFileId) : undefined
      if (!file) throw new Refusal('not-found')
      const link = elsewhere({ fileId: file.id, as: 'avatar', asker: who })
      if (link) return reply.redirect(link)
      return sendPreview({ storage, request, reply }, file)
    })
  }

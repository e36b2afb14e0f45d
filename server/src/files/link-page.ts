import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { fileById } from './file.ts'
import { haveOwnOrigin, openLink } from './file-link.ts'
import { type Handed, mayReadFile } from './may-read-file.ts'
import { sendFile, sendPreview } from './send-file.ts'

type Asked = FastifyRequest<{ Params: { '*': string } }>

/** Where files have an origin of their own, their bytes are answered there, to links that were handed out a moment ago. */
export const linkPage = (means: Handed & Pick<Means, 'database' | 'secrets' | 'storage' | 'urls'>) => (http: FastifyInstance) => {
  const { database, storage, urls } = means

  /** For the pages that show files: the program's and the widget's, and no others. */
  const forOurPages = (request: FastifyRequest): Record<string, string> => {
    const { origin } = request.headers
    const ours = [urls.app, urls.widget].map((url) => new URL(url).origin)
    return {
      vary: 'origin',
      'cross-origin-resource-policy': 'cross-origin',
      ...(origin !== undefined && ours.includes(origin) && { 'access-control-allow-origin': origin }),
    }
  }
  const isHere = (request: FastifyRequest) => haveOwnOrigin(urls) && request.host === new URL(urls.files).host

  http.get('/f/*', async (request: Asked, reply): Promise<FastifyReply> => {
    const linked = isHere(request) ? openLink(means, request.params['*']) : undefined
    const file = linked && (await fileById(database, linked.fileId))
    // What somebody may read can have changed since.
    const may = file && (linked.as === 'avatar' || (await mayReadFile(means, linked.asker, file)))
    if (!file || !may) throw new Refusal('not-found')
    const sending = { storage, request, reply, headers: forOurPages(request) }
    return linked.as === 'file' ? sendFile(sending, file) : sendPreview(sending, file)
  })

  /** Browsers that keep a header of the request that was led here ask first. */
  http.options('/f/*', (request, reply) => {
    if (!isHere(request)) throw new Refusal('not-found')
    const allowed = { 'access-control-allow-headers': 'authorization, content-type, range', 'access-control-max-age': '600' }
    return reply
      .code(204)
      .headers({ ...forOurPages(request), ...allowed })
      .send()
  })
}

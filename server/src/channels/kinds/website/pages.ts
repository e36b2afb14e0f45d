import { inkOn, isId } from '@parley/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type WebsiteOf, websiteOf } from '../../../live-chats/index.ts'
import type { ChannelMeans } from '../../kind.ts'
import { sendBuilt } from './built.ts'
import { ancestors, isAllowed } from './origins.ts'

type Asked = FastifyRequest<{ Params: { liveChatId: string } }>

const forAnyPage = { 'cross-origin-resource-policy': 'cross-origin' }

/** Everything from ourselves, nothing inline, nothing from anybody else (reliability §5.4, §5.8). */
const policy = (more: string, images = "'self'") =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src ${images}; base-uri 'none'; form-action 'none'; object-src 'none'; ${more}`

export const websitePages = (means: ChannelMeans) => (http: FastifyInstance) => {
  const { database, urls } = means

  const shown = async ({ params: { liveChatId } }: Asked): Promise<WebsiteOf | undefined> => {
    const website = isId(liveChatId) ? await websiteOf(database, liveChatId) : undefined
    return website?.enabled ? website : undefined
  }
  const missing = (request: FastifyRequest, reply: FastifyReply) => {
    reply.code(404).headers({ 'content-security-policy': policy("frame-ancestors 'none'"), 'cache-control': 'no-store' })
    return sendBuilt(request, reply, 'missing/index.html')
  }
  const chat = (within: string) => {
    // Not every browser counts a socket of the page's own origin as 'self'; files may have an origin of theirs.
    const { app, widget, files } = urls
    const sockets = [widget, app].map((url) => url.replace(/^http/, 'ws'))
    const reached = new Set([...sockets, ...(files === app ? [] : [new URL(files).origin])])
    return policy(`connect-src 'self' ${[...reached].join(' ')}; frame-ancestors ${within}`, "'self' blob:")
  }

  http.get('/widget.js', (request, reply) => {
    reply.headers({ ...forAnyPage, 'cache-control': 'public, max-age=600' })
    return sendBuilt(request, reply, 'widget.js')
  })
  http.get<{ Params: { file: string } }>('/widget/assets/:file', (request, reply) => {
    reply.headers({ ...forAnyPage, 'cache-control': 'public, max-age=31536000, immutable' })
    return sendBuilt(request, reply, `assets/${request.params.file}`)
  })

  /** How the button looks. To a website that is not on the list it says nothing: there the chat would not open. */
  http.get<{ Params: { liveChatId: string }; Querystring: { origin?: string } }>(
    '/widget/:liveChatId/look.js',
    async (request, reply) => {
      const website = await shown(request)
      if (!website || !isAllowed(website.allowedOrigins, urls, String(request.query.origin))) return reply.callNotFound()
      const { colour, side } = website
      reply.headers({ ...forAnyPage, 'cache-control': 'public, max-age=60', 'content-type': 'text/javascript; charset=utf-8' })
      return reply.send(`Parley('look',${JSON.stringify({ colour, ink: inkOn(colour), side })})`)
    },
  )

  /** The chat in its frame. */
  http.get('/widget/:liveChatId', async (request: Asked, reply) => {
    const website = await shown(request)
    if (!website) return missing(request, reply)
    const csp = chat(ancestors(website.allowedOrigins, urls))
    reply.headers({ ...forAnyPage, 'content-security-policy': csp, 'cache-control': 'no-cache' })
    return sendBuilt(request, reply, 'frame/index.html')
  })

  /** The hosted page: the same chat on its own [CHN-09]. */
  http.get('/c/:liveChatId', async (request: Asked, reply) => {
    if (!(await shown(request))) return missing(request, reply)
    // Administrators see it in their settings, as it will look.
    reply.headers({ 'content-security-policy': chat(new URL(urls.app).origin), 'cache-control': 'no-cache' })
    return sendBuilt(request, reply, 'frame/index.html')
  })

  /** A page that stands in for a website, to try the widget on. */
  http.get('/c/:liveChatId/test', async (request: Asked, reply) => {
    if (!(await shown(request))) return missing(request, reply)
    reply.headers({ 'content-security-policy': policy("frame-src 'self'; frame-ancestors 'none'"), 'cache-control': 'no-cache' })
    return sendBuilt(request, reply, 'shop/index.html')
  })
}

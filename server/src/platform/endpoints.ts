import { type Endpoint, idPattern } from '@parley/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, HookHandlerDoneFunction } from 'fastify'
import { type Asker, admit, type On, type OnRaw, type Server } from './http.ts'
import { addressKey } from './limits.ts'
import { answered } from './metrics.ts'
import { openApi } from './open-api.ts'
import { reader, type Shape, simple, strict } from './shapes.ts'

/** Puts the endpoints of all routes on the server, each with its checks compiled from the contract. */
export function keepRoutes<Who extends Asker>(http: FastifyInstance, { database, whoAsks, routes, limits }: Server<Who>): void {
  const endpoints: Endpoint[] = []
  http.decorateRequest('who', undefined)

  /** Before the body is read: who asks, whether they may, and not too often. */
  const entrance =
    (endpoint: Pick<Endpoint, 'who' | 'early'>) =>
    (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction) => {
      const enter = (who: Who | undefined) => {
        ;(request as Known<Who>).who = who && { ...who, ip: request.ip }
        admit(endpoint, who)
        if (!limits) return done()
        limits.take('apiPerMinute', who?.id ?? addressKey(request.ip)).then(() => done(), done)
      }
      const failed = (error: unknown) => done(error as Error)
      try {
        const who = whoAsks(request)
        if (who instanceof Promise) who.then(enter).catch(failed)
        else enter(who)
      } catch (error) {
        failed(error)
      }
    }

  const asked = (request: FastifyRequest, reply: FastifyReply) =>
    ({
      database,
      who: (request as Known<Who>).who,
      path: request.params,
      query: request.query,
      body: request.body,
      request,
      reply,
    }) as never

  const on: On<Who> = (endpoint, answer) => {
    endpoints.push(endpoint as unknown as Endpoint)
    const nothing = (endpoint.reply as Shape).type === 'null'
    http.route({
      ...common(endpoint as unknown as Endpoint),
      ...(endpoint.large && { bodyLimit: largeBody }),
      onRequest: entrance(endpoint),
      handler: async (request, reply) => {
        const began = performance.now()
        const said = await answer(asked(request, reply))
        answered(performance.now() - began)
        return nothing ? reply.header('content-type', 'application/json').send('null') : said
      },
    })
  }

  const raw: OnRaw<Who> = (endpoint, answer) => {
    endpoints.push(endpoint as unknown as Endpoint)
    // A context of its own, in which no body is read.
    void http.register(async (streams) => {
      streams.removeAllContentTypeParsers()
      streams.addContentTypeParser('*', (_request, _payload, done) => done(null))
      const { method, url, schema, preValidation } = common({ ...(endpoint as unknown as Endpoint), reply: nothingSaid })
      streams.route({
        method,
        url,
        schema,
        ...(preValidation && { preValidation }),
        onRequest: entrance(endpoint),
        handler: async (request, reply) => answer(asked(request, reply)),
      })
    })
  }

  for (const route of routes) route({ on, raw })
  let document: string | undefined
  http.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApi(endpoints))
    return reply.header('content-type', 'application/json').send(document)
  })
}

/** Of bytes there is nothing to serialize. */
const nothingSaid = { type: 'null' } as Endpoint['reply']

type Known<Who> = FastifyRequest & { who: Who | undefined }

/** What an administrator saves as one: hundreds of rows, each with texts. */
const largeBody = 4 * 1024 * 1024

function common({ method, path, query, body, reply }: Endpoint) {
  const ids = [...path.matchAll(/:(\w+Id)\b/g)].map((found) => found[1]!)
  const params = {
    type: 'object',
    properties: Object.fromEntries(ids.map((id) => [id, { type: 'string', pattern: idPattern.source }])),
  }
  const schema: FastifySchema = {
    ...(ids.length > 0 && { params }),
    ...(query && { querystring: strict(query as Shape) }),
    ...(body && { body: strict(body as Shape) }),
    ...(reply && (reply as Shape).type !== 'null' && { response: { 200: simple(reply as Shape) } }),
  }
  const read = query && reader(query as Shape)
  const preValidation =
    read &&
    ((request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction) => {
      read(request.query as Record<string, unknown>)
      done()
    })
  return { method, url: path, schema, ...(preValidation && { preValidation }) }
}

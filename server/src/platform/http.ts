import type { IncomingHttpHeaders } from 'node:http'
import { type Endpoint, idPattern, type PathOf, type RefusalCode, type StaticOf, type Who as Whose } from '@parley/contract'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Static, TObject, TSchema } from 'typebox'
import { keepReports } from './csp-reports.ts'
import type { Database } from './database.ts'
import { keepRoutes } from './endpoints.ts'
import type { Limits } from './limits.ts'
import { isForged } from './origins.ts'
import { answerError, refuse } from './problem.ts'
import { Refusal } from './refusal.ts'
import { keepSite, type Site } from './site.ts'

/** Who asks, as far as the platform must know. */
export interface Asker {
  kind: 'visitor' | 'user'
  id: string
  administrator?: boolean
  /** Until they have done it, they are refused everything with this but what is for such people (`early`). */
  owes?: RefusalCode
  /** The address of the client, past the proxies that are trusted; none where no request asks. */
  ip?: string
}

/** The one way to find who asks, for every transport. From memory where it can be: then without a promise. */
export type WhoAsks<Who> = (request: { headers: IncomingHttpHeaders }) => Who | undefined | Promise<Who | undefined>

/** What a handler of an endpoint may count on. */
type AskerOf<Who, Asks extends Whose> = Asks extends 'anyone'
  ? Who | undefined
  : Asks extends 'customer'
    ? Who
    : Extract<Who, { kind: 'user' }>

interface Asked<Who, Path extends string, Query extends TObject, Body extends TSchema, Asks extends Whose> {
  database: Database
  who: AskerOf<Who, Asks>
  path: PathOf<Path>
  query: StaticOf<Query>
  body: StaticOf<Body>
  request: FastifyRequest
  reply: FastifyReply
}

/** What is answered is committed: an answer resolves after its transaction, or a batch's, and never before. */
export type On<Who> = <
  Path extends string,
  Query extends TObject,
  Body extends TSchema,
  Reply extends TSchema,
  Asks extends Whose,
>(
  endpoint: Endpoint<Path, Query, Body, Reply, Asks>,
  answer: (asked: Asked<Who, Path, Query, Body, Asks>) => Promise<Static<Reply>> | Static<Reply>,
) => void

/** Uploads and downloads: `request.raw` is unread, and the handler sends the answer itself. */
interface Raw<Path extends string, Query extends TObject, Asks extends Whose>
  extends Pick<Endpoint<Path, Query, never, never, Asks>, 'method' | 'path' | 'who' | 'summary' | 'query' | 'refuses'> {}

export type OnRaw<Who> = <Path extends string, Asks extends Whose, Query extends TObject = never>(
  endpoint: Raw<Path, Query, Asks>,
  answer: (asked: Asked<Who, Path, Query, never, Asks>) => Promise<FastifyReply> | FastifyReply,
) => void

interface Routing<Who> {
  on: On<Who>
  raw: OnRaw<Who>
}

export type RoutesFor<Who> = (routing: Routing<Who>) => void

export interface Server<Who> {
  database: Database
  whoAsks: WhoAsks<Who>
  routes: RoutesFor<Who>[]
  logger: Logger
  limits?: Limits
  /** Our own origins as browsers send them (`https://chat.example.com`); empty: the host that is asked. */
  origins?: readonly string[]
  /** Addresses whose X-Forwarded-For counts. None unless configured (ASVS 4.1.3). */
  trustedProxies?: string[]
  /** Web programs beside the API. */
  sites?: Site[]
  /** Served under TLS, by us or by the proxy. */
  secure?: boolean
}

/** What always fits: 10,000 code points, each escaped as `\ud83d\ude00`, and what comes with them. */
const bodyLimit = 160 * 1024

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

export function serve<Who extends Asker>(server: Server<Who>): FastifyInstance {
  const { origins = [], trustedProxies = [], secure = false, logger } = server
  const headers = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
  const http: FastifyInstance = Fastify({
    bodyLimit,
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: true },
      // Ids in lower case only: the same id never comes in two spellings.
      onCreate: (ajv) => void ajv.addFormat('uuid', idPattern),
    },
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    // An address that cannot be decoded gets here before any route or hook.
    frameworkErrors: (_error, _request, reply) => void refuse(reply.headers(headers), 'not-found'),
  })
  http.removeContentTypeParser('text/plain')
  http.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers)
    if (!safe.has(request.method) && isForged(origins, request)) return void refuse(reply, 'forbidden')
    done()
  })
  http.setErrorHandler(answerError(logger))
  http.setNotFoundHandler((_request, reply) => refuse(reply, 'not-found'))
  keepRoutes(http, server)
  keepReports(http, logger)
  for (const site of server.sites ?? []) keepSite(http, site)
  return http
}

/** Whether this asker may ask an endpoint at all; what they may do with one thing is decided where it is done. */
export function admit({ who: asks, early = false }: Pick<Endpoint, 'who' | 'early'>, who: Asker | undefined): void {
  if (asks === 'anyone') return
  if (!who) throw new Refusal('not-signed-in')
  if (who.owes && !early) throw new Refusal(who.owes)
  if (asks === 'customer') return
  if (who.kind !== 'user' || (asks === 'administrator' && who.administrator !== true)) throw new Refusal('forbidden')
}

import { readdirSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { reportsTo } from './csp-reports.ts'

/** A built web program, served as it lies in its folder. */
export interface Site {
  root: string
  /** Begins and ends with a slash. */
  prefix: string
  /** Content-Security-Policy of its pages (reliability §5.4). */
  csp: string
  /** Answered for every path of a page that the program itself knows; a missing picture stays missing. */
  fallback?: string
}

/** A file with a hash in its name never changes. */
const hashed = /^assets\/.*[-.][\w-]{8,}\.\w+$/

/** Only what lies in the folder at the start is served, so no path leads out of it. */
export function keepSite(http: FastifyInstance, { root, prefix, csp, fallback }: Site): void {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = new Set(entries.map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length).replace(/^\/+/, '')))

  void http.register(async (scope) => {
    await scope.register(fastifyStatic, { root, serve: false, cacheControl: false, preCompressed: true })
    scope.get<{ Params: { '*': string } }>(`${prefix}*`, (request, reply) => {
      const path = request.params['*'] || (fallback ?? 'index.html')
      const isPage = request.headers.accept?.includes('text/html') && !/\.\w+$/.test(path)
      const file = files.has(path) ? path : isPage ? fallback : undefined
      if (file === undefined) return reply.callNotFound()
      reply.header('content-security-policy', csp)
      reply.header('reporting-endpoints', `csp="${reportsTo}"`)
      reply.header('cache-control', hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
      return reply.sendFile(file)
    })
  })
}

import type { Endpoint, PathOf, Problem, StaticOf } from '@parley/contract'
import type { Static, TObject, TSchema } from 'typebox'
import { connection } from './connection.ts'
import { Refused, Unreachable } from './refused.ts'

type Needs<Name extends string, Value> = [Value] extends [undefined] ? unknown : Record<Name, Value>

/** What an endpoint needs besides itself: the names in its path, its query, its body. */
export type Asked<Path extends string, Query extends TObject, Body extends TSchema> = ([keyof PathOf<Path>] extends [never]
  ? unknown
  : { path: PathOf<Path> }) &
  ([Query] extends [never] ? unknown : { query?: Static<Query> }) &
  Needs<'body', StaticOf<Body>> & { signal?: AbortSignal }

const PREFIX = '/api'
let before: Promise<unknown> | undefined

/** What is written from now on waits for this answer: the screen shows already what the server is still to hear. */
export function first<T>(answer: Promise<T>): Promise<T> {
  const mine = Promise.allSettled([before, answer]).then(() => {
    if (before === mine) before = undefined
  })
  before = mine
  return answer
}

/**
 * Asks the server one thing of the contract and gives its reply.
 * @throws {Refused} when the server says no. @throws {Unreachable} when nothing came back.
 */
export async function ask<Path extends string, Query extends TObject, Body extends TSchema, Reply extends TSchema>(
  endpoint: Endpoint<Path, Query, Body, Reply>,
  ...[asked]: Record<never, never> extends Asked<Path, Query, Body> ? [Asked<Path, Query, Body>?] : [Asked<Path, Query, Body>]
): Promise<Static<Reply>> {
  const { path, query, body, signal } = (asked ?? {}) as {
    path?: Record<string, string>
    query?: object
    body?: unknown
    signal?: AbortSignal
  }
  return (await request(endpoint.method, addressOf(endpoint.path, path, query), body, signal)) as Static<Reply>
}

/** For what has lost its endpoint on the way through the outbox: method and address. */
export async function request(method: string, address: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
  if (before && method !== 'GET') await before
  const begun = performance.now()
  const response = await reach(address, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  connection.http(true, begun)
  if (!response.ok) throw await refusal(response)
  return response.status === 204 ? null : await response.json()
}

/** `/sessions/:sessionId` with its names filled in, under `/api`, with the query. */
export function addressOf(path: string, names: Record<string, string> = {}, query: object = {}): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(names[name]!))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) search.append(name, String(one))
  }
  return `${path.startsWith(`${PREFIX}/`) ? '' : PREFIX}${filled}${search.size ? `?${search}` : ''}`
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    connection.http(false)
    throw new Unreachable('The server cannot be reached', { cause: error })
  }
}

async function refusal(response: Response): Promise<Refused | Unreachable> {
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined
  // A proxy without its server answers in words of its own.
  if (!problem?.code && [502, 503, 504].includes(response.status)) return new Unreachable(`The proxy answers ${response.status}`)
  const known = problem?.code
    ? problem
    : { type: 'about:blank', title: response.statusText, status: response.status, code: 'internal' as const }
  return new Refused(known, response.headers.get('x-request-id') ?? undefined)
}

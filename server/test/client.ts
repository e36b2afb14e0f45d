import type { Endpoint, LiveEvent, Moment, PathOf, Problem, StaticOf } from '@parley/contract'
import type { Static, TObject, TSchema } from 'typebox'
import WebSocket from 'ws'

type Given<Path extends string, Query extends TObject, Body extends TSchema> = {
  path?: PathOf<Path>
  query?: StaticOf<Query>
  body?: StaticOf<Body>
}

export interface Answer<Reply> {
  status: number
  /** What the contract promises; only where the status is 200 or 204. */
  body: Reply
  problem: Problem | undefined
  headers: Headers
}

/** Somebody who asks over HTTP and listens on a socket, as a browser or an API client would. */
export interface Client {
  ask<Path extends string, Query extends TObject, Body extends TSchema, Reply extends TSchema>(
    endpoint: Endpoint<Path, Query, Body, Reply>,
    given?: Given<Path, Query, Body>,
  ): Promise<Answer<Static<Reply>>>
  /** The same, and throws unless it is granted. */
  get<Path extends string, Query extends TObject, Body extends TSchema, Reply extends TSchema>(
    endpoint: Endpoint<Path, Query, Body, Reply>,
    given?: Given<Path, Query, Body>,
  ): Promise<Static<Reply>>
  fetch(path: string, init?: RequestInit): Promise<Response>
  socket(position: string): Promise<TestSocket>
  headers: Record<string, string>
}

export interface TestSocket {
  events: LiveEvent[]
  moments: Moment[]
  frames: string[]
  readAgain(): number
  closed(): number | undefined
  say(frame: object): void
  end(): void
  raw: WebSocket
}

/** `headers` carry the cookie or the token; `hear` gets all that is received, over HTTP and sockets. */
export function clientOf(url: string, headers: Record<string, string>, hear?: (received: string) => void): Client {
  const call = async (path: string, init: RequestInit = {}) => {
    const sent = { origin: url, ...headers, ...(init.headers as object) }
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers: sent })
    hear?.(`${JSON.stringify([...response.headers])} ${await response.clone().text()}`)
    return response
  }

  const ask: Client['ask'] = async (endpoint, given = {}) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent((given.path as Record<string, string>)[name]!))
    const query = given.query ? `?${new URLSearchParams(given.query as unknown as Record<string, string>)}` : ''
    const response = await call(path + query, {
      method: endpoint.method,
      ...(given.body !== undefined && { body: JSON.stringify(given.body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    const said = text === '' ? null : JSON.parse(text)
    const granted = response.status < 300
    return { status: response.status, body: said, problem: granted ? undefined : said, headers: response.headers }
  }

  return {
    ask,
    async get(endpoint, given) {
      const { status, body, problem } = await ask(endpoint, given)
      if (problem) throw new Error(`${endpoint.method} ${endpoint.path}: ${status} ${problem.code} ${problem.detail ?? ''}`)
      return body
    },
    fetch: call,
    socket: (position) => openSocket(url, headers, position, hear),
    headers,
  }
}

async function openSocket(
  url: string,
  headers: Record<string, string>,
  position: string,
  hear?: (received: string) => void,
): Promise<TestSocket> {
  const raw = new WebSocket(`${url.replace('http', 'ws')}/api/socket`, 'parley.v1', { headers: { origin: url, ...headers } })
  const events: LiveEvent[] = []
  const moments: Moment[] = []
  const frames: string[] = []
  let readAgain = 0
  let closed: number | undefined
  let following: () => void
  const followed = new Promise<void>((resolve) => (following = resolve))
  raw.on('message', (data) => {
    frames.push(String(data))
    hear?.(String(data))
    const frame = JSON.parse(String(data))
    if (frame.event) events.push(frame.event)
    else if (frame.moment) moments.push(frame.moment)
    else if (frame.readAgain) readAgain++
    else if (frame.position) following()
  })
  raw.on('close', (code) => {
    closed = code
    following()
  })
  raw.on('error', () => {})
  await new Promise((resolve, reject) => raw.once('open', resolve).once('error', reject))
  const token = headers['authorization']?.slice('Bearer '.length)
  raw.send(JSON.stringify({ ...(token && { token }), position }))
  await followed
  return {
    events,
    moments,
    frames,
    readAgain: () => readAgain,
    closed: () => closed,
    say: (frame) => raw.send(JSON.stringify(frame)),
    end: () => raw.terminate(),
    raw,
  }
}

import type { Endpoint, PathOf, StaticOf } from '@parley/contract'
import type { Static, TObject, TSchema } from 'typebox'

interface Given<Path extends string, Query extends TObject, Body extends TSchema> {
  path?: PathOf<Path>
  query?: StaticOf<Query>
  body?: StaticOf<Body>
}

/** Somebody of the sample company, over HTTP like everybody. */
export interface DemoClient {
  /** @throws unless it is granted */
  ask<Path extends string, Query extends TObject, Body extends TSchema, Reply extends TSchema>(
    endpoint: Endpoint<Path, Query, Body, Reply>,
    given?: Given<Path, Query, Body>,
  ): Promise<Static<Reply>>
}

/** With a visitor's token, or else with the cookie that a sign-in gives and that is sent from then on. */
export function demoClient(url: string, token?: string): DemoClient {
  let cookie = ''
  return {
    async ask(endpoint, { path = {}, query, body } = {} as never) {
      const where = endpoint.path.replace(/:(\w+)/g, (_, name: string) => (path as Record<string, string>)[name]!)
      const response = await fetch(`${url}${where}${query ? `?${new URLSearchParams(query as Record<string, string>)}` : ''}`, {
        method: endpoint.method,
        headers: {
          origin: url,
          ...(token ? { authorization: `Bearer ${token}` } : cookie && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const said = await response.text()
      if (!response.ok) throw new Error(`${endpoint.method} ${where}: ${response.status} ${said}`)
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return JSON.parse(said)
    },
  }
}

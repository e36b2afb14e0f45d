import { type Endpoint, endpoints } from '@parley/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.ts'
import { type AskerName, askers, inAnotherBrowser, stoppedAt } from './askers.ts'
import { expectations } from './expectations.ts'
import type { Asking, Given, Outcome, Row, Target } from './row.ts'
import { canary, kinds, makeWorld, mayKnowName, nameCanary, readers, type World } from './world.ts'

let world: World
let served: Set<string>
let cells = 0
beforeAll(async () => {
  world = await makeWorld()
  const { paths } = await (await fetch(`${world.company.product.url}/api/openapi.json`)).json()
  served = new Set(
    Object.entries(paths as Record<string, object>).flatMap(([path, ways]) =>
      Object.keys(ways).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    ),
  )
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  console.info(`T-40: ${cells} cells of ${Object.keys(expectations).length} endpoints asserted`)
})

test('every endpoint of the contract has its row, and every row its endpoint [T-40][ACC-13]', () => {
  expect(Object.keys(expectations).sort()).toEqual(Object.keys(endpoints).sort())
  for (const [name, { path }] of Object.entries(endpoints))
    if (/:\w+Id\b/.test(path) && name !== 'uploadFile') expect(expectations[name]?.targets, name).toHaveProperty('missing')
})

test('every endpoint of the contract is served', () => {
  const missing = Object.entries(endpoints).filter(([, { method, path }]) => !served.has(`${method} ${path}`))
  expect(missing.map(([name]) => name)).toEqual([])
})

describe.for(Object.entries(expectations))('%s', ([name, row]) => {
  const endpoint = endpoints[name]!
  test.for(askers)('asked by %s [T-40][ACC-13]', async (asker) => {
    const before = world.clients[asker]
    const client = row.ends ? await inAnotherBrowser(world.company, asker, before) : before
    const answers = new Map<string, Awaited<ReturnType<typeof ask>>>()
    for (const [about, target] of Object.entries(row.targets)) {
      const outcome = outcomeOf(row, target, asker)
      const said = await ask(client, endpoint, await givenFor(endpoint, target, asker, outcome))
      expect(`${about}: ${said.status < 300 ? 'ok' : said.code}`).toBe(`${about}: ${outcome}`)
      expect([200, ...(outcome === 'ok' ? [] : [said.status])]).toContain(said.status)
      for (const kind of kinds) {
        if (!readers[kind].includes(asker)) expect(said.text, about).not.toContain(canary(kind))
        if (!mayKnowName(kind, asker)) expect(said.text, about).not.toContain(nameCanary(kind))
      }
      answers.set(`${about} ${outcome}`, said)
      cells++
    }
    // What is there and not theirs answers as what is not there, byte for byte.
    const refused = [...answers].filter(([about]) => about.endsWith(' not-found'))
    const missing = answers.get('missing not-found')
    if (missing) for (const [about, { text }] of refused) expect(text, about).toBe(missing.text)
  })
})

function outcomeOf(row: Row, { gets = {}, rest }: Target, asker: AskerName): Outcome {
  const found = Object.entries(gets).find(([, who]) => who?.includes(asker))
  return stoppedAt(row, asker) ?? (found?.[0] as Outcome | undefined) ?? rest
}

async function givenFor(endpoint: Endpoint, target: Target, asker: AskerName, outcome: Outcome): Promise<Given> {
  const changes = endpoint.method !== 'GET' && outcome === 'ok'
  const { company, missing, entries, files, talks, another } = world
  const asking: Asking = {
    ...{ company, missing, entries, files, talks, asker, another },
    talk: async (kind) => (changes && kind !== 'internal' ? another(kind) : talks[kind]),
  }
  return (await target.given?.(asking)) ?? {}
}

async function ask(client: Client, { method, path }: Endpoint, { path: ids = {}, query, body, bytes }: Given) {
  const url = path.replace(/:(\w+)/g, (_, name) => ids[name]!) + (query ? `?${new URLSearchParams(query)}` : '')
  const type = bytes ? 'application/octet-stream' : 'application/json'
  const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await client.fetch(url, {
    method,
    ...(sent !== undefined && { body: sent, headers: { 'content-type': type } }),
  } as RequestInit)
  const text = await response.text()
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false
  return { status: response.status, text, code: isProblem ? (JSON.parse(text).code as string) : '' }
}

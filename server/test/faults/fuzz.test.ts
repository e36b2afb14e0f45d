import { type Endpoint, endpoints, refusals } from '@parley/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import type { Shape } from '../../src/platform/shapes.ts'
import { aProcess, aVariable, begun, oneTask, openTasks } from '../a-process.ts'
import { aField } from '../an-app.ts'
import type { Client } from '../client.ts'
import { longForm } from '../long-form.ts'
import { type Company, company } from '../oracle/company.ts'
import { take, write } from '../oracle/talk.ts'
import type { TestVisitor } from '../oracle/visitor.ts'
import { body, fitting } from './arbitrary.ts'

const { count: cases, timeout } = longForm('TEST_FUZZ_CASES', 2_000, 300_000)
const seed = Number(process.env['TEST_SEED'] ?? 42)
let all: Company
let visitor: TestVisitor
let ids: Record<string, string>
/** Who can get furthest: those who are let in everywhere, and those who are not. */
let clients: Client[]
beforeAll(async () => {
  all = await company()
  const { one, people, groups, product } = all
  visitor = await all.visitor(one, 'Vi')
  const { sessionId, threadId, id: messageId } = await write(visitor, 'Hello')
  await take(people.assignee, sessionId)
  const { id: processId } = await aProcess(people.administrator, {
    diagram: oneTask({ performer: `user:${people.assignee.id}`, form: [{ code: 'amount' }] }),
    variables: [aVariable(aField('number', 'amount', { digits: 0 }))],
  })
  const { id: instanceId } = await begun(people.administrator, processId)
  const taskId = (await openTasks(people.administrator, instanceId))[0]!.id
  ids = {
    processId,
    instanceId,
    taskId,
    number: '1',
    sessionId,
    threadId,
    messageId,
    liveChatId: one.id,
    groupId: groups.billing.id,
    userId: people.plain.id,
  }
  // Fuzzing as one of two, so that being locked or signed out ends nothing.
  const root = await product.user('Root', { administrator: true, groupIds: [groups.main.id, groups.leads.id] })
  clients = [root, people.assignee, people.supervisor, people.internal, visitor, product.anyone]
})
afterAll(() => all[Symbol.asyncDispose]())

type Loose = Shape & Record<string, unknown>

/** Indexes of `clients`: mostly those who are let in. */
const asking = { anyone: [5, 4, 0], customer: [4, 4, 3, 0, 5], user: [0, 0, 1, 1, 2, 3, 4], administrator: [0, 0, 0, 0, 2, 5] }

const badIds = ['0', '1abc', 'true', '[]', '..%2f..%2f', '%00', '%ff', 'null', '-1', 'x'.repeat(150), '%F0%9F%98%80']

/** A request for an endpoint: mostly with ids that exist, so that it gets past the first door. */
const request = (endpoint: Endpoint) =>
  fc.record({
    endpoint: fc.constant(endpoint),
    client: fc.constantFrom(...asking[endpoint.who]),
    ids: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.uuid(), fc.constantFrom(...badIds)), {
      minLength: 3,
      maxLength: 3,
    }),
    query: endpoint.query
      ? fc.oneof(fitting(endpoint.query as unknown as Loose), fc.dictionary(fc.string({ maxLength: 8 }), fc.string()))
      : fc.constant({}),
    sent: body(endpoint.body as unknown as Loose | undefined),
  })

const isProblem = (text: string) => {
  const { type, title, status, code } = JSON.parse(text) as Record<string, unknown>
  return typeof type === 'string' && typeof title === 'string' && typeof status === 'number' && (code as string) in refusals
}

// What would end the sign-ins or lower the limits that the fuzzing lives on is asked for by nobody who may.
const notByThose = new Set(['signOut', 'editSettings'])

test(`${cases} requests made from the contract and against it: never 5xx, never over 2 s, refusals are problems [T-42][API-05][reliability §5.17]`, {
  timeout,
}, async () => {
  const arbitrary = fc
    .constantFrom(...Object.entries(endpoints))
    .chain(([name, endpoint]) => request(endpoint).map((r) => ({ name, ...r })))
  const statuses = new Map<number, number>()
  let slowest = 0
  const check = fc.asyncProperty(arbitrary, async ({ name, endpoint, client, ids: drawn, query, sent }) => {
    const who = notByThose.has(name) ? clients[5 - (client % 2)]! : clients[client]!
    let at = 0
    const there: Record<string, string> = name === 'deleteLiveChat' ? { liveChatId: all.two.id } : ids
    const path = endpoint.path.replace(/:(\w+)/g, (_, id) => drawn[at++ % 3] || (there[id] ?? crypto.randomUUID()))
    const search = new URLSearchParams(query as Record<string, string>).toString()
    const hasBody = endpoint.method !== 'GET' && (endpoint.body !== undefined || sent.bytes.length % 7 === 0)
    const init = hasBody ? { body: sent.bytes, headers: { 'content-type': sent.type } } : {}
    const began = performance.now()
    const response = await who.fetch(search ? `${path}?${search}` : path, { method: endpoint.method, ...init } as RequestInit)
    const text = await response.text()
    const took = performance.now() - began
    slowest = Math.max(slowest, took)
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    expect(response.status, `${name} ${path} ${text.slice(0, 300)}`).toBeLessThan(500)
    expect(took, `${name} ${path}`).toBeLessThan(2_000)
    if (response.status < 400) return
    expect(response.headers.get('content-type'), name).toContain('application/problem+json')
    expect(isProblem(text), `${name} ${text}`).toBe(true)
  })
  await fc.assert(check, { numRuns: cases, seed, endOnFailure: true })
  expect(({} as Record<string, unknown>)['administrator']).toBeUndefined()
  await alive()
  const summary = [...statuses].sort().map(([status, count]) => `${status} ×${count}`)
  console.info(`T-42: ${cases} requests, seed ${seed}, slowest ${Math.round(slowest)} ms; ${summary.join(', ')}`)
})

const frame = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.uint8Array({ maxLength: 200 }),
  fc.constantFrom(
    '{"event":"base"}',
    '{"typing":null}',
    '{"typing":{"sessionId":[]}}',
    '{"position":{}}',
    '[[[[',
    '{"__proto__":{"x":1}}',
  ),
  fc.constantFrom(`${'['.repeat(30_000)}`, `"${'x'.repeat(60_000)}"`, 'x'.repeat(70_000)),
  fc.record({ typing: fc.oneof(fc.record({ sessionId: fc.uuid() }), fc.jsonValue()) }).map((said) => JSON.stringify(said)),
)

test('random frames on sockets, before and after the first word: the server lives on [T-42][reliability §2.9]', {
  timeout,
}, async () => {
  const { url } = all.product
  const address = `${url.replace('http', 'ws')}/api/socket`
  const codes = new Map<number, number>()
  const talk = fc.asyncProperty(fc.boolean(), fc.array(frame, { minLength: 1, maxLength: 8 }), async (known, frames) => {
    const headers = { origin: url, ...(known && all.people.assignee.headers) }
    const socket = new WebSocket(address, 'parley.v1', { headers })
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    socket.on('error', () => {})
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    if (known) socket.send('{"position":""}')
    for (const one of frames) socket.send(one)
    socket.close()
    const code = await closed
    codes.set(code, (codes.get(code) ?? 0) + 1)
    expect([1000, 1005, 1006, 1007, 1009, 4000, 4001, 4003, 4029]).toContain(code)
  })
  await fc.assert(talk, { numRuns: cases / 10, seed, endOnFailure: true })
  await vi.waitFor(() => expect(all.product.means.hub.size).toBe(0))
  await alive()
  console.info(
    `T-42: ${cases / 10} sockets with random frames; closed with ${[...codes].map(([code, n]) => `${code} ×${n}`).join(', ')}`,
  )
})

/** It still answers, and still does its job. */
async function alive(): Promise<void> {
  expect((await fetch(`${all.product.url}/health/ready`)).status).toBe(200)
  const said = await write(await all.visitor(all.one, 'After'), 'Still there?')
  expect(said.number).toBe(2)
}

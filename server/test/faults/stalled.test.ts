import { readWorkspace } from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestSocket } from '../client.ts'
import { type Company, company } from '../oracle/company.ts'
import { take, write } from '../oracle/talk.ts'
import type { TestVisitor } from '../oracle/visitor.ts'

let all: Company
beforeAll(async () => {
  all = await company()
})
afterAll(() => all[Symbol.asyncDispose]())

const texts = ({ events }: TestSocket) =>
  events.flatMap((event) => (event.name === 'message.sent' && event.message.author === 'customer' ? [event.message.text] : []))

/** Of messages said one at a time, how long (ms) until the socket has each. */
async function latencies(customer: TestVisitor, socket: TestSocket, text: string, count: number): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const began = performance.now()
    const said = await write(customer, text)
    await vi.waitFor(() => expect(socket.events.at(-1)).toMatchObject({ message: { id: said.id } }), {
      timeout: 10_000,
      interval: 1,
    })
    times.push(performance.now() - began)
  }
  return times
}

const at = (share: number, times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!

/** The machine is shared: as many rounds as it takes to see past what else it does, of which the middle one counts. */
const rounds = { least: 3, most: 11 }
const mebibyte = 1024 * 1024

test('an operator who does not read is let go at 1 MiB, burdens nobody, and comes back by resume [T-24][P11]', {
  timeout: 240_000,
}, async () => {
  const { people, product, one } = all
  const customer = await all.visitor(one, 'Customer')
  const { sessionId } = await write(customer, 'Hello')
  await take(people.assignee, sessionId)
  const other = await people.supervisor.socket((await people.supervisor.get(readWorkspace)).position)
  const text = 'x'.repeat(9_000)
  const { hub } = product.means
  let most = 0
  const pass = hub.write.bind(hub)
  hub.write = (listener, bytes) => {
    pass(listener, bytes)
    most = Math.max(most, listener.socket.writableLength)
  }

  const ratios: number[] = []
  while (ratios.length < rounds.least || (at(0.5, ratios) > 1.2 && ratios.length < rounds.most)) {
    const { position } = await people.assignee.get(readWorkspace)
    const stuck = await people.assignee.socket(position)
    const usual = await latencies(customer, other, text, 150)
    const size = hub.size
    stuck.raw.pause()
    // Kernel buffers first, then ours.
    const beside: number[] = []
    while (hub.size === size && beside.length < 2_000) beside.push(...(await latencies(customer, other, text, 20)))
    expect(hub.size).toBe(size - 1)
    ratios.push(at(0.99, beside) / at(0.99, usual))
    await comesBack(stuck, customer)
  }
  console.info(
    `T-24: at most ${most} bytes buffered; others' p99 in ${ratios.length} rounds ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} times the usual`,
  )
  // It is let go when the next message has no room in the bound, and not before.
  expect(most).toBeLessThanOrEqual(mebibyte)
  expect(most).toBeGreaterThan(mebibyte - 20_000)
  expect(at(0.5, ratios)).toBeLessThanOrEqual(1.2)
})

/** Between what it had read and what it was told on coming back nothing is missing. */
async function comesBack(stuck: TestSocket, customer: TestVisitor): Promise<void> {
  stuck.raw.resume()
  await vi.waitFor(() => expect(stuck.closed()).toBeDefined(), { timeout: 5_000 })
  const frames = stuck.frames.map((frame) => JSON.parse(frame) as { position?: string })
  const last = frames.findLast(({ position }) => position !== undefined)!.position!
  const back = await all.people.assignee.socket(last)
  const final = await write(customer, 'The last one')
  await vi.waitFor(() => expect(texts(back).at(-1)).toBe(final.text), { timeout: 5_000 })
  const numbers = [...stuck.events, ...back.events].flatMap((event) =>
    event.name === 'message.sent' ? [event.message.number] : [],
  )
  const seen = [...new Set(numbers)].sort((a, b) => a - b)
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen[0]! + i))
  expect(seen.at(-1)).toBe(final.number)
  expect(back.readAgain()).toBe(0)
  back.end()
}

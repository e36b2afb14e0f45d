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
    await vi.waitFor(() => expect(socket.events.at(-1)).toMatchObject({ message: { id: said.id } }), { interval: 1 })
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)
}

test('an operator who does not read is let go at 1 MiB, burdens nobody, and comes back by resume [T-24][P11]', {
  timeout: 90_000,
}, async () => {
  const { people, product, one } = all
  const customer = await all.visitor(one, 'Customer')
  const { sessionId } = await write(customer, 'Hello')
  await take(people.assignee, sessionId)
  const { position } = await people.assignee.get(readWorkspace)
  const stuck = await people.assignee.socket(position)
  const other = await people.supervisor.socket((await people.supervisor.get(readWorkspace)).position)
  const text = 'x'.repeat(9_000)
  const before = await latencies(customer, other, text, 40)

  const { hub } = product.means
  const size = hub.size
  stuck.raw.pause()
  // Kernel buffers first, then ours.
  const during: number[] = []
  while (hub.size === size && during.length < 2_000) during.push(...(await latencies(customer, other, text, 20)))
  expect(hub.size).toBe(size - 1)
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
  const [usual, beside] = [median(before), median(during)]
  console.info(
    `T-24: let go after ${during.length} messages of 9 kB; others' median ${usual.toFixed(1)} → ${beside.toFixed(1)} ms`,
  )
  // The machine is shared with other tests: nothing that the stalled socket costs is of this size.
  expect(beside).toBeLessThan(usual * 2 + 5)

  stuck.raw.resume()
  await vi.waitFor(() => expect(stuck.closed()).toBeDefined(), { timeout: 5_000 })
  const frames = stuck.frames.map((frame) => JSON.parse(frame) as { position?: string })
  const last = frames.findLast(({ position }) => position !== undefined)!.position!
  const back = await people.assignee.socket(last)
  const final = await write(customer, 'The last one')
  await vi.waitFor(() => expect(texts(back).at(-1)).toBe(final.text))
  // Between what it had read and what it was told on coming back nothing is missing.
  const numbers = [...stuck.events, ...back.events].flatMap((event) =>
    event.name === 'message.sent' ? [event.message.number] : [],
  )
  const seen = [...new Set(numbers)].sort((a, b) => a - b)
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen[0]! + i))
  expect(seen.at(-1)).toBe(final.number)
  expect(back.readAgain()).toBe(0)
})

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { longForm } from '../long-form.ts'
import { judge } from '../oracle/judge.ts'
import { type Office, office } from '../oracle/office.ts'
import { type RunningServer, runServer } from './server.ts'

let server: RunningServer
let desk: Office
beforeAll(async () => {
  server = await runServer('postgres')
  desk = await office(server.url)
}, 120_000)
afterAll(async () => {
  desk?.end()
  await server.stop()
})

const signal = (pids: number[], signal: NodeJS.Signals) => {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch {
      // Gone by itself meanwhile.
    }
}

/** @returns how long (ms) until something said after now is acknowledged: more than was under way */
async function writesAgain(): Promise<number> {
  const began = performance.now()
  const due = desk.ledger.acknowledged + 2 * desk.customers.length + 1
  await vi.waitFor(() => expect(desk.ledger.acknowledged).toBeGreaterThanOrEqual(due), { timeout: 30_000, interval: 5 })
  return performance.now() - began
}

const { count: outages, timeout } = longForm('TEST_OUTAGES', 3, 240_000)

test('PostgreSQL is killed and hangs under load: nothing is lost, refusals are clear and quick, writes go on [T-21][P10][P12]', {
  timeout,
}, async () => {
  const talk = desk.talk()
  const more = async (count: number) => {
    const due = desk.ledger.acknowledged + count
    await vi.waitFor(() => expect(desk.ledger.acknowledged).toBeGreaterThanOrEqual(due), { timeout: 20_000, interval: 5 })
  }
  const killed: number[] = []
  const resumed: number[] = []
  const refused: { status: number; code: string; afterMs: number }[] = []
  for (let i = 0; i < outages; i++) {
    await more(30)
    signal(await server.postgres(), 'SIGKILL')
    killed.push(await writesAgain())

    await more(30)
    const hung = await server.postgres()
    signal(hung, 'SIGSTOP')
    try {
      // Said while it hangs: the answer is a refusal, and it comes in time.
      const [customer] = desk.customers
      const before = customer!.refused.length
      await vi.waitFor(() => expect(customer!.refused.length).toBeGreaterThan(before), { timeout: 8_000, interval: 20 })
      refused.push(...customer!.refused.slice(before))
    } finally {
      signal(hung, 'SIGCONT')
    }
    resumed.push(await writesAgain())
  }
  await more(20)
  await talk.over()
  const { acknowledged, retried } = await judge(desk)
  const ms = (times: number[]) => times.map(Math.round).join(', ')
  console.info(
    `T-21: ${acknowledged} acknowledged, ${retried} asked again; writes again after kill ${ms(killed)} ms, after a hang ${ms(resumed)} ms; refused while it hung after ${ms(refused.map(({ afterMs }) => afterMs))} ms`,
  )
  expect(refused.map(({ status, code }) => `${status} ${code}`)).toEqual(refused.map(() => '503 unavailable'))
  expect(Math.max(...refused.map(({ afterMs }) => afterMs))).toBeLessThan(5_000)
  expect(Math.max(...killed, ...resumed)).toBeLessThan(10_000)
})

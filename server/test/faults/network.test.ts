import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { longForm } from '../long-form.ts'
import { type Company, company } from '../oracle/company.ts'
import { judge } from '../oracle/judge.ts'
import { type Office, seat } from '../oracle/office.ts'
import { proxy } from './proxy.ts'

const { count: schedules, timeout } = longForm('TEST_SCHEDULES', 50, 240_000)
/** So many networks at a time. */
const batch = 10
let all: Company
beforeAll(async () => {
  all = await company()
})
afterAll(() => all[Symbol.asyncDispose]())

/** Each seed is one network; both sides talk through it, and every new connection draws its own fate. */
test(`${schedules} networks that cut, reset, stall, slow and slice: each message once and in order on both sides [T-23][P4][P5][P6]`, {
  timeout,
}, async () => {
  const sums = { acknowledged: 0, retried: 0, connections: 0, resumed: 0 }
  for (let at = 0; at < schedules; at += batch)
    await Promise.all(Array.from({ length: Math.min(batch, schedules - at) }, (_, i) => run(at + i)))
  console.info(
    `T-23: ${schedules} schedules, ${sums.connections} connections, ${sums.resumed} sockets, ${sums.acknowledged} acknowledged, ${sums.retried} asked again`,
  )

  async function run(seed: number): Promise<void> {
    const { product, one, groups } = all
    await using network = await proxy(() => product.url, seed)
    let desk: Office | undefined
    try {
      const staff = [await product.user(`Operator ${seed}`, { groupIds: [groups.main.id] })]
      const url = () => product.url
      const through = () => network.url
      desk = await seat({ url, through, staff, liveChatId: one.id, customers: 2, patience: 1_500 })
      const due = desk.ledger.acknowledged + 40
      const talk = desk.talk()
      await vi.waitFor(() => expect(desk!.ledger.acknowledged).toBeGreaterThanOrEqual(due), { timeout: 60_000, interval: 20 })
      network.heal()
      await talk.over()
      const { acknowledged, retried } = await judge(desk)
      sums.acknowledged += acknowledged
      sums.retried += retried
      sums.connections += network.connections()
      for (const who of [...desk.customers, ...desk.operators]) sums.resumed += who.resumed()
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    } finally {
      desk?.end()
    }
  }
})

import { editSettings } from '@parley/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../product.ts'
import { noLimits } from '../company.ts'
import { type Firm, openFirm } from './firm.ts'
import { live } from './live.ts'
import { life } from './orders.ts'

/** How many; companies in which they happen side by side; and what a failure says, to live that life again. */
const numRuns = Number(process.env['TEST_LIVES'] ?? 2_000)
const firms = 4
const seed = Number(process.env['TEST_SEED'] ?? 31)
const path = process.env['TEST_PATH']

let product: TestProduct
let admin: TestUser
beforeAll(async () => {
  product = await startProduct()
  admin = await product.user('Ada', { administrator: true })
  await admin.get(editSettings, { body: { limits: noLimits, autoOfflineMinutes: 999 } })
})
afterAll(() => product[Symbol.asyncDispose]())

test(`${numRuns} random lives of apps: who may view, create, edit, delete and bind does, whatever groups, org chart and locks do meanwhile [T-31][APP-10][APP-11][ORG-03][ORG-04][ORG-05][BND-02][BND-09]`, {
  timeout: 1_800_000,
}, async () => {
  let lives = 0
  let orders = 0
  let failed = false
  const one = async (n: number) => {
    let firm: Firm | undefined
    const property = fc.asyncProperty(life, async (given) => {
      // One that failed elsewhere is enough.
      if (failed && path === undefined) return
      firm = firm && !firm.broken ? firm : await openFirm(product, admin)
      await live(firm, given).catch((error) => {
        failed = true
        throw error
      })
      lives++
      orders += given.orders.length
    })
    await fc.assert(property, {
      numRuns: Math.ceil(numRuns / firms),
      seed: seed + n,
      interruptAfterTimeLimit: 1_500_000,
      markInterruptAsFailure: true,
      // Replayed by its seed and path, it is made as short as it can be.
      ...(path === undefined ? { endOnFailure: true } : { path }),
    })
  }
  const all = await Promise.allSettled(Array.from({ length: path === undefined ? firms : 1 }, (_, n) => one(n)))
  for (const end of all) if (end.status === 'rejected') throw end.reason
  expect(lives).toBeGreaterThan(0)
  console.info(`T-31: ${lives} lives of apps, ${orders} orders`)
})

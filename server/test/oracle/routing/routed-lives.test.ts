import { createGroup, createLiveChat, editSettings } from '@parley/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../product.ts'
import { addRule } from '../../rules.ts'
import { noLimits } from '../company.ts'
import { write } from '../talk.ts'
import { visitorOf } from '../visitor.ts'
import { type Bureau, openBureau } from './bureau.ts'
import { live } from './live.ts'
import { life } from './orders.ts'

/** How many; companies in which they happen side by side; and what a failure says, to live that life again. */
const numRuns = Number(process.env['TEST_LIVES'] ?? 2_000)
const bureaus = 6
const seed = Number(process.env['TEST_SEED'] ?? 31)
const path = process.env['TEST_PATH']

let product: TestProduct
let admin: TestUser
beforeAll(async () => {
  product = await startProduct()
  admin = await product.user('Ada', { administrator: true })
  // Nobody becomes Offline by being silent, and what happens each minute happens when an order says so.
  await admin.get(editSettings, { body: { limits: noLimits, autoOfflineMinutes: 999 } })
  await sql`insert into graphile_worker._private_known_crontabs as c (identifier, known_since, last_execution)
    values ('drain-sessions', now(), '2999-01-01') on conflict (identifier) do update set last_execution = excluded.last_execution`.execute(
    product.database.db,
  )
  await rememberRules()
})
afterAll(() => product[Symbol.asyncDispose]())

/**
 * Rules that give what waits to somebody, of a live chat where nothing else happens: a process that remembers none such looks at what
 * waits each minute only, and here no minute passes.
 */
async function rememberRules(): Promise<void> {
  const { id: groupId } = await admin.get(createGroup, { body: { name: 'Nobody' } })
  const groups = { operatorGroupIds: [groupId], supervisorGroupIds: [groupId] }
  const chat = await admin.get(createLiveChat, { body: { name: 'Quiet', ...groups } })
  const action = { name: 'least-busy' as const, groupId }
  await addRule(admin, chat.id, { name: 'Least', action })
  await write(await visitorOf(product, chat.id, { name: 'Nora' }), 'Hello')
}

test(`${numRuns} random lives of companies: each session goes where the rules say, who may does, counts are right [T-31][RTE-16][ACC-02][ACC-11][CNT-15]`, {
  timeout: 1_800_000,
}, async () => {
  let lives = 0
  let orders = 0
  let failed = false
  const one = async (n: number) => {
    let bureau: Bureau | undefined
    const property = fc.asyncProperty(life, async (given) => {
      // One that failed elsewhere is enough.
      if (failed && path === undefined) return
      bureau = bureau && !bureau.broken ? bureau : await openBureau(product, admin)
      await live(bureau, given).catch((error) => {
        failed = true
        throw error
      })
      lives++
      orders += given.orders.length
    })
    await fc.assert(property, {
      numRuns: Math.ceil(numRuns / bureaus),
      seed: seed + n,
      interruptAfterTimeLimit: 1_500_000,
      markInterruptAsFailure: true,
      // Replayed by its seed and path, it is made as short as it can be.
      ...(path === undefined ? { endOnFailure: true } : { path }),
    })
  }
  const all = await Promise.allSettled(Array.from({ length: path === undefined ? bureaus : 1 }, (_, n) => one(n)))
  for (const end of all) if (end.status === 'rejected') throw end.reason
  expect(lives).toBeGreaterThan(0)
  console.info(`T-31: ${lives} lives, ${orders} orders`)
})

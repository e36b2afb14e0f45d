import { createGroup, createLiveChat, editSettings } from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, test } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../product.ts'
import { addRule } from '../../rules.ts'
import { noLimits } from '../company.ts'
import { liveAll, numRuns, timeout } from '../live-all.ts'
import { write } from '../talk.ts'
import { visitorOf } from '../visitor.ts'
import { openBureau } from './bureau.ts'
import { live } from './live.ts'
import { life } from './orders.ts'

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

test(
  `${numRuns} random lives of companies: each session goes where the rules say, who may does, counts are right [T-31][RTE-16][ACC-02][ACC-11][CNT-15]`,
  {
    timeout: timeout + 300_000,
  },
  () => liveAll({ what: 'lives', life, open: () => openBureau(product, admin), places: 6, live }),
)

import { editSettings } from '@parley/contract'
import { afterAll, beforeAll, test } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../product.ts'
import { noLimits } from '../company.ts'
import { liveAll, numRuns, timeout } from '../live-all.ts'
import { openFirm } from './firm.ts'
import { live } from './live.ts'
import { life } from './orders.ts'

let product: TestProduct
let admin: TestUser
beforeAll(async () => {
  product = await startProduct()
  admin = await product.user('Ada', { administrator: true })
  await admin.get(editSettings, { body: { limits: noLimits, autoOfflineMinutes: 999 } })
})
afterAll(() => product[Symbol.asyncDispose]())

test(
  `${numRuns} random lives of apps: who may view, create, edit, delete and bind does, restricted items too, whatever groups, org chart and locks do meanwhile [T-31][APP-10][APP-11][ORG-03][ORG-04][ORG-05][BND-02][BND-09]`,
  {
    timeout: timeout + 300_000,
  },
  () => liveAll({ what: 'lives of apps', life, open: () => openFirm(product, admin), places: 4, live }),
)

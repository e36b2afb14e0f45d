import { deleteApp, holdBuilding, leaveBuilding } from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aField, aLine, anApp } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
let olga: TestUser
let boris: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
  olga = await product.user('Olga', { administrator: true })
  boris = await product.user('Boris')
})
afterAll(() => product[Symbol.asyncDispose]())

const made = () => anApp(anna, [aField('string', 'title', aLine)])
const builderNow = async (who: TestUser, appId: string, takeOver?: boolean) =>
  (await who.get(holdBuilding, { path: { appId }, body: { ...(takeOver && { takeOver }) } })).builder.name

test('one builds at a time; it is taken over, taken back and left, and administrators hear of it at once [ui S21]', async () => {
  const { id: appId } = await made()
  const socket = await anna.socket('')
  const heard = () =>
    socket.frames
      .map((frame) => JSON.parse(frame).event)
      .filter((event) => event?.name === 'app.building' && event.appId === appId)
      .map(({ builder }) => builder?.name ?? null)
  expect(await builderNow(olga, appId)).toBe('Olga')
  expect(await builderNow(anna, appId)).toBe('Olga')
  expect(await builderNow(olga, appId)).toBe('Olga')
  expect(await builderNow(anna, appId, true)).toBe('Anna')
  expect(await builderNow(olga, appId)).toBe('Anna')
  await olga.get(leaveBuilding, { path: { appId } })
  expect(await builderNow(olga, appId)).toBe('Anna')
  expect(await builderNow(olga, appId, true)).toBe('Olga')
  await olga.get(leaveBuilding, { path: { appId } })
  expect(await builderNow(anna, appId)).toBe('Anna')
  await vi.waitFor(() => expect(heard()).toEqual(['Olga', 'Anna', 'Olga', null, 'Anna']))
})

test('who has said nothing for 45 seconds builds no more; another server process knows it too [ui S21]', async () => {
  const { id: appId } = await made()
  await using another = await product.another()
  const vera = await another.user('Vera', { administrator: true })
  expect(await builderNow(olga, appId)).toBe('Olga')
  const { rows } = await sql<{ left: number }>`
    select extract(epoch from until - now())::float as left from app_builders where app_id = ${appId}`.execute(
    product.database.db,
  )
  expect(rows[0]!.left).toBeGreaterThan(30)
  expect(rows[0]!.left).toBeLessThanOrEqual(45)
  expect(await builderNow(vera, appId)).toBe('Olga')
  await sql`update app_builders set until = now() - interval '1 ms' where app_id = ${appId}`.execute(product.database.db)
  expect(await builderNow(vera, appId)).toBe('Vera')
})

test('of two who come at the same time one builds, and both know who [ui S21]', async () => {
  for (let round = 0; round < 5; round++) {
    const { id: appId } = await made()
    const [one, other] = await Promise.all([builderNow(anna, appId), builderNow(olga, appId)])
    expect(one).toBe(other)
  }
})

test('an app that is being built can be deleted, and only administrators build [APP-01]', async () => {
  const app = await made()
  const path = { appId: app.id }
  expect((await boris.ask(holdBuilding, { path, body: {} })).problem?.code).toBe('forbidden')
  await builderNow(anna, app.id)
  await olga.get(deleteApp, { path, query: { confirmation: app.name } })
  expect((await anna.ask(holdBuilding, { path, body: {} })).problem?.code).toBe('not-found')
})

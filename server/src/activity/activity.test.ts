import { type ActivityEntry, listActivity, readActivityEntry, readAllActivity } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'
import { transaction } from '../platform/database.ts'
import { activityTasks, addActivity, unreadActivityOf } from './index.ts'

let product: TestProduct
let oleg: TestUser
let vera: TestUser

beforeAll(async () => {
  product = await startProduct()
  oleg = await product.user('Oleg')
  vera = await product.user('Vera')
})
afterAll(() => product[Symbol.asyncDispose]())
beforeEach(() => product.database.db.deleteFrom('activity_entries').execute())

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 5_000, interval: 20 })
const start = Date.UTC(2026, 10, 22, 12)

/** Oleg closed a session; both are told, `minute` after the start. */
async function closed(minute: number, more: Partial<ActivityEntry> = {}): Promise<ActivityEntry> {
  const entry: ActivityEntry = {
    id: v7(),
    kind: 'session-closed',
    actor: { id: oleg.id, name: oleg.name },
    liveChat: { id: v7(), name: 'Support' },
    session: { id: v7(), name: `Session ${minute}` },
    to: null,
    count: 1,
    at: new Date(start + minute * 60_000).toISOString(),
    ...more,
  }
  const userIds = [oleg.id, vera.id]
  await transaction(product.database, async (work) =>
    addActivity(work, entry, { userIds, topics: userIds.map((id) => `user:${id}`) }),
  )
  return entry
}

const minutes = (items: { session: { name: string } | null }[]) => items.map(({ session }) => Number(session?.name.slice(8)))

test('an entry names session, live chat, actor and time, and comes to open windows [ACT-02, ACT-03]', async () => {
  const socket = await vera.socket('nowhere')
  const entry = await closed(1)
  expect((await vera.get(listActivity)).items).toEqual([{ ...entry, read: false, follows: false }])
  await soon(() => expect(socket.events).toContainEqual({ name: 'activity.added', entry }))
  socket.end()
})

test('what I did myself is listed and counts as read [ACT-04]', async () => {
  const entry = await closed(1)
  expect((await oleg.get(listActivity)).items).toEqual([{ ...entry, read: true, follows: false }])
  expect(await unreadActivityOf(product.database, oleg.id)).toEqual([])
  expect(await unreadActivityOf(product.database, vera.id)).toEqual([entry.id])
})

test('unread on top, newest first, in portions that neither repeat nor miss [ACT-01]', async () => {
  const entries = []
  for (let minute = 0; minute < 65; minute++) entries.push(await closed(minute))
  for (const minute of [64, 10]) await vera.get(readActivityEntry, { path: { entryId: entries[minute]!.id } })
  const seen: number[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 3; pages++) {
    const page: Awaited<ReturnType<typeof get>> = await get(cursor)
    seen.push(...minutes(page.items))
    cursor = page.next ?? undefined
  }
  const unread = Array.from({ length: 64 }, (_, index) => 63 - index).filter((minute) => minute !== 10)
  expect(seen).toEqual([...unread, 64, 10])
  expect(cursor).toBeUndefined()
  expect(minutes((await vera.get(listActivity, { query: { unread: '1' } })).items)).toEqual(unread.slice(0, 30))
})
const get = (cursor?: string) => vera.get(listActivity, { query: cursor === undefined ? {} : { cursor } })

test("one or all are marked as read, once and for all windows; another one's entries are not found [ACT-05]", async () => {
  const [first, second] = [await closed(1), await closed(2)]
  const socket = await vera.socket('nowhere')
  expect((await vera.ask(readActivityEntry, { path: { entryId: first.id } })).status).toBe(200)
  await soon(() => expect(socket.events).toContainEqual({ name: 'activity.read', entryId: first.id }))
  expect(await unreadActivityOf(product.database, vera.id)).toEqual([second.id])
  expect((await vera.ask(readAllActivity)).status).toBe(200)
  await soon(() => expect(socket.events).toContainEqual({ name: 'activity.read', entryId: null }))
  expect(await unreadActivityOf(product.database, vera.id)).toEqual([])
  const stranger = await product.user('Ilya')
  expect((await stranger.ask(readActivityEntry, { path: { entryId: first.id } })).problem?.code).toBe('not-found')
  expect((await stranger.get(listActivity)).items).toEqual([])
  socket.end()
})

test("a cursor of somebody's own making is refused", async () => {
  for (const cursor of ['x', '1_9', `2_0_${v7()}`, "0_0_'; drop table users"])
    expect((await vera.ask(listActivity, { query: { cursor } })).problem).toMatchObject({ code: 'bad-request' })
})

test('entries are gone after 90 days [ui S17]', async () => {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString()
  const kept = await closed(1, { at: days(89) })
  await closed(2, { at: days(91) })
  await activityTasks(product.means)[0]!.run(product.database, undefined, { number: 1, isLast: false })
  expect((await vera.get(listActivity)).items.map(({ id }) => id)).toEqual([kept.id])
})

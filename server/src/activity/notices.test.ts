import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { begin, type Desk, openDesk, workspaceOf } from '../../test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 5_000, interval: 20 })

test('how I am told is kept for all of my browsers, and locked cells stay as they are [ACT-05, ui S30]', async () => {
  const { position, notices } = await workspaceOf(desk.olga)
  expect(notices.settings).toEqual(contract.defaultNotices)
  const socket = await desk.olga.socket(position)
  const cells = { 'queue.sound': false, 'queue.popup': false, 'closed.push': true, 'queue.email': true }
  await desk.olga.get(contract.editNotices, { body: { cells, volume: 10 } })
  const now = await desk.olga.get(contract.editNotices, {
    body: { cells: { 'message.push': false }, quiet: { from: '22:00', to: '07:00' } },
  })
  expect(now.settings.cells).toEqual({ 'queue.sound': false, 'closed.push': true, 'message.push': false })
  expect(now.settings).toMatchObject({ volume: 10, quiet: { from: '22:00', to: '07:00' } })
  expect(contract.wants(now.settings, 'queue', 'popup')).toBe(true)
  expect(contract.wants(now.settings, 'queue', 'sound')).toBe(false)
  await soon(() => expect(socket.events).toContainEqual({ name: 'notices.changed', notices: now }))
  expect((await workspaceOf(desk.olga)).notices).toEqual(now)
  expect((await workspaceOf(desk.oleg)).notices.settings).toEqual(contract.defaultNotices)
  socket.end()
})

test('what is not a cell, an hour or a time zone is refused [ACT-05]', async () => {
  for (const body of [
    { cells: { 'queue.smoke': true } },
    { cells: { constructor: true } },
    { quiet: { from: '25:00', to: '07:00' } },
    { volume: 101 },
    { timeZone: 'Moon/Crater' },
  ])
    expect((await desk.olga.ask(contract.editNotices, { body: body as never })).problem?.code, JSON.stringify(body)).toBe(
      'bad-request',
    )
})

test.each([
  ['22:00', '07:00', '23:30', true],
  ['22:00', '07:00', '06:59', true],
  ['22:00', '07:00', '07:00', false],
  ['12:00', '13:00', '12:30', true],
  ['12:00', '13:00', '13:30', false],
  ['12:00', '12:00', '12:00', false],
])('quiet from %s to %s: at %s %s [ui S30]', (from, to, at, quiet) => {
  // Tokyo is nine hours ahead, all the year.
  const time = new Date(Date.parse(`2026-11-22T${at}:00Z`) - 9 * 3_600_000)
  expect(contract.isQuiet({ quiet: { from, to }, timeZone: 'Asia/Tokyo' }, time)).toBe(quiet)
})

test('of a muted live chat no closing comes any more, and what is mine alone still does [ui S17]', async () => {
  const close = async (who = desk.oleg) => {
    const { sessionId } = await begin(desk, who)
    await who.get(contract.closeSession, { path: { sessionId } })
    return sessionId
  }
  await desk.sofia.get(contract.muteObject, { path: { objectId: desk.chat.id } })
  const { position, ...held } = await workspaceOf(desk.sofia)
  const socket = await desk.sofia.socket(position)
  await close()
  await soon(() => expect(socket.events.some(({ name }) => name === 'activity.added')).toBe(true))
  const after = socket.events.reduce(contract.apply, held as contract.Workspace)
  expect(after.unreadActivity).toEqual((await workspaceOf(desk.sofia)).unreadActivity)
  expect((await desk.sofia.get(contract.listActivity)).items).toEqual([])

  const { sessionId } = await begin(desk, desk.oleg)
  await desk.oleg.get(contract.reassignSession, {
    path: { sessionId },
    body: { to: { operatorId: desk.sofia.id }, from: desk.oleg.id },
  })
  expect((await desk.sofia.get(contract.listActivity)).items).toMatchObject([{ kind: 'session-reassigned' }])
  await desk.sofia.get(contract.unmuteObject, { path: { objectId: desk.chat.id } })
  await close()
  expect((await desk.sofia.get(contract.listActivity)).items).toHaveLength(2)
  socket.end()
})

test('one sees the text of what one may not follow [ACT-06]', async () => {
  const { sessionId } = await begin(desk, desk.oleg)
  await desk.oleg.get(contract.closeSession, { path: { sessionId } })
  const entryOf = async (who: typeof desk.olga) =>
    (await who.get(contract.listActivity)).items.find(({ session }) => session?.id === sessionId)
  expect(await entryOf(desk.oleg)).toMatchObject({ follows: true, read: true })
  expect(await entryOf(desk.vera)).toMatchObject({ follows: true })
  expect(await entryOf(desk.otto)).toMatchObject({ follows: false, session: { id: sessionId } })
})

test('the stream is narrowed to what it is about, and one entry is unread again [ACT-01, ACT-05, ui S17]', async () => {
  const { items } = await desk.vera.get(contract.listActivity)
  const [entry] = items
  for (const about of ['mentions', 'items'] as const)
    expect((await desk.vera.get(contract.listActivity, { query: { about } })).items).toEqual([])
  expect((await desk.vera.get(contract.listActivity, { query: { about: 'live-chats' } })).items).toEqual(items)

  const { position, ...held } = await workspaceOf(desk.vera)
  const socket = await desk.vera.socket(position)
  const path = { entryId: entry!.id }
  await desk.vera.get(contract.readActivityEntry, { path })
  await desk.vera.get(contract.unreadActivityEntry, { path })
  await soon(() => expect(socket.events.some(({ name }) => name === 'activity.unread')).toBe(true))
  const after = socket.events.reduce(contract.apply, held as contract.Workspace)
  expect(after.unreadActivity).toEqual((await workspaceOf(desk.vera)).unreadActivity)
  expect(after.unreadActivity).toContain(entry!.id)
  expect((await desk.vera.ask(contract.unreadActivityEntry, { path: { entryId: v7() } })).problem?.code).toBe('not-found')
  socket.end()
})

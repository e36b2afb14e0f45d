import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, newId, openDesk, take, until, workspaceOf, write } from '../../test/desk.ts'
import { ruled } from '../../test/ruled.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, sofia, vera, boris, clara, chat, second, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
const rules = ruled(desk)

const mark = (who: Client, sessionId: string) => who.get(contract.markSpam, { path: { sessionId } })
const unmark = (who: Client, sessionId: string) => who.get(contract.unmarkSpam, { path: { sessionId } })
const cardOf = async (who: Client, sessionId: string) => (await who.get(contract.readSession, { path: { sessionId } })).session
const noticesOf = async (sessionId: string) =>
  (await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })).items.flatMap(({ notice }) => notice ?? [])
const edit = (sessionId: string, body: object) => vera.get(contract.editSession, { path: { sessionId }, body })
const lists = ['queue', 'mine', 'active', 'closed'] as const
const listed = async (who: Client, sessionId: string) => {
  const held = await workspaceOf(who)
  const found = lists.filter((list) => contract.rowsOf(held, list, chat.id).some(({ id }) => id === sessionId))
  for (const list of lists) {
    const { status, body } = await who.ask(contract.listSessions, { query: { list, liveChatId: chat.id } })
    if (status === 200 && body.items.some(({ id }) => id === sessionId)) found.push(list)
  }
  return found
}

test('its operator marks a session as spam, and the timeline says who [SPM-01, SES-16]', async () => {
  const { sessionId } = await begin(desk, olga)
  const card = await mark(olga, sessionId)
  expect(card).toMatchObject({ state: 'spam', operator: { id: olga.id } })
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.at(-1)).toMatchObject({ author: 'system', authorId: olga.id, notice: { kind: 'spam', entry: null } })
  // Once more takes no number.
  expect((await mark(olga, sessionId)).number).toBe(card.number)
})

test('it is in no list and no counter of anybody, after reloading too, and everybody else forgets it [SPM-02, WSP-09]', async () => {
  const counted = () => Promise.all([olga, oleg, vera, boris].map((who) => who.get(contract.readCounters)))
  const before = await counted()
  const mine = await begin(desk, olga)
  const waits = await begin(desk)
  const sockets = await Promise.all([oleg, vera].map(async (who) => who.socket((await workspaceOf(who)).position)))
  await mark(olga, mine.sessionId)
  await mark(vera, waits.sessionId)
  for (const who of [olga, oleg, vera, boris])
    for (const { sessionId } of [mine, waits]) expect(await listed(who, sessionId)).toEqual([])
  await until(async () => JSON.stringify(await counted()) === JSON.stringify(before))
  // Whose queue it waited in has no business with it any more.
  const [olegs, veras] = sockets
  await until(() => olegs!.events.some((event) => event.name === 'session.left' && event.sessionId === waits.sessionId))
  await until(() =>
    veras!.events.some(
      (event) => event.name === 'session.changed' && event.session.id === waits.sessionId && event.session.state === 'spam',
    ),
  )
  expect((await oleg.ask(contract.readSession, { path: { sessionId: waits.sessionId } })).problem?.code).toBe('not-found')
  for (const socket of sockets) socket.end()
})

test('routing leaves it alone, whoever comes Online, and it counts as nobody’s load [SPM-03, RTE-15]', async () => {
  const { sessionId } = await begin(desk)
  await mark(vera, sessionId)
  await rules.only('Otto', { name: 'operator', userId: otto.id })
  const waits = await begin(desk)
  await otto.get(contract.setStatus, { body: { online: true } })
  await until(async () => (await cardOf(vera, waits.sessionId)).operator?.id === otto.id)
  expect((await cardOf(vera, sessionId)).state).toBe('spam')
  await rules.clear()
  const load = async () =>
    (await db.selectFrom('operator_loads').select('open').where('user_id', '=', otto.id).executeTakeFirst())?.open
  expect(await load()).toBe(1)
  await mark(otto, waits.sessionId)
  expect(await load()).toBe(0)
  await unmark(otto, waits.sessionId)
  expect(await load()).toBe(1)
  await otto.get(contract.setStatus, { body: { online: false } })
})

test('what I did there is left out of my day, and counts again after [SPM-04, SPM-07]', async () => {
  const day = () => sofia.get(contract.readMyDay)
  const { sessionId } = await begin(desk)
  await vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: sofia.id }, from: null } })
  await answer(sofia, sessionId, 'Hello')
  const before = await day()
  expect(before.firstResponse).not.toBeNull()
  await mark(sofia, sessionId)
  expect(await day()).toEqual({ served: 0, firstResponse: null })
  await unmark(sofia, sessionId)
  expect(await day()).toEqual(before)
})

test('who may see it opens it by its address, with all that was said, and can say nothing in it [SPM-06, CMP-09]', async () => {
  const { sessionId } = await begin(desk, olga)
  await answer(olga, sessionId, 'Hello')
  await mark(olga, sessionId)
  for (const who of [olga, vera, boris]) {
    expect((await cardOf(who, sessionId)).state).toBe('spam')
    const { items } = await who.get(contract.readTimeline, { path: { sessionId }, query: {} })
    expect(items.map(({ text }) => text)).toContain('Hello')
  }
  for (const who of [oleg, sofia]) expect((await who.ask(contract.readSession, { path: { sessionId } })).status).toBe(404)
  const said = await olga.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'Hm' } })
  expect(said.problem?.code).toBe('session-spam')
  const closed = await olga.ask(contract.closeSession, { path: { sessionId } })
  expect(closed.problem?.code).toBe('session-spam')
})

test('not spam: the same operator, priority, group and state, and it is in the lists and counters again [SPM-07]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  await edit(sessionId, { priority: 3 })
  await write(visitor, visitor.threadId, 'Still there?')
  const before = await cardOf(vera, sessionId)
  const counted = await olga.get(contract.readCounters)
  await mark(olga, sessionId)
  const { number: _1, ...after } = await unmark(olga, sessionId)
  const { number: _2, ...was } = before
  expect(after).toEqual(was)
  expect(await listed(olga, sessionId)).toContain('mine')
  expect(await olga.get(contract.readCounters)).toEqual(counted)
  expect((await noticesOf(sessionId)).at(-1)).toEqual({
    kind: 'not-spam',
    to: { kind: 'operator', id: olga.id, name: 'Olga' },
  })
})

test('what waited waits where it stood in its queue, since when it did [SPM-07]', async () => {
  const { sessionId } = await begin(desk)
  const body = { to: { groupId: second.id }, from: null }
  await vera.get(contract.reassignSession, { path: { sessionId }, body })
  const before = await cardOf(vera, sessionId)
  await mark(vera, sessionId)
  const after = await unmark(vera, sessionId)
  expect(after).toMatchObject({ state: 'queued', operator: null, group: { id: second.id }, queuedAt: before.queuedAt })
  expect(await listed(sofia, sessionId)).toContain('queue')
})

const lock = (id: string) => db.updateTable('users').set({ state: 'locked' }).where('id', '=', id).execute()
const dismiss = (id: string) => db.deleteFrom('memberships').where('user_id', '=', id).where('group_id', '=', second.id).execute()

test.each([
  ['was locked', lock],
  ['lost the role', dismiss],
])('whose operator %s meanwhile waits in the queue of its group [SPM-07]', async (_, change) => {
  const gone = await product.user('Gone', { groupIds: [second.id] })
  await db.updateTable('users').set({ online: true, seen_at: new Date() }).where('id', '=', gone.id).execute()
  const { sessionId } = await begin(desk, gone)
  await vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { groupId: second.id }, from: gone.id } })
  await take(gone, sessionId)
  await mark(vera, sessionId)
  await change(gone.id)
  expect(await unmark(vera, sessionId)).toMatchObject({ state: 'queued', operator: null, group: { id: second.id } })
  expect((await noticesOf(sessionId)).at(-1)).toMatchObject({ to: { kind: 'group', name: 'Second line' } })
})
test('two open sessions of one chat there are not: the other one is closed first [SES-02, SPM-07]', async () => {
  const { visitor, sessionId } = await begin(desk)
  // As it is where it began in spam and the lock is gone.
  await db.updateTable('sessions').set({ state: 'spam' }).where('id', '=', sessionId).execute()
  const next = await write(visitor, visitor.threadId, 'Again')
  expect(next.sessionId).not.toBe(sessionId)
  expect((await vera.ask(contract.unmarkSpam, { path: { sessionId } })).problem?.code).toBe('other-session-open')
  await vera.get(contract.closeSession, { path: { sessionId: next.sessionId } })
  const page = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const theirs = await visitor.socket(page.position)
  await unmark(vera, sessionId)
  // What comes next stands below all that was written.
  const third = await write(visitor, visitor.threadId, 'And again')
  expect([third.sessionId, third.chapter]).toEqual([sessionId, next.chapter + 1])
  await until(() => theirs.events.some((event) => event.name === 'message.sent' && event.message.id === third.id))
  const held = (theirs.events as contract.ThreadEvent[]).reduce<contract.Thread | undefined>(contract.applyToThread, page.thread)
  expect(held).toEqual((await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).thread)
  theirs.end()
})

test('an operator must be Online and have it; a supervisor need not; nobody marks what is closed [SPM-09, INF-20]', async () => {
  const { sessionId } = await begin(desk, oleg)
  const code = async (who: Client, endpoint: typeof contract.markSpam | typeof contract.unmarkSpam, id = sessionId) =>
    (await who.ask(endpoint as typeof contract.markSpam, { path: { sessionId: id } })).problem?.code ?? 'ok'
  expect(await code(olga, contract.markSpam)).toBe('not-found')
  const waits = await begin(desk)
  expect(await code(olga, contract.markSpam, waits.sessionId)).toBe('session-queued')
  await oleg.get(contract.setStatus, { body: { online: false } })
  expect(await code(oleg, contract.markSpam)).toBe('operator-offline')
  expect(await code(vera, contract.markSpam)).toBe('ok')
  expect(await code(oleg, contract.unmarkSpam)).toBe('operator-offline')
  await oleg.get(contract.setStatus, { body: { online: true } })
  expect(await code(oleg, contract.unmarkSpam)).toBe('ok')
  await oleg.get(contract.closeSession, { path: { sessionId } })
  expect([await code(oleg, contract.markSpam), await code(vera, contract.unmarkSpam)]).toEqual([
    'session-closed',
    'session-closed',
  ])
})

test('an employee’s session can be marked too, and their account is not locked by it [SPM-10, C-27]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { sessionId } = await write(clara, thread.id, 'Buy my car')
  await take(olga, sessionId)
  await mark(olga, sessionId)
  expect((await write(clara, thread.id, 'Cheap')).sessionId).toBe(sessionId)
  expect(await unmark(olga, sessionId)).toMatchObject({ state: 'assigned', received: 2 })
  const { visitor, sessionId: another } = await begin(desk, olga)
  await mark(olga, another)
  const details = (await vera.get(contract.readSession, { path: { sessionId: another } })).details
  expect(details.customer).toMatchObject({ locks: [], account: visitor.customerId })
})

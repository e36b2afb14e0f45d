import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { begin, newId, openDesk, until } from '../../test/desk.ts'
import { seenGroup } from '../../test/seen.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, sofia, vera, boris, ilya, clara, admin, first, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const verbs: Record<
  string,
  (who: Client, sessionId: string, holder: string | null) => Promise<{ status: number; problem: contract.Problem | undefined }>
> = {
  view: (who, sessionId) => who.ask(contract.readSession, { path: { sessionId } }),
  timeline: (who, sessionId) => who.ask(contract.readTimeline, { path: { sessionId }, query: {} }),
  targets: (who, sessionId) => who.ask(contract.listTargets, { path: { sessionId } }),
  answer: (who, sessionId) => who.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'Hello' } }),
  edit: (who, sessionId) => who.ask(contract.editSession, { path: { sessionId }, body: { priority: 1 } }),
  reassign: (who, sessionId, from) =>
    who.ask(contract.reassignSession, { path: { sessionId }, body: { to: { groupId: first.id }, from } }),
  take: (who, sessionId) => who.ask(contract.takeSession, { path: { sessionId } }),
  close: (who, sessionId) => who.ask(contract.closeSession, { path: { sessionId } }),
}

const ok = 'ok'
const none = Object.fromEntries(Object.keys(verbs).map((verb) => [verb, 'not-found']))
const reads = { view: ok, timeline: ok, targets: ok }
const closed = {
  ...reads,
  answer: 'session-closed',
  edit: 'session-closed',
  reassign: 'session-closed',
  take: 'session-closed',
  close: 'session-closed',
}
const manages = { edit: ok, reassign: ok, close: ok }
const waits = { answer: 'session-queued', edit: 'session-queued', reassign: 'session-queued', close: 'session-queued' }

type Expected = Record<string, string>
const table: [
  state: 'queued' | 'in the second line’s queue' | 'taken by Olga' | 'closed by Olga',
  who: string,
  client: Client,
  expected: Expected,
][] = [
  ['queued', 'an operator', oleg, { ...reads, ...waits, take: ok }],
  ['queued', 'an Offline operator', otto, { ...reads, ...waits, take: 'operator-offline' }],
  ['queued', 'an operator of another group', sofia, { ...reads, ...waits, take: ok }],
  ['queued', 'a supervisor', vera, { ...reads, ...manages, answer: 'session-queued', take: 'forbidden' }],
  ['queued', 'who is both', boris, { ...reads, ...manages, answer: 'session-queued', take: ok }],
  ['queued', 'an administrator without a role', admin, none],
  ['queued', 'an employee without a role', ilya, none],
  ['queued', 'an employee who may write', clara, none],
  ['in the second line’s queue', 'an operator of the first line', oleg, none],
  ['in the second line’s queue', 'an operator of the second line', sofia, { ...reads, ...waits, take: ok }],
  ['in the second line’s queue', 'a supervisor', vera, { ...reads, ...manages, answer: 'session-queued', take: 'forbidden' }],
  ['taken by Olga', 'its operator', olga, { ...reads, answer: ok, edit: ok, reassign: ok, take: ok, close: ok }],
  ['taken by Olga', 'another operator', oleg, { ...none, take: 'session-taken' }],
  ['taken by Olga', 'a supervisor', vera, { ...reads, ...manages, answer: 'not-assignee', take: 'session-taken' }],
  ['taken by Olga', 'who is both', boris, { ...reads, ...manages, answer: 'not-assignee', take: 'session-taken' }],
  ['taken by Olga', 'an employee without a role', ilya, none],
  ['closed by Olga', 'its operator', olga, closed],
  ['closed by Olga', 'another operator', oleg, none],
  ['closed by Olga', 'a supervisor', vera, closed],
]

async function situation(state: (typeof table)[number][0]) {
  const { sessionId } = await begin(desk, state.endsWith('Olga') ? olga : undefined)
  if (state === 'closed by Olga') await olga.get(contract.closeSession, { path: { sessionId } })
  if (state.startsWith('in the'))
    await vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { groupId: desk.second.id }, from: null } })
  return { sessionId, holder: state === 'taken by Olga' || state === 'closed by Olga' ? olga.id : null }
}

test.each(table)(
  '%s: what %s may do [ACC-03, ACC-05, ACC-06, ACC-07, ACC-09, STA-03, SES-09, INF-20]',
  async (state, _, who, expected) => {
    const found: Expected = {}
    for (const [verb, ask] of Object.entries(verbs)) {
      const { sessionId, holder } = await situation(state)
      const { problem } = await ask(who, sessionId, holder)
      found[verb] = problem?.code ?? ok
    }
    expect(found).toEqual(expected)
  },
)

test('its own operator may only look while Offline; a supervisor’s rights do not depend on it [STA-02, C-24]', async () => {
  const { sessionId } = await begin(desk, olga)
  await olga.get(contract.setStatus, { body: { online: false } })
  const refused = async (verb: string, who = olga) => (await verbs[verb]!(who, sessionId, olga.id)).problem?.code ?? ok
  expect(await refused('view')).toBe(ok)
  for (const verb of ['answer', 'edit', 'reassign', 'close']) expect(await refused(verb)).toBe('operator-offline')
  await boris.get(contract.setStatus, { body: { online: false } })
  expect(await refused('edit', boris)).toBe(ok)
  expect(await refused('close', boris)).toBe(ok)
  for (const who of [olga, boris]) await who.get(contract.setStatus, { body: { online: true } })
})

test('what is not theirs answers as what does not exist, byte for byte [ACC-07]', async () => {
  const { sessionId } = await begin(desk, olga)
  const [hidden, missing] = await Promise.all([sessionId, newId()].map((id) => oleg.fetch(`/api/sessions/${id}`)))
  expect([hidden!.status, await hidden!.text()]).toEqual([missing!.status, await missing!.text()])
})

test('of several cards only those they may see are told [WSP-07]', async () => {
  const mine = await begin(desk, olga)
  const theirs = await begin(desk, sofia)
  const query = { ids: `${mine.sessionId},${theirs.sessionId}` }
  expect((await olga.get(contract.readSessionCards, { query })).map(({ id }) => id)).toEqual([mine.sessionId])
  expect(await vera.get(contract.readSessionCards, { query })).toHaveLength(2)
  expect(await ilya.get(contract.readSessionCards, { query })).toEqual([])
})

test('a locked operator’s socket closes, and the sessions wait again; supervisors are told [ACC-11, P13]', async () => {
  const lost = await product.user('Lotte', { groupIds: [first.id] })
  await db.updateTable('users').set({ online: true }).where('id', '=', lost.id).execute()
  const { sessionId } = await begin(desk, lost)
  const socket = await lost.socket((await lost.get(contract.readWorkspace)).position)
  const began = Date.now()
  await admin.get(contract.lockUser, { path: { userId: lost.id } })
  await until(() => socket.closed() !== undefined)
  expect([socket.closed(), Date.now() - began < 1_500]).toEqual([4003, true])
  await until(
    async () =>
      (await db.selectFrom('sessions').select('state').where('id', '=', sessionId).executeTakeFirst())?.state === 'queued',
  )
  const { items } = await vera.get(contract.listActivity, { query: {} })
  expect(items[0]).toMatchObject({ kind: 'sessions-returned', count: 1 })
  const timeline = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(timeline.items.at(-1)?.notice).toMatchObject({ kind: 'returned', from: { kind: 'operator', id: lost.id } })
})

test('who becomes a supervisor hears it within a second, and who stops no longer hears [P13]', async () => {
  const socket = await ilya.socket((await ilya.get(contract.readWorkspace)).position)
  const ids = [vera.id, boris.id]
  const set = async (userIds: string[]) => admin.get(contract.editGroup, await seenGroup(admin, desk.supervisors.id, { userIds }))
  await set([...ids, ilya.id])
  await until(() => socket.readAgain() === 1)
  const heard = await begin(desk)
  await until(() => socket.frames.some((frame) => frame.includes(heard.sessionId)))
  await set(ids)
  await until(() => socket.readAgain() === 2)
  const unheard = await begin(desk)
  const other = await vera.socket((await vera.get(contract.readWorkspace)).position)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(socket.frames.some((frame) => frame.includes(unheard.sessionId))).toBe(false)
  other.end()
})

import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { begin, newId, openDesk, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, boris, chat, second, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const stateOf = async (id: string) =>
  (await db.selectFrom('sessions').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

type From = 'queued' | 'assigned' | 'closed' | 'spam'
async function inState(state: From) {
  const { visitor, sessionId } = await begin(desk, state === 'queued' ? undefined : olga)
  if (state === 'closed') await olga.get(contract.closeSession, { path: { sessionId } })
  if (state === 'spam') await db.updateTable('sessions').set({ state }).where('id', '=', sessionId).execute()
  return { visitor, sessionId, from: state === 'queued' ? null : olga.id }
}

/** By Boris, who as operator and supervisor may do whatever anybody may. */
const verbs = {
  taking: (sessionId: string) => boris.ask(contract.takeSession, { path: { sessionId } }),
  'giving to an operator': (sessionId: string, from: string | null) =>
    boris.ask(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: oleg.id }, from } }),
  'giving to a group': (sessionId: string, from: string | null) =>
    boris.ask(contract.reassignSession, { path: { sessionId }, body: { to: { groupId: second.id }, from } }),
  closing: (sessionId: string) => boris.ask(contract.closeSession, { path: { sessionId } }),
  renaming: (sessionId: string) => boris.ask(contract.editSession, { path: { sessionId }, body: { name: 'Changed' } }),
  answering: (sessionId: string) =>
    boris.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'Hello' } }),
}

test.each<[From, keyof typeof verbs, From | contract.RefusalCode]>([
  ['queued', 'taking', 'assigned'],
  ['queued', 'giving to an operator', 'assigned'],
  ['queued', 'giving to a group', 'queued'],
  ['queued', 'closing', 'closed'],
  ['queued', 'renaming', 'queued'],
  ['queued', 'answering', 'session-queued'],
  ['assigned', 'taking', 'session-taken'],
  ['assigned', 'giving to an operator', 'assigned'],
  ['assigned', 'giving to a group', 'queued'],
  ['assigned', 'closing', 'closed'],
  ['assigned', 'renaming', 'assigned'],
  ['assigned', 'answering', 'not-assignee'],
  ...(['closed', 'spam'] as const).flatMap((from) =>
    Object.keys(verbs).map((verb): [From, keyof typeof verbs, contract.RefusalCode] => [
      from,
      verb as keyof typeof verbs,
      from === 'spam' ? 'session-spam' : 'session-closed',
    ]),
  ),
])('%s: %s leads to %s [DM-05, DM-06, SES-11]', async (from, verb, to) => {
  const { sessionId, from: holder } = await inState(from)
  const { problem, body } = await verbs[verb](sessionId, holder)
  if (problem) {
    expect([problem.code, problem.status]).toEqual([to, 409])
    expect(await stateOf(sessionId)).toBe(from)
  } else {
    expect(await stateOf(sessionId)).toBe(to)
    expect((body as contract.SessionCard).state).toBe(to)
  }
})

test('there are no other states, and none of them by halves, whoever writes the row [DM-05]', async () => {
  const { sessionId } = await inState('assigned')
  const set = (values: object) => db.updateTable('sessions').set(values).where('id', '=', sessionId).execute()
  await expect(set({ state: 'paused' })).rejects.toThrow('sessions_state_check')
  for (const values of [{ operator_id: null }, { state: 'queued' }, { state: 'closed' }, { closed_at: new Date() }])
    await expect(set(values)).rejects.toThrow(/violates check constraint/)
})

test('looking at a waiting session does not take it; Start Work does [SES-06]', async () => {
  const { sessionId } = await begin(desk)
  await olga.get(contract.readSession, { path: { sessionId } })
  await olga.get(contract.readTimeline, { path: { sessionId }, query: {} })
  await olga.get(contract.readUpTo, { path: { sessionId }, body: { number: 2 } })
  const { session } = await oleg.get(contract.readSession, { path: { sessionId } })
  expect(session).toMatchObject({ state: 'queued', operator: null })
  const taken = await olga.get(contract.takeSession, { path: { sessionId } })
  expect(taken).toMatchObject({ state: 'assigned', operator: { id: olga.id } })
})

test('a closed session keeps all that was in it, for those who saw it [SES-11, SES-12, SES-13]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const fileId = newId()
  const headers = { 'content-type': 'application/octet-stream' }
  await visitor.fetch(`/api/files/${fileId}?name=a.txt`, { method: 'PUT', body: 'abc', headers })
  const path = { threadId: visitor.threadId, messageId: newId() }
  await visitor.get(contract.writeMessage, { path, body: { text: 'See', files: [fileId] } })
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'Order 17', priority: 2 } })
  const timeline = () => olga.get(contract.readTimeline, { path: { sessionId }, query: {} })
  const before = await timeline()
  await olga.get(contract.closeSession, { path: { sessionId } })

  const after = await timeline()
  expect(after.items.slice(0, -1)).toEqual(before.items)
  expect(after.items.at(-1)).toMatchObject({ author: 'system', notice: { kind: 'closed' } })
  const { session } = await olga.get(contract.readSession, { path: { sessionId } })
  expect(session).toMatchObject({
    name: 'Order 17',
    priority: 2,
    operator: { id: olga.id },
    customer: { id: visitor.customerId },
  })
  for (const who of [olga, vera, visitor]) expect((await who.fetch(`/api/files/${fileId}`)).status).toBe(200)
  for (const who of [olga, vera]) {
    const { items } = await who.get(contract.listSessions, { query: { list: 'closed', liveChatId: chat.id } })
    expect(items.map(({ id }) => id)).toContain(sessionId)
  }
})

test('what is in spam is in no list and no counter, and writing begins another session [WSP-09, CNT-14]', async () => {
  const counted = async () => [await vera.get(contract.readCounters), await olga.get(contract.readCounters)]
  const before = await counted()
  const { visitor, sessionId } = await begin(desk, olga)
  await product.jobs.handedOver()
  await db.updateTable('sessions').set({ state: 'spam' }).where('id', '=', sessionId).execute()
  for (const who of [vera, olga, oleg]) {
    const held = await workspaceOf(who)
    for (const list of ['queue', 'mine', 'active', 'closed'] as const)
      expect(contract.rowsOf(held, list, chat.id).some(({ id }) => id === sessionId)).toBe(false)
  }
  expect(await counted()).toEqual(before)
  expect((await write(visitor, visitor.threadId, 'Again')).sessionId).not.toBe(sessionId)
})

test('to a group: nobody has it, its members are told and count it, others lose it [INF-08, INF-09, CNT-10]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  await write(visitor, visitor.threadId, 'And another thing')
  const sees = async (who: typeof olga) => {
    const held = await workspaceOf(who)
    const row = contract.rowsOf(held, 'queue', chat.id).find(({ id }) => id === sessionId)
    return row && contract.unreadOf(row, held)
  }
  const count = async (who: typeof olga) => (await who.get(contract.readCounters)).operatorQueue!
  const [sofias, olegs] = [await count(desk.sofia), await count(oleg)]
  const body = { to: { groupId: second.id }, from: olga.id }
  const given = await olga.get(contract.reassignSession, { path: { sessionId }, body })
  expect(given).toMatchObject({ state: 'queued', operator: null, group: { id: second.id, name: 'Second line' } })
  expect([await sees(desk.sofia), await sees(oleg), await sees(olga)]).toEqual([2, undefined, undefined])
  expect([await count(desk.sofia), await count(oleg)]).toEqual([sofias + 1, olegs])
  const [entry] = (await desk.sofia.get(contract.listActivity, { query: {} })).items
  expect(entry).toMatchObject({ kind: 'session-reassigned', session: { id: sessionId }, actor: { id: olga.id }, read: false })
})

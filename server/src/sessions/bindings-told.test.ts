import * as contract from '@parley/contract'
import { applyToBindings, type LiveEvent, type SessionBindings } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { openBoundDesk } from '../../test/bound-desk.ts'
import type { Client } from '../../test/client.ts'
import { take, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openBoundDesk()
const { product, olga, oleg, boris, vera, session, bind, unbind, bindings, register, contact } = desk
afterAll(() => product[Symbol.asyncDispose]())

const follow = async (who: Client) => who.socket((await workspaceOf(who)).position)
const applied = (held: SessionBindings, events: readonly object[]) =>
  (events as LiveEvent[]).reduce<SessionBindings>(
    (now, event) => (event.name === 'customer.bound' || event.name === 'session.registered' ? applyToBindings(now, event) : now),
    held,
  )

test('what was read, and what was heard since, is what is read now, for everybody who sees the session [INF-13][BND-06]', async () => {
  const one = await session()
  const { sessionId, visitor } = one
  const [a, b, c] = [(await contact({})).item.id, (await contact({})).item.id, v7()]
  const readers = [olga, boris, vera]
  const sockets = await Promise.all(readers.map(follow))
  const before = await Promise.all(readers.map((who) => bindings(who, sessionId)))
  const verbs = [
    () => bind(olga, sessionId, a),
    () => register(olga, sessionId, c, { title: 'Broken' }),
    () => bind(vera, sessionId, b, { from: a }),
    () => register(vera, sessionId, v7(), { title: 'Late' }),
    () => olga.ask(contract.unregisterItem, { path: { sessionId, itemId: c } }),
    () => unbind(olga, sessionId, b),
    () => bind(olga, sessionId, a),
    // Heard again in full, and last: it changes nothing.
    () => write(visitor, visitor.threadId, 'The last word'),
  ]
  const stages = [before]
  for (const verb of verbs) {
    await verb()
    stages.push(await Promise.all(readers.map((who) => bindings(who, sessionId))))
  }
  for (const [i, who] of readers.entries()) {
    await until(() => sockets[i]!.frames.some((frame) => frame.includes('The last word')))
    const fresh = await bindings(who, sessionId)
    const { number, ...same } = fresh
    // Whenever it was read, and however much of what is heard was in it already.
    for (const stage of stages) expect(applied(stage[i]!, sockets[i]!.events)).toMatchObject(same)
    expect(number).toBeGreaterThan(before[i]!.number)
  }
})

test('another session of the customer hears of it, and nobody who sees none [BND-06][ACC-13]', async () => {
  const one = await session()
  await vera.get(contract.closeSession, { path: { sessionId: one.sessionId } })
  const { sessionId } = await write(one.visitor, one.visitor.threadId, 'Again')
  await take(boris, sessionId)
  const [olgas, olegs] = await Promise.all([follow(olga), follow(oleg)])
  const { item } = await contact({})
  await bind(boris, sessionId, item.id)
  await until(() => olgas.events.some(({ name }) => name === 'customer.bound'))
  expect((await bindings(olga, one.sessionId)).account?.items).toMatchObject([{ id: item.id }])
  await write(one.visitor, one.visitor.threadId, 'x')
  expect(olegs.frames.some((frame) => frame.includes(item.id) && frame.includes('bound"'))).toBe(false)
})

test('their visitors hear nothing of it [CUS-06]', async () => {
  const one = await session()
  const socket = await one.visitor.socket('')
  const { item } = await contact({ title: { first: 'Secret', last: 'Zweifel', middle: '' } })
  await bind(olga, one.sessionId, item.id)
  await register(olga, one.sessionId, v7(), { title: 'Secret complaint' })
  await olga.get(contract.sendMessage, { path: { sessionId: one.sessionId, messageId: v7() }, body: { text: 'Done' } })
  await until(() => socket.frames.some((frame) => frame.includes('Done')))
  expect(socket.frames.join()).not.toMatch(/Secret|Zweifel|Complaints/)
})

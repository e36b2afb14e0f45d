import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, newId, openDesk, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, boris, ilya } = desk
afterAll(() => product[Symbol.asyncDispose]())

const send = (who: typeof olga, sessionId: string, text: string, seen?: number, messageId = newId()) =>
  who.ask(contract.sendMessage, { path: { sessionId, messageId }, body: { text, ...(seen !== undefined && { seen }) } })
const give = (sessionId: string, from: string, to: string) =>
  vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: to }, from } })

test('where a colleague has answered since, it is asked before it is sent [B-03, COL-01]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { number } = await answer(olga, sessionId, 'I look into it.')
  await give(sessionId, olga.id, oleg.id)
  const theirs = await answer(oleg, sessionId, 'It comes on Tuesday.')
  await give(sessionId, oleg.id, olga.id)
  const messageId = newId()
  const refused = await send(olga, sessionId, 'It comes on Monday.', number, messageId)
  expect(refused.problem).toMatchObject({
    ...{ status: 409, code: 'colleague-answered' },
    answered: { id: oleg.id, name: oleg.name, number: theirs.number, text: 'It comes on Tuesday.', fileName: null },
  })
  const page = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  expect(page.page.items.map(({ text }) => text)).not.toContain('It comes on Monday.')
  // Sent anyway, under the same id, by who has seen it now; and once more, as a retry.
  for (const _ of [1, 2]) expect((await send(olga, sessionId, 'It comes on Monday.', theirs.number, messageId)).status).toBe(200)
})

test('customers, notices and oneself are no colleague, however old what was seen is [B-03]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { number } = await answer(olga, sessionId, 'One')
  await write(visitor, visitor.threadId, 'Thanks')
  await olga.get(contract.editSession, { path: { sessionId }, body: { priority: 2 } })
  for (const text of ['Two', 'Three', 'Four']) expect((await send(olga, sessionId, text, number)).status).toBe(200)
  expect((await send(olga, sessionId, 'Five', 0)).status).toBe(200)
  expect((await send(olga, sessionId, 'Six')).status).toBe(200)
})

test('of many answers at once none is lost, doubled or asked about in vain [B-03]', async () => {
  const { sessionId } = await begin(desk, olga)
  const { number } = await answer(olga, sessionId, 'First')
  const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => send(olga, sessionId, `Answer ${i}`, number)))
  expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(new Set(sent.map(({ body }) => body.number)).size).toBe(20)
})

test('who has a session open is told to who may see it, to nobody else, and never to the customer [COL-01]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const sockets = await Promise.all([olga, vera, oleg, ilya].map(async (who) => who.socket((await workspaceOf(who)).position)))
  const [hers, supervisors, others, nobodys] = sockets
  const customer = await visitor.socket(
    (await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).position,
  )
  const viewed = (socket: typeof hers) => (socket?.moments ?? []).filter(({ name }) => name === 'viewing')
  supervisors!.say({ viewing: { sessionId, as: 'came' } })
  await until(() => viewed(hers).length === 1)
  expect(viewed(hers)[0]).toEqual({
    ...{ name: 'viewing', sessionId, as: 'came' },
    person: { id: vera.id, name: vera.name, avatarFileId: null },
  })
  // Who may not see it, or does not know what they say, tells nobody anything.
  others!.say({ viewing: { sessionId, as: 'came' } })
  nobodys!.say({ viewing: { sessionId, as: 'left' } })
  nobodys!.say({ viewing: { sessionId: newId(), as: 'stays' } })
  customer.say({ viewing: { sessionId, as: 'came' } })
  hers!.say({ viewing: { sessionId, as: 'stays' } })
  await until(() => viewed(supervisors).length === 2)
  supervisors!.say({ viewing: { sessionId, as: 'left' } })
  await until(() => viewed(hers).some((moment) => moment.name === 'viewing' && moment.as === 'left'))
  const people = sockets.flatMap((socket) => viewed(socket).map((moment) => moment.name === 'viewing' && moment.person.id))
  expect(new Set(people)).toEqual(new Set([vera.id, olga.id]))
  expect([viewed(others), viewed(nobodys), viewed(customer)]).toEqual([[], [], []])
  for (const socket of [...sockets, customer]) socket.end()
})

test('whose page or network is gone has left, though they could not say so [COL-01]', async () => {
  const { sessionId } = await begin(desk, olga)
  const hers = await olga.socket((await workspaceOf(olga)).position)
  const supervisor = await vera.socket((await workspaceOf(vera)).position)
  const said = () => hers.moments.flatMap((moment) => (moment.name === 'viewing' ? [moment.as] : []))
  supervisor.say({ viewing: { sessionId, as: 'came' } })
  await until(() => said().length === 1)
  supervisor.end()
  await until(() => said().length === 2)
  expect(said()).toEqual(['came', 'left'])
  hers.end()
})

test('that an operator is typing a reply is told to the supervisors who look on [COL-01, TYP-01]', async () => {
  const { sessionId } = await begin(desk, boris)
  const supervisor = await vera.socket((await workspaceOf(vera)).position)
  const operator = await boris.socket((await workspaceOf(boris)).position)
  operator.say({ typing: { sessionId } })
  await until(() => supervisor.moments.some((moment) => moment.name === 'typing' && 'by' in moment && moment.id === boris.id))
  for (const socket of [supervisor, operator]) socket.end()
})

import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { give } from '../../test/an-app.ts'
import { openBoundDesk } from '../../test/bound-desk.ts'
import { answer, begin, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openBoundDesk()
const { product, admin, olga, oleg, otto, vera, clara, ilya, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
const liveChatId = chat.id

const start = (who: typeof olga, customerId: string, sessionId: string = v7(), to = liveChatId) =>
  who.ask(contract.beginSession, { path: { liveChatId: to, sessionId }, body: { customerId } })
const close = (sessionId: string) => vera.get(contract.closeSession, { path: { sessionId } })
const reach = (who: typeof olga, search: string) => who.get(contract.findReachable, { path: { liveChatId }, query: { search } })

test('with a visitor who wrote before: a new chapter of the thread, mine at once, not routed [SES-14, SES-15]', async () => {
  const one = await begin(desk, olga)
  await close(one.sessionId)
  const made = await start(olga, one.visitor.customerId)
  expect(made.body).toMatchObject({ state: 'assigned', threadId: one.visitor.threadId, operator: { id: olga.id }, received: 0 })
  const { details } = await olga.get(contract.readSession, { path: { sessionId: made.body.id } })
  expect(details.routed).toBeNull()
  const { items } = await olga.get(contract.readTimeline, { path: { sessionId: made.body.id } })
  expect(items.at(-1)).toMatchObject({ chapter: 2, number: 1, authorName: olga.name, notice: { kind: 'started' } })

  // Nothing is to be seen until something is said; then it waits for them.
  const before = await one.visitor.get(contract.readThread, { path: { threadId: one.visitor.threadId } })
  expect([before.thread.unread, before.thread.last?.text, before.page.items.length]).toEqual([0, 'Where is my order?', 1])
  await answer(olga, made.body.id, 'Did it arrive?')
  const after = await one.visitor.get(contract.readThread, { path: { threadId: one.visitor.threadId } })
  expect([after.thread.unread, after.thread.last?.text]).toEqual([1, 'Did it arrive?'])
  expect(await write(one.visitor, one.visitor.threadId, 'Yes')).toMatchObject({ sessionId: made.body.id })
})

test('with an employee whom Internal names, who hears of it in Messages [SES-14, CUS-04]', async () => {
  const socket = await clara.socket((await workspaceOf(clara)).position)
  const { body } = await start(olga, clara.id)
  expect(body).toMatchObject({ channelKind: 'internal', customer: { userId: clara.id } })
  await answer(olga, body.id, 'Your new chair is here.')
  const threads = async () => Object.values((await workspaceOf(clara)).threads)
  await until(() => socket.events.some(({ name }) => name === 'message.told'))
  const held = socket.events.reduce(contract.apply, { ...(await workspaceOf(clara)), threads: {} })
  expect(Object.values(held.threads)).toEqual(await threads())
  expect((await threads())[0]).toMatchObject({ unread: 1, last: { text: 'Your new chair is here.' } })
  expect((await start(olga, ilya.id)).problem?.code).toBe('not-found')
  socket.end()
})

test('while there is an open session it is refused, with who has it and, where I may see it, which it is [SES-15]', async () => {
  const mine = await begin(desk, olga)
  expect((await start(olga, mine.visitor.customerId)).problem).toMatchObject({
    ...{ code: 'session-open', status: 409 },
    ...{ openSession: { id: mine.sessionId }, holder: { id: olga.id } },
  })
  expect((await start(oleg, mine.visitor.customerId)).problem).toMatchObject({
    ...{ code: 'session-open', openSession: null, holder: { id: olga.id } },
  })
  await close(mine.sessionId)
  const all = await Promise.all([olga, oleg, olga, oleg].map((who) => start(who, mine.visitor.customerId)))
  expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
})

test('the same id again is the same session; not while Offline; only operators of the live chat [SES-14, STA-03]', async () => {
  const one = await begin(desk, olga)
  await close(one.sessionId)
  const id = v7()
  const first = await start(olga, one.visitor.customerId, id)
  expect((await start(olga, one.visitor.customerId, id)).body).toEqual(first.body)
  expect((await start(oleg, one.visitor.customerId, id)).problem?.code).toBe('not-found')
  expect((await start(otto, one.visitor.customerId)).problem?.code).toBe('operator-offline')
  for (const who of [vera, ilya, admin]) expect((await start(who, one.visitor.customerId)).problem?.code).toBe('not-found')
  expect((await start(olga, v7())).problem?.code).toBe('not-found')
  const never = await desk.visitor()
  expect((await start(olga, never.customerId)).problem?.code).toBe('not-found')
})

test('a visitor’s first word and my new session at the same moment become one session [SES-02, SES-15]', async () => {
  for (let i = 0; i < 5; i++) {
    const one = await begin(desk, olga)
    await close(one.sessionId)
    const [made, said] = await Promise.all([
      start(olga, one.visitor.customerId),
      write(one.visitor, one.visitor.threadId, 'At once'),
    ])
    const open = await db
      .selectFrom('sessions')
      .select('id')
      .where('thread_id', '=', one.visitor.threadId)
      .where('state', '<>', 'closed')
      .execute()
    expect(open).toEqual([{ id: said.sessionId }])
    if (made.status === 200) expect(made.body.id).toBe(said.sessionId)
    else expect(made.problem?.code).toBe('session-open')
  }
})

test('whom I can begin with: by name, e-mail and bound item, and nobody whom I may not see [SES-14, ACC-07]', async () => {
  const mine = await desk.visitor('Zelda Zimmer')
  const { sessionId } = await write(mine, mine.threadId, 'Hello')
  await olga.get(contract.takeSession, { path: { sessionId } })
  expect(await reach(olga, 'zimm')).toMatchObject({ employees: [], customers: [{ customerId: mine.customerId, item: null }] })
  expect((await reach(oleg, 'zimm')).customers).toEqual([])
  expect((await reach(olga, 'clar')).employees).toMatchObject([{ customerId: clara.id, userId: clara.id }])
  expect(await reach(olga, 'z')).toEqual({ employees: [], customers: [] })

  const { item } = await desk.contact({ title: { last: 'Quartz', first: 'Ann', middle: '' } })
  await desk.bind(olga, sessionId, item.id)
  expect((await reach(oleg, 'quartz')).customers).toMatchObject([{ customerId: mine.customerId }])
  await give(admin, desk.contacts.id, 2, [olga.id], ['view'])
  expect((await reach(oleg, 'quartz')).customers).toEqual([])
  expect((await ilya.ask(contract.findReachable, { path: { liveChatId }, query: { search: 'zimm' } })).problem?.code).toBe(
    'not-found',
  )
})

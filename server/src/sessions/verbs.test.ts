import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, openDesk, take, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, sofia, vera, boris, clara, chat, first, second, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const notices = async (sessionId: string) =>
  (await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })).items.flatMap(({ notice }) => notice ?? [])
const activityOf = async (who: typeof olga) => (await who.get(contract.listActivity, { query: {} })).items

test('the blue counter takes the highest priority, then the longest wait; Offline it only names it [SES-04, SES-05]', async () => {
  const old = await begin(desk)
  const late = await begin(desk)
  const high = await begin(desk)
  await vera.get(contract.editSession, { path: { sessionId: high.sessionId }, body: { priority: 3 } })
  const named = await otto.get(contract.takeNextSession)
  expect([named.taken, named.session?.id, named.session?.state]).toEqual([false, high.sessionId, 'queued'])
  const next = async () => (await olga.get(contract.takeNextSession)).session?.id
  expect([await next(), await next(), await next(), await next()]).toEqual([
    high.sessionId,
    old.sessionId,
    late.sessionId,
    undefined,
  ])
})

test('taking is told in the timeline, and to the customer nothing of who it is [SES-07, SES-16, CUS-06, P14]', async () => {
  const { visitor, sessionId } = await begin(desk)
  const page = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const socket = await visitor.socket(page.position)
  await take(olga, sessionId)
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'Canary name', priority: 2 } })
  await answer(olga, sessionId, 'Good morning')
  await olga.get(contract.closeSession, { path: { sessionId } })
  await until(() => socket.events.some(({ name }) => name === 'thread.closed'))
  const read = JSON.stringify(await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } }))
  for (const told of [socket.frames.join(), read]) {
    for (const secret of [olga.id, 'Olga', 'Canary', 'priority', first.id, 'First line', vera.id])
      expect(told).not.toContain(secret)
  }
  expect(socket.events.map(({ name }) => name)).toEqual(['message.told', 'thread.closed'])
  expect(await notices(sessionId)).toEqual([
    { kind: 'opened', rule: 'first-response', to: null },
    { kind: 'taken' },
    { kind: 'renamed', from: expect.any(String), to: 'Canary name' },
    { kind: 'priority', from: 0, to: 2 },
    { kind: 'closed' },
  ])
  socket.end()
})

test('the operator’s name is shown where the live chat says so, from the next message on [LCS-13, CUS-05, LCS-19]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { sessionId } = await write(clara, thread.id, 'Hello')
  await take(olga, sessionId)
  await answer(olga, sessionId, 'Unsigned')
  const current = await desk.admin.get(contract.readLiveChat, { path: { liveChatId: chat.id } })
  const shows = (showOperatorName: boolean, version: number) =>
    desk.admin.get(contract.editLiveChat, { path: { liveChatId: chat.id }, body: { version, showOperatorName } })
  const { version } = await shows(true, current.version)
  await answer(olga, sessionId, 'Signed')
  const names = async () =>
    (await clara.get(contract.readThread, { path: { threadId: thread.id } })).page.items.map(({ authorName }) => authorName)
  expect(await names()).toEqual(['Clara', 'Support', 'Olga'])
  await shows(false, version)
  expect(await names()).toEqual(['Clara', 'Support', 'Support'])
})

test('closing is told to supervisors and all operators; to the one who did it as read [SES-08, SES-09, SES-10, SES-12, ACT-04]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const closed = await olga.get(contract.closeSession, { path: { sessionId } })
  expect(closed).toMatchObject({ state: 'closed', operator: { id: olga.id }, closedAt: expect.any(String) })
  for (const who of [vera, boris, oleg, otto, sofia])
    expect((await activityOf(who))[0]).toMatchObject({ kind: 'session-closed', session: { id: sessionId }, read: false })
  const own = (await activityOf(olga)).find(({ session }) => session?.id === sessionId)
  expect(own).toMatchObject({ actor: { id: olga.id }, read: true })
  const next = await write(visitor, visitor.threadId, 'One more thing')
  await take(sofia, next.sessionId)
  const timeline = await sofia.get(contract.readTimeline, { path: { sessionId: next.sessionId }, query: {} })
  expect(timeline.chapters.map(({ chapter, closedBy }) => [chapter, closedBy])).toEqual([
    [1, 'Olga'],
    [2, null],
  ])
  expect(timeline.items.map(({ text }) => text).filter(Boolean)).toEqual(['Where is my order?', 'One more thing'])
})

test('reassigning: targets, who is told, what the new operator has not read [INF-05, INF-06, INF-07, INF-09, CNT-13, ACC-09]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const targets = await olga.get(contract.listTargets, { path: { sessionId } })
  expect(targets.groups.map(({ name, size }) => [name, size])).toEqual([
    ['First line', 4],
    ['Second line', 1],
  ])
  expect(targets.operators.at(-1)).toMatchObject({ name: 'Otto', online: false, groups: ['First line'] })
  const give = (to: { operatorId: string } | { groupId: string }, from = olga.id) =>
    olga.ask(contract.reassignSession, { path: { sessionId }, body: { to, from } })
  expect((await give({ operatorId: desk.ilya.id })).problem?.code).toBe('target-not-allowed')
  expect((await give({ groupId: desk.supervisors.id })).problem?.code).toBe('target-not-allowed')
  expect((await give({ operatorId: oleg.id }, oleg.id)).problem).toMatchObject({
    code: 'changed-meanwhile',
    holder: { id: olga.id },
  })
  const locked = await product.user('Lena', { groupIds: [first.id] })
  await db.updateTable('users').set({ state: 'locked' }).where('id', '=', locked.id).execute()
  expect((await give({ operatorId: locked.id })).problem?.code).toBe('target-unavailable')

  const { number } = await write(visitor, visitor.threadId, 'Read by Olga')
  await olga.get(contract.readUpTo, { path: { sessionId }, body: { number } })
  await write(visitor, visitor.threadId, 'Read by nobody')
  expect((await give({ operatorId: otto.id })).body).toMatchObject({
    operator: { id: otto.id },
    group: { id: first.id },
    state: 'assigned',
  })
  expect((await activityOf(otto))[0]).toMatchObject({
    kind: 'session-reassigned',
    session: { id: sessionId },
    to: { id: otto.id },
  })
  const ottos = await workspaceOf(otto)
  expect(contract.unreadOf(ottos.sessions[sessionId]!, ottos)).toBe(1)

  await vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { groupId: second.id }, from: otto.id } })
  expect((await activityOf(sofia))[0]).toMatchObject({ kind: 'session-reassigned', to: { kind: 'group', id: second.id } })
  expect((await activityOf(oleg)).some(({ to }) => to?.id === second.id)).toBe(false)
  expect((await notices(sessionId)).slice(-2)).toEqual([
    {
      kind: 'reassigned',
      from: { kind: 'operator', id: olga.id, name: 'Olga' },
      to: { kind: 'operator', id: otto.id, name: 'Otto' },
    },
    {
      kind: 'reassigned',
      from: { kind: 'operator', id: otto.id, name: 'Otto' },
      to: { kind: 'group', id: second.id, name: 'Second line' },
    },
  ])
})

test('marks go both ways and only up [RDM-01, CNT-12, CUS-08]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { threadId } = visitor
  const second_ = await write(visitor, threadId, 'Second')
  const thread = async () => (await visitor.get(contract.readThread, { path: { threadId } })).thread
  const card = async () => (await vera.get(contract.readSession, { path: { sessionId } })).session
  await vera.get(contract.readUpTo, { path: { sessionId }, body: { number: second_.number } })
  expect([(await card()).read, (await thread()).read]).toEqual([0, 0])
  await olga.get(contract.readUpTo, { path: { sessionId }, body: { number: second_.number } })
  await olga.get(contract.readUpTo, { path: { sessionId }, body: { number: 1 } })
  expect([(await card()).read, (await thread()).read]).toEqual([2, 2])
  const one = await answer(olga, sessionId, 'One')
  await answer(olga, sessionId, 'Two')
  expect((await thread()).unread).toBe(2)
  await visitor.get(contract.seeUpTo, { path: { threadId }, body: { sessionId, number: one.number } })
  expect([(await card()).seen, (await thread()).unread]).toEqual([1, 1])
  await visitor.get(contract.seeUpTo, { path: { threadId }, body: { sessionId, number: 0 } })
  expect([(await card()).seen, (await thread()).unread]).toEqual([1, 1])
})

test('typing reaches the other side by the name that it may know, and nobody else [TYP-01]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { position } = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const [theirs, olgas, olegs] = [
    await visitor.socket(position),
    await olga.socket((await workspaceOf(olga)).position),
    await oleg.socket((await workspaceOf(oleg)).position),
  ]
  const typings = ({ moments }: typeof theirs) => moments.filter(({ name }) => name === 'typing')
  olegs.say({ typing: { sessionId } })
  olgas.say({ typing: { sessionId } })
  olgas.say({ typing: { sessionId } })
  await until(() => typings(theirs).length > 0)
  expect(typings(theirs)).toEqual([{ name: 'typing', threadId: visitor.threadId, personName: 'Support' }])
  theirs.say({ typing: { threadId: visitor.threadId } })
  await until(() => typings(olgas).length > 0)
  expect(typings(olgas)).toMatchObject([{ name: 'typing', sessionId, by: 'customer', id: visitor.customerId }])
  expect(typings(olegs)).toEqual([])
  for (const socket of [theirs, olgas, olegs]) socket.end()
})

test('a timeline goes back in portions, across sessions, without gaps [CNV-11, T-06]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  for (let i = 0; i < 18; i++) await write(visitor, visitor.threadId, `Earlier ${i}`)
  await olga.get(contract.closeSession, { path: { sessionId } })
  const last = await write(visitor, visitor.threadId, 'Later')
  for (let i = 0; i < 45; i++) {
    if (i === 0) await take(olga, last.sessionId)
    await answer(olga, last.sessionId, `Answer ${i}`)
  }
  const texts: string[] = []
  const walked: contract.Message[] = []
  let before: string | undefined
  do {
    const page = await olga.get(contract.readTimeline, { path: { sessionId: last.sessionId }, query: before ? { before } : {} })
    walked.unshift(...page.items)
    before = page.next ?? undefined
    texts.push(`${page.items.length}`)
  } while (before)
  expect(texts).toEqual(['50', '20'])
  expect(walked.map(({ chapter, number }) => [chapter, number])).toEqual([
    ...Array.from({ length: 22 }, (_, i) => [1, i + 1]),
    ...Array.from({ length: 48 }, (_, i) => [2, i + 1]),
  ])
  const bad = await olga.ask(contract.readTimeline, { path: { sessionId }, query: { before: 'x' } })
  expect(bad.problem?.code).toBe('bad-request')
})

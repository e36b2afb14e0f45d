import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, newId, openDesk, take, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, sofia, vera, ilya, clara, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const stored = (sessionId: string) =>
  db.selectFrom('messages').selectAll().where('session_id', '=', sessionId).orderBy('number').execute()

test('a first message opens a session, the next ones go into it [SES-01, SES-02]', async () => {
  const visitor = await desk.visitor()
  const first = await write(visitor, visitor.threadId, 'Anybody there?')
  const second = await write(visitor, visitor.threadId, 'Hello?')
  expect(second.sessionId).toBe(first.sessionId)
  expect([first.number, first.ordinal, second.number, second.ordinal]).toEqual([2, 1, 3, 2])
  const { session, details } = await vera.get(contract.readSession, { path: { sessionId: first.sessionId } })
  expect(session).toMatchObject({ state: 'queued', priority: 0, operator: null, group: null, received: 2, number: 3 })
  expect(session.name).toMatch(/^Visitor [0-9a-f]{4}$/)
  expect(details).toMatchObject({ channelName: expect.any(String), routed: { rule: 'first-response', to: '' } })
})

test('a retry changes nothing; another text under the same id, or somebody else under it, is refused [P2]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const messageId = newId()
  const path = { threadId: visitor.threadId, messageId }
  const first = await write(visitor, visitor.threadId, 'Once', messageId)
  const again = await visitor.ask(contract.writeMessage, { path, body: { text: 'Once' } })
  expect([again.status, again.body]).toEqual([200, first])
  const other = await visitor.ask(contract.writeMessage, { path, body: { text: 'Twice' } })
  expect(other.problem?.code).toBe('message-differs')
  const stranger = await begin(desk)
  const theirs = await stranger.visitor.ask(contract.writeMessage, {
    path: { threadId: stranger.visitor.threadId, messageId },
    body: { text: 'Once' },
  })
  expect(theirs.problem?.code).toBe('message-differs')
  const operators = await olga.ask(contract.sendMessage, { path: { sessionId, messageId }, body: { text: 'Once' } })
  expect(operators.problem?.code).toBe('message-differs')
  expect((await stored(sessionId)).filter(({ author }) => author !== 'system')).toHaveLength(2)
})

test('a retry is answered as the first time even after closing [P2]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const messageId = newId()
  const first = await answer(olga, sessionId, 'On its way', messageId)
  await olga.get(contract.closeSession, { path: { sessionId } })
  expect(await answer(olga, sessionId, 'On its way', messageId)).toEqual(first)
  const id = newId()
  const next = await write(visitor, visitor.threadId, 'And now?', id)
  expect(next.sessionId).not.toBe(sessionId)
  expect(await write(visitor, visitor.threadId, 'And now?', id)).toEqual(next)
})

test.each<[string, string, 'message-empty' | 'bad-request' | undefined]>([
  ['empty', '', 'message-empty'],
  ['blank', ' \n\t ', 'message-empty'],
  ['of 10,001 code points', '😀'.repeat(10_001), 'bad-request'],
  ['of 10,000 code points', '😀'.repeat(10_000), undefined],
  ['with NUL', 'a\u0000b', 'bad-request'],
  ['with a lone surrogate', 'a\ud800b', 'bad-request'],
])('a text that is %s [CMP-08]', async (_, text, code) => {
  const { visitor, sessionId } = await begin(desk, olga)
  const received = await visitor.ask(contract.writeMessage, {
    path: { threadId: visitor.threadId, messageId: newId() },
    body: { text },
  })
  const sent = await olga.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text } })
  expect([received.problem?.code, sent.problem?.code]).toEqual([code, code])
})

test.each([
  ['no JSON', '{"text":'],
  ['an unknown field', '{"text":"x","administrator":true}'],
  ['__proto__', '{"text":"x","__proto__":{"administrator":true}}'],
  ['a number for a text', '{"text":1}'],
  ['a list for a text', '{"text":["x"]}'],
  ['no text', '{}'],
  ['files that are no ids', '{"text":"x","files":["../x"]}'],
  [
    'one file twice',
    `{"text":"x","files":["${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}","${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}"]}`,
  ],
  ['10,000 levels', `{"text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
])('a message with %s is refused to both sides, and leaves nothing [API-05]', async (_, body) => {
  const { visitor, sessionId } = await begin(desk, olga)
  const before = await stored(sessionId)
  const headers = { 'content-type': 'application/json' }
  for (const [who, path] of [
    [visitor, `/api/threads/${visitor.threadId}/messages/${newId()}`],
    [olga, `/api/sessions/${sessionId}/messages/${newId()}`],
  ] as const) {
    const response = await who.fetch(path, { method: 'PUT', body, headers })
    expect([response.status, ((await response.json()) as contract.Problem).code]).toEqual([422, 'bad-request'])
  }
  expect(await stored(sessionId)).toEqual(before)
})

test('who may not answer is told why, and who may not see it, nothing [ACC-05, ACC-13, CMP-09]', async () => {
  const { visitor, sessionId } = await begin(desk)
  const refused = async (who: typeof olga) =>
    (await who.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'Hi' } })).problem?.code
  expect(await Promise.all([olga, otto, vera, ilya, clara].map(refused))).toEqual([
    'session-queued',
    'session-queued',
    'session-queued',
    'not-found',
    'not-found',
  ])
  await take(olga, sessionId)
  expect(await Promise.all([oleg, sofia, vera].map(refused))).toEqual(['not-found', 'not-found', 'not-assignee'])
  expect(await refused(olga)).toBeUndefined()
  await olga.get(contract.setStatus, { body: { online: false } })
  expect(await refused(olga)).toBe('operator-offline')
  await olga.get(contract.setStatus, { body: { online: true } })
  expect(await refused(olga)).toBeUndefined()
  await olga.get(contract.closeSession, { path: { sessionId } })
  expect(await refused(olga)).toBe('session-closed')
  const stranger = await desk.visitor()
  const theirs = await stranger.ask(contract.writeMessage, {
    path: { threadId: visitor.threadId, messageId: newId() },
    body: { text: 'Hi' },
  })
  expect(theirs.problem?.code).toBe('not-found')
})

test('an employee writes while Internal names them, and keeps reading afterwards [CUS-02, CUS-05, CUS-06, CUS-10]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  expect(thread).toMatchObject({ name: 'Support', writable: true, openSessionId: null, unread: 0 })
  const first = await write(clara, thread.id, 'My laptop is broken')
  await take(olga, first.sessionId)
  await answer(olga, first.sessionId, 'Bring it here')
  const { id: liveChatId } = chat
  expect((await ilya.ask(contract.openThread, { path: { liveChatId } })).problem?.code).toBe('not-found')
  const page = await clara.get(contract.readThread, { path: { threadId: thread.id } })
  expect(page.page.items.map(({ text, authorName, authorId }) => [text, authorName, authorId])).toEqual([
    ['My laptop is broken', 'Clara', clara.id],
    ['Bring it here', 'Support', null],
  ])
  expect(page.thread).toMatchObject({ unread: 1, openSessionId: first.sessionId })
  await desk.admin.get(contract.editLiveChat, {
    path: { liveChatId },
    body: { version: chat.version, internal: { userIds: [], groupIds: [], orgItemIds: [] } },
  })
  const writing = () =>
    clara.ask(contract.writeMessage, { path: { threadId: thread.id, messageId: newId() }, body: { text: 'Still there?' } })
  expect((await writing()).problem?.code).toBe('writing-not-allowed')
  const [left] = await clara.get(contract.listThreads)
  expect(left).toMatchObject({ id: thread.id, writable: false })
  expect((await clara.get(contract.readThread, { path: { threadId: thread.id } })).page.items).toHaveLength(2)
})

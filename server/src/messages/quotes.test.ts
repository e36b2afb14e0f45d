import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, newId, openDesk, take, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, clara, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())

const reply = (who: Client, sessionId: string, text: string, quote: string, messageId = newId()) =>
  who.ask(contract.sendMessage, { path: { sessionId, messageId }, body: { text, quote } })
const ask = (who: Client, threadId: string, text: string, quote: string, messageId = newId()) =>
  who.ask(contract.writeMessage, { path: { threadId, messageId }, body: { text, quote } })
const note = (who: Client, sessionId: string, text: string, more: object = {}) =>
  who.ask(contract.writeNote, { path: { sessionId, messageId: newId() }, body: { text, ...more } })
const told = async (who: Client, threadId: string) => (await who.get(contract.readThread, { path: { threadId } })).page.items
const seen = async (who: Client, sessionId: string) => (await who.get(contract.readTimeline, { path: { sessionId } })).items

async function signed(showOperatorName: boolean) {
  const { version } = await admin.get(contract.readLiveChat, { path: { liveChatId: chat.id } })
  await admin.get(contract.editLiveChat, { path: { liveChatId: chat.id }, body: { version, website: { showOperatorName } } })
}

test('an operator quotes the customer, and the customer the operator [CNV-03, CNV-04]', async () => {
  const { visitor, sessionId } = await begin(desk, olga, `Where\nis ${'my '.repeat(200)}order?`)
  const [asked] = await told(visitor, visitor.threadId)
  const answered = await reply(olga, sessionId, 'Which one?', asked!.id)
  expect(answered.body.quote).toMatchObject({ messageId: asked!.id, author: 'customer', fileName: null })
  expect(answered.body.quote!.text).toMatch(/^Where is my my/)
  expect([...answered.body.quote!.text]).toHaveLength(140)
  const again = await ask(visitor, visitor.threadId, 'That one', answered.body.id)
  expect(again.body.quote).toMatchObject({ messageId: answered.body.id, author: 'operator', text: 'Which one?' })
  expect((await told(visitor, visitor.threadId)).map(({ quote }) => quote?.messageId)).toEqual([
    undefined,
    asked!.id,
    answered.body.id,
  ])
  expect((await seen(olga, sessionId)).filter(({ quote }) => quote).map(({ quote }) => quote!.authorName)).toEqual([
    asked!.authorName,
    'Olga',
  ])
})

test('whom a customer quotes they know as little as whom they hear [P14, LCS-13]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const page = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const socket = await visitor.socket(page.position)
  const hidden = await answer(olga, sessionId, 'Unsigned')
  const first = await ask(visitor, visitor.threadId, 'Who is it?', hidden.id)
  expect(first.body.quote!.authorName).toBe('Support')
  await signed(true)
  const shown = await answer(olga, sessionId, 'Signed')
  const second = await ask(visitor, visitor.threadId, 'Thank you', shown.id)
  expect(second.body.quote!.authorName).toBe('Olga')
  expect((await told(visitor, visitor.threadId)).flatMap(({ quote }) => quote?.authorName ?? [])).toEqual(['Support', 'Olga'])
  await signed(false)
  expect((await told(visitor, visitor.threadId)).flatMap(({ quote }) => quote?.authorName ?? [])).toEqual(['Support', 'Support'])
  expect((await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).thread.last!.quote!.authorName).toBe(
    'Support',
  )
  expect(socket.frames.filter((frame) => frame.includes('Unsigned')).join()).not.toContain('Olga')
  socket.end()
})

test('a retry of what quotes is answered as the first time, and differs with another quote [P2]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const [asked] = await told(visitor, visitor.threadId)
  const ids = [newId(), newId()] as const
  const first = await reply(olga, sessionId, 'Once', asked!.id, ids[0])
  expect((await reply(olga, sessionId, 'Once', asked!.id, ids[0])).body).toEqual(first.body)
  expect((await reply(olga, sessionId, 'Once', first.body.id, ids[0])).problem?.code).toBe('message-differs')
  const plain = await olga.ask(contract.sendMessage, { path: { sessionId, messageId: ids[0] }, body: { text: 'Once' } })
  expect(plain.problem?.code).toBe('message-differs')
  const theirs = await ask(visitor, visitor.threadId, 'Twice', first.body.id, ids[1])
  expect((await ask(visitor, visitor.threadId, 'Twice', first.body.id, ids[1])).body).toEqual(theirs.body)
  expect(theirs.body.quote!.authorName).toBe('Support')
})

test('what is of another thread, a notice, or nowhere cannot be quoted [CNV-03, P14]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const stranger = await begin(desk, olga)
  const [foreign] = await told(stranger.visitor, stranger.visitor.threadId)
  const notice = (await seen(olga, sessionId)).find(({ author }) => author === 'system')!
  for (const quote of [foreign!.id, notice.id, newId()]) {
    expect((await reply(olga, sessionId, 'Hm', quote)).problem?.code).toBe('quote-not-found')
    expect((await ask(visitor, visitor.threadId, 'Hm', quote)).problem?.code).toBe('quote-not-found')
    expect((await note(olga, sessionId, 'Hm', { quote })).problem?.code).toBe('quote-not-found')
  }
  expect((await reply(olga, sessionId, 'Hm', 'not-an-id')).problem?.code).toBe('bad-request')
  expect((await told(visitor, visitor.threadId)).map(({ text }) => text)).toEqual(['Where is my order?'])
})

test('a note is quoted in notes alone: not by the customer, not to the customer [NOT-01, P14, T-41]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const { body: written } = await note(olga, sessionId, 'Between us')
  expect((await ask(visitor, visitor.threadId, 'Hm', written.id)).problem?.code).toBe('quote-not-found')
  expect((await reply(olga, sessionId, 'Hm', written.id)).problem?.code).toBe('quote-not-found')
  expect((await note(vera, sessionId, 'I see', { quote: written.id })).body.quote).toMatchObject({ text: 'Between us' })
})

test('a quote reaches back into earlier sessions of the thread [CNV-04, CNV-11]', async () => {
  const { visitor, sessionId } = await begin(desk, olga, 'The first time')
  const [old] = await told(visitor, visitor.threadId)
  await olga.get(contract.closeSession, { path: { sessionId } })
  const next = await ask(visitor, visitor.threadId, 'Again', old!.id)
  expect(next.body.sessionId).not.toBe(sessionId)
  expect(next.body.quote).toMatchObject({ text: 'The first time' })
  await take(oleg, next.body.sessionId)
  expect((await reply(oleg, next.body.sessionId, 'I see', old!.id)).body.quote).toMatchObject({ text: 'The first time' })
})

test('an employee quotes in their own chat [CUS-09]', async () => {
  const { id: threadId } = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { id, sessionId } = await write(clara, threadId, 'My laptop')
  expect((await ask(clara, threadId, 'It is broken', id)).body.quote).toMatchObject({ text: 'My laptop', authorName: 'Clara' })
  await take(olga, sessionId)
})

test('plain messages and quotes at once are all written, once, in numbers without gaps [T-01, P2]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const [asked] = await told(visitor, visitor.threadId)
  await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      i % 3 === 0
        ? reply(olga, sessionId, `Quoting ${i}`, asked!.id)
        : i % 3 === 1
          ? answer(olga, sessionId, `Plain ${i}`)
          : ask(visitor, visitor.threadId, `Theirs ${i}`, asked!.id),
    ),
  )
  const items = await seen(olga, sessionId)
  expect(items.map(({ number }) => number)).toEqual(items.map((_, i) => i + 1))
  expect(items.filter(({ quote }) => quote)).toHaveLength(16)
})

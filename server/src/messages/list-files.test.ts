import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, newId, openDesk, take, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, vera, clara, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())

async function upload(who: Client, name: string) {
  const id = newId()
  const headers = { 'content-type': 'application/octet-stream' }
  expect((await who.fetch(`/api/files/${id}?name=${name}`, { method: 'PUT', body: name, headers })).status).toBe(200)
  return id
}
const open = () => clara.get(contract.openThread, { path: { liveChatId: chat.id } })
async function sends(threadId: string, ...names: string[]) {
  const files: string[] = []
  for (const name of names) files.push(await upload(clara, name))
  return clara.get(contract.writeMessage, { path: { threadId, messageId: newId() }, body: { text: '', files } })
}
async function answers(sessionId: string, name: string) {
  const body = { text: 'Here', files: [await upload(olga, name)] }
  return olga.get(contract.sendMessage, { path: { sessionId, messageId: newId() }, body })
}
const ofThread = (threadId: string, query = {}) => clara.get(contract.listThreadFiles, { path: { threadId }, query })
const ofSession = (who: Client, sessionId: string, query = {}) =>
  who.get(contract.listSessionFiles, { path: { sessionId }, query })
const names = ({ items }: contract.SentFiles) => items.map(({ file }) => file.name)

test('the files of the whole chat, newest first; staff see those of the timeline that they see [MSG-03, ACC-05]', async () => {
  const { id: threadId } = await open()
  expect(await ofThread(threadId)).toEqual({ items: [], next: null })
  const first = await sends(threadId, 'a.txt', 'b.txt')
  await take(olga, first.sessionId)
  const answered = await answers(first.sessionId, 'c.pdf')
  await answer(olga, first.sessionId, 'Without a file')
  await olga.get(contract.closeSession, { path: { sessionId: first.sessionId } })
  const second = await sends(threadId, 'd.txt')
  await take(oleg, second.sessionId)

  const mine = await ofThread(threadId)
  expect(names(mine)).toEqual(['d.txt', 'c.pdf', 'a.txt', 'b.txt'])
  expect(mine.items[1]).toMatchObject({ messageId: answered.id, sessionId: first.sessionId, author: 'operator' })
  expect(JSON.stringify(mine)).not.toContain(olga.id)
  expect(names(await ofSession(oleg, second.sessionId))).toEqual(['d.txt', 'c.pdf', 'a.txt', 'b.txt'])
  // Olga had the first session: what came later is none of her business.
  expect(names(await ofSession(olga, first.sessionId))).toEqual(['c.pdf', 'a.txt', 'b.txt'])
  expect(names(await ofSession(olga, first.sessionId, { cursor: '9.9' }))).toEqual(['c.pdf', 'a.txt', 'b.txt'])
  expect((await ofSession(vera, first.sessionId)).items[0]?.authorName).toBe('Olga')
  for (const who of [otto, clara]) {
    const path = { sessionId: second.sessionId }
    expect((await who.ask(contract.listSessionFiles, { path, query: {} })).problem?.code).toBe('not-found')
  }
  expect((await vera.ask(contract.listThreadFiles, { path: { threadId }, query: {} })).problem?.code).toBe('not-found')
})

test('of who answered a customer is told the name only where the live chat shows it [MSG-03, CUS-05, P14]', async () => {
  const { id: threadId } = await open()
  const path = { liveChatId: chat.id }
  const told = async () => (await ofThread(threadId)).items.find(({ file }) => file.name === 'c.pdf')?.authorName
  const shows = (await desk.admin.get(contract.readLiveChat, { path })).showOperatorName
  expect(await told()).toBe(shows ? 'Olga' : chat.name)
  const { version } = await desk.admin.get(contract.readLiveChat, { path })
  await desk.admin.get(contract.editLiveChat, { path, body: { version, showOperatorName: !shows } })
  await expect.poll(told).toBe(chat.name)
})

test('a long chat in portions, each file once, and a cursor that is none is refused [MSG-03]', async () => {
  const limits = { visitorMessagesPerMinute: 1_000, visitorUploadsPerMinute: 1_000 }
  await desk.admin.get(contract.editSettings, { body: { limits } })
  const visitor = await desk.visitor()
  const sent: string[] = []
  for (let at = 0; at < 53; at++) {
    const file = await upload(visitor, `${at}.txt`)
    sent.unshift(file)
    const path = { threadId: visitor.threadId, messageId: newId() }
    await visitor.get(contract.writeMessage, { path, body: { text: '', files: [file] } })
    await write(visitor, visitor.threadId, 'between')
  }
  const list = (cursor?: string) =>
    visitor.get(contract.listThreadFiles, { path: { threadId: visitor.threadId }, query: cursor === undefined ? {} : { cursor } })
  const one = await list()
  expect(one.items).toHaveLength(50)
  const two = await list(one.next!)
  expect(two.next).toBeNull()
  expect([...one.items, ...two.items].map(({ file }) => file.id)).toEqual(sent)
  const wrong = { path: { threadId: visitor.threadId }, query: { cursor: 'there' } }
  expect((await visitor.ask(contract.listThreadFiles, wrong)).problem).toMatchObject({ code: 'bad-request', field: 'cursor' })
})

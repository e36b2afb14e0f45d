import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, newId, openDesk, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, clara, chat, db } = desk
beforeAll(() => allow(true))
afterAll(() => product[Symbol.asyncDispose]())

const allow = (allowEditing: boolean) => admin.get(contract.editSettings, { body: { allowEditing } })
type Edit = { files?: string[]; from?: number | null }
const edit = (who: Client, { id, sessionId }: contract.Message, text: string, { files = [], from = null }: Edit = {}) =>
  who.ask(contract.editMessage, { path: { sessionId, messageId: id }, body: { text, files, from } })
const editOwn = (who: Client, { id, threadId }: contract.Message, text: string, { files = [], from = null }: Edit = {}) =>
  who.ask(contract.editOwnMessage, { path: { threadId, messageId: id }, body: { text, files, from } })
const withdraw = (who: Client, { id, sessionId }: contract.Message) =>
  who.ask(contract.withdrawMessage, { path: { sessionId, messageId: id } })
const withdrawOwn = (who: Client, { id, threadId }: contract.Message) =>
  who.ask(contract.withdrawOwnMessage, { path: { threadId, messageId: id } })
const versions = (who: Client, { id, sessionId }: contract.Message) =>
  who.ask(contract.listMessageVersions, { path: { sessionId, messageId: id } })
const told = async (who: Client, threadId: string) => (await who.get(contract.readThread, { path: { threadId } })).page.items
const seen = async (who: Client, sessionId: string) => (await who.get(contract.readTimeline, { path: { sessionId } })).items
const card = async (sessionId: string) => (await vera.get(contract.readSession, { path: { sessionId } })).session
async function upload(who: Client, name: string): Promise<string> {
  const id = newId()
  const init = { method: 'PUT', body: `of ${name}`, headers: { 'content-type': 'application/octet-stream' } }
  expect((await who.fetch(`/api/files/${id}?name=${name}`, init)).status).toBe(200)
  return id
}
const read = async (who: Client, id: string) => (await who.fetch(`/api/files/${id}`)).status

test('an answer is changed on both sides, with its history for staff [CNV-13]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const sent = await answer(olga, sessionId, 'On Mnday')
  const first = await edit(olga, sent, 'On Monday')
  expect(first.body).toMatchObject({ text: 'On Monday', number: sent.number, changed: sent.number + 1 })
  const second = await edit(olga, sent, 'On Tuesday', { from: first.body.changed! })
  expect(second.status).toBe(200)
  const [, theirs] = await told(visitor, visitor.threadId)
  expect(theirs).toMatchObject({ text: 'On Tuesday', authorId: null, authorName: 'Support', editedAt: expect.any(String) })
  expect((await versions(vera, sent)).body.map(({ text }) => text)).toEqual(['On Mnday', 'On Monday'])
  const items = await seen(olga, sessionId)
  expect(items.map(({ number }) => number)).toEqual(items.map((_, i) => i + 1))
  expect(items.filter(({ notice }) => notice?.kind === 'edited')).toHaveLength(2)
  expect((await card(sessionId)).preview).toMatchObject({ text: 'On Tuesday' })
})

test('what was sent later stays the preview, and nothing becomes unread [CNV-13, CNT-12]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const sent = await answer(olga, sessionId, 'First')
  await write(visitor, visitor.threadId, 'Later')
  const before = await card(sessionId)
  await edit(olga, sent, 'Changed')
  const { number, ...after } = await card(sessionId)
  expect({ ...after, number: before.number }).toEqual(before)
  expect(number).toBe(before.number + 1)
})

test('withdrawn is withdrawn on both sides, and its files with it [CNV-13]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const file = await upload(olga, 'price.txt')
  const path = { sessionId, messageId: newId() }
  const sent = await olga.get(contract.sendMessage, { path, body: { text: 'The price', files: [file] } })
  const quoting = await visitor.get(contract.writeMessage, {
    path: { threadId: visitor.threadId, messageId: newId() },
    body: { text: 'Thank you', quote: sent.id },
  })
  expect([await read(visitor, file), await read(olga, file)]).toEqual([200, 200])
  const gone = await withdraw(olga, sent)
  expect(gone.body).toMatchObject({ text: '', files: [], withdrawnAt: expect.any(String) })
  expect([await read(visitor, file), await read(olga, file)]).toEqual([404, 200])
  const theirs = await told(visitor, visitor.threadId)
  expect(theirs.find(({ id }) => id === sent.id)).toMatchObject({ text: '', files: [], withdrawnAt: expect.any(String) })
  expect(theirs.find(({ id }) => id === quoting.id)!.quote).toMatchObject({ text: '', fileName: null, withdrawn: true })
  expect(JSON.stringify(theirs)).not.toContain('price')
  expect((await versions(olga, sent)).body).toMatchObject([{ text: 'The price', files: [{ id: file }] }])
  expect((await versions(visitor, sent)).status).not.toBe(200)
  const files = await visitor.get(contract.listThreadFiles, { path: { threadId: visitor.threadId } })
  expect(files.items).toEqual([])
  for (const again of [await withdraw(olga, sent), await edit(olga, sent, 'Back')])
    expect(again.problem?.code).toBe('message-withdrawn')
  const quote = await visitor.ask(contract.writeMessage, {
    path: { threadId: visitor.threadId, messageId: newId() },
    body: { text: 'Hm', quote: sent.id },
  })
  expect(quote.problem?.code).toBe('quote-withdrawn')
})

test('an employee changes, replaces files and withdraws, whatever the setting is [CUS-09]', async () => {
  await allow(false)
  const { id: threadId } = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const [one, two] = [await upload(clara, 'one.txt'), await upload(clara, 'two.txt')]
  const path = { threadId, messageId: newId() }
  const sent = await clara.get(contract.writeMessage, { path, body: { text: 'My laptop', files: [one] } })
  const changed = await editOwn(clara, sent, 'My screen', { files: [two] })
  expect(changed.body).toMatchObject({ text: 'My screen', files: [{ id: two }] })
  expect([await read(clara, one), await read(clara, two)]).toEqual([404, 200])
  const both = await editOwn(clara, sent, 'My screen', {
    files: [two, await upload(clara, 'three.txt')],
    from: changed.body.changed!,
  })
  expect(both.body.files.map(({ name }) => name)).toEqual(['two.txt', 'three.txt'])
  expect((await seen(vera, sent.sessionId)).find(({ id }) => id === sent.id)).toMatchObject({ text: 'My screen' })
  const retry = await clara.get(contract.writeMessage, { path, body: { text: 'My laptop', files: [one] } })
  expect(retry).toEqual(both.body)
  expect((await withdrawOwn(clara, sent)).body).toMatchObject({ text: '', files: [] })
  expect((await clara.get(contract.listThreads))[0]!.last).toMatchObject({ id: sent.id, text: '' })
  await allow(true)
})

test('operators and visitors only where administrators allow it [LCS-22, CNV-13]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const [theirs] = await told(visitor, visitor.threadId)
  const mine = await answer(olga, sessionId, 'Mine')
  await allow(false)
  const refused = [await edit(olga, mine, 'Hm'), await withdraw(olga, mine), await editOwn(visitor, theirs!, 'Hm')]
  expect(refused.map(({ problem }) => problem?.code)).toEqual(Array(3).fill('editing-not-allowed'))
  await allow(true)
  expect((await editOwn(visitor, theirs!, 'Where are my orders?')).status).toBe(200)
})

test("nobody changes another one's, what they may not see is not there [CNV-13, ACC-07]", async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const [theirs] = await told(visitor, visitor.threadId)
  const mine = await answer(olga, sessionId, 'Mine')
  const stranger = await desk.visitor()
  expect((await edit(olga, theirs!, 'Hm')).problem?.code).toBe('message-not-yours')
  expect((await edit(vera, mine, 'Hm')).problem?.code).toBe('message-not-yours')
  expect((await editOwn(visitor, mine, 'Hm')).problem?.code).toBe('message-not-yours')
  expect((await withdrawOwn(visitor, mine)).problem?.code).toBe('message-not-yours')
  for (const lost of [await edit(oleg, mine, 'Hm'), await withdrawOwn(stranger, theirs!), await versions(oleg, mine)])
    expect(lost.problem?.code).toBe('not-found')
  const notice = (await seen(olga, sessionId)).find(({ author }) => author === 'system')!
  for (const lost of [await edit(olga, notice, 'Hm'), await editOwn(visitor, notice, 'Hm')])
    expect(lost.problem?.code).toBe('not-found')
})

test('blank, foreign files and a session that is not mine any more are refused [CNV-13, CMP-08]', async () => {
  const { sessionId, visitor } = await begin(desk, olga)
  const mine = await answer(olga, sessionId, 'Mine')
  expect((await edit(olga, mine, ' \n')).problem?.code).toBe('message-empty')
  expect((await edit(olga, mine, '', { files: [await upload(visitor, 'x.txt')] })).problem?.code).toBe('file-not-found')
  expect((await edit(olga, mine, 'a\u0000b')).problem?.code).toBe('bad-request')
  await olga.get(contract.setStatus, { body: { online: false } })
  expect((await edit(olga, mine, 'Hm')).problem?.code).toBe('operator-offline')
  await olga.get(contract.setStatus, { body: { online: true } })
  await vera.get(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: oleg.id }, from: olga.id } })
  expect((await edit(olga, mine, 'Hm')).problem?.code).toBe('not-found')
  await vera.get(contract.closeSession, { path: { sessionId } })
  const [theirs] = await told(visitor, visitor.threadId)
  expect((await withdrawOwn(visitor, theirs!)).problem?.code).toBe('session-closed')
})

test('of two edits at once one holds, and the other is told [CNV-13]', async () => {
  const { sessionId } = await begin(desk, olga)
  const mine = await answer(olga, sessionId, 'Mine')
  const both = await Promise.all([edit(olga, mine, 'One'), edit(olga, mine, 'Two')])
  expect(both.map(({ problem }) => problem?.code).sort()).toEqual(['changed-meanwhile', undefined])
  const kept = both.find(({ status }) => status === 200)!.body
  expect((await seen(olga, sessionId)).find(({ id }) => id === mine.id)).toEqual(kept)
  expect((await edit(olga, mine, kept.text)).body).toEqual(kept)
  expect((await versions(olga, mine)).body).toHaveLength(1)
})

test('edits, answers and the closing at once: numbers without gaps, and none after the end [CNV-13, SES-08]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const mine = await answer(olga, sessionId, 'Mine')
  const [theirs] = await told(visitor, visitor.threadId)
  const outcomes = await Promise.all([
    ...Array.from({ length: 6 }, (_, i) =>
      answer(olga, sessionId, `Answer ${i}`).then(
        () => 'ok',
        () => 'closed',
      ),
    ),
    edit(olga, mine, 'Changed').then(({ problem }) => problem?.code ?? 'ok'),
    withdrawOwn(visitor, theirs!).then(({ problem }) => problem?.code ?? 'ok'),
    olga.ask(contract.closeSession, { path: { sessionId } }).then(({ problem }) => problem?.code ?? 'ok'),
  ])
  for (const outcome of outcomes) expect(['ok', 'closed', 'session-closed']).toContain(outcome)
  const rows = await db.selectFrom('messages').selectAll().where('session_id', '=', sessionId).orderBy('number').execute()
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1))
  expect(rows.at(-1)!.notice).toMatchObject({ kind: 'closed' })
  expect((await card(sessionId)).number).toBe(rows.length)
})

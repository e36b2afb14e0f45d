import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { answer, begin, newId, openDesk, until, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, oleg, otto, sofia, vera, boris, ilya, clara, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const note = (who: Client, sessionId: string, text: string, more: object = {}, messageId = newId()) =>
  who.ask(contract.writeNote, { path: { sessionId, messageId }, body: { text, ...more } })
const card = async (sessionId: string) => (await vera.get(contract.readSession, { path: { sessionId } })).session
const seen = async (who: Client, sessionId: string) => (await who.get(contract.readTimeline, { path: { sessionId } })).items
const mentionable = async (who: Client, sessionId: string, search = '') =>
  (await who.get(contract.listMentionable, { path: { sessionId }, query: { search } })).map(({ name }) => name)

test('a note stands in the conversation of staff, and nowhere of the customer’s [NOT-01, P14, T-41]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const file = newId()
  await olga.fetch(`/api/files/${file}?name=canary.txt`, {
    method: 'PUT',
    body: 'canary',
    headers: { 'content-type': 'application/octet-stream' },
  })
  const page = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const socket = await visitor.socket(page.position)
  const { body: written } = await note(olga, sessionId, 'canary in a note', { files: [file], mentions: [vera.id] })
  expect(written).toMatchObject({ note: true, author: 'operator', authorName: 'Olga', ordinal: 0, mentions: [{ name: 'Vera' }] })
  const edited = { text: 'canary, changed', files: [file], from: null }
  await olga.get(contract.editMessage, { path: { sessionId, messageId: written.id }, body: edited })
  expect((await seen(vera, sessionId)).find(({ id }) => id === written.id)).toMatchObject({ text: 'canary, changed' })
  const after = await answer(olga, sessionId, 'Now to you')
  await until(() => socket.frames.some((frame) => frame.includes('Now to you')))
  expect(socket.frames.join()).not.toContain('canary')
  socket.end()
  const reading = { threadId: visitor.threadId }
  for (const path of ['', '/messages?before=9.9', '/files'])
    expect(await (await visitor.fetch(`/api/threads/${reading.threadId}${path}`)).text()).not.toContain('canary')
  expect([(await visitor.fetch(`/api/files/${file}`)).status, (await vera.fetch(`/api/files/${file}`)).status]).toEqual([
    404, 200,
  ])
  const asked = { path: { threadId: visitor.threadId, messageId: written.id } }
  for (const refused of [
    await visitor.ask(contract.editOwnMessage, { ...asked, body: { text: 'Hm', files: [], from: null } }),
    await visitor.ask(contract.withdrawOwnMessage, asked),
  ])
    expect(refused.problem?.code).toBe('not-found')
  expect(after.ordinal).toBe(1)
})

test('neither what is unread nor who waits changes by a note, and the preview stays [NOT-01]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  await answer(olga, sessionId, 'Answered')
  await write(visitor, visitor.threadId, 'Waiting again')
  const before = await card(sessionId)
  await note(olga, sessionId, 'Between us')
  expect(await card(sessionId)).toEqual({ ...before, number: before.number + 1 })
  const { thread } = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  expect(thread).toMatchObject({ unread: 1, last: { text: 'Waiting again' } })
  // What the customer has seen counts past the note that follows it.
  await visitor.get(contract.seeUpTo, { path: { threadId: visitor.threadId }, body: { sessionId, number: before.number + 1 } })
  expect((await card(sessionId)).seen).toBe(1)
})

test('who may see the session and is Online writes notes; nobody after the end [NOT-01, STA-03]', async () => {
  const codes = (who: readonly Client[], sessionId: string) =>
    Promise.all(who.map(async (one) => (await note(one, sessionId, 'Note')).problem?.code))
  const { sessionId } = await begin(desk)
  expect(await codes([olga, vera, otto, ilya, clara], sessionId)).toEqual([
    undefined,
    undefined,
    'operator-offline',
    'not-found',
    'not-found',
  ])
  await olga.get(contract.takeSession, { path: { sessionId } })
  expect(await codes([olga, vera, boris, oleg, sofia], sessionId)).toEqual([
    undefined,
    undefined,
    undefined,
    'not-found',
    'not-found',
  ])
  await olga.get(contract.closeSession, { path: { sessionId } })
  expect(await codes([olga, vera], sessionId)).toEqual(['session-closed', 'session-closed'])
})

test('who is mentioned finds it in their activity; who cannot see the session cannot be mentioned [NOT-01]', async () => {
  const { sessionId } = await begin(desk, olga)
  expect(await mentionable(olga, sessionId)).toEqual(['Boris', 'Vera'])
  expect(await mentionable(vera, sessionId, 'ol')).toEqual(['Olga'])
  const { body: written } = await note(olga, sessionId, '@Vera look', { mentions: [vera.id] })
  const [entry] = (await vera.get(contract.listActivity)).items
  expect(entry).toMatchObject({
    kind: 'session-mentioned',
    actor: { name: 'Olga' },
    session: { id: sessionId },
    messageId: written.id,
    read: false,
  })
  const refused = await note(olga, sessionId, '@Oleg look', { mentions: [vera.id, oleg.id] })
  expect(refused.problem).toMatchObject({ code: 'mention-not-allowed', holder: { id: oleg.id, name: 'Oleg' } })
  const unknown = await note(olga, sessionId, '@Nobody look', { mentions: [newId()] })
  expect(unknown.problem?.code).toBe('mention-not-allowed')
  expect((await seen(olga, sessionId)).filter(({ note }) => note)).toHaveLength(1)
  const { sessionId: waiting } = await begin(desk)
  expect(await mentionable(olga, waiting)).toEqual(['Boris', 'Oleg', 'Otto', 'Sofia', 'Vera'])
})

test('a retry of a note changes nothing; blank ones and taken ids are refused [P2, NOT-01]', async () => {
  const { sessionId } = await begin(desk, olga)
  const id = newId()
  const first = await note(olga, sessionId, 'Once', { mentions: [vera.id] }, id)
  expect((await note(olga, sessionId, 'Once', { mentions: [vera.id] }, id)).body).toEqual(first.body)
  expect((await note(olga, sessionId, 'Twice', {}, id)).problem?.code).toBe('message-differs')
  expect((await note(vera, sessionId, 'Once', {}, id)).problem?.code).toBe('message-differs')
  const asAnswer = await olga.ask(contract.sendMessage, { path: { sessionId, messageId: id }, body: { text: 'Once' } })
  expect(asAnswer.problem?.code).toBe('message-differs')
  expect((await note(olga, sessionId, ' ')).problem?.code).toBe('message-empty')
  const entries = await db.selectFrom('activity_entries').selectAll().where('session_id', '=', sessionId).execute()
  expect(entries.filter(({ kind }) => kind === 'session-mentioned')).toHaveLength(1)
})

test('notes, answers and messages at once: numbers without gaps, and each customer’s count right [NOT-01, P2]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  await Promise.all(
    Array.from({ length: 18 }, (_, i) =>
      i % 3 === 0
        ? note(i % 2 ? vera : olga, sessionId, `Note ${i}`)
        : i % 3 === 1
          ? answer(olga, sessionId, `Answer ${i}`)
          : write(visitor, visitor.threadId, `Question ${i}`),
    ),
  )
  const items = await seen(olga, sessionId)
  expect(items.map(({ number }) => number)).toEqual(items.map((_, i) => i + 1))
  expect(await card(sessionId)).toMatchObject({ number: items.length, received: 7, sent: 6 })
  expect((await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).thread.unread).toBe(6)
})

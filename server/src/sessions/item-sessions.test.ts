import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { give } from '../../test/an-app.ts'
import { openBoundDesk } from '../../test/bound-desk.ts'
import { answer, newId, write } from '../../test/desk.ts'
import { noLimits } from '../../test/oracle/company.ts'
import type { TestUser } from '../../test/product.ts'

let desk: Awaited<ReturnType<typeof openBoundDesk>>
/** A reader, and somebody who may view items and reads nothing. */
let rita: TestUser
let paul: TestUser
beforeAll(async () => {
  desk = await openBoundDesk()
  rita = await desk.product.user('Rita')
  paul = await desk.product.user('Paul')
  const readers = await desk.product.group('Readers', [rita])
  await desk.edit({ readerGroupIds: [readers.id] })
  const all = [desk.olga, desk.oleg, desk.otto, desk.sofia, desk.vera, desk.boris, rita, paul].map(({ id }) => id)
  for (const app of [desk.contacts, desk.complaints]) await give(desk.admin, app.id, 2, all, ['view', 'create'])
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const sessions = (who: TestUser, itemId: string) => who.ask(contract.listItemSessions, { path: { itemId } })
const idsOf = async (who: TestUser, itemId: string) => (await sessions(who, itemId)).body?.items.map(({ id }) => id)
const read = (who: TestUser, itemId: string, sessionId: string) =>
  who.ask(contract.readItemSession, { path: { itemId, sessionId } })

/** A session of a bound customer, with a complaint registered in it. */
async function bound() {
  const one = await desk.session()
  const { item: contact } = await desk.contact({ title: { last: 'Lind', first: `${newId()}` } })
  await desk.bind(desk.olga, one.sessionId, contact.id)
  const complaintId = v7()
  await desk.register(desk.olga, one.sessionId, complaintId, { title: 'Late' })
  return { ...one, contactId: contact.id, complaintId }
}

test('on the page of an item its sessions are read by readers and by who may view them, and by nobody else [BND-15, ACC-12, LCS-24]', async () => {
  const one = await bound()
  const { body } = await sessions(rita, one.contactId)
  expect(body?.items).toEqual([
    expect.objectContaining({ id: one.sessionId, liveChat: { id: desk.chat.id, name: 'Support' }, open: true, view: false }),
  ])
  for (const itemId of [one.contactId, one.complaintId]) {
    expect(await idsOf(rita, itemId)).toEqual([one.sessionId])
    for (const who of [desk.olga, desk.vera]) expect((await sessions(who, itemId)).body?.items).toMatchObject([{ view: true }])
    // A colleague does not view a session that another one has.
    for (const who of [paul, desk.sofia, desk.admin]) {
      expect(await idsOf(who, itemId)).toEqual([])
      expect((await read(who, itemId, one.sessionId)).problem?.code).toBe('not-found')
    }
    expect((await sessions(desk.ilya, itemId)).problem?.code).toBe('not-found')
    for (const who of [rita, desk.olga, desk.vera])
      expect((await read(who, itemId, one.sessionId)).body?.items.map(({ text }) => text)).toEqual(['Where is my order?'])
  }
  // Here alone: the session itself is none of theirs.
  expect((await rita.ask(contract.readSession, { path: { sessionId: one.sessionId } })).problem?.code).toBe('not-found')
  expect((await rita.ask(contract.readTimeline, { path: { sessionId: one.sessionId } })).problem?.code).toBe('not-found')
  const path = { sessionId: one.sessionId, messageId: newId() }
  const no = { path, body: { text: 'Not mine' } }
  expect((await rita.ask(contract.sendMessage, no)).problem?.code).toBe('not-found')
  expect((await rita.ask(contract.writeNote, no)).problem?.code).toBe('not-found')
  const unrelated = await bound()
  expect((await read(rita, one.contactId, unrelated.sessionId)).problem?.code).toBe('not-found')
})

test('a reader reads what was said, without notes and notices, and the files in it [BND-15, NOT-01]', async () => {
  const one = await bound()
  const put = async (who: { fetch: TestUser['fetch'] }, name: string) => {
    const id = v7()
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await who.fetch(`${contract.uploadFile.path.replace(':fileId', id)}?name=${name}`, {
      method: 'PUT',
      body: name,
      headers,
    })
    expect(response.status).toBe(200)
    return id
  }
  const [said, noted] = [await put(one.visitor, 'said.txt'), await put(desk.olga, 'noted.txt')]
  const path = { threadId: one.visitor.threadId, messageId: newId() }
  await one.visitor.get(contract.writeMessage, { path, body: { text: 'With a file', files: [said] } })
  await answer(desk.olga, one.sessionId, 'On its way')
  const notePath = { sessionId: one.sessionId, messageId: newId() }
  await desk.olga.get(contract.writeNote, { path: notePath, body: { text: 'Between us', files: [noted] } })
  const { body } = await read(rita, one.complaintId, one.sessionId)
  expect(body?.items.map(({ text, author }) => [author, text])).toEqual([
    ['customer', 'Where is my order?'],
    ['customer', 'With a file'],
    ['operator', 'On its way'],
  ])
  expect(JSON.stringify(body)).not.toContain('Between us')
  const fetched = async (who: TestUser, id: string) => (await who.fetch(`/api/files/${id}`, { redirect: 'manual' })).status < 400
  expect([await fetched(rita, said), await fetched(rita, noted), await fetched(paul, said)]).toEqual([true, false, false])
})

test('closed sessions stay to be read, spam does not, and what is taken off is gone [BND-15, SPM-05]', async () => {
  const one = await bound()
  const again = await desk.again(one)
  expect(await idsOf(rita, one.contactId)).toEqual([again, one.sessionId])
  expect(await idsOf(rita, one.complaintId)).toEqual([one.sessionId])
  // Each session by itself.
  expect((await read(rita, one.contactId, again)).body?.items.map(({ text }) => text)).toEqual(['Me again'])
  await desk.vera.get(contract.markSpam, { path: { sessionId: again } })
  expect(await idsOf(rita, one.contactId)).toEqual([one.sessionId])
  expect((await read(rita, one.contactId, again)).problem?.code).toBe('not-found')
  await desk.db.updateTable('bindings').set({ item_id: null }).where('item_id', '=', one.contactId).execute()
  expect(await idsOf(rita, one.contactId)).toEqual([])
})

test('many sessions come in portions, none twice [BND-15]', async () => {
  const one = await bound()
  const columns = await desk.db.selectFrom('sessions').selectAll().where('id', '=', one.sessionId).executeTakeFirstOrThrow()
  const { id: _, ...row } = columns
  const more = Array.from({ length: 60 }, (_, at) => ({
    ...row,
    id: newId(),
    chapter: at + 2,
    state: 'closed' as const,
    operator_id: null,
    closed_at: row.created_at,
  }))
  await desk.db
    .insertInto('sessions')
    .values(more as never)
    .execute()
  const path = { itemId: one.contactId }
  const first = await rita.get(contract.listItemSessions, { path })
  const rest = await rita.get(contract.listItemSessions, { path, query: { cursor: first.next! } })
  const ids = [...first.items, ...rest.items].map(({ id }) => id)
  expect([first.items.length, new Set(ids).size, rest.next]).toEqual([50, 61, null])
  expect((await rita.ask(contract.listItemSessions, { path, query: { cursor: 'x' } })).problem?.code).toBe('bad-request')
})

test('who leaves the group of readers reads no more, and long lists come in portions [ACC-12]', async () => {
  await desk.admin.get(contract.editSettings, { body: { limits: noLimits } })
  const one = await bound()
  for (let at = 0; at < 60; at++) await write(one.visitor, one.visitor.threadId, `Line ${at}`)
  const first = (await read(rita, one.contactId, one.sessionId)).body!
  expect(first.items.at(-1)?.text).toBe('Line 59')
  const path = { itemId: one.contactId, sessionId: one.sessionId }
  const rest = await rita.get(contract.readItemSession, { path, query: { before: first.next! } })
  expect([...rest.items, ...first.items].map(({ text }) => text)).toEqual([
    'Where is my order?',
    ...Array.from({ length: 60 }, (_, at) => `Line ${at}`),
  ])
  await desk.edit({ readerGroupIds: [] })
  expect(await idsOf(rita, one.contactId)).toEqual([])
  expect((await read(rita, one.contactId, one.sessionId)).problem?.code).toBe('not-found')
})

import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, openDesk, until, write } from '../../test/desk.ts'
import type { TestUser } from '../../test/product.ts'
import { fileTasks } from '../files/index.ts'

const desk = await openDesk()
const { product, olga, oleg, vera, admin, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

type Body = Partial<contract.NewScheduledMessage>
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const schedule = (who: TestUser, sessionId: string, body: Body, messageId: string = v7()) =>
  who.ask(contract.scheduleMessage, { path: { sessionId, messageId }, body: { text: '', at: inMs(3_600_000), ...body } })
const listed = (who: TestUser, sessionId: string) => who.get(contract.listScheduledMessages, { path: { sessionId } })
const messages = async (sessionId: string) => (await vera.get(contract.readTimeline, { path: { sessionId } })).items
const sendNow = (who: TestUser, sessionId: string, messageId: string) =>
  who.ask(contract.sendScheduledMessage, { path: { sessionId, messageId } })
const notSent = async (who: TestUser) =>
  (await who.get(contract.listActivity)).items.filter(({ kind }) => kind === 'message-not-sent').length

async function upload(who: TestUser, name: string): Promise<string> {
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  expect((await who.fetch(`/api/files/${id}?name=${name}`, { method: 'PUT', body: name, headers })).status).toBe(200)
  return id
}
/** The hourly cleaning, two days on. */
async function clean(...files: string[]): Promise<void> {
  const created_at = new Date(Date.now() - 2 * 86_400_000)
  await db.updateTable('files').set({ created_at }).where('id', 'in', files).execute()
  const task = fileTasks(product.means).find(({ name }) => name === 'remove-loose-files')!
  await task.run(product.database, undefined as never, { number: 1, isLast: false })
}

test('what is sent later carries its files in their order and its quote, and nobody reads them before [REM-01, CMP-02, CNV-03]', async () => {
  const { sessionId, visitor } = await begin(desk, olga)
  const [question] = (await messages(sessionId)).filter(({ author }) => author === 'customer')
  const files = [await upload(olga, 'b.txt'), await upload(olga, 'a.txt')]
  const { body } = await schedule(olga, sessionId, { files, quote: question!.id, at: inMs(1_500) })
  expect(body.files.map(({ name }) => name)).toEqual(['b.txt', 'a.txt'])
  expect((await listed(vera, sessionId))[0]).toMatchObject({ quote: { messageId: question!.id, text: question!.text } })
  await clean(...files)
  for (const who of [visitor, vera]) expect((await who.fetch(`/api/files/${files[0]}`)).status).toBe(404)
  await until(async () => (await listed(olga, sessionId)).length === 0)
  const sent = (await messages(sessionId)).find(({ id }) => id === body.id)
  expect([sent?.files.map(({ id }) => id), sent?.quote?.messageId]).toEqual([files, question!.id])
  expect((await visitor.fetch(`/api/files/${files[0]}`)).status).toBe(200)
})

test('a file that waits cannot go elsewhere; changed or cancelled, the message lets it go [REM-01, FIL-05]', async () => {
  const { sessionId } = await begin(desk, olga)
  const [kept, dropped, theirs] = [await upload(olga, 'kept.txt'), await upload(olga, 'dropped.txt'), await upload(oleg, 'x.txt')]
  const { body } = await schedule(olga, sessionId, { files: [kept, dropped] })
  const other = { path: { sessionId, messageId: v7() }, body: { text: '', files: [kept] } }
  expect((await olga.ask(contract.sendMessage, other)).problem?.code).toBe('file-not-found')
  for (const file of [theirs, kept])
    expect((await schedule(olga, sessionId, { files: [file] })).problem?.code).toBe('file-not-found')
  await schedule(olga, sessionId, { files: [kept] }, body.id)
  await clean(kept, dropped)
  expect((await olga.fetch(`/api/files/${dropped}`)).status).toBe(404)
  await olga.get(contract.cancelScheduledMessage, { path: { sessionId, messageId: body.id } })
  // Its own again: it can be sent, or goes with what is loose.
  expect((await olga.ask(contract.sendMessage, other)).status).toBe(200)
})

test('files alone can be sent later, and what may not be quoted is refused at once [REM-01, CMP-08]', async () => {
  const { sessionId } = await begin(desk, olga)
  const elsewhere = await begin(desk, olga)
  const [other] = await messages(elsewhere.sessionId)
  expect((await schedule(olga, sessionId, { text: 'Hi', quote: other!.id })).problem?.code).toBe('quote-not-found')
  expect((await schedule(olga, sessionId, {})).problem?.code).toBe('message-empty')
  const files = [await upload(olga, 'alone.txt')]
  const { body } = await schedule(olga, sessionId, { files })
  expect((await sendNow(olga, sessionId, body.id)).body).toMatchObject({ id: body.id, text: '', files: [{ id: files[0] }] })
})

test('a quote that is withdrawn meanwhile: told, all of it kept, and it goes without [REM-01, CNV-03, CNV-13]', async () => {
  await admin.get(contract.editSettings, { body: { allowEditing: true } })
  const { sessionId } = await begin(desk, olga)
  const mine = await answer(olga, sessionId, 'On Tuesday')
  const files = [await upload(olga, 'plan.txt')]
  const { body } = await schedule(olga, sessionId, { text: 'As I said', files, quote: mine.id, at: inMs(1_500) })
  await olga.get(contract.withdrawMessage, { path: { sessionId, messageId: mine.id } })
  await until(async () => (await listed(olga, sessionId))[0]?.refused === 'quote-withdrawn')
  expect(await notSent(olga)).toBe(1)
  expect(await listed(olga, sessionId)).toMatchObject([
    { text: 'As I said', files: [{ id: files[0] }], quote: { withdrawn: true } },
  ])
  expect(JSON.stringify(await listed(vera, sessionId))).not.toContain('Tuesday')
  expect((await sendNow(olga, sessionId, body.id)).problem?.code).toBe('quote-withdrawn')
  await schedule(olga, sessionId, { text: 'As I said', files }, body.id)
  expect((await sendNow(olga, sessionId, body.id)).body).toMatchObject({ text: 'As I said', files: [{ id: files[0] }] })
})

test('reassigned meanwhile: nothing goes, its author is told, and the files stay with it [REM-01, STA-03]', async () => {
  const { sessionId, visitor } = await begin(desk, oleg)
  const files = [await upload(oleg, 'offer.txt')]
  const { body } = await schedule(oleg, sessionId, { text: 'The offer', files, at: inMs(1_500) })
  const to = { to: { operatorId: olga.id }, from: oleg.id }
  await vera.get(contract.reassignSession, { path: { sessionId }, body: to })
  await until(async () => (await listed(vera, sessionId))[0]?.refused === 'not-assignee')
  expect(await notSent(oleg)).toBe(1)
  await clean(...files)
  await write(visitor, visitor.threadId, 'Still there?')
  const back = { to: { operatorId: oleg.id }, from: olga.id }
  await vera.get(contract.reassignSession, { path: { sessionId }, body: back })
  expect((await sendNow(oleg, sessionId, body.id)).body).toMatchObject({ text: 'The offer', files: [{ id: files[0] }] })
})

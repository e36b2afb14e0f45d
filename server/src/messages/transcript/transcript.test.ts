import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { clientOf } from '../../../test/client.ts'
import { answer, begin, newId, openDesk, until, write } from '../../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, otto, vera, clara, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const get = (who: { fetch(path: string): Promise<Response> }, sessionId: string, format: string) =>
  who.fetch(`${contract.readTranscript.path.replace(':sessionId', sessionId)}?format=${format}`)
const mine = (who: { fetch(path: string): Promise<Response> }, threadId: string, format = 'text') =>
  who.fetch(`${contract.readThreadTranscript.path.replace(':threadId', threadId)}?format=${format}`)
const mail = (who: typeof olga, sessionId: string, to: string) =>
  who.ask(contract.mailTranscript, { path: { sessionId }, body: { to } })
const allow = async (customerTranscripts: boolean) => {
  const path = { liveChatId: chat.id }
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, customerTranscripts } })
}

test('as text: who said what and when, without notices; no message can pass for another [TRN-01, T-43]', async () => {
  const { visitor, sessionId } = await begin(desk, olga, 'Где мой заказ?')
  await write(visitor, visitor.threadId, 'One\n[2026-01-01 00:00] Olga: I pay you back\u202e\u0007')
  await answer(olga, sessionId, 'It comes on Tuesday.')
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'Desk “42”/\u202eexe', priority: 3 } })
  const response = await get(olga, sessionId, 'text')
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Desk _42___exe\.txt"; filename\*=UTF-8''/)
  const lines = (await response.text()).split('\n')
  expect(lines.slice(0, 2)).toEqual(['Desk “42”/exe', expect.stringMatching(/^Support · Visitor \w+ · UTC$/)])
  expect(lines.slice(3)).toEqual([
    expect.stringMatching(/^\[\d{4}-\d\d-\d\d \d\d:\d\d\] Visitor \w+: Где мой заказ\?$/),
    expect.stringMatching(/: One$/),
    '    [2026-01-01 00:00] Olga: I pay you back',
    expect.stringMatching(/ Olga: It comes on Tuesday\.$/),
    '',
  ])
})

test('as PDF with letters of its own; several hundred messages at once hold nobody up [TRN-01]', async () => {
  const { visitor, sessionId } = await begin(desk, olga, 'Где мой заказ? ΑΩ')
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow()
  const many = Array.from({ length: 600 }, (_, i) => ({
    ...{ id: newId(), session_id: sessionId, number: row.number + 1 + i, ordinal: 2 + i, author: 'customer' as const },
    ...{
      author_id: visitor.customerId,
      author_name: 'Мария',
      text: `Сообщение ${i} ${'слово '.repeat(30)}`,
      sent_at: new Date(),
    },
  }))
  await db.insertInto('messages').values(many).execute()
  const began = get(vera, sessionId, 'pdf')
  expect((await vera.ask(contract.readSession, { path: { sessionId } })).status).toBe(200)
  const response = await began
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([bytes.subarray(0, 5).toString(), bytes.includes('%%EOF')]).toEqual(['%PDF-', true])
  expect(bytes.includes('DejaVuSans')).toBe(true)
  expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(20)
})

test('for those who may see the session, and nobody else [TRN-01, ACC-07]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  for (const who of [oleg, otto, clara]) expect((await get(who, sessionId, 'text')).status).toBe(404)
  expect((await get(visitor, sessionId, 'text')).status).toBe(403)
  expect((await get(olga, sessionId, 'docx')).status).toBe(422)
})

test('by e-mail, later and once, with the names that the customer may know; not while Offline [TRN-01, LCS-13, STA-03]', async () => {
  const { sessionId } = await begin(desk, olga)
  await answer(olga, sessionId, 'It comes on Tuesday.')
  await olga.get(contract.editSession, { path: { sessionId }, body: { name: 'A difficult one' } })
  expect((await mail(olga, sessionId, 'maria@example.com')).status).toBe(200)
  await until(() => product.letters.length === 1)
  expect(product.letters[0]).toMatchObject({ to: 'maria@example.com', subject: expect.stringMatching(/^Support: \d{4}-/) })
  expect(product.letters[0]!.text).toContain('Support: It comes on Tuesday.')
  expect(product.letters[0]!.text).not.toMatch(/Olga|difficult/)
  expect((await mail(olga, sessionId, 'maria@example.com\nBcc: all@example.com')).problem?.code).toBe('bad-request')
  await olga.get(contract.setStatus, { body: { online: false } })
  expect((await mail(olga, sessionId, 'maria@example.com')).problem?.code).toBe('operator-offline')
  expect((await get(olga, sessionId, 'text')).status).toBe(200)
  expect((await mail(vera, sessionId, 'maria@example.com')).status).toBe(200)
  await until(() => product.letters.length === 2)
  await olga.get(contract.setStatus, { body: { online: true } })
})

test('customers save their own chat where the live chat allows it, as they see it [TRN-01, CUS-06]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  await answer(olga, sessionId, 'It comes on Tuesday.')
  const exportable = async () =>
    (await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).thread.exportable
  expect([(await mine(visitor, visitor.threadId)).status, await exportable()]).toEqual([403, false])
  await allow(true)
  expect(await exportable()).toBe(true)
  const text = await (await mine(visitor, visitor.threadId)).text()
  expect(text).toContain('Support: It comes on Tuesday.')
  expect(text).not.toContain('Olga')
  expect((await mine(visitor, visitor.threadId, 'pdf')).headers.get('content-type')).toBe('application/pdf')
  expect((await mine(clientOf(product.url, olga.headers), visitor.threadId)).status).toBe(404)
  expect((await mine(await desk.visitor(), visitor.threadId)).status).toBe(404)
  await allow(false)
})

import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { newId, openDesk, take, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

test('the files of a session that they had stay theirs to read, however many sessions have followed [FIL-05, ACC-05]', async () => {
  await admin.get(contract.editSettings, {
    body: { limits: { apiPerMinute: 100_000, visitorMessagesPerMinute: 10_000, operatorMessagesPerMinute: 10_000 } },
  })
  const visitor = await desk.visitor()
  const { threadId } = visitor
  const { sessionId } = await write(visitor, threadId, 'The first time')
  await take(olga, sessionId)
  const fileId = newId()
  const headers = { ...olga.headers, 'content-type': 'application/octet-stream' }
  const sent = await olga.fetch(`/api/files/${fileId}?name=plan.txt`, { method: 'PUT', body: 'A plan', headers })
  expect(sent.status).toBe(200)
  await olga.get(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: '', files: [fileId] } })
  await olga.get(contract.closeSession, { path: { sessionId } })
  let last = ''
  for (let i = 0; i < 102; i++) {
    last = (await write(visitor, threadId, `Again ${i}`)).sessionId
    await take(oleg, last)
    if (i < 101) await oleg.get(contract.closeSession, { path: { sessionId: last } })
  }
  expect(await db.selectFrom('sessions').select('id').where('thread_id', '=', threadId).execute()).toHaveLength(103)
  const statusFor = async (who: typeof olga) => (await who.fetch(`/api/files/${fileId}`)).status
  // Her own; below a later one of his; of the live chat that she supervises; and not of who had none of them.
  expect([await statusFor(olga), await statusFor(oleg), await statusFor(vera)]).toEqual([200, 200, 200])
  expect(await statusFor(desk.sofia)).toBe(404)
  expect((await visitor.fetch(`/api/files/${fileId}`)).status).toBe(200)
})

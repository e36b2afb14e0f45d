import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { answer, newId, openDesk, take, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, olga, vera, clara, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const upload = async (name: string) => {
  const id = newId()
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await clara.fetch(`/api/files/${id}?name=${name}`, { method: 'PUT', body: name, headers })
  expect(response.status).toBe(200)
  return id
}

test('one chat across sessions, with nobody to be chosen; its customer is always the same [CUS-03, CUS-07, DM-10]', async () => {
  const open = () => clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const thread = await open()
  const first = await write(clara, thread.id, 'My laptop')
  await take(olga, first.sessionId)
  await answer(olga, first.sessionId, 'Bring it')
  await olga.get(contract.closeSession, { path: { sessionId: first.sessionId } })
  expect((await open()).id).toBe(thread.id)
  const second = await write(clara, thread.id, 'And my phone')
  expect(second.sessionId).not.toBe(first.sessionId)

  const { page } = await clara.get(contract.readThread, { path: { threadId: thread.id } })
  expect(page.items.map(({ text, chapter }) => [text, chapter])).toEqual([
    ['My laptop', 1],
    ['Bring it', 1],
    ['And my phone', 2],
  ])
  const customers = await Promise.all(
    [first, second].map(
      async ({ sessionId }) => (await vera.get(contract.readSession, { path: { sessionId } })).session.customer.id,
    ),
  )
  expect(new Set(customers).size).toBe(1)
  expect(await db.selectFrom('customers').select('id').where('user_id', '=', clara.id).execute()).toHaveLength(1)
})

test('an employee sends several files with a text, and sees what was read [CUS-04]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const files = [await upload('photo.txt'), await upload('order.txt')]
  const path = { threadId: thread.id, messageId: newId() }
  const sent = await clara.get(contract.writeMessage, { path, body: { text: 'Both', files } })
  expect(sent.files.map(({ id, name }) => [id, name])).toEqual([
    [files[0], 'photo.txt'],
    [files[1], 'order.txt'],
  ])
  await take(olga, sent.sessionId)
  for (const who of [clara, olga, vera]) for (const id of files) expect((await who.fetch(`/api/files/${id}`)).status).toBe(200)
  const read = async () => (await clara.get(contract.readThread, { path: { threadId: thread.id } })).thread.read
  const before = await read()
  await olga.get(contract.readUpTo, { path: { sessionId: sent.sessionId }, body: { number: sent.number } })
  expect([before, await read()]).toEqual([0, sent.ordinal])
})

test('text is kept and told as it was written, whatever it looks like [CNV-15]', async () => {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const text = `<img src=x onerror="alert(1)"> {{1+1}} \${1} & https://a.example/?b=1&c=<script>alert(2)</script>\r\n  ends `
  const { sessionId, text: told } = await write(clara, thread.id, text)
  expect(told).toBe(text)
  const { items } = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(items.at(-1)?.text).toBe(text)
})

test('times are told in UTC, whatever zone the database speaks of [NFR-03]', async () => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  await sql`alter database ${sql.id(rows[0]!.name)} set timezone to 'Asia/Kathmandu'`.execute(db)
  const other = await product.another()
  try {
    const began = Date.now()
    const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
    const { sessionId, sentAt } = await write(clara, thread.id, 'What time is it?')
    const page = await (await fetch(`${other.url}/api/sessions/${sessionId}`, { headers: vera.headers })).json()
    const times = JSON.stringify(page).match(/"\d{4}-\d\d-\d\dT[^"]*"/g)!
    expect(times.length).toBeGreaterThan(3)
    for (const time of [...times, `"${sentAt}"`]) expect(time).toMatch(/Z"$/)
    expect(Date.parse(sentAt)).toBeGreaterThanOrEqual(began - 1_000)
    expect(Date.parse(page.session.lastActivityAt)).toBe(Date.parse(sentAt))
  } finally {
    await other[Symbol.asyncDispose]()
  }
})

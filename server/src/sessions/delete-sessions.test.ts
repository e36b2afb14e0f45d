import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, openDesk, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, vera, clara, first, supervisors, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const path = { liveChatId: chat.id }
const gone = async () => {
  const rows = await db.selectFrom('live_chats').select('id').where('id', '=', chat.id).execute()
  return rows.length === 0
}

test('a deleted live chat takes all of its sessions with it; who was in one is told; another one loses nothing [LCS-20]', async () => {
  const other = await admin.get(contract.createLiveChat, {
    body: {
      name: 'Other',
      operatorGroupIds: [first.id],
      supervisorGroupIds: [supervisors.id],
      internal: { userIds: [clara.id], groupIds: [], orgItemIds: [] },
    },
  })
  const elsewhere = await clara.get(contract.openThread, { path: { liveChatId: other.id } })
  const kept = await write(clara, elsewhere.id, 'I stay')
  const { visitor, sessionId } = await begin(desk, olga)
  await answer(olga, sessionId, 'Hello')
  const closed = await begin(desk, olga)
  await olga.get(contract.closeSession, { path: { sessionId: closed.sessionId } })
  const claras = await clara.get(contract.openThread, { path })
  await write(clara, claras.id, 'My laptop')
  // More than one step of the job.
  for (let i = 0; i < 60; i++) await begin(desk)
  const [row] = (await admin.get(contract.listLiveChats, { query: {} })).filter(({ id }) => id === chat.id)
  expect(row).toMatchObject({ sessions: 63, open: 62 })

  const page = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const [theirs, olgas, claraHears] = [
    await visitor.socket(page.position),
    await olga.socket((await workspaceOf(olga)).position),
    await clara.socket((await workspaceOf(clara)).position),
  ]
  expect((await vera.ask(contract.deleteLiveChat, { path })).problem?.code).toBe('forbidden')
  await admin.get(contract.deleteLiveChat, { path })

  // At once: no roles, nobody writes, nobody comes in, and the name is free.
  expect((await admin.ask(contract.readLiveChat, { path })).problem?.code).toBe('not-found')
  expect((await admin.ask(contract.deleteLiveChat, { path })).problem?.code).toBe('not-found')
  expect((await admin.get(contract.listLiveChats, { query: {} })).map(({ name }) => name)).toEqual(['Other'])
  expect((await workspaceOf(olga)).liveChats.map(({ name }) => name)).toEqual(['Other'])
  const late = await visitor.ask(contract.writeMessage, {
    path: { threadId: visitor.threadId, messageId: crypto.randomUUID() },
    body: { text: 'Hello?' },
  })
  expect(late.problem?.code).toMatch(/^(writing-not-allowed|not-found|not-signed-in)$/)
  const visit = await product.anyone.ask(contract.visit, { path, body: {} })
  expect(visit.problem?.code).toBe('not-found')
  const again = { name: chat.name, operatorGroupIds: [first.id], supervisorGroupIds: [supervisors.id] }
  await admin.get(contract.createLiveChat, { body: again })

  await until(gone)
  expect(olgas.events.some((event) => event.name === 'session.left' && event.sessionId === sessionId)).toBe(true)
  await until(() => theirs.events.some((event) => event.name === 'thread.closed' && event.sessionId === sessionId))
  await until(() => theirs.readAgain() > 0 && claraHears.readAgain() > 0)
  for (const table of ['sessions', 'threads', 'tallies', 'activity_entries', 'visitor_tokens', 'channels'] as const)
    expect(await db.selectFrom(table).select('live_chat_id').where('live_chat_id', '=', chat.id).execute(), table).toEqual([])
  const left = await db.selectFrom('messages as m').leftJoin('sessions as s', 's.id', 'm.session_id').where('s.id', 'is', null)
  expect(await left.select('m.id').execute()).toEqual([])
  expect(await db.selectFrom('customers').select('id').where('id', '=', visitor.customerId).execute()).toEqual([])
  expect((await visitor.ask(contract.readThread, { path: { threadId: visitor.threadId } })).problem?.code).toBe('not-signed-in')

  expect((await clara.get(contract.listThreads)).map(({ id }) => id)).toEqual([elsewhere.id])
  expect((await vera.get(contract.readSession, { path: { sessionId: kept.sessionId } })).session.state).toBe('queued')
  for (const socket of [theirs, olgas, claraHears]) socket.end()
}, 60_000)

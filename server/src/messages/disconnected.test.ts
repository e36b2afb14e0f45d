import * as contract from '@parley/contract'
import { applyToThread, type ThreadEvent } from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { answer, begin, newId, openDesk, connect as switchWebsite, until, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, oleg, vera, clara, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
const path = { liveChatId: chat.id }

const connect = (enabled: boolean) => switchWebsite(desk, enabled)
const say = (sessionId: string, text = 'Hello') =>
  olga.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text } })
const isConnected = async (sessionId: string) => (await olga.get(contract.readSession, { path: { sessionId } })).details.connected

test('where the channel is disconnected an answer is refused, as a customer’s message is; connected again both go [CMP-09]', async () => {
  const { sessionId, visitor } = await begin(desk, olga)
  // Remembered as it stood, with the channel on.
  const sent = await answer(olga, sessionId, 'Before')
  expect(await isConnected(sessionId)).toBe(true)
  await connect(false)
  expect(await isConnected(sessionId)).toBe(false)
  const count = async () => (await db.selectFrom('messages').select('id').where('session_id', '=', sessionId).execute()).length
  const before = await count()
  for (const seen of [undefined, 1_000]) {
    const messageId = newId()
    const refused = await olga.ask(contract.sendMessage, {
      path: { sessionId, messageId },
      body: { text: 'Anybody?', ...(seen && { seen }) },
    })
    expect([refused.status, refused.problem?.code]).toEqual([409, 'channel-disconnected'])
  }
  const at = new Date(Date.now() + 3_600_000).toISOString()
  const other = await Promise.all([
    olga.ask(contract.scheduleMessage, { path: { sessionId, messageId: v7() }, body: { text: 'Later', at } }),
    olga.ask(contract.editMessage, {
      path: { sessionId, messageId: sent.id },
      body: { text: 'Changed', files: [], from: null },
    }),
  ])
  expect(other.map(({ problem }) => problem?.code)).toEqual(['channel-disconnected', 'channel-disconnected'])
  const { threadId } = visitor
  const { problem } = await visitor.ask(contract.writeMessage, {
    path: { threadId, messageId: newId() },
    body: { text: 'Hello?' },
  })
  expect(problem?.code).toBe('writing-not-allowed')
  expect(await count()).toBe(before)
  // What else there is to do with it can be done, and who has not to do with it is told no more than before.
  await olga.get(contract.writeNote, { path: { sessionId, messageId: newId() }, body: { text: 'Unreachable', mentions: [] } })
  expect((await oleg.ask(contract.sendMessage, { path: { sessionId, messageId: newId() }, body: { text: 'I' } })).status).toBe(
    404,
  )
  await connect(true)
  expect((await say(sessionId)).status).toBe(200)
  await write(visitor, visitor.threadId, 'There you are')
})

test('employees have a channel of their own, which stays [CMP-09]', async () => {
  const thread = await clara.get(contract.openThread, { path })
  const { sessionId } = await write(clara, thread.id, 'My laptop')
  await olga.get(contract.takeSession, { path: { sessionId } })
  await connect(false)
  expect([await isConnected(sessionId), (await say(sessionId)).status]).toEqual([true, 200])
  await connect(true)
})

test('who answers, who supervises and who waits hear of it at once, and nobody else [CMP-09]', async () => {
  const alien = await product.user('Alien')
  const { visitor, sessionId } = await begin(desk, olga)
  const { position, thread } = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  const staff = await olga.get(contract.readWorkspace)
  const [theirs, olgas, veras, aliens] = await Promise.all([
    visitor.socket(position),
    olga.socket(staff.position),
    vera.socket(staff.position),
    alien.socket(staff.position),
  ])
  for (const connected of [false, true]) {
    await connect(connected)
    const told = { name: 'channel.changed', liveChatId: chat.id, channelKind: 'website', connected }
    for (const socket of [theirs, olgas, veras]) await until(() => JSON.stringify(socket.events.at(-1)) === JSON.stringify(told))
    const now = (theirs.events as ThreadEvent[]).reduce<contract.Thread | undefined>(applyToThread, thread)
    expect(now).toEqual((await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })).thread)
    expect(now?.writable).toBe(connected)
  }
  // Other settings say nothing of the channel.
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, website: { greeting: 'Hello' } } })
  await answer(olga, sessionId, 'The last thing')
  await until(() => olgas.events.some((event) => event.name === 'message.sent' && event.message.text === 'The last thing'))
  expect(olgas.events.filter(({ name }) => name === 'channel.changed')).toHaveLength(2)
  expect(aliens.events.filter(({ name }) => name === 'channel.changed')).toEqual([])
  for (const socket of [theirs, olgas, veras, aliens]) socket.end()
})

test('an assignee without a role in the live chat hears of it too [ACC-10]', async () => {
  const guest = await product.user('Gustav')
  await db.updateTable('users').set({ online: true }).where('id', '=', guest.id).execute()
  const { sessionId } = await begin(desk, olga)
  await db.updateTable('sessions').set({ operator_id: guest.id }).where('id', '=', sessionId).execute()
  const socket = await guest.socket((await guest.get(contract.readWorkspace)).position)
  await connect(false)
  await until(() => socket.events.some(({ name }) => name === 'channel.changed'))
  await connect(true)
  socket.end()
})

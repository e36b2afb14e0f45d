import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { openDesk, take, until, workspaceOf, write } from '../../test/desk.ts'

const desk = await openDesk()
const { product, admin, olga, vera, clara, chat, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

const path = { liveChatId: chat.id }
async function set(change: object): Promise<void> {
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, ...change } })
}
const online = (is: boolean) =>
  db.updateTable('users').set({ online: is }).where('name', 'in', ['Olga', 'Oleg', 'Sofia', 'Boris']).execute()
const textsOf = async (who: contract.Thread | { threadId: string }, asker: { get: typeof olga.get }) => {
  const threadId = 'threadId' in who ? who.threadId : who.id
  const { page } = await asker.get(contract.readThread, { path: { threadId } })
  return page.items.map(({ author, authorName, text }) => [author, authorName, text])
}
const hello = 'Hello {customer}, {liveChat} is closed.'

test('while nobody is Online who writes is answered, once, in the name of the live chat [QUE-01]', async () => {
  await set({ awayAnswer: { text: hello, nobodyOnline: true, outsideHours: false } })
  await online(false)
  const mia = await desk.visitor('Mia')
  const position = (await mia.get(contract.readThread, { path: { threadId: mia.threadId } })).position
  const [theirs, staff] = [await mia.socket(position), await vera.socket((await workspaceOf(vera)).position)]
  const { sessionId } = await write(mia, mia.threadId, 'Anybody there?')
  await write(mia, mia.threadId, 'Hello?')
  expect(await textsOf(mia, mia)).toEqual([
    ['customer', 'Mia', 'Anybody there?'],
    ['bot', 'Support', 'Hello Mia, Support is closed.'],
    ['customer', 'Mia', 'Hello?'],
  ])
  await until(() => theirs.events.some((event) => event.name === 'message.told' && event.message.author === 'bot'))
  await until(() => staff.events.some((event) => event.name === 'message.sent' && event.message.author === 'bot'))
  const timeline = await vera.get(contract.readTimeline, { path: { sessionId }, query: {} })
  expect(timeline.items.map(({ author }) => author)).toEqual(['system', 'customer', 'bot', 'customer'])
  const card = (await vera.get(contract.readSession, { path: { sessionId } })).session
  // Who waits still waits, and the row shows their own words.
  expect(card).toMatchObject({
    sent: 1,
    received: 2,
    state: 'queued',
    preview: { text: 'Hello?' },
    waitingSince: expect.any(String),
  })
  for (const socket of [theirs, staff]) socket.end()
})

test('an employee is answered too, and a later session again [QUE-01, CUS-03]', async () => {
  const thread = await clara.get(contract.openThread, { path })
  const { sessionId } = await write(clara, thread.id, 'My laptop')
  await vera.get(contract.closeSession, { path: { sessionId } })
  await write(clara, thread.id, 'My mouse')
  expect((await textsOf(thread, clara)).map(([author]) => author)).toEqual(['customer', 'bot', 'customer', 'bot'])
})

test('with somebody Online, or switched off, nothing is said [QUE-01]', async () => {
  await db.updateTable('users').set({ online: true }).where('id', '=', olga.id).execute()
  const one = await desk.visitor()
  const { sessionId } = await write(one, one.threadId, 'Hello')
  await take(olga, sessionId)
  await online(false)
  await set({ awayAnswer: { text: hello, nobodyOnline: false, outsideHours: false } })
  const two = await desk.visitor()
  await write(two, two.threadId, 'Hello')
  expect([(await textsOf(one, one)).length, (await textsOf(two, two)).length]).toEqual([1, 1])
})

test('who is Online and absent is not there: routing gives them nothing, and who writes is answered [QUE-01, RTE-12, ORG-08]', async () => {
  await set({ awayAnswer: { text: hello, nobodyOnline: true, outsideHours: false } })
  await online(false)
  await db.updateTable('users').set({ online: true }).where('id', '=', olga.id).execute()
  const hour = 3_600_000
  const span = { startsAt: new Date(Date.now() - hour).toISOString(), endsAt: new Date(Date.now() + hour).toISOString() }
  const path = { userId: olga.id }
  const { id: absenceId } = await admin.get(contract.addAbsence, { path, body: span })
  const one = await desk.visitor('Mia')
  await write(one, one.threadId, 'Anybody there?')
  expect((await textsOf(one, one)).map(([author]) => author)).toEqual(['customer', 'bot'])
  await admin.get(contract.removeAbsence, { path: { ...path, absenceId } })
  const two = await desk.visitor()
  await write(two, two.threadId, 'And now?')
  expect((await textsOf(two, two)).map(([author]) => author)).toEqual(['customer'])
})

test('outside working hours, whoever is Online; a changed calendar holds for the next session [QUE-01, SLA-01, LCS-19]', async () => {
  await online(true)
  const never = { name: 'Never', timeZone: 'Asia/Tokyo', weekly: Array.from({ length: 7 }, () => []), exceptions: [] }
  const { id: calendarId } = await admin.get(contract.createCalendar, { body: never })
  await set({ calendarId, awayAnswer: { text: hello, nobodyOnline: false, outsideHours: true } })
  const one = await desk.visitor('Max')
  await write(one, one.threadId, 'Hello')
  expect((await textsOf(one, one)).at(-1)?.[2]).toBe('Hello Max, Support is closed.')
  await admin.get(contract.editCalendar, { path: { calendarId }, body: { version: 1, weekly: contract.always() } })
  await until(async () => {
    const two = await desk.visitor()
    await write(two, two.threadId, 'Hello')
    return (await textsOf(two, two)).length === 1
  })
  await set({ calendarId: null })
  const { awayAnswer } = await admin.get(contract.readLiveChat, { path })
  expect(awayAnswer.outsideHours).toBe(false)
})

test.each([
  [{ awayAnswer: { text: ' ', nobodyOnline: true, outsideHours: false } }, 'bad-request', '/awayAnswer/text'],
  [{ awayAnswer: { text: 'Hi {name}', nobodyOnline: true, outsideHours: false } }, 'template-unknown', '/awayAnswer/text'],
  [{ sessionName: '{Name}' }, 'template-unknown', '/sessionName'],
])('refuses %j at its field [LCS-21]', async (change, code, field) => {
  const { version } = await admin.get(contract.readLiveChat, { path })
  expect((await admin.ask(contract.editLiveChat, { path, body: { version, ...change } })).problem).toMatchObject({ code, field })
})

test('new sessions are named by the template, those that are there keep their names [LCS-21, LCS-19]', async () => {
  const before = await desk.visitor('Ida')
  const { sessionId } = await write(before, before.threadId, 'Hello')
  await set({ sessionName: '{liveChat}: {customer} ({channel})' })
  const after = await desk.visitor('Eve')
  const opened = await write(after, after.threadId, 'Hello')
  const nameOf = async (sessionId: string) => (await vera.get(contract.readSession, { path: { sessionId } })).session.name
  expect([await nameOf(sessionId), await nameOf(opened.sessionId)]).toEqual(['Ida', 'Support: Eve (Website)'])
})

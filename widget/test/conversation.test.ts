import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { atOnce } from '../../e2e/stage/at-once.ts'
import { answer, take, until } from '../../server/test/desk.ts'
import { chatIn, clickLauncher, launcherName, open, openStage, say } from './stage.ts'

const stage = await openStage()
const { olga, db } = stage
afterAll(() => stage[Symbol.asyncDispose]())

/** The session that this text has opened, taken by Olga. */
async function taken(text: string): Promise<string> {
  await until(async () => (await db.selectFrom('messages').select('id').where('text', '=', text).execute()).length > 0)
  const { session_id } = await db.selectFrom('messages').select('session_id').where('text', '=', text).executeTakeFirstOrThrow()
  await take(olga, session_id)
  return session_id
}
const texts = async (sessionId: string) =>
  (
    await db
      .selectFrom('messages')
      .select('text')
      .where('session_id', '=', sessionId)
      .where('author', '<>', 'system')
      .orderBy('number')
      .execute()
  ).map(({ text }) => text)

test('a visitor writes, an operator answers; read and typing are seen both ways [WEB-03, RDM-01, TYP-01]', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await chat.getByText('Welcome. Ask us anything').waitFor()
  await say(chat, 'Where is my order?')
  await chat.getByText(/· Sent/).waitFor()
  const sessionId = await taken('Where is my order?')
  await olga.get(contract.readUpTo, { path: { sessionId }, body: { number: 3 } })
  await chat.getByText(/· Read/).waitFor()
  const { position } = await olga.get(contract.readWorkspace)
  const socket = await olga.socket(position)
  socket.say({ typing: { sessionId } })
  await chat.getByText('Support is typing').waitFor()
  await chat.getByRole('textbox').pressSequentially('Thank you very much', { delay: 200 })
  await until(() =>
    socket.moments.some((moment) => moment.name === 'typing' && 'sessionId' in moment && moment.by === 'customer'),
  )
  await answer(olga, sessionId, 'It comes tomorrow: https://shop.example/track/1.')
  const link = chat.getByRole('link')
  await link.waitFor()
  expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
    'https://shop.example/track/1',
    'noopener noreferrer nofollow',
  ])
  await until(
    async () => (await db.selectFrom('sessions').select('seen').where('id', '=', sessionId).executeTakeFirstOrThrow()).seen === 1,
  )
  expect(await chat.getByText('Olga').count()).toBe(0)
  socket.end()
  await context.close()
})

test('what was said stays across a reload; after closing, writing begins a new session under the old one [SES-03]', async () => {
  const { page, context } = await stage.visit()
  let chat = await open(page)
  await say(chat, 'First question')
  const sessionId = await taken('First question')
  await olga.get(contract.closeSession, { path: { sessionId } })
  await chat.getByText('This conversation was closed').waitFor()
  await page.reload()
  chat = await open(page)
  await chat.getByText('First question').waitFor()
  await chat.getByText('This conversation was closed').waitFor()
  await say(chat, 'Second question')
  await chat.getByText('Closed · Today').waitFor()
  const second = await taken('Second question')
  expect(second).not.toBe(sessionId)
  await context.close()
})

test('closed, the button counts what is unread; seen, it no longer does', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await say(chat, 'I close this now')
  const sessionId = await taken('I close this now')
  await chat.getByRole('textbox').press('Escape')
  await until(async () => (await launcherName(page)) === 'Open chat')
  await answer(olga, sessionId, 'One')
  await answer(olga, sessionId, 'Two')
  await until(async () => (await launcherName(page)) === 'Open chat, 2 unread')
  await page.reload()
  await until(async () => (await launcherName(page)) === 'Open chat, 2 unread')
  await clickLauncher(page)
  await until(async () => (await launcherName(page)) === 'Close chat')
  await until(
    async () => (await db.selectFrom('sessions').select('seen').where('id', '=', sessionId).executeTakeFirstOrThrow()).seen === 2,
  )
  await (await chatIn(page)).getByRole('textbox').press('Escape')
  await until(async () => (await launcherName(page)) === 'Open chat')
  await context.close()
})

test('a reload in the middle of sending loses nothing and doubles nothing [P2]', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await say(chat, 'Before')
  await chat.getByText(/· Sent/).waitFor()
  // The server gets it, the page never hears so.
  await page.route('**/messages/*', async (route) => {
    await route.fetch().catch(() => {})
    await route.abort().catch(() => {})
  })
  await say(chat, 'In the middle')
  await say(chat, 'And after it')
  await until(async () => (await db.selectFrom('messages').select('id').where('text', '=', 'In the middle').execute()).length > 0)
  await page.unroute('**/messages/*')
  await page.reload()
  const again = await open(page)
  await again.getByText(/· Sent/).waitFor()
  await until(async () => (await again.getByRole('listitem').filter({ hasText: 'Sending' }).count()) === 0)
  expect(await texts(await taken('Before'))).toEqual(['Before', 'In the middle', 'And after it'])
  expect(await again.locator('.message').count()).toBe(3)
  await context.close()
})

test('cut off, it says so, keeps what is written, and goes on where it was', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await say(chat, 'Still here')
  const sessionId = await taken('Still here')
  await context.setOffline(true)
  // What was under way when the network went still arrives, and says that there is one.
  await until(async () => {
    await chat.evaluate("dispatchEvent(new Event('offline'))")
    return chat.getByText('You are offline').isVisible()
  })
  await say(chat, 'Written without a network')
  await chat.getByText('Sending').waitFor()
  await answer(olga, sessionId, 'Said meanwhile')
  await context.setOffline(false)
  await chat.getByText('Said meanwhile').waitFor()
  await until(async () => (await chat.getByText('Sending').count()) === 0)
  await until(async () => (await chat.getByText('You are offline').count()) === 0)
  expect((await texts(sessionId)).sort()).toEqual(['Said meanwhile', 'Still here', 'Written without a network'])
  await context.close()
})

test('25 messages within a minute: all of them arrive in the end, in their order', async () => {
  const limits = (visitorMessagesPerMinute: number) =>
    stage.admin.get(contract.editSettings, { body: { limits: { visitorMessagesPerMinute } } })
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await limits(20)
  const all = Array.from({ length: 25 }, (_, at) => `Number ${at + 1}`)
  for (const text of all) await say(chat, text)
  await chat.getByText('More is sent in a moment.').waitFor()
  await page.reload()
  await limits(10_000)
  const again = await open(page)
  await until(async () => (await again.getByText('Sending').count()) === 0)
  await again.getByText('Number 25', { exact: true }).waitFor()
  expect(await texts(await taken('Number 1'))).toEqual(all)
  await context.close()
})

test('two tabs are one visitor: what one says and sees, the other shows', async () => {
  const { page, context } = await stage.visit()
  const other = await context.newPage()
  await other.goto(stage.siteUrl)
  const one = await open(page)
  const two = await open(other)
  await say(one, 'From the first tab')
  await two.getByText('From the first tab').waitFor()
  await say(two, 'From the second')
  await one.getByText('From the second').waitFor()
  const sessionId = await taken('From the first tab')
  expect(await texts(sessionId)).toEqual(['From the first tab', 'From the second'])
  await one.getByRole('textbox').press('Escape')
  await two.getByRole('textbox').press('Escape')
  for (const tab of [page, other]) await until(async () => (await launcherName(tab)) === 'Open chat')
  // The page of a tab in the background is not drawn; what the website is told is.
  for (const tab of [page, other]) await tab.evaluate("Parley('on', 'unread', (count) => { window.unread = count })")
  const unread = () => Promise.all([page, other].map((tab) => tab.evaluate('window.unread')))
  await answer(olga, sessionId, 'For both')
  await until(async () => (await unread()).every((count) => count === 1))
  await other.bringToFront()
  await clickLauncher(other)
  await until(async () => (await unread()).every((count) => count === 0))
  await context.close()
})

test('two tabs that have become two visitors, because neither could know of the other, are one after a moment [WEB-03]', async () => {
  const { page, context } = await stage.visit()
  // As where a browser denies locks; with them, what the one has kept may reach the other too late.
  await context.addInitScript('navigator.locks.request = () => Promise.reject(new Error())')
  const other = await context.newPage()
  const asked: string[] = []
  page.context().on('request', (request) => void (request.url().endsWith('/visit') && asked.push(request.url())))
  await Promise.all([page.reload(), other.goto(stage.siteUrl)])
  await atOnce([page, other], '**/visit', open)
  await until(() => asked.length > 2)
  const [one, two] = await Promise.all([page, other].map(chatIn))
  await say(one!, 'Are we one?')
  await two!.getByText('Are we one?').waitFor()
  await context.close()
})

test('what is refused stays on the screen and can be tried again', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await page.route('**/messages/*', (route) => route.fulfill({ status: 409, json: { code: 'message-differs' } }))
  await say(chat, 'Refused at first')
  await chat.getByText('Not sent.').waitFor()
  await page.unroute('**/messages/*')
  await chat.getByRole('button', { name: 'Try again' }).click()
  await chat.getByText(/· Sent/).waitFor()
  expect(await texts(await taken('Refused at first'))).toEqual(['Refused at first'])
  await context.close()
})

test('a text of more than 10,000 characters is said to be too long, and kept', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await chat.getByRole('textbox').fill('😀'.repeat(10_001))
  await chat.getByText('1 characters too many').waitFor()
  expect(await chat.locator('.message').count()).toBe(0)
  await chat.getByRole('textbox').fill('😀'.repeat(10_000))
  await chat.getByRole('button', { name: 'Send' }).click()
  await chat.getByText(/· Sent/).waitFor()
  await context.close()
})

test('markup is text, and a server that is asked for earlier messages gives them', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await say(chat, '<img src=x onerror=alert(1)><b>bold</b>')
  const sessionId = await taken('<img src=x onerror=alert(1)><b>bold</b>')
  await chat.getByText('<b>bold</b>').waitFor()
  expect(await chat.locator('.message img, .message b').count()).toBe(0)
  for (let at = 0; at < 70; at++) await answer(olga, sessionId, `Answer ${at}`)
  await page.reload()
  const again = await open(page)
  await again.getByText('Answer 69').waitFor()
  expect(await again.getByText('<b>bold</b>').count()).toBe(0)
  await again.getByRole('button', { name: 'Show earlier messages' }).click()
  await again.getByText('<b>bold</b>').waitFor()
  expect(await again.locator('.message').count()).toBe(71)
  await context.close()
})

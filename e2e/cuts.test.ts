import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { password } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { log, message, reply, rows, say, takeNext } from './stage/screens.ts'
import { visitorAt, visitorSays } from './stage/website.ts'

let desk: HelpDesk
let sessionId: string
let anns: Page
let kims: Page

beforeAll(async () => {
  desk = await helpDesk('with cuts', { enabled: true })
  await desk.online(desk.ann)
  sessionId = await desk.says(desk.kim, 'Are you there?')
  await desk.take(desk.ann, sessionId)
  const thread = await desk.says(desk.kim, 'Hello?')
  expect(thread).toBe(sessionId)
  ;[anns, kims] = await Promise.all([
    pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`),
    pageOf(desk.url, desk.kim, '/messages'),
  ])
  await kims.getByRole('link', { name: new RegExp(`^${desk.chat.name}`) }).click()
  await message(kims, /Hello\?/).waitFor()
})
afterAll(() => Promise.all([anns, kims].map((page) => page?.context().close())))

/** What is written reaches the server, and its answer is lost; or it does not even reach it. */
async function losing(page: Page, reaches: boolean): Promise<void> {
  await page.route('**/messages/*', async (route: Route) => {
    if (reaches) await route.fetch().catch(() => {})
    await route.abort('connectionreset').catch(() => {})
  })
}

test.each([
  ['has not reached the server', false],
  ['was taken and its answer lost', true],
])('an operator reloads in mid-send: what %s is sent once [T-23, CNV-10]', async (_when, reaches) => {
  const text = `Yes, ${reaches ? 'still' : 'of course'}`
  await losing(anns, reaches)
  await say(anns, text)
  await message(anns, text).waitFor()
  if (reaches) await message(kims, text).waitFor()
  await anns.unroute('**/messages/*')
  await anns.reload()
  await message(anns, new RegExp(`${text}, (Sent|Read)`)).waitFor()
  await message(kims, text).waitFor()
  expect([await message(anns, text).count(), await message(kims, text).count()]).toEqual([1, 1])
})

test.each([
  ['has not reached the server', false],
  ['was taken and its answer lost', true],
])('a visitor reloads in mid-send: what %s is sent once [T-23, WEB-03]', async (_when, reaches) => {
  const chat = await visitorAt(`${desk.url}/c/${desk.chat.id}`)
  await visitorSays(chat, 'First words')
  await chat.getByText(/· Sent/).waitFor()
  await losing(chat, reaches)
  await visitorSays(chat, 'Words on their way')
  await chat.getByText('Words on their way').waitFor()
  await chat.unroute('**/messages/*')
  await chat.reload()
  await chat.getByText(/· Sent/).waitFor()
  await chat.getByText('Sending', { exact: true }).waitFor({ state: 'detached' })
  expect(await chat.getByText('Words on their way').count()).toBe(1)
  expect(await chat.getByText('First words').count()).toBe(1)
  await chat.context().close()
})

test('what was said while the line was down is there afterwards, in its order, and what was written is sent [T-23, CNT-15]', async () => {
  await anns.context().setOffline(true)
  await anns
    .getByText(/You are offline|Connection lost/)
    .first()
    .waitFor()
  await say(kims, 'Can you hear me?')
  await say(anns, 'Written offline')
  const other = await desk.says(desk.max, 'Somebody else waits')
  await message(anns, /Written offline, Sending/).waitFor()
  await anns.context().setOffline(false)
  await message(kims, /Written offline/).waitFor()
  await message(anns, /Can you hear me\?/).waitFor()
  await message(anns, /Written offline, (Sent|Read)/).waitFor()
  await takeNext(anns).waitFor()
  await rows(anns, 'Max Moser').waitFor()
  const last = async (page: Page) => (await log(page).getByRole('article').allTextContents()).slice(-2)
  for (const page of [anns, kims])
    expect(await last(page)).toEqual([expect.stringContaining('Can you hear me?'), expect.stringContaining('Written offline')])
  await desk.take(desk.bob, other).catch(() => {})
})

test('two tabs of one operator show the same, and what is begun in one is not lost in the other [CMP-10, CNV-10]', async () => {
  const tab = await anns.context().newPage()
  await tab.goto(anns.url())
  await say(tab, 'From the second tab')
  await message(anns, /From the second tab/).waitFor()
  await say(anns, 'From the first tab')
  await message(tab, /From the first tab/).waitFor()
  for (const page of [tab, anns, kims]) {
    await message(page, /From the first tab/).waitFor()
    expect(await message(page, /From the (first|second) tab/).count()).toBe(2)
  }
  await tab.close()
})

test('signed out in another tab: the draft stands, and after signing in again the work goes on [STA-06, CMP-10]', async () => {
  await reply(anns).fill('Almost finished')
  const tab = await anns.context().newPage()
  await tab.goto(`${desk.url}/live-chats`)
  await tab.getByRole('button', { name: /^Ann Adler, / }).click()
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await tab.waitForURL('**/signin')
  await tab.close()
  const question = anns.getByRole('dialog', { name: 'You were signed out' })
  await question.getByLabel('Password').fill(password)
  await anns.keyboard.press('Enter')
  await question.waitFor({ state: 'detached' })
  expect(await reply(anns).inputValue()).toBe('Almost finished')
  await anns.getByRole('button', { name: 'Send', exact: true }).click()
  await message(kims, /Almost finished/).waitFor()
})

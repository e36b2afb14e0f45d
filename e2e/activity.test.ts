import { mkdirSync } from 'node:fs'
import { closeSession, listSessions, openThread, readSession, setStatus, takeSession, writeMessage } from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { desktop, pageOf, phone } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'
import { looks } from './stage/looks.ts'

const pictures = new URL('./screenshots/', import.meta.url).pathname
let there: Company
let vera: Person
let oleg: Person
let clara: Person
let chat: { id: string; name: string }

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  there = await company()
  vera = await there.person('Vera Lind')
  oleg = await there.person('Oleg Orlov')
  clara = await there.person('Clara Customer')
  const operators = [await there.group('Stream operators', [oleg])]
  const supervisors = [await there.group('Stream leads', [vera])]
  const internal = [await there.group('Stream customers', [clara])]
  chat = await there.liveChat('Stream', { operators, supervisors, internal })
  await there.online(oleg)
})

/** Clara writes, Oleg takes it. */
async function taken(text: string): Promise<string> {
  const thread = await clara.get(openThread, { path: { liveChatId: chat.id } })
  const message = { path: { threadId: thread.id, messageId: v7() }, body: { text } }
  const { sessionId } = await clara.get(writeMessage, message)
  await oleg.get(takeSession, { path: { sessionId } })
  return sessionId
}
const close = (sessionId: string) => oleg.get(closeSession, { path: { sessionId } })
const entries = (page: Page) => page.getByTestId('activity-entry')
const folds = (page: Page) => page.getByTestId('activity-fold')
const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}${name}.png` })

test('closings come in live, like ones as one line that opens, and are read one by one, by keys and all at once [ACT-01…05, SES-10, ui S17]', async () => {
  const page = await pageOf(there.url, vera, '/activity')
  await page.getByText('You are all caught up').waitFor()
  await picture(page, 'activity-empty')
  for (const text of ['One', 'Two', 'Three']) await close(await taken(text))
  const fold = page.getByRole('article', { name: '3 sessions closed in Stream, 3 unread' })
  await fold.waitFor()
  expect(await entries(page).count()).toBe(0)
  await page.getByRole('link', { name: 'Activity, 3' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect.poll(() => entries(page).count()).toBe(3)
  const first = entries(page).first()
  expect(await first.textContent()).toContain('Oleg Orlov closed “Clara Customer”')
  expect(await first.textContent()).toContain('Stream')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+U')
  await page.getByRole('link', { name: 'Activity, 2' }).waitFor()
  await page.getByRole('article', { name: '3 sessions closed in Stream, 2 unread' }).waitFor()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const [name, size] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(size)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await picture(page, `activity-${name}-${scheme}`)
    }
  }
  await page.setViewportSize(desktop)
  for (let at = 0; at < 2; at++) await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect.poll(() => entries(page).count()).toBe(0)
  await page.getByRole('switch', { name: 'Unread only' }).check()
  await page.getByRole('article', { name: '2 sessions closed in Stream, 2 unread' }).waitFor()
  expect(page.url()).toContain('show=unread')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await page.getByRole('link', { name: 'Activity', exact: true }).waitFor()
  await page.reload()
  await page.getByText('Nothing unread').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await page.context().close()

  const own = await pageOf(there.url, oleg, '/activity')
  await folds(own).getByRole('button', { name: '3 sessions closed in Stream' }).click()
  await expect.poll(() => entries(own).count()).toBe(3)
  expect(await entries(own).first().textContent()).toContain('You closed')
  await own.getByRole('link', { name: 'Activity', exact: true }).waitFor()
  await own.context().close()
})

test('a line of several is marked at once, another that joins it is unread, and what is long ago stands apart [ui S17]', async () => {
  const page = await pageOf(there.url, vera, '/activity')
  await page.getByRole('article', { name: '3 sessions closed in Stream', exact: true }).waitFor()
  for (const text of ['Four', 'Five']) await close(await taken(text))
  const fresh = page.getByRole('article', { name: '2 sessions closed in Stream, 2 unread' })
  await fresh.getByRole('button', { name: 'Mark as read' }).click()
  await page.getByRole('link', { name: 'Activity', exact: true }).waitFor()
  await page.getByRole('article', { name: '2 sessions closed in Stream', exact: true }).waitFor()
  await close(await taken('Six'))
  await page.getByRole('article', { name: '3 sessions closed in Stream, 1 unread' }).waitFor()
  await looks(page, 'activity-folds')
  // Half an hour ago by what the server tells.
  await page.route('**/api/activity*', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { items: { at: string }[] }
    for (const item of body.items.slice(3)) item.at = new Date(Date.parse(item.at) - 1_800_000).toISOString()
    await route.fulfill({ response: answer, json: body })
  })
  await page.reload()
  await expect.poll(() => folds(page).count()).toBe(2)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await page.context().close()
})

test('going Offline with a session asks whether it stays or goes back, and the mark changes everywhere [STA-05, STA-08]', async () => {
  const sessionId = await taken('Hello')
  const page = await pageOf(there.url, oleg, '/activity')
  await page.getByRole('button', { name: 'Oleg Orlov, Online' }).click()
  await picture(page, 'status-menu')
  await page.getByTestId('operator-status').getByText('Offline').click()
  const question = page.getByRole('dialog', { name: 'Go Offline?' })
  await question.getByText('1 session is assigned to you', { exact: false }).waitFor()
  await picture(page, 'status-question')
  await question.getByRole('radio', { name: 'Keep' }).check()
  await question.getByRole('button', { name: 'Go Offline' }).click()
  await page.getByRole('button', { name: 'Oleg Orlov, Offline' }).waitFor()
  const standing = async () => {
    const { session } = await vera.get(readSession, { path: { sessionId } })
    return [session.state, session.operator?.online]
  }
  await expect.poll(standing, { timeout: 10_000 }).toEqual(['assigned', false])

  await page.keyboard.press('Alt+O')
  await page.getByRole('button', { name: 'Oleg Orlov, Online' }).waitFor()
  await page.keyboard.press('Alt+O')
  await question.getByRole('radio', { name: 'Return to the queue' }).check()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Oleg Orlov, Offline' }).waitFor()
  await expect
    .poll(
      async () => (await vera.get(listSessions, { query: { list: 'queue', liveChatId: chat.id } })).items.map(({ id }) => id),
      { timeout: 10_000 },
    )
    .toEqual([sessionId])
  await oleg.get(setStatus, { body: { online: true } })
  await page.getByRole('button', { name: 'Oleg Orlov, Online' }).waitFor()
  await page.context().close()
})

import * as contract from '@parley/contract'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { pageOf } from './stage/browser.ts'
import type { Person } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { message, reply } from './stage/screens.ts'

let desk: HelpDesk
let page: Page

beforeAll(async () => {
  desk = await helpDesk('sent later')
  await desk.online(desk.ann)
  page = await pageOf(desk.url, desk.ann, '/live-chats')
})
afterAll(() => page?.context().close())

/** Somebody asks, Ann has it and looks at it. */
async function begun(who: Person, text: string): Promise<string> {
  const sessionId = await desk.says(who, text)
  await desk.take(desk.ann, sessionId).catch(() => {})
  await page.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await message(page, text).last().waitFor()
  await page.getByTestId('templates').waitFor()
  return sessionId
}
const field = () => reply(page).inputValue()
const session = async (sessionId: string) => (await desk.sue.get(contract.readSession, { path: { sessionId } })).session
const scheduled = (sessionId: string) => desk.sue.get(contract.listScheduledMessages, { path: { sessionId } })

async function template(name: string, text: string, more: object = {}): Promise<void> {
  const sharing = { with: 'live-chats' as const, liveChatIds: [desk.chat.id] }
  await desk.sue.get(contract.createResponseTemplate, { body: { kind: 'template', name, text, sharing, ...more } as never })
}
/** By a slash. */
async function inserts(on: Page, shortcut: string): Promise<void> {
  await reply(on).click()
  await on.keyboard.type(`/${shortcut}`)
  await on.getByRole('listbox', { name: 'Templates and articles that match' }).getByRole('option').first().waitFor()
  await on.keyboard.press('Enter')
}

test('sent later with its file and its quote, and without the quote where it is gone [REM-01, CNV-03, CMP-02]', async () => {
  const sessionId = await begun(desk.kim, 'Does it come in blue?')
  await message(page, 'Does it come in blue?').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Quote' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await (await choosing).setFiles({ name: 'blue.txt', mimeType: 'text/plain', buffer: Buffer.from('blue') })
  await page.getByRole('list', { name: 'Attached files' }).getByText('1 kB').waitFor()
  await reply(page).fill('In two blues.')
  await page.getByRole('button', { name: 'Send later' }).click()
  await page.getByRole('button', { name: /Monday, 9:00/ }).click()
  const waiting = page.getByRole('listitem').filter({ hasText: 'In two blues.' })
  await waiting.getByText(/Kim Klein: Does it come in blue.*blue\.txt/).waitFor()
  expect([await field(), await page.getByTestId('quote-chip').count()]).toEqual(['', 0])

  const { page: thread } = await desk.kim.get(contract.readThread, {
    path: { threadId: (await desk.kim.get(contract.openThread, { path: { liveChatId: desk.chat.id } })).id },
  })
  const { id: messageId, threadId } = thread.items.findLast(({ text }) => text === 'Does it come in blue?')!
  await desk.kim.get(contract.withdrawOwnMessage, { path: { threadId, messageId } })
  await waiting.getByText(/Message withdrawn/).waitFor()
  await waiting.getByRole('button', { name: 'Send now' }).click()
  await page.getByText('The quoted message has been withdrawn.').first().waitFor()
  await waiting.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change the message' })
  await looks(page, 'scheduled-change')
  await dialog.getByRole('button', { name: 'Take the quote away' }).click()
  await dialog.getByRole('button', { name: 'Change' }).click()
  await dialog.waitFor({ state: 'detached' })
  await waiting.getByRole('button', { name: 'Send now' }).click()
  await message(page, /In two blues.*(Sent|Read)/)
    .getByText('blue.txt')
    .last()
    .waitFor()
  await desk.close(desk.ann, sessionId)
})

test('what is sent later must be whole, and is confirmed where that is asked for [REM-01, CMP-07, CMP-11]', async () => {
  await template('Refund', 'Dear {customer.firstName}', { shortcut: 'refund' })
  await desk.administrator.get(contract.editSettings, { body: { confirmSending: ['internal'] } })
  const sessionId = await begun(desk.eve, 'My money?')
  await reply(page).fill('Dear {customer.firstName}')
  const later = page.getByRole('button', { name: /^Send later/ })
  expect(await later.getAttribute('aria-disabled')).toBe('true')
  await later.click({ force: true })
  await page.getByText('Fill in {customer.firstName} first.').first().waitFor()
  await reply(page).fill('Dear Kim')
  await later.click()
  await page.getByRole('button', { name: /Tomorrow, 9:00/ }).click()
  const question = page.getByRole('dialog', { name: /^Send this message .*09:00/ })
  await question.getByText('To Eve Ebner by Internal chat:').waitFor()
  expect(await scheduled(sessionId)).toEqual([])
  await question.getByRole('button', { name: 'Cancel' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await field()).toBe('Dear Kim')
  await later.click()
  await page.getByRole('button', { name: /Tomorrow, 9:00/ }).click()
  await question.getByRole('button', { name: 'Send', exact: true }).click()
  await expect.poll(() => scheduled(sessionId)).toHaveLength(1)
  await desk.administrator.get(contract.editSettings, { body: { confirmSending: [] } })
  await desk.close(desk.ann, sessionId)
})

test('a macro goes with its letter: after a reload too, and not with one from another tab [MAC-01]', async () => {
  const actions = { priority: 3 as const, labelIds: [], groupId: null, close: false }
  await template('Urgent', 'We hurry.', { shortcut: 'urgent', actions })
  const sessionId = await begun(desk.max, 'It burns')
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await message(tab, 'It burns').waitFor()
  await inserts(page, 'urgent')
  await page.getByTestId('macro').waitFor()
  await reply(tab).fill('From the other tab')
  await tab.keyboard.press('Enter')
  await message(tab, /From the other tab.*(Sent|Read)/).waitFor()
  await tab.close()
  await message(page, /From the other tab/).waitFor()
  await page.getByTestId('macro').waitFor()
  expect((await session(sessionId)).priority).toBe(0)
  await reply(page).fill('We hurry, Kim.')
  await page.getByTestId('macro').waitFor()
  await page.route('**/messages/*', (route: Route) => route.abort('connectionreset'))
  await page.keyboard.press('Enter')
  await message(page, /We hurry, Kim.*Sending/).waitFor()
  await page.unroute('**/messages/*')
  await page.goto(`${desk.url}/activity`)
  await vi.waitFor(async () => expect((await session(sessionId)).priority).toBe(3), { timeout: 15_000, interval: 50 })
  await desk.close(desk.ann, sessionId)
})

test('a template whose values come late stands where it was asked for, whatever is typed meanwhile [CMP-04]', async () => {
  await template('Hours', 'We answer from nine to five', { shortcut: 'hours' })
  const sessionId = await begun(desk.bob, 'When are you there?')
  const held: Route[] = []
  await page.route('**/template-values', (route) => void held.push(route))
  await reply(page).fill('Hello Kim. ')
  await reply(page).press('End')
  await inserts(page, 'hours')
  await expect.poll(() => held.length).toBeGreaterThan(0)
  await page.keyboard.press('Home')
  await page.keyboard.type('Well: ')
  for (const route of held) await route.continue().catch(() => {})
  await page.unroute('**/template-values')
  await expect.poll(field).toBe('Well: Hello Kim. We answer from nine to five')
  await page.keyboard.type('and ')
  await expect.poll(field).toBe('Well: and Hello Kim. We answer from nine to five')
  await reply(page).fill('')
  await desk.close(desk.ann, sessionId)
})

test('a draft that could not be kept is kept when the line is back, without another key [CMP-10, ui S7]', async () => {
  const sessionId = await begun(desk.sue, 'Which form?')
  const lost = page.waitForRequest('**/api/me/drafts/*')
  await page.route('**/api/me/drafts/*', (route) => route.abort('connectionreset'))
  await reply(page).fill('Form seven, I think')
  await lost
  await page.unroute('**/api/me/drafts/*')
  await vi.waitFor(
    async () => expect((await desk.ann.get(contract.readWorkspace)).drafts[sessionId]).toBe('Form seven, I think'),
    { timeout: 15_000, interval: 50 },
  )
  await desk.close(desk.ann, sessionId)
})

import { createLockEntry, markSpam } from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { about, message } from './stage/screens.ts'

let desk: HelpDesk
let page: Page
let sessionId = ''
const entry = (name: string, value: string) => ({
  ...{ list: 'block' as const, name, type: 'email' as const, operator: 'ends-with' as const, value },
  ...{ until: null, liveChatIds: [desk.chat.id], reason: 'Advertising', confirmation: name },
})

beforeAll(async () => {
  desk = await helpDesk('for spam', { enabled: true, greeting: 'Welcome.' })
  const { ann, sue } = desk
  await desk.online(ann)
  const chat = await visitorWrites(desk, 'Cheap loans for everybody, without any questions')
  sessionId = (await newest(desk)).id
  await chat.context().close()
  await desk.take(ann, sessionId)
  await sue.get(createLockEntry, { body: entry('Casino', '@casino.example') })
  await sue.get(createLockEntry, { body: entry('Loans and other offers', '@loans.example') })
  await sue.get(createLockEntry, { body: { ...entry('Over', '@over.example'), until: '2026-01-01T00:00:00.000Z' } })
  page = await pageOf(desk.url, ann, `/live-chats/s/${sessionId}`)
  await message(page, /Cheap loans/).waitFor()
})
afterAll(() => page?.context().close())

test('the window to lock an account [ui S11]', async () => {
  await about(page).getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Lock account…' }).click()
  const window = page.getByRole('dialog', { name: 'Lock account' })
  await window.getByRole('radio', { name: 'By rule' }).check()
  await window.getByText('Matches 1 known account').waitFor()
  await looks(page, 'lock-account', () => window.getByText('Matches 1 known account').waitFor())
  await page.keyboard.press('Escape')
})

test('a session in spam, whose customer is locked [ui S6, S8]', async () => {
  const { customer } = await newest(desk)
  const account = { type: 'account' as const, operator: 'equals' as const, value: customer.id }
  await desk.sue.get(createLockEntry, { body: { ...entry('Pest', ''), ...account } })
  await about(page).getByText('Locked', { exact: true }).waitFor()
  await desk.sue.get(markSpam, { path: { sessionId } })
  await looks(page, 'session-spam', () => page.getByText('Marked as spam', { exact: true }).waitFor())
  await page.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await about(page).getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Unlock account…' }).click()
  await looks(page, 'unlock-account', () => page.getByRole('dialog', { name: /^Unlock/ }).waitFor())
})

test('the blocklist, its entries and its tiles [ui S11]', async () => {
  await page.goto(`${desk.url}/live-chats/blocklist`)
  const casino = page.getByRole('button', { name: 'Casino' })
  await looks(page, 'blocklist', () => casino.waitFor())
  await page.getByText('Tiles', { exact: true }).click()
  await looks(page, 'blocklist-tiles', () => casino.waitFor())
  await casino.click()
  const drawer = page.getByRole('dialog', { name: 'Edit entry' })
  await looks(page, 'blocklist-entry', () => drawer.getByText(/^Matches/).waitFor())
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Allowlist' }).click()
  await looks(page, 'allowlist-empty', () => page.getByText('No exceptions').waitFor())
})

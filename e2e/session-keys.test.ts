import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { about, log, message, reply, rows } from './stage/screens.ts'

let desk: HelpDesk
let page: Page
let [first, second] = ['', '']

beforeAll(async () => {
  desk = await helpDesk('of keys')
  const { ann, kim, bob } = desk
  await desk.online(ann)
  first = await desk.says(kim, 'The first of all')
  await desk.take(ann, first)
  second = await desk.says(bob, 'Another one')
  await desk.take(ann, second)
  page = await pageOf(desk.url, ann, `/live-chats/s/${first}`, { permissions: ['clipboard-read', 'clipboard-write'] })
  await message(page, /The first of all/).waitFor()
})
afterAll(() => page?.context().close())

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const go = async (sessionId: string, text: RegExp) => {
  await page.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await message(page, text).waitFor()
}
/** Chosen in the palette by what it is called. */
const choose = async (name: string) => {
  const action = page.getByRole('button', { name, exact: true }).or(page.locator('[data-action]').filter({ hasText: name }))
  await press('Control+k')
  await page.getByRole('textbox', { name: 'Search commands and jump to anything' }).waitFor()
  await page.keyboard.type(name)
  await action.first().waitFor()
  await press('Enter')
}
const cardOf = async (sessionId: string) => (await desk.ann.get(contract.readSession, { path: { sessionId } })).session
const told = (text: string) => page.getByRole('status').filter({ hasText: text })
const unread = () => page.getByRole('link', { name: /^Live chats, \d+ unread/ })

test('U, the row’s and the message’s menu count as unread again, Ctrl Z takes it back, and the customer’s Read stays [CNT-10, RDM-01, B-20]', async () => {
  const { number } = await cardOf(first)
  await desk.ann.get(contract.readUpTo, { path: { sessionId: first }, body: { number } })
  await desk.ann.get(contract.readUpTo, { path: { sessionId: second }, body: { number: 9 } })
  const kims = await pageOf(desk.url, desk.kim, '/messages')
  await kims.getByRole('link', { name: /Help of keys/ }).click()
  await message(kims, /The first of all, Read/).waitFor()
  await unread().waitFor({ state: 'detached' })
  await press('u')
  await page.getByText('Marked as unread').waitFor()
  await rows(page, 'Kim Klein, Internal chat, 1 unread message').waitFor()
  await unread().waitFor()
  await press('Control+z')
  await unread().waitFor({ state: 'detached' })
  await rows(page, 'Bob Berg').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mark as unread' }).click()
  await rows(page, 'Bob Berg, Internal chat, 1 unread message').waitFor()
  await message(page, /The first of all/).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mark unread from here' }).click()
  await page.getByRole('link', { name: 'Live chats, 2 unread messages' }).waitFor()
  await message(kims, /The first of all, Read/).waitFor()
  await kims.context().close()
  // Opened anew, it is read again.
  await go(second, /Another one/)
  await page.getByRole('link', { name: 'Live chats, 1 unread message' }).waitFor()
  await go(first, /The first of all/)
  await unread().waitFor({ state: 'detached' })
})

test('priority and name are undone by the toast, and a name of blanks is kept with the reason [INF-03, INF-11]', async () => {
  await press('p', '3')
  await about(page).getByText('High').waitFor()
  await told('Priority: High').waitFor()
  await press('Control+z')
  await about(page).getByText('Priority not set').first().waitFor()
  await choose('Rename')
  const field = page.getByRole('textbox', { name: 'Session' })
  await field.waitFor()
  await page.keyboard.type('   ')
  await press('Enter')
  await page.getByRole('alert').getByText('A session needs a name.').waitFor()
  expect(await field.inputValue()).toBe('   ')
  await field.fill('A better name')
  await press('Enter')
  await log(page).getByText('Ann Adler renamed the session to “A better name”').waitFor()
  await told('Renamed to “A better name”').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('A better name')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(async () => (await cardOf(first)).name).toBe('Kim Klein')
})

test('what a colleague has made of it meanwhile is not undone [INF-03]', async () => {
  await press('p', '2')
  await told('Priority: Medium').waitFor()
  await desk.sue.get(contract.editSession, { path: { sessionId: first }, body: { priority: 1 } })
  await about(page).getByText('Low').waitFor()
  await press('Control+z')
  await page.getByText('Somebody has changed it since.').waitFor()
  expect((await cardOf(first)).priority).toBe(1)
})

test('in the log: Home loads the first, End goes back, C copies, D downloads [CNV-05, CNV-06, CNV-11, ui S6]', async () => {
  for (let at = 0; at < 70; at++) await desk.answer(desk.ann, first, `Line ${at}`)
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  expect((await desk.ann.fetch(`/api/files/${id}?name=terms.txt`, { method: 'PUT', body: 'Terms', headers })).status).toBe(200)
  const body = { text: 'Our terms', files: [id] }
  await desk.ann.get(contract.sendMessage, { path: { sessionId: first, messageId: v7() }, body })
  await go(first, /Our terms/)
  const hasFocus = (text: RegExp) => message(page, text).evaluate((element) => element === document.activeElement)
  await press('Home')
  await message(page, /The first of all/).waitFor()
  await expect.poll(() => hasFocus(/The first of all/)).toBe(true)
  await press('c')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('The first of all')
  await press('End')
  await expect.poll(() => hasFocus(/Our terms/)).toBe(true)
  const saved = page.waitForEvent('download')
  await press('d')
  expect((await saved).suggestedFilename()).toBe('terms.txt')
})

test('hidden notices stay hidden in other sessions’ company until the page is read anew [CNV-12]', async () => {
  const notice = page.getByTestId('notice-priority').last()
  await go(second, /Another one/)
  await press('p', '1')
  await notice.waitFor()
  await choose('Hide system notices')
  await notice.waitFor({ state: 'detached' })
  await rows(page, 'Kim Klein').click()
  await page.getByRole('textbox', { name: 'Reply to Kim Klein' }).waitFor()
  await rows(page, 'Bob Berg').click()
  await message(page, /Another one/).waitFor()
  expect(await notice.count()).toBe(0)
  await page.reload()
  await notice.waitFor()
})

test('Shift E asks where the customer waits, and its Close opens the next that waits [SES-08, WSP-07]', async () => {
  await desk.says(desk.kim, 'And now?')
  await go(second, /Another one/)
  await press('Shift+E')
  const question = page.getByRole('dialog', { name: 'Close session' })
  await question.getByRole('button', { name: 'Keep' }).waitFor()
  await question.getByRole('button', { name: 'Close', exact: true }).press('Enter')
  await page.waitForURL(`**/live-chats/s/${first}`)
  await message(page, /And now\?/).waitFor()
  expect((await cardOf(second)).state).toBe('closed')
})

test('Offline every control stands there with its reason, by mouse, keys and palette; what is never mine is not there [INF-20, B-04, ui S8]', async () => {
  await desk.ann.get(contract.setStatus, { body: { online: false } })
  const controls = [
    about(page).getByRole('button', { name: 'Rename' }),
    about(page).getByRole('button', { name: /^Reassign: / }),
    about(page).getByRole('button', { name: /^Priority: / }),
    page.getByRole('button', { name: 'Close session' }),
  ]
  for (const control of controls) {
    await expect.poll(() => control.getAttribute('aria-disabled')).toBe('true')
    await control.focus()
    await page.getByRole('tooltip').getByText('Offline: view only').waitFor()
    await press('Enter')
  }
  await about(page).getByRole('button', { name: 'More for this session' }).click()
  await page.getByRole('menuitem', { name: 'Mark as spam Offline: view only' }).waitFor()
  await press('Escape')
  await page.getByText('Offline: view only').last().waitFor()
  await reply(page).waitFor({ state: 'detached' })
  expect((await cardOf(first)).state).toBe('assigned')
  const sues = await pageOf(desk.url, desk.sue, `/live-chats/s/${first}`)
  await about(sues).getByRole('button', { name: 'Rename' }).waitFor()
  await sues.keyboard.press('?')
  const sheet = sues.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByText('Mark unread from here').waitFor()
  expect(await sheet.getByText('Reply', { exact: true }).count()).toBe(0)
  await sues.context().close()
})

test('what comes to be offered while the palette is open is marked, and Enter does it [ui.md §2.2]', async () => {
  await desk.online(desk.ann)
  const advert = await desk.says(desk.max, 'Cheap parcels here')
  await desk.take(desk.ann, advert)
  await go(advert, /Cheap parcels here/)
  await reply(page).waitFor()
  await press('Control+k')
  await page.getByRole('textbox', { name: 'Search commands and jump to anything' }).waitFor()
  await page.keyboard.type('Not spam')
  const offered = page.locator('[data-action]')
  await offered.first().waitFor({ state: 'detached' })
  await desk.ann.get(contract.markSpam, { path: { sessionId: advert } })
  await offered.and(page.locator('[data-selected]')).filter({ hasText: 'Not spam' }).waitFor()
  await press('Enter')
  await expect.poll(async () => (await cardOf(advert)).state).toBe('assigned')
})

test('what is typed before the palette is there stands in it, and is no shortcut meanwhile [ui.md §2.2]', async () => {
  const held = Promise.withResolvers<void>()
  await page.route(/\/Palette-/, async (route) => {
    await held.promise
    await route.continue()
  })
  await go(second, /Another one/)
  const { priority } = await cardOf(second)
  await press('Control+k')
  await page.keyboard.type('p3 Filex')
  await press('Backspace')
  await page.keyboard.type('s')
  held.resolve()
  const field = page.getByRole('textbox', { name: 'Search commands and jump to anything' })
  await expect.poll(() => field.inputValue()).toBe('p3 Files')
  expect((await cardOf(second)).priority).toBe(priority)
  await field.fill('Files')
  await page.locator('[data-action][data-selected]').filter({ hasText: 'Files' }).waitFor()
  await press('Enter')
  await page.waitForURL('**/files**')
})

import * as contract from '@parley/contract'
import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { anItem } from '../server/test/an-app.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { password } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { about, log, message, reply, rows, takeNext } from './stage/screens.ts'

let pages: Page[] = []
let desk: Awaited<ReturnType<typeof boundDesk>>
afterAll(async () => {
  await desk?.administrator.get(contract.editSettings, { body: { allowEditing: false } })
  for (const page of pages) await page.context().close()
  pages = []
})

async function setUp() {
  desk = await boundDesk('by keyboard')
  const { administrator, sue, chat, contacts } = desk
  await administrator.get(contract.editSettings, { body: { allowEditing: true } })
  await administrator.get(contract.createLabel, { path: { liveChatId: chat.id }, body: { name: 'Refund', colour: '#0b7a4b' } })
  const sharing = { with: 'live-chats' as const, liveChatIds: [chat.id] }
  const template = { kind: 'template' as const, name: 'Delivery times', shortcut: 'delivery', text: 'We deliver in two days.' }
  await sue.get(contract.createResponseTemplate, { body: { ...template, sharing } })
  await anItem(administrator, contacts.id, { title: { first: 'Ida', last: 'Berg', middle: '' }, phone: '+46701110001' })
}

test('an operator’s whole day without a mouse [B-20, WSP-07, WSP-11, RTE-04, CMP-02, CMP-04, NOT-01, CNV-03, CNV-13, BND-02, BND-08, INF-03, INF-05, INF-11, LAB-01, SPM-07, BLK-01, SRC-01, SES-08; WCAG 2.1.1]', async () => {
  await setUp()
  const { url, ann, bob, kim, contacts, complaints } = desk
  const chat = await visitorWrites(desk, 'Where is my parcel?')
  const first = await newest(desk)
  const page = await pageOf(url, undefined, '/signin', { permissions: ['clipboard-read', 'clipboard-write'] })
  pages = [chat, page]
  const keys = page.keyboard
  const press = async (...those: string[]) => {
    for (const key of those) await keys.press(key)
  }
  const choose = async (words: string) => {
    await press('Control+k')
    await page.getByRole('textbox', { name: 'Search commands and jump to anything' }).waitFor()
    await keys.type(words)
    await page.locator('[data-action]').filter({ hasText: words }).first().waitFor()
    const marked = async () => (await page.locator('[data-action][data-selected]').first().textContent()) ?? ''
    for (let at = 0; at < 20 && !(await marked()).startsWith(words); at++) await press('ArrowDown')
    await press('Enter')
  }
  const focused = (what: Locator) => expect.poll(() => what.first().evaluate((one) => one === document.activeElement)).toBe(true)
  const answers = async (text: string) => {
    await press('r')
    await focused(reply(page))
    await keys.type(text)
    await press('Enter')
    await message(page, new RegExp(`${text.replaceAll('.', '\\.')}.*, (Sent|Read)`)).waitFor()
    await press('Escape')
  }

  // Signs in and goes Online.
  await tabTo(page, page.getByRole('textbox', { name: 'E-mail' }))
  await keys.type(ann.email)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await keys.type(password)
  await press('Enter')
  await page.getByRole('button', { name: 'Ann Adler, Offline' }).waitFor()
  await press('Alt+o')
  await page.getByRole('button', { name: 'Ann Adler, Online' }).waitFor()

  // Takes the next by the counter, and answers.
  await tabTo(page, takeNext(page))
  await press('Enter')
  await page.waitForURL(`**/live-chats/s/${first.id}`)
  await reply(page).waitFor()
  await answers('I look for it.')
  // A template by a slash, and a file.
  await press('r')
  await focused(reply(page))
  await keys.type('/deliv')
  await page.getByRole('option', { name: /Delivery times/ }).waitFor()
  await press('Enter')
  await expect.poll(() => reply(page).inputValue()).toBe('We deliver in two days.')
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Attach files' }))
  await press('Enter')
  await (await chooser).setFiles({ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('Our terms') })
  await page.getByRole('button', { name: 'Remove terms.txt' }).waitFor()
  await tabTo(page, reply(page), { back: true })
  await press('Enter')
  await message(page, /We deliver in two days\..*terms\.txt.*, (Sent|Read)/).waitFor()

  // A note that names a colleague; a quote.
  await press('Escape', 'n')
  await page.getByRole('textbox', { name: /^Internal note about / }).waitFor()
  await keys.type('Can you look? @Sue')
  await page.getByRole('option', { name: 'Sue Stern' }).waitFor()
  await press('Enter')
  await keys.type('please')
  await press('Enter')
  await message(page, /Can you look\? @Sue Stern please/).waitFor()
  await press('Escape')
  await reply(page).waitFor()
  await tabTo(page, log(page))
  const question = message(page, /Where is my parcel/)
  for (let at = 0; at < 10 && !(await question.evaluate((one) => one === document.activeElement)); at++) await press('ArrowUp')
  await press('Shift+Q')
  await focused(reply(page))
  await keys.type('This one is found.')
  await press('Enter')
  await message(page, /This one is found\./)
    .getByRole('button', { name: 'Where is my parcel?' })
    .waitFor()
  await press('Escape')

  // Binds the account, then registers what was asked.
  await press('b')
  const apps = page.getByRole('dialog', { name: 'Bind in which app?' })
  await focused(apps.getByRole('button', { name: contacts.name }))
  await press('Enter')
  await page.getByRole('dialog', { name: `Bind to ${contacts.name}` }).waitFor()
  await keys.type('0001')
  await page.getByText('Results').waitFor()
  await press('Enter')
  await about(page).getByRole('link', { name: 'Berg Ida' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press('b')
  await focused(apps.getByRole('button', { name: contacts.name }))
  await press('ArrowDown', 'Enter')
  const register = page.getByRole('dialog', { name: `Bind to ${complaints.name}` })
  await tabTo(page, register.getByRole('button', { name: 'New' }))
  await press('Enter')
  const form = page.getByRole('dialog', { name: 'New Complaint' })
  await tabTo(page, form.getByRole('textbox', { name: 'Subject' }))
  await keys.type('Lost parcel')
  await press('Control+Enter')
  await about(page).getByRole('link', { name: 'Lost parcel' }).waitFor()
  await form.waitFor({ state: 'detached' })

  // Priority, name, label; spam and back; the account is locked.
  await press('p', '3')
  await log(page).getByText('Ann Adler set the priority: High').waitFor()
  await choose('Rename')
  await page.getByRole('textbox', { name: 'Session' }).waitFor()
  await keys.type('The lost parcel')
  await press('Enter')
  await rows(page, 'The lost parcel').waitFor()
  await choose('Add label: Refund')
  await log(page).getByText('Ann Adler added: Refund').waitFor()
  await press('Shift+S')
  await page.getByText('Nobody can write here', { exact: false }).or(page.getByText('Marked as spam')).first().waitFor()
  await press('Shift+S')
  await reply(page).waitFor()
  await choose('Lock account')
  const lock = page.getByRole('dialog', { name: 'Lock account' })
  await lock.getByText('Matches 1 known account, 1 open session.').waitFor()
  await press('Control+Enter')
  await about(page).getByText('Locked', { exact: true }).waitFor()
  await lock.waitFor({ state: 'detached' })

  // Finds a word in the session, then the session by its name.
  await press('/')
  await keys.type('parcel')
  await page.getByTestId('results').getByText(/found/).waitFor()
  await press('Escape')
  await tabTo(page, page.getByRole('button', { name: 'Search in all sessions' }))
  await press('Enter')
  await focused(page.getByRole('searchbox', { name: 'Search sessions' }))
  await keys.type('lost parcel')
  const found = page.getByTestId('results').getByRole('link', { name: /^The lost parcel/ })
  await tabTo(page, found)
  await press('Enter')
  await reply(page).waitFor()
  await tabTo(page, page.getByRole('searchbox', { name: 'Search sessions' }), { back: true })
  await press('Escape', 'Escape')

  // Copies and withdraws a message; counts the question as unread again.
  await answers('Wrong number 4711')
  await tabTo(page, log(page))
  await press('End')
  await focused(message(page, /Wrong number 4711/))
  await press('c')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Wrong number 4711')
  await choose('Withdraw my last message')
  await page.getByRole('dialog', { name: 'Withdraw this message?' }).waitFor()
  await press('Enter')
  await message(page, /Message withdrawn/).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press('u')
  await page.getByRole('link', { name: 'Live chats, 1 unread message' }).waitFor()

  // Another workspace and back; another session goes to a colleague.
  await choose('Files')
  await page.waitForURL('**/files**')
  await press('g', 'l')
  await page.waitForURL('**/live-chats**')
  await desk.online(bob)
  const second = await desk.says(kim, 'No mouse?')
  await takeNext(page).waitFor()
  await press('q')
  await page.waitForURL(`**/live-chats/s/${second}`)
  await reply(page).waitFor()
  await press('a')
  await page
    .getByRole('dialog', { name: 'Reassign session' })
    .getByRole('option', { name: /Bob Berg/ })
    .waitFor()
  await keys.type('Bob')
  await press('Enter')
  await page.getByText('This session is no longer yours').waitFor()

  // Back to the first, which is closed; out.
  await press('j')
  await page.waitForURL(`**/live-chats/s/${first.id}`)
  await reply(page).waitFor()
  await press('Shift+E')
  await page.waitForURL((to) => !to.pathname.includes(first.id))
  const { session } = await ann.get(contract.readSession, { path: { sessionId: first.id } })
  expect(session).toMatchObject({ state: 'closed', priority: 3, name: 'The lost parcel' })
  await tabTo(page, page.getByRole('button', { name: 'Ann Adler, Online' }))
  await press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Sign out' }))
  await press('Enter')
  await page.waitForURL('**/signin**')
}, 150_000)

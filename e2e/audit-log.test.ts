import { readFile } from 'node:fs/promises'
import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

let desk: HelpDesk
let page: Page
beforeAll(async () => {
  desk = await helpDesk('to be audited', { greeting: 'Hello' })
  page = await pageOf(desk.url, desk.administrator, `/admin/live-chats/${desk.chat.id}`)
}, 120_000)
afterAll(() => page?.context().close())

const row = (name: string | RegExp) => page.getByRole('row').filter({ has: page.getByRole('button', { name }) })
const openRow = (name: string | RegExp) => row(name).first().getByRole('button').press('Enter')
const searchField = () => page.getByRole('searchbox', { name: 'Find by name' })

test('from a live chat to its history: who changed what, field by field [NFR-06, ui S24, S28]', async () => {
  const path = { liveChatId: desk.chat.id }
  const { version } = await desk.administrator.get(contract.readLiveChat, { path })
  const edit = { version, showOperatorName: true, operatorGroupIds: [desk.support.id], website: { greeting: 'Good day' } }
  await desk.administrator.get(contract.editLiveChat, { path, body: edit as never })
  await page.getByRole('link', { name: 'History' }).click()
  await page.waitForURL(`**/admin/audit?kind=live-chat&id=${desk.chat.id}`)
  await page.getByText(`Only one live chat: ${desk.chat.name}`).waitFor()
  await row('Created a live chat').waitFor()
  expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(3)
  await looks(page, 'audit-object', () => page.getByText('Edited a live chat').first().waitFor())

  await openRow('Edited a live chat')
  const drawer = page.getByRole('dialog', { name: 'Edited a live chat' })
  await drawer.getByRole('row', { name: 'Operator groups Accounting to be audited empty' }).waitFor()
  await drawer.getByRole('row', { name: 'Website › Greeting Hello Good day' }).waitFor()
  await drawer.getByRole('row', { name: 'Show operator name no yes' }).waitFor()
  await drawer.getByText('127.0.0.1').waitFor()
  await looks(page, 'audit-entry', () => drawer.getByText('Good day').waitFor())
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
})

test('everything, found by words and by who did it, kept in the address, and exported [NFR-06, ui S28]', async () => {
  const group = await desk.group('Audited lantern group', [])
  await page.goto(`${desk.url}/admin/users`)
  await page.getByRole('link', { name: 'Audit log' }).click()
  await page.getByRole('heading', { name: 'Audit log' }).waitFor()
  await row('Created a group').first().waitFor()
  await looks(page, 'audit-log', () => row(/./).first().waitFor())
  await searchField().fill('audited LANTERN')
  await page.waitForURL('**/admin/audit?q=audited*')
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByText(group.name).waitFor()
  await page.getByRole('combobox', { name: 'What' }).selectOption('Apps')
  await page.getByText('Nothing matches').waitFor()
  await looks(page, 'audit-none', () => page.getByText('Nothing matches').waitFor())
  await page.getByRole('combobox', { name: 'What' }).selectOption('People')
  await row('Created a group').waitFor()
  await page.reload()
  await row('Created a group').waitFor()
  expect(await searchField().inputValue()).toBe('audited LANTERN')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export to CSV' }).click()])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(`group-created,group,${group.name},${group.id}`)
})

test('what others work with, by its group: a response template before and after [NFR-06, CMP-05, ui S28]', async () => {
  const sharing = { with: 'live-chats' as const, liveChatIds: [desk.chat.id] }
  const body = { kind: 'template' as const, name: 'Audited greeting', text: 'Hello from us', sharing }
  const { id, version } = await desk.ann.get(contract.createResponseTemplate, { body })
  const path = { templateId: id }
  await desk.ann.get(contract.editResponseTemplate, { path, body: { version, text: 'Good day from us' } })
  await page.goto(`${desk.url}/admin/audit?q=audited+greeting`)
  await page.getByRole('combobox', { name: 'What' }).selectOption('Response templates')
  await expect.poll(() => page.getByRole('row').count()).toBe(3)
  await openRow('Edited a response template')
  const drawer = page.getByRole('dialog', { name: 'Edited a response template' })
  await drawer.getByRole('row', { name: 'Text Hello from us Good day from us' }).waitFor()
  await drawer.getByText('Audited greeting (response template)').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  for (const group of ['Customers', 'Processes']) await page.getByRole('combobox', { name: 'What' }).selectOption(group)
})

test('it cannot be read: said where it was to stand, and read again; not for others [ui §2.1, ACC-01]', async () => {
  const anns = await pageOf(desk.url, desk.ann, '/admin/audit')
  await anns.getByText(/do not have access/).waitFor()
  await anns.context().close()
  await page.route('**/api/audit-entries?*', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.goto(`${desk.url}/admin/audit?group=people`)
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await page.unroute('**/api/audit-entries?*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await row('Created a group').first().waitFor()
})

test('for how long entries are kept is a setting, and the log says it; fewer than 90 days are refused where they are typed [NFR-06, ui S24]', async () => {
  await page.goto(`${desk.url}/admin/settings`)
  const days = page.getByRole('textbox', { name: 'Days that entries are kept' })
  const save = page.getByRole('button', { name: 'Save' })
  expect([await days.inputValue(), await days.getAttribute('placeholder')]).toEqual(['', 'For ever'])
  await days.fill('30')
  await save.click()
  await page.getByRole('alert').getByText('Enter a whole number from 90 to 36500.').waitFor()
  expect((await desk.administrator.get(contract.readSettings)).auditDays).toBe(0)
  await looks(page, 'settings-audit', () => days.waitFor())
  await days.fill('365')
  await save.click()
  await noticed(page, 'Saved')
  await page.getByRole('link', { name: 'Audit log' }).click()
  await page.getByText('Entries are kept for 365 days and cannot be changed').waitFor()
  await openRow('Edited settings')
  const drawer = page.getByRole('dialog', { name: 'Edited settings' })
  await drawer.getByRole('row', { name: 'Days that entries of this log are kept (0: for ever) 0 365' }).waitFor()
  await page.goto(`${desk.url}/admin/settings`)
  await days.fill('')
  await save.click()
  await noticed(page, 'Saved')
  expect((await desk.administrator.get(contract.readSettings)).auditDays).toBe(0)
  await page.goto(`${desk.url}/admin/audit`)
  await page.getByText('Entries are kept for ever and cannot be changed').waitFor()
})

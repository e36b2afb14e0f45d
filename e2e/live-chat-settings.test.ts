import { mkdirSync } from 'node:fs'
import { createLiveChat, editLiveChat, readLiveChat } from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { desktop, pageOf, phone } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'

const pictures = new URL('./screenshots/', import.meta.url).pathname
let there: Company
let vera: Person
let oleg: Person

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  there = await company()
  vera = await there.person('Vera Lind')
  oleg = await there.person('Oleg Orlov')
})

const groups = async (name: string) => ({
  operators: [await there.group(`${name} operators`, [oleg])],
  supervisors: [await there.group(`${name} leads`, [vera])],
})
const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}${name}.png` })
const choose = async (page: Page, field: string, name: string) => {
  const input = page.getByRole('combobox', { name: field })
  await input.fill(name)
  await page.getByRole('option', { name, exact: true }).click()
  await page.keyboard.press('Escape')
}

test('an administrator makes a live chat, with a group made in place [LCS-02, LCS-16, LCS-18, ORG-07]', async () => {
  await there.group('Leads of Returns', [vera])
  const page = await pageOf(there.url, there.administrator, '/admin/live-chats')
  await page.getByRole('button', { name: 'Live chat', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New live chat' })
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await dialog.getByText('Give it a name.').waitFor()
  expect(await dialog.getByText('Choose at least one group.').count()).toBe(2)
  await picture(page, 'settings-create-errors')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Returns')
  await page.getByTestId('operators-new').click()
  await dialog.getByLabel('Name of the group').fill('Returns desk')
  await choose(page, 'Members', 'Oleg Orlov')
  await picture(page, 'settings-create-group')
  await dialog.getByRole('button', { name: 'Create group' }).click()
  await dialog.getByText('Returns desk').waitFor()
  await dialog.getByRole('combobox', { name: 'Supervisors' }).fill('Leads of R')
  await page.getByRole('option', { name: 'Leads of Returns' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Returns', exact: true }).waitFor()
  await page.getByTestId('rule').getByText('First response · All operator groups').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: /Returns, 1 operator, queue is empty/ }).waitFor()
  await page.getByRole('searchbox', { name: 'Search live chats' }).fill('no such name')
  await page.getByText('Nothing matches').waitFor()
  await page.context().close()
})

test('the name that is taken is told at its field, and nothing that was typed is lost [LCS-03]', async () => {
  const made = await there.liveChat('Taken name', await groups('Taken'))
  const other = await there.liveChat('Other name', await groups('Other'))
  const page = await pageOf(there.url, there.administrator, `/admin/live-chats/${other.id}`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(made.name.toUpperCase())
  await page.getByTestId('save').click()
  await page.getByText('This name is taken already.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('TAKEN NAME')
  await page.context().close()
})

test("customers, the operator's name, the rule and groups are set and kept [LCS-04, LCS-10, LCS-12, LCS-13, LCS-15, LCS-17, RTE-03, RTE-05]", async () => {
  const chat = await there.liveChat('Support desk', await groups('Support desk'))
  await there.group('Everybody in sales', [oleg])
  const page = await pageOf(there.url, there.administrator, `/admin/live-chats/${chat.id}`)
  await page.getByText('External sources').waitFor()
  for (const name of ['Customers', 'Employees']) await page.getByRole('heading', { name, exact: true }).waitFor()
  expect(await page.getByText("Operator's name").count()).toBe(0)
  await choose(page, 'Internal', 'Everybody in sales')
  await choose(page, 'Internal', 'Oleg Orlov')
  await page.getByText("Operator's name").first().waitFor()
  await page.getByRole('checkbox', { name: 'Show' }).check()
  await page.getByRole('button', { name: 'Specify the routing rule' }).click()
  await page.getByTestId('rule-group').click()
  await page.getByRole('option', { name: 'Support desk operators' }).click()
  await picture(page, 'settings-rule')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByTestId('rule').getByText('First response · Support desk operators').waitFor()
  await page.getByText('Not saved yet').waitFor()
  await page.getByTestId('save').click()
  await page.getByText(/^Changed .* by /).waitFor()
  const kept = await there.administrator.get(readLiveChat, { path: { liveChatId: chat.id } })
  expect(kept).toMatchObject({ showOperatorName: true, rule: { groupId: chat.operatorGroups[0]!.id } })
  expect(kept.internal.users.map(({ name }) => name)).toEqual(['Oleg Orlov'])
  expect(kept.internal.groups.map(({ name }) => name)).toEqual(['Everybody in sales'])
  await page.reload()
  expect(await page.getByRole('checkbox', { name: 'Show' }).isChecked()).toBe(true)
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const [name, size] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(size)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await picture(page, `settings-general-${name}-${scheme}`)
    }
  }
  await page.context().close()
})

test('two save at once: the later one keeps what they typed and puts it over theirs [LCS-19]', async () => {
  const chat = await there.liveChat('Conflict', await groups('Conflict'))
  const page = await pageOf(there.url, there.administrator, `/admin/live-chats/${chat.id}?tab=website`)
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Mine')
  const body = { version: chat.version, name: 'Conflict of theirs', website: { greeting: 'Theirs' } }
  await there.administrator.get(editLiveChat, { path: { liveChatId: chat.id }, body })
  await page.getByTestId('save').click()
  await page.getByText(/saved this live chat meanwhile/).waitFor()
  await picture(page, 'settings-conflict')
  expect(await page.getByRole('textbox', { name: 'Greeting' }).inputValue()).toBe('Mine')
  await page.getByTestId('save').click()
  await page.getByText(/^Changed .* by /).waitFor()
  const kept = await there.administrator.get(readLiveChat, { path: { liveChatId: chat.id } })
  expect(kept).toMatchObject({ name: 'Conflict of theirs', website: { greeting: 'Mine' } })
  await page.context().close()
})

test('leaving with unsaved changes asks first [ui S25]', async () => {
  const chat = await there.liveChat('Unsaved', await groups('Unsaved'))
  const page = await pageOf(there.url, there.administrator, '/admin/live-chats')
  await page.getByRole('link', { name: /^Unsaved/ }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Unsaved, changed')
  await page.goBack()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
  expect(page.url()).toContain(chat.id)
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.goBack()
  await page.getByRole('button', { name: 'Live chat', exact: true }).waitFor()
  await page.context().close()
})

test('the website: origins, colour, secret, code, link, test page and preview [CHN-09, WEB-03, LCS-13, LCS-23]', async () => {
  const chat = await there.liveChat('Shop', { ...(await groups('Shop')), website: { greeting: 'Hello from the shop' } })
  const page = await pageOf(there.url, there.administrator, `/admin/live-chats/${chat.id}?tab=website`)
  await page.getByText('None: only the link above and the test page open the chat.').waitFor()
  await page.getByTestId('add-origin').click()
  await page.getByRole('textbox', { name: 'Website 1' }).fill('shop.example')
  await page.getByTestId('save').click()
  await page.getByText('Write it like https://shop.example, without a path.').waitFor()
  await page.getByRole('textbox', { name: 'Website 1' }).fill('https://shop.example/cart?x=1')
  await page.getByTestId('colour').fill('#ffee88')
  await page.getByTestId('contrast').getByText('on a white page: hard to see').waitFor()
  await page.getByTestId('colour').fill('#0b7a4b')
  await page.getByTestId('contrast').getByText('on a white page: readable').waitFor()
  await page.getByTestId('save').click()
  await page.getByText(/^Changed .* by /).waitFor()
  const { website } = await there.administrator.get(readLiveChat, { path: { liveChatId: chat.id } })
  expect(website).toMatchObject({ allowedOrigins: ['https://shop.example'], colour: '#0b7a4b' })

  await page.getByTestId('new-secret').click()
  const secret = await page.getByTestId('secret').textContent()
  expect(secret).toMatch(/^[\w-]{43}$/)
  await picture(page, 'settings-secret')
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByText(/^Made /).waitFor()
  expect(await page.content()).not.toContain(secret)
  expect(await page.getByTestId('hosted-link').getAttribute('href')).toBe(website.hostedUrl)
  expect(await page.getByTestId('snippet').textContent()).toBe(website.snippet.trim())
  await page.frameLocator('[data-testid=preview]').getByText('Hello from the shop').waitFor()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const [name, size] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(size)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await picture(page, `settings-website-${name}-${scheme}`)
    }
  }
  await page.context().close()
})

test('a supervisor looks at the settings and cannot save; others find nothing [ACC-01, ACC-08, C-14]', async () => {
  const chat = await there.liveChat('Looked at', await groups('Looked at'))
  await there.liveChat('Looked at too', await groups('Looked at too'))
  const page = await pageOf(there.url, vera, '/live-chats')
  await page.getByTestId('settings-gear').click()
  await page.getByRole('menuitem', { name: 'Settings of Looked at', exact: true }).click()
  await page.getByText('Only administrators change these settings.').waitFor()
  expect(await page.getByTestId('save').count()).toBe(0)
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).getAttribute('readonly')).not.toBeNull()
  expect(await page.getByRole('button', { name: 'Specify the routing rule' }).count()).toBe(0)
  await picture(page, 'settings-supervisor')
  await page.getByRole('tab', { name: 'Website widget' }).click()
  await page.getByText('Code for the website').waitFor()
  expect(await page.getByTestId('new-secret').count()).toBe(0)
  await page.context().close()
  const hidden = await pageOf(there.url, oleg, `/live-chats/settings/${chat.id}`)
  await hidden.getByText('This does not exist or was deleted.').waitFor()
  await hidden.context().close()
})

test('the preview of the chat leaves the focus where it is, and whoever goes into it writes at once [NFR-04, ui S25]', async () => {
  const { operators, supervisors } = await groups('Calm')
  const body = { name: 'Calm', operatorGroupIds: [operators[0]!.id], supervisorGroupIds: [supervisors[0]!.id] }
  const { id } = await there.administrator.get(createLiveChat, { body })
  const page = await pageOf(there.url, there.administrator, `/admin/live-chats/${id}`)
  const tab = page.getByRole('tab', { name: 'Website widget' })
  await tab.click()
  const field = page.getByTestId('preview').contentFrame().getByRole('textbox').first()
  await field.waitFor()
  expect(await tab.evaluate((element) => element === document.activeElement)).toBe(true)
  await field.click()
  await page.keyboard.type('Hello')
  expect(await field.inputValue()).toBe('Hello')
  await page.context().close()
})

import { createResponseTemplate, editResponseTemplate, listResponseTemplates, readSession } from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { looks } from './stage/looks.ts'
import { message, reply } from './stage/screens.ts'

let desk: Awaited<ReturnType<typeof boundDesk>>
let chat: Page
let anns: Page
let sues: Page
let sessionId = ''
let refundId = ''

beforeAll(async () => {
  desk = await boundDesk('with templates')
  await desk.online(desk.ann)
  chat = await visitorWrites(desk, 'I want my money back')
  sessionId = (await newest(desk)).id
  await desk.take(desk.ann, sessionId)
  sues = await pageOf(desk.url, desk.sue, '/live-chats/templates')
})
afterAll(async () => {
  for (const page of [chat, anns, sues]) await page?.context().close()
})

const shared = () => ({ with: 'live-chats' as const, liveChatIds: [desk.chat.id] })
const drawer = (page: Page, name = 'Template') => page.getByRole('dialog', { name, exact: true })
const row = (page: Page, name: string) => page.getByTestId('template-row').filter({ hasText: name })
const send = () => anns.getByRole('button', { name: 'Send', exact: true })

test('a supervisor begins with three, and writes a macro with a variable of the list [CMP-05, CMP-07, MAC-01]', async () => {
  await sues.getByText('No templates yet').waitFor()
  await looks(sues, 'templates-first')
  await sues.getByRole('button', { name: 'Add these three' }).click()
  await row(sues, 'Greeting').waitFor()
  await sues.keyboard.press('c')
  const form = drawer(sues, 'New template')
  await form.getByRole('textbox', { name: 'Name' }).fill('Refund terms')
  await form.getByRole('textbox', { name: 'Shortcut' }).fill('refund')
  await form.getByTestId('template-text').fill('Your refund is on its way, ')
  await form.getByRole('button', { name: 'Insert a variable' }).click()
  await sues.getByRole('menuitem', { name: /^First name of the customer/ }).click()
  await expect.poll(() => form.getByTestId('template-text').inputValue()).toContain('{customer.firstName}')
  await expect.poll(() => form.getByTestId('template-preview').textContent()).toBe('Your refund is on its way, Maria')
  await form.getByTestId('template-text').fill('Your refund is on its way, {customer.firstName}. {nobody}')
  await form.getByText('There is no variable {nobody}.').waitFor()
  await form.getByTestId('template-text').fill('Your refund is on its way, {customer.firstName}. Yours, {operator.firstName}')
  await form.getByRole('combobox', { name: 'Priority' }).selectOption({ label: 'High' })
  await form.getByRole('checkbox', { name: 'Close the session' }).check()
  await looks(sues, 'template-form')
  await sues.keyboard.press('Control+s')
  await form.waitFor({ state: 'detached' })
  await row(sues, 'Refund terms').getByText('/refund').waitFor()
  const { templates } = await desk.ann.get(listResponseTemplates)
  refundId = templates.find(({ name }) => name === 'Refund terms')!.id
})

test('an operator inserts by a slash, fills the placeholder, and nothing goes before that; the macro sets the priority and closes [CMP-03, CMP-04, CMP-07, MAC-01]', async () => {
  anns = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  await anns.getByTestId('templates').waitFor()
  await reply(anns).click()
  await anns.keyboard.type('Good news. /ref')
  const options = anns.getByRole('listbox', { name: 'Templates and articles that match' })
  await options.getByRole('option', { name: /Refund terms/ }).waitFor()
  expect(await anns.getByRole('combobox', { name: /^Reply to/ }).getAttribute('aria-activedescendant')).toBeTruthy()
  await looks(anns, 'composer-slash')
  await anns.keyboard.press('Enter')
  await options.waitFor({ state: 'detached' })
  const text = () => reply(anns).inputValue()
  await expect.poll(text).toBe('Good news. Your refund is on its way, {customer.firstName}. Yours, Ann')
  await anns.getByTestId('macro').getByText('After sending: High · Close the session').waitFor()
  await anns.getByText('Fill in {customer.firstName} before you send. Tab goes to it.').waitFor()
  expect(await send().isDisabled()).toBe(true)
  await looks(anns, 'composer-placeholder')
  await reply(anns).press('End')
  await anns.keyboard.press('Enter')
  expect(await message(anns, /refund/).count()).toBe(0)
  // The press that sent nothing has selected what is missing.
  await anns.keyboard.type('Maria')
  await expect.poll(text).toBe('Good news. Your refund is on its way, Maria. Yours, Ann')
  await anns.keyboard.press('Enter')
  await message(anns, /on its way, Maria/).waitFor()
  await anns.getByText('This session is closed.').waitFor()
  const { session } = await desk.sue.get(readSession, { path: { sessionId } })
  expect(session).toMatchObject({ state: 'closed', priority: 3 })
  await chat.getByText('Good news. Your refund is on its way, Maria. Yours, Ann').first().waitFor()
  const used = async () => (await desk.ann.get(listResponseTemplates)).templates.find(({ id }) => id === refundId)!.used
  await vi.waitFor(async () => expect(await used()).toBe(1), { timeout: 10_000 })
})

test('a supervisor edits what somebody else changes meanwhile, and decides which stays [CMP-05]', async () => {
  await sues.goto(`${desk.url}/live-chats/templates?open=${refundId}`)
  const form = drawer(sues)
  await form.getByRole('textbox', { name: 'Name' }).fill('Refunds')
  const { templates } = await desk.ann.get(listResponseTemplates)
  const { version } = templates.find(({ id }) => id === refundId)!
  await desk.ann.get(editResponseTemplate, { path: { templateId: refundId }, body: { version, name: 'Money back' } })
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('Ann Adler has changed this meanwhile.').waitFor()
  await looks(sues, 'template-meanwhile')
  await form.getByRole('button', { name: 'Save mine over it' }).click()
  await form.waitFor({ state: 'detached' })
  await row(sues, 'Refunds').waitFor()
})

test('the picker finds articles and templates in their folders, and shows what would be said [CMP-03, CMP-06]', async () => {
  const article = {
    kind: 'article' as const,
    name: 'Terms of delivery',
    url: 'https://example.com/terms',
    description: 'See here:',
  }
  await desk.sue.get(createResponseTemplate, { body: { ...article, keywords: 'shipping', sharing: shared() } })
  const second = await visitorWrites(desk, 'When will it come?')
  const { id } = await newest(desk)
  await desk.take(desk.ann, id)
  await anns.goto(`${desk.url}/live-chats/s/${id}`)
  await anns.getByTestId('templates').click()
  const dialog = anns.getByRole('dialog', { name: 'Response templates' })
  await dialog.getByRole('option', { name: /Greeting/ }).waitFor()
  await dialog.getByRole('region', { name: 'Preview' }).waitFor()
  await looks(anns, 'template-picker')
  await dialog.getByRole('tab', { name: 'Articles' }).click()
  await dialog.getByRole('combobox', { name: /^Find/ }).fill('shipping')
  await dialog.getByRole('option', { name: /Terms of delivery/ }).waitFor()
  await anns.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => reply(anns).inputValue()).toBe('See here:\nhttps://example.com/terms')
  await anns.keyboard.press('Control+Enter')
  await message(anns, /example.com/).waitFor()
  await second.context().close()
})

test('what was said well is saved from a message’s menu, and unsaved work is asked about [CMP-05]', async () => {
  await message(anns, /When will it come/).click({ button: 'right' })
  await anns.getByRole('menuitem', { name: 'Save as template' }).click()
  await anns.getByRole('button', { name: 'Edit', exact: true }).click()
  await drawer(anns).getByRole('textbox', { name: 'Name' }).fill('Link to the terms')
  await anns.keyboard.press('Escape')
  await anns.getByRole('dialog', { name: /leave/i }).getByRole('button', { name: 'Stay' }).click()
  await drawer(anns).getByRole('button', { name: 'Save' }).click()
  await row(anns, 'Link to the terms').waitFor()
  await row(anns, 'Link to the terms').getByRole('button').click()
  await drawer(anns).getByRole('button', { name: 'Delete' }).click()
  await anns.getByRole('dialog', { name: 'Delete Link to the terms?' }).getByRole('button', { name: 'Delete' }).click()
  await row(anns, 'Link to the terms').waitFor({ state: 'detached' })
})

test('CSV goes in with a reason for each row that does not, and comes out; who has no role is told so [CMP-05]', async () => {
  await sues.getByRole('button', { name: 'Import and export' }).click()
  await sues.getByRole('menuitem', { name: 'Import CSV…' }).click()
  const csv = 'Name,Text,Shared with\nHours,We answer from nine to five.,me\nWrong,{nobody},me'
  await sues
    .getByRole('dialog', { name: 'Import from CSV' })
    .locator('input[type=file]')
    .setInputFiles({ name: 'templates.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await sues.getByText('1 entry was added.').waitFor()
  await sues.getByText('Line 3: There is no such variable. Choose one of the list. {nobody}').waitFor()
  await looks(sues, 'template-import')
  await sues.getByRole('dialog').getByText('Close').click()
  await row(sues, 'Hours').waitFor()
  await looks(sues, 'templates')
  const admins = await pageOf(desk.url, desk.administrator, '/live-chats/templates')
  await row(admins, 'Refunds').waitFor()
  await admins.context().close()
})

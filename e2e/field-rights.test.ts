import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { limit, only } from '../server/test/limited.ts'
import { definitionWith, everyField, grant, makeApp, makeItem } from './stage/apps.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { pick, tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { about } from './stage/screens.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

const codes = ['name', 'status', 'budget', 'seats', 'since', 'notes', 'no']
const fields = () => everyField().filter(({ code }) => codes.includes(code))

test('an administrator limits fields by keyboard; what everybody searches cannot be hidden [APP-10, ui S20, WCAG 2.1.1]', async () => {
  const rosa = await there.person('Rosa Limit')
  const app = await makeApp(there.administrator, definitionWith('Limits FR', 'Deal', fields()))
  await grant(there.administrator, app, [rosa.id], ['view', 'edit'])
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder?tab=permissions`)
  const part = page.getByRole('region', { name: 'Fields' })
  const field = part.getByRole('combobox', { name: 'Field', exact: true })
  const group = (name: string) => part.getByRole('group', { name, exact: true })
  const add = part.getByRole('button', { name: 'Limit this field' })
  const save = page.getByTestId('save-grants')
  const choose = async (name: string) => {
    await tabTo(page, field)
    await page.keyboard.type(name)
    await tabTo(page, add)
    await page.keyboard.press('Enter')
    await group(name).waitFor()
  }
  await choose('Budget')
  // Nobody named yet: administrators only.
  await tabTo(page, group('Budget').getByRole('combobox', { name: 'Seen by these alone' }), { back: true })
  await page.keyboard.type('Rosa')
  await page.getByRole('option', { name: 'Rosa Limit' }).waitFor()
  await pick(page, 'Rosa Limit')
  await choose('Name')
  const sees = group('Name').getByRole('combobox', { name: 'Who sees it' })
  await tabTo(page, sees, { back: true })
  await page.keyboard.type('Only')
  await tabTo(page, save)
  await page.keyboard.press('Enter')
  await group('Name').getByRole('alert').getByText('This field is searched by all').waitFor()
  expect(await group('Budget').getByText('Rosa Limit').count()).toBe(1)
  await looks(page, 'apps-field-limits', () => group('Name').waitFor())
  await tabTo(page, sees, { back: true })
  await page.keyboard.type('Every')
  await tabTo(page, save)
  await page.keyboard.press('Enter')
  await page.getByText('Permissions saved').first().waitFor()
  const read = () => there.administrator.get(contract.readAppGrants, { path: { appId: app.id } })
  const names = (members: contract.Members | null) => members?.users.map(({ name }) => name) ?? null
  const said = async () => (await read()).fields.map(({ name, see, edit }) => [name, names(see), names(edit)])
  expect(await said()).toEqual([
    ['Name', null, []],
    ['Budget', ['Rosa Limit'], null],
  ])
  await tabTo(page, page.getByRole('button', { name: 'Lift the limit of Name' }), { back: true })
  await page.keyboard.press('Enter')
  await tabTo(page, save)
  await page.keyboard.press('Enter')
  await expect.poll(said).toEqual([['Budget', ['Rosa Limit'], null]])
  await page.context().close()
})

/** Wanda sees no budget and no status, and may not edit seats. */
async function limited(name: string) {
  const { administrator } = there
  const wanda = await there.person('Wanda Less')
  const app = await makeApp(administrator, definitionWith(name, 'Deal', fields()))
  await grant(administrator, app, [wanda.id], ['view', 'create', 'edit', 'import'])
  await limit(administrator, app, { budget: { see: only() }, status: { edit: only() }, seats: { edit: only() } })
  const values = {
    name: 'Oak desks',
    status: 'option2',
    budget: { amount: '7000.00', currency: 'EUR' },
    seats: 41,
    notes: 'Soon',
  }
  const { item } = await makeItem(administrator, app, values)
  return { wanda, app, item }
}
const shown = (page: Page, code: string) => page.locator(`[data-field="${code}"]`)

test('who has less sees fields as plain text or not at all: in forms, lists, filters, bulk edits and imports [ui S20, P13]', async () => {
  const { wanda, app, item } = await limited('Less FR')
  const page = await pageOf(there.url, wanda, `/apps/${app.id}/items/${item.id}`)
  await page.getByRole('heading', { name: 'Oak desks' }).waitFor()
  await shown(page, 'seats').getByText('41').waitFor()
  expect(await page.getByText('Budget', { exact: true }).count()).toBe(0)
  // A status that is not theirs to set is a bar that only shows it.
  const bar = page.getByRole('group', { name: 'Status' })
  expect(await bar.getByRole('button', { name: 'Won' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const form = page.getByRole('form', { name: 'Edit Oak desks' })
  await form.getByRole('textbox', { name: 'Notes' }).fill('Later')
  expect(await form.getByRole('textbox', { name: 'Seats' }).count()).toBe(0)
  expect(await shown(page, 'seats').locator('input, button, select').count()).toBe(0)
  expect(await shown(page, 'seats').textContent()).toBe('Seats41')
  expect(await shown(page, 'status').textContent()).toBe('StatusIn work')
  await looks(page, 'item-read-only-fields', () => shown(page, 'seats').waitFor())
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').first().waitFor()
  const now = await there.administrator.get(contract.readItem, { path: { itemId: item.id } })
  expect(now.item.values).toMatchObject({ notes: 'Later', seats: 41, budget: { amount: '7000.00' }, status: 'option2' })

  await page.goto(`${there.url}/apps/${app.id}`)
  await page.locator('[data-item-link]').first().waitFor()
  expect(await page.getByRole('columnheader').allTextContents()).not.toContain('Budget')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const of = page.getByRole('combobox', { name: 'Field' })
  expect(await of.getByRole('option', { name: 'Budget', exact: true }).count()).toBe(0)
  expect(await of.getByRole('option', { name: 'Seats', exact: true }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select Oak desks' }).check()
  await page.getByRole('button', { name: 'Edit field…' }).click()
  const choices = page.getByRole('dialog').getByRole('combobox', { name: 'Field' })
  await choices.waitFor()
  const offered = await choices.getByRole('option').allTextContents()
  expect(offered).toEqual(expect.arrayContaining(['Name', 'Notes', 'Customer since']))
  for (const name of ['Budget', 'Seats', 'Status']) expect(offered).not.toContain(name)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Actions of the app' }).click()
  await page.getByRole('menuitem', { name: 'Import' }).click()
  const csv = Buffer.from('Name,Seats,Budget,Notes\nElm,3,9,From a file')
  await page.locator('input[type="file"]').setInputFiles({ name: 'deals.csv', mimeType: 'text/csv', buffer: csv })
  const seats = page.getByRole('dialog').getByRole('combobox', { name: /Seats/ })
  await seats.waitFor()
  expect(await seats.inputValue()).toBe('')
  expect(await seats.getByRole('option', { name: /Seats|Budget|Status/ }).count()).toBe(0)
  await page.context().close()
})

test('a new item leaves out what one may not fill in, and a page that is open follows its rights [ui S20, P13]', async () => {
  const { wanda, app, item } = await limited('New FR')
  const page = await pageOf(there.url, wanda, `/apps/${app.id}`)
  await page.getByTestId('new-item').click()
  const form = page.getByRole('form', { name: 'New Deal' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Pine desks')
  expect(await shown(page, 'seats').locator('input').count()).toBe(0)
  await form.getByRole('button', { name: 'Create' }).click()
  await page.getByText('Pine desks').first().waitFor()
  await page.goto(`${there.url}/apps/${app.id}/items/${item.id}`)
  await shown(page, 'seats').getByText('41').waitFor()
  expect(await shown(page, 'budget').count()).toBe(0)
  await limit(there.administrator, app, { seats: { see: only() } })
  await shown(page, 'budget').getByText('7,000.00').waitFor()
  await shown(page, 'seats').waitFor({ state: 'detached' })
  await page.context().close()
})

test('the form beside a conversation shows the account as text where it is not the operator’s to edit, and it goes in [BND-10, ui S10, S20]', async () => {
  const desk = await boundDesk('that limits')
  await limit(desk.administrator, desk.contacts, { account: { edit: only() } })
  await desk.online(desk.ann)
  const chat = await visitorWrites(desk, 'Whose account is this?')
  const { id } = await newest(desk)
  await chat.context().close()
  await desk.take(desk.ann, id)
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${id}`)
  await about(page)
    .getByRole('region', { name: desk.contacts.name })
    .getByRole('button', { name: /^Bind in/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'New' }).click()
  const form = page.getByRole('dialog', { name: 'New Contact' })
  await form.getByRole('textbox', { name: 'Last name' }).fill('Plain')
  const account = form.locator('[data-field="account"]')
  expect(await account.textContent()).toMatch(/^Account.+/)
  expect(await account.locator('input, select, button').count()).toBe(0)
  await form.getByRole('button', { name: 'Create and bind' }).click()
  await about(page).getByRole('link', { name: 'Plain' }).waitFor()
  const query = { fields: 'title,account' }
  const { items } = await desk.administrator.get(contract.listItems, { path: { appId: desk.contacts.id }, query })
  expect(items[0]?.values['account']).toMatchObject([{ kind: 'website' }])
  await page.context().close()
})

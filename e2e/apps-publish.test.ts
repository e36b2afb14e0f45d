import * as contract from '@parley/contract'
import { beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp, anItem } from '../server/test/an-app.ts'
import { definitionWith, everyField, makeApp, publish } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

test('publishing says every change from what to what, and what comes of it [APP-05, ui S21]', async () => {
  const fields = [
    aField('string', 'title', aLine, { name: 'Title', searchable: true }),
    aField('number', 'price', { digits: 2 }, { name: 'Price' }),
    aField('formula', 'double', { result: 'number', expression: 'price * 2' }, { name: 'Double' }),
    aField('status', 'state', { options: [{ code: 'new', name: 'New', colour: '#3e5ed8' }] }, { name: 'State' }),
  ]
  const app = await anApp(there.administrator, fields, { name: 'Told changes', cardFields: ['price'] })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder`)
  const { keyboard } = page
  await page.locator('[data-code="title"]').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Heading')
  await page.getByRole('textbox', { name: 'Tip' }).fill('In a few words')
  await page.getByRole('switch', { name: 'Required' }).check()
  await page.locator('[data-code="price"]').click()
  await page.getByRole('combobox', { name: 'Move to' }).selectOption('Not on the form')
  await page.locator('[data-code="double"]').click()
  await page.getByRole('textbox', { name: 'Formula' }).fill('price * 3')
  await page.getByRole('button', { name: 'Counter', exact: true }).click()
  await page.getByRole('tab', { name: 'Statuses' }).click()
  await page.getByRole('textbox', { name: 'Name of option 1' }).fill('Fresh')
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('textbox', { name: 'Name of one item' }).fill('Offer')

  await keyboard.press('Control+S')
  const dialog = page.getByRole('dialog', { name: 'Publish Told changes?' })
  const linesOf = (name: string) => dialog.getByRole('article', { name, exact: true }).getByRole('listitem').allTextContents()
  await dialog.getByRole('article', { name: 'Field: Heading' }).waitFor()
  expect(await linesOf('Field: Heading')).toEqual([
    'Name: Title → Heading',
    'Tip: nothing → In a few words',
    'Required: No → Yes',
  ])
  expect(await linesOf('Field: Double')).toEqual(['Formula: price * 2 → price * 3'])
  expect(await linesOf('Field: State')).toEqual(['Options: New → Fresh'])
  expect(await linesOf('New field: Counter')).toEqual(['Field: Counter'])
  expect(await linesOf('Form')).toEqual(['Price: Section 1 → Not on the form'])
  expect(await linesOf('App')).toEqual(['Name of one item: Thing → Offer'])
  const effects = await dialog.getByRole('region', { name: 'What it does' }).getByRole('listitem').allTextContents()
  expect(effects.map((one) => one.split(':')[0])).toEqual([
    'Items that are there without a value keep being editable',
    'Items that are there get their numbers in the order of their creation, a moment later',
    'Reckoned anew in all items, a moment later',
  ])
  expect(effects[0]).toContain('Heading')
  expect(effects[2]).toContain('Double')
  await looks(page, 'apps-publish-changes', () => dialog.waitFor())

  await keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect((await there.administrator.get(contract.readApp, { path: { appId: app.id } })).version).toBe(app.version)
  await keyboard.press('Control+S')
  await dialog.waitFor()
  await keyboard.press('Enter')
  await noticed(page, 'Published')
  const now = await there.administrator.get(contract.readApp, { path: { appId: app.id } })
  expect([now.itemName, now.fields[0]?.name, now.version]).toEqual(['Offer', 'Heading', app.version + 1])
  await page.context().close()
})

test('a field that several items have the same in cannot be published as unique: which, how many, and the button says why [APP-05, ui S21]', async () => {
  const { administrator } = there
  const fields = [
    aField('string', 'title', aLine, { name: 'Title' }),
    aField('email', 'email', { wrong: 'warn' }, { name: 'E-mail' }),
  ]
  const app = await anApp(administrator, fields, { name: 'Told doubles' })
  const items = []
  for (const name of ['anna', 'ben', 'anna', 'ben', 'carl'])
    items.push((await anItem(administrator, app.id, { title: name, email: `${name}@x.example` })).item.id)
  const page = await pageOf(there.url, administrator, `/apps/${app.id}/builder`)
  await page.locator('[data-code="email"]').click()
  await page.getByRole('switch', { name: 'Unique' }).check()
  await page.keyboard.press('Control+S')
  const dialog = page.getByRole('dialog', { name: 'Publish Told doubles?' })
  const told = 'E-mail cannot be unique yet: 2 values stand in several items, like “anna@x.example”, “ben@x.example”.'
  await dialog.getByText(told).waitFor()
  const why = 'Not possible yet: several items have the same in E-mail.'
  const confirm = dialog.getByTestId('confirm-publish')
  expect([await confirm.getAttribute('aria-disabled'), await confirm.getAttribute('aria-description')]).toEqual(['true', why])
  await looks(page, 'apps-publish-doubles', () => dialog.getByText(told).waitFor())
  await tabTo(page, confirm)
  await page.getByRole('tooltip').filter({ hasText: why }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await noticed(page, why)
  expect((await administrator.get(contract.readApp, { path: { appId: app.id } })).version).toBe(app.version)
  await page.keyboard.press('Escape')
  if (await dialog.isVisible()) await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  for (const itemId of items.slice(2, 4)) await administrator.get(contract.deleteItem, { path: { itemId } })
  await page.getByTestId('publish').click()
  await page.getByTestId('confirm-publish').click()
  await noticed(page, 'Published')
  await page.context().close()
})

test('the live chats that use an app are named when its form is published [LCS-06, ui S21]', async () => {
  const account = aField('account', 'account', { many: true, kinds: [] }, { name: 'Account' })
  const app = await anApp(there.administrator, [aField('string', 'title', aLine, { name: 'Title' }), account])
  const group = await there.group('Publishers who answer', [])
  const chat = await there.liveChat('Chat of the publisher', { operators: [group], supervisors: [group] })
  const body = { accountAppId: app.id, version: chat.version }
  await there.administrator.get(contract.editLiveChat, { path: { liveChatId: chat.id }, body })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder`)
  await page.getByRole('button', { name: 'Yes/No', exact: true }).click()
  await page.getByTestId('publish').click()
  await page.getByRole('dialog').getByText('Live chats use this app: Chat of the publisher.').waitFor()
  await page.getByTestId('confirm-publish').click()
  await noticed(page, 'Published')
  await page.context().close()
})

test('all fields stand in a table, by keys too: found, sorted, added, copied, put on the form, deleted [APP-05, ui S21]', async () => {
  const app = await makeApp(there.administrator, definitionWith('All fields', 'Thing', everyField().slice(0, 6)))
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder?tab=fields`)
  const { keyboard } = page
  const table = page.getByRole('table')
  const codes = () => table.locator('[data-field]').evaluateAll((all) => all.map((row) => row.getAttribute('data-field')))
  await expect.poll(codes).toEqual(['name', 'person', 'status', 'kind', 'phone', 'email'])
  expect(await table.locator('[data-field="name"] td').allTextContents()).toEqual([
    'name',
    'Text',
    'Yes',
    'Yes',
    'Main, column 1',
    '',
  ])
  await looks(page, 'apps-fields', () => table.waitFor())

  await tabTo(page, table.getByRole('button', { name: 'Name', exact: true }))
  await keyboard.press('Enter')
  await expect.poll(codes).toEqual(['person', 'email', 'kind', 'name', 'phone', 'status'])
  await keyboard.press('Enter')
  await expect.poll(codes).toEqual(['status', 'phone', 'name', 'kind', 'email', 'person'])
  await tabTo(page, table.getByRole('button', { name: 'Type', exact: true }))
  await keyboard.press('Enter')
  await expect.poll(codes).toEqual(['kind', 'email', 'person', 'phone', 'status', 'name'])
  await tabTo(page, page.getByRole('searchbox', { name: 'Find a field' }), { back: true })
  await keyboard.type('mail')
  await expect.poll(codes).toEqual(['email'])
  await tabTo(page, table.getByRole('button', { name: 'E-mail', exact: true }))
  await keyboard.press('Enter')
  await expect.poll(() => page.locator('#field-name').evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await page.locator('#field-name').inputValue()).toBe('E-mail')
  await page.getByRole('combobox', { name: 'Move to' }).selectOption('Not on the form')

  await page.getByRole('tab', { name: 'Fields' }).click()
  const row = (code: string) => table.locator(`[data-field="${code}"]`)
  await row('email').getByText('Not on the form').waitFor()
  await page.getByRole('button', { name: 'Actions of E-mail' }).focus()
  await keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Put on the form' }).press('Enter')
  await row('email').getByText('Main, column 1').waitFor()
  await page.getByRole('button', { name: 'Actions of Phone' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Duplicate' }).press('Enter')
  await row('phoneCopy').waitFor()
  await page.getByRole('button', { name: 'Actions of Interests' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Delete field' }).press('Enter')
  await row('kind').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Add a field' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Yes/No' }).press('Enter')
  await expect.poll(() => page.locator('#field-name').inputValue()).toBe('Yes/No')
  await publish(page)
  await noticed(page, 'Published')
  const now = await there.administrator.get(contract.readApp, { path: { appId: app.id } })
  expect(now.fields.map(({ code }) => code)).toEqual(['name', 'person', 'status', 'phone', 'email', 'phoneCopy', 'yesNo'])
  await page.context().close()
})

import { readFile } from 'node:fs/promises'
import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { definitionWith, everyField, grant, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'

let there: Company
let app: contract.App
beforeAll(async () => {
  there = await company()
  app = await makeApp(there.administrator, definitionWith('Firms', 'Firm', everyField()))
})

const rows = (page: Page) => page.locator('[data-item-link]')

test('what is wrong is said at its field, and what was typed stays [APP-06, APP-07]', async () => {
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}`)
  await page.getByTestId('new-item').first().click()
  const form = page.getByRole('form', { name: 'New Firm' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Wrong AB')
  await form.getByRole('textbox', { name: 'E-mail', exact: true }).fill('nobody at home')
  await form.getByRole('textbox', { name: 'Phone' }).fill('12')
  await form.getByRole('textbox', { name: 'Plate' }).fill('12-AAA')
  await form.getByRole('textbox', { name: 'Amount' }).fill('12,345')
  await form.getByRole('textbox', { name: 'Seats' }).fill('many')
  await form.getByRole('button', { name: 'Create' }).click()
  await form.getByText('5 fields are not filled in').or(form.getByText('4 fields are not filled in')).waitFor()
  for (const words of [
    'This does not look like an e-mail address.',
    'It has to look like this: Two letters, a dash, three digits',
    'Too many decimals for this currency: 2 at most.',
    'Enter a number.',
  ])
    expect(await form.getByText(words, { exact: false }).count()).toBe(2)
  const email = form.getByRole('textbox', { name: 'E-mail', exact: true })
  expect([await email.inputValue(), await email.getAttribute('aria-invalid')]).toEqual(['nobody at home', 'true'])
  await form.getByRole('button', { name: /^Plate: / }).click()
  await expect.poll(() => form.getByRole('textbox', { name: 'Plate' }).evaluate((it) => it === document.activeElement)).toBe(true)
  await email.fill('info@wrong.example')
  await form.getByRole('textbox', { name: 'Plate' }).fill('AB-123')
  await form.getByRole('textbox', { name: 'Amount' }).fill('12,34')
  await form.getByRole('textbox', { name: 'Seats' }).fill('12')
  await form.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Wrong AB' }).waitFor()
  // The phone is kept with a warning, as its field says.
  await page.getByText(/^Phone: This does not look like a phone number/).waitFor()
  await page.getByText('12.34 EUR').waitFor()
  await page.context().close()
})

test('every type is filled in, kept and read again [APP-02, APP-03]', async () => {
  const orders = await makeApp(there.administrator, definitionWith('Linked orders', 'Order', everyField().slice(0, 1)))
  await makeItem(there.administrator, orders, { name: 'Order 10482' })
  const whole = await makeApp(there.administrator, definitionWith('Every type', 'Entry', everyField(orders.id)))
  await there.group('Riggers', [])
  const page = await pageOf(there.url, there.administrator, `/apps/${whole.id}`)
  await page.getByTestId('new-item').first().click()
  const form = page.getByRole('form')
  const box = (name: string) => form.getByRole('textbox', { name, exact: true })
  const pick = async (field: string, text: string) => {
    await form.getByRole('combobox', { name: field }).fill(text)
    await form
      .getByRole('option', { name: new RegExp(text) })
      .filter({ visible: true })
      .first()
      .click()
  }
  await box('Name').fill('Whole')
  await box('Last name').fill('Lindqvist')
  await box('First name').fill('Maria')
  await form.getByRole('combobox', { name: 'Status' }).selectOption('In work')
  await pick('Interests', 'Lamps')
  await box('Account').fill('+46 70 123 45 67')
  await form.getByRole('button', { name: 'Add an account' }).click()
  await form.getByRole('combobox', { name: 'Kind of account' }).nth(1).selectOption('telegram')
  await box('Account').nth(1).fill('@maria')
  await box('Amount').fill('1240')
  await box('Seats').fill('4')
  await form.getByRole('combobox', { name: 'Country' }).selectOption('Sweden')
  await box('City').fill('Lund')
  await form.getByRole('combobox', { name: 'Important' }).selectOption('yes')
  await form.getByLabel('Customer since').fill('2023-05-04')
  await box('Website').fill('https://example.com/')
  await box('Notes').fill('Two\nlines')
  await pick('Manager', there.administrator.name)
  await pick('Team', 'Riggers')
  await pick('Orders', 'Order 10482')
  await form.getByRole('button', { name: 'Add a row' }).click()
  await form.getByRole('group', { name: 'What, row 1' }).getByRole('textbox').fill('Desk')
  await form.getByRole('group', { name: 'Count, row 1' }).getByRole('textbox').fill('3')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), form.getByRole('button', { name: 'Add files' }).click()])
  await chooser.setFiles({ name: 'offer.txt', mimeType: 'text/plain', buffer: Buffer.from('An offer') })
  await form.getByRole('button', { name: 'Remove offer.txt' }).waitFor()
  await form.getByRole('progressbar').waitFor({ state: 'detached' })
  await form.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Whole' }).waitFor()
  const card = page.getByRole('tabpanel', { name: 'Card' })
  for (const text of [
    'Lindqvist Maria',
    'Lamps',
    '+46701234567',
    '@maria',
    '1,240.00 EUR',
    '4 May 2023',
    'Riggers',
    'Order 10482',
    'offer.txt',
    'Desk',
    'C-0001',
    'Sweden',
    '310',
  ])
    await card.getByText(text).first().waitFor()
  await card.getByRole('link', { name: 'Order 10482' }).click()
  await page.getByRole('heading', { name: 'Order 10482' }).waitFor()
  await page.context().close()
})

test('two people edit one item: both values are shown, and nothing is lost [APP-08]', async () => {
  const { item } = await makeItem(there.administrator, app, { name: 'Contested', seats: 1, phone: '+46701234567' })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/items/${item.id}?edit=yes`)
  const form = page.getByRole('form')
  await form.getByRole('textbox', { name: 'Seats' }).fill('2')
  await there.administrator.get(contract.editItem, {
    path: { itemId: item.id },
    body: { values: { seats: 3, site: 'https://theirs.example/' }, version: item.version },
  })
  await page.keyboard.press('Control+S')
  const conflict = page.getByRole('region', { name: 'Changed meanwhile' })
  await conflict.getByText('Yours: 2').waitFor()
  await conflict.getByText('Theirs: 3').waitFor()
  expect(await form.getByRole('textbox', { name: 'Website' }).inputValue()).toBe('https://theirs.example/')
  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await page.keyboard.press('Control+S')
  await form.waitFor({ state: 'detached' })
  const now = await there.administrator.get(contract.readItem, { path: { itemId: item.id } })
  expect([now.item.values['seats'], now.item.values['site']]).toEqual([2, 'https://theirs.example/'])
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('https://theirs.example/').waitFor()
  await page.context().close()
})

test('comments with a mention, the bell, deletion and return, seen by others as they happen [APP-08, APP-12]', async () => {
  const rita = await there.person('Rita Reader')
  const own = await makeApp(there.administrator, definitionWith('Talked about', 'Topic', everyField().slice(0, 3)))
  await grant(there.administrator, own, [rita.id], ['full'])
  const { item } = await makeItem(there.administrator, own, { name: 'A topic' })
  const path = `/apps/${own.id}/items/${item.id}`
  const ritas = await pageOf(there.url, rita, path)
  await ritas.getByText('No comments yet').waitFor()
  await ritas.getByTestId('bell').click()
  await expect.poll(() => ritas.getByTestId('bell').getAttribute('aria-pressed')).toBe('true')
  const page = await pageOf(there.url, there.administrator, path)
  await page.getByRole('textbox', { name: 'Write a comment' }).pressSequentially('Look, @Rita')
  await page.getByRole('option', { name: 'Rita Reader' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await ritas
    .getByRole('article', { name: `Comment of ${there.administrator.name}` })
    .getByText('Look,')
    .waitFor()
  await page
    .getByRole('button', { name: 'Set the status to' })
    .or(page.getByRole('button', { name: 'In work' }))
    .first()
    .click()
  await expect.poll(() => ritas.getByRole('button', { name: 'In work' }).getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await ritas.getByText('This item was deleted.').first().waitFor()
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Restore' }).click()
  await ritas.getByText('This item was deleted.').first().waitFor({ state: 'detached' })
  await ritas.getByRole('link', { name: /^Activity/ }).click()
  await ritas.getByTestId('activity-entry').filter({ hasText: 'A topic' }).first().waitFor()
  await ritas.context().close()
  await page.context().close()
})

test('filters, saved views, tiles, and the kanban by keys [APP-08, APP-09]', async () => {
  const list = await makeApp(there.administrator, definitionWith('Filtered', 'Lead', everyField()))
  const names = ['Amber', 'Birch', 'Cedar', 'Daisy', 'Elder']
  for (const [at, name] of names.entries())
    await makeItem(there.administrator, list, {
      name,
      status: `option${(at % 2) + 1}`,
      seats: at * 10,
      email: `${name}@example.com`,
    })
  const page = await pageOf(there.url, there.administrator, `/apps/${list.id}`)
  const shown = () => rows(page).allTextContents()
  await expect.poll(shown).toEqual([...names].reverse())
  await page.getByRole('button', { name: 'Name' }).click()
  await expect.poll(shown).toEqual(names)
  await page.keyboard.press('f')
  await page.getByRole('combobox', { name: 'Field' }).selectOption('Seats')
  await page.getByRole('combobox', { name: 'Comparison' }).selectOption('from')
  await page.getByRole('textbox', { name: 'Seats' }).fill('15')
  await page.keyboard.press('Enter')
  await expect.poll(shown).toEqual(['Cedar', 'Daisy', 'Elder'])
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'Field' }).selectOption('Status')
  await page.getByRole('combobox', { name: 'Status' }).fill('New')
  await page.getByRole('option', { name: 'New' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.poll(shown).toEqual(['Cedar', 'Elder'])
  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Large and new')
  await page.getByRole('checkbox', { name: 'For everybody who may view the app' }).check()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'View: Large and new' }).waitFor()
  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'All items' }).click()
  await expect.poll(async () => (await shown()).length).toBe(5)
  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'Large and new' }).click()
  await expect.poll(shown).toEqual(['Cedar', 'Elder'])
  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'All items' }).click()
  await page.getByRole('searchbox', { name: 'Search items' }).fill('IRC')
  await expect.poll(shown).toEqual(['Birch'])
  await page.getByRole('searchbox', { name: 'Search items' }).fill('')
  await page.getByTitle('Tiles', { exact: true }).click()
  await page.getByRole('list', { name: 'Filtered' }).getByRole('link', { name: 'Amber' }).waitFor()
  await page.getByTitle('Kanban', { exact: true }).click()
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}, `) })
  await column('New').getByRole('link', { name: 'Amber' }).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await column('In work').getByRole('link', { name: 'Amber' }).waitFor()
  await column('In work').getByRole('button', { name: 'Actions of Amber' }).click()
  await page.getByRole('menuitem', { name: 'Won' }).click()
  await column('Won').getByRole('link', { name: 'Amber' }).waitFor()
  await column('Won').getByRole('button', { name: 'Actions of Amber' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await column('Won').getByRole('link', { name: 'Amber' }).waitFor({ state: 'detached' })
  // The toast with Undo lies over the toolbar.
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()
  await page.getByRole('switch', { name: 'Deleted' }).press('Space')
  await page.getByTitle('Table', { exact: true }).click()
  await expect.poll(shown).toEqual(['Amber'])
  await page.context().close()
})

test('an import takes the good rows and gives back the bad ones; long lists draw what is in sight [APP-10]', async () => {
  const into = await makeApp(there.administrator, definitionWith('Imported', 'Row', everyField().slice(0, 9)))
  const page = await pageOf(there.url, there.administrator, `/apps/${into.id}`)
  await page.getByRole('button', { name: 'Actions of the app' }).click()
  await page.getByRole('menuitem', { name: 'Import CSV' }).click()
  const good = Array.from({ length: 240 }, (_, at) => `Row ${at + 1},row${at + 1}@example.com,${at}`)
  const csv = [
    'Name,E-mail,How many',
    ...good,
    'Bad mail,nobody,1',
    ',none@example.com,2',
    'Bad number,bad@example.com,lots',
  ].join('\n')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  const field = (name: string) => page.getByRole('combobox', { name: `Field for the column ${name}` })
  await field('Name').waitFor()
  expect([await field('Name').inputValue(), await field('E-mail').inputValue()]).toEqual(['name', 'email'])
  await field('How many').selectOption('Seats')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('240 items were imported').waitFor()
  await page.getByText('3 rows were left out').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the rows left out' }).click(),
  ])
  const bad = await readFile(await download.path(), 'utf8')
  expect(bad).toContain('Bad mail')
  expect(bad).toContain('lots')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByText('240 items').waitFor()
  const scroller = page.locator('table').locator('..')
  await expect
    .poll(async () => {
      await scroller.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
      return Number(await page.locator('table').getAttribute('aria-rowcount'))
    })
    .toBe(241)
  expect(await rows(page).count()).toBeLessThan(80)
  await page.context().close()
})

import * as contract from '@parley/contract'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { definitionWith, everyField, grant, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

/** Name, Interests, E-mail, Important, Customer since, Website, Manager. */
const codes = ['name', 'kind', 'email', 'vip', 'since', 'site', 'manager']

function ruledApp(name: string): Promise<contract.App> {
  const fields = everyField().filter(({ code }) => codes.includes(code))
  const form = { tabs: [{ name: '', sections: [{ name: '', columns: [fields.map(({ code }) => code)] }] }] }
  return makeApp(there.administrator, { ...definitionWith(name, 'Company', fields), form })
}

/** Chooses a field on the form by its card, and goes to its name. */
async function choose(page: Page, code: string): Promise<void> {
  await page.locator(`[data-code="${code}"]`).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-name')
}

async function select(page: Page, box: Locator, first: string): Promise<void> {
  await tabTo(page, box)
  await page.keyboard.type(first)
}

test('a default, a unique field and conditions are built by keys alone, and an operator fills in the form [APP-05, APP-06, ui S21]', async () => {
  const app = await ruledApp('Ruled companies')
  const olga = await there.person('Olga Ruled')
  await grant(there.administrator, app, [olga.id], ['view', 'create', 'edit'])
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder`)
  const { keyboard } = page
  const aside = page.getByRole('complementary', { name: 'Properties of the field' })

  await choose(page, 'email')
  const unique = aside.getByRole('switch', { name: 'Unique' })
  await tabTo(page, unique)
  await keyboard.press('Space')
  expect(await unique.isChecked()).toBe(true)

  await choose(page, 'since')
  await select(page, aside.getByRole('combobox', { name: 'Default' }), 'Tod')

  await choose(page, 'vip')
  await select(page, aside.getByRole('combobox', { name: 'Default' }), 'No')

  await choose(page, 'site')
  await tabTo(page, aside.getByRole('switch', { name: 'Required' }))
  await keyboard.press('Space')
  await tabTo(page, aside.getByRole('button', { name: 'Add a condition' }))
  await keyboard.press('Enter')
  await select(page, page.getByRole('combobox', { name: 'Field' }), 'Imp')
  await select(page, page.getByRole('combobox', { name: 'Important' }), 'Y')
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Add', exact: true }))
  await keyboard.press('Enter')
  await aside.getByRole('button', { name: 'Change the condition: Important: Yes' }).waitFor()
  await looks(page, 'apps-field-rules', undefined, 'aside')
  await keyboard.press('Control+S')
  const asked = page.getByRole('dialog', { name: 'Publish Ruled companies?' })
  const linesOf = (name: string) =>
    asked
      .getByRole('article', { name: `Field: ${name}` })
      .getByRole('listitem')
      .allTextContents()
  await asked.waitFor()
  expect(await linesOf('E-mail')).toEqual(['Unique: No → Yes'])
  expect(await linesOf('Customer since')).toEqual(['Default: nothing → Today'])
  expect(await linesOf('Website')).toEqual(['Required: No → Yes', 'Visible if…: nothing → Important: Yes'])
  await keyboard.press('Enter')
  await noticed(page, 'Published')
  const saved = await there.administrator.get(contract.readApp, { path: { appId: app.id } })
  const field = (code: string) => saved.fields.find((one) => one.code === code)
  expect([field('email')?.unique, field('since')?.default, field('vip')?.default, field('site')?.visibleIf]).toEqual([
    true,
    { known: 'today' },
    { fixed: false },
    [{ field: 'vip', is: 'equals', value: true }],
  ])
  await page.context().close()

  await makeItem(there.administrator, app, { name: 'Berg', email: 'info@berg.example' })
  const desk = await pageOf(there.url, olga, `/apps/${app.id}`)
  await desk.getByRole('link', { name: 'Berg' }).waitFor()
  await desk.keyboard.press('c')
  const form = desk.getByRole('form', { name: 'New Company' })
  await tabTo(desk, form.getByRole('textbox', { name: 'Name' }))
  await desk.keyboard.type('Lindqvist')
  expect(await form.getByLabel('Customer since').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/)
  const important = form.getByRole('combobox', { name: 'Important' })
  expect(await important.inputValue()).toBe('no')
  const website = form.getByRole('textbox', { name: 'Website' })
  expect(await website.count()).toBe(0)
  await select(desk, important, 'Y')
  await website.waitFor()
  await tabTo(desk, form.getByRole('textbox', { name: 'E-mail' }), { back: true })
  await desk.keyboard.type('INFO@berg.example')
  await desk.keyboard.press('Control+Enter')
  await form.getByRole('button', { name: 'Website: Fill this in.' }).waitFor()
  await tabTo(desk, website)
  await desk.keyboard.type('lindqvist.example')
  await desk.keyboard.press('Control+Enter')
  await form.getByRole('button', { name: 'E-mail: Another item has this already: Berg.' }).waitFor()
  await tabTo(desk, form.getByRole('textbox', { name: 'E-mail' }), { back: true })
  await desk.keyboard.press('Control+A')
  await desk.keyboard.type('info@lindqvist.example')
  await desk.keyboard.press('Control+Enter')
  await desk.getByRole('heading', { name: 'Lindqvist' }).waitFor()
  await desk.getByRole('link', { name: 'https://lindqvist.example' }).waitFor()

  await desk.keyboard.press('e')
  const edit = desk.getByRole('form', { name: 'Edit Lindqvist' })
  await select(desk, edit.getByRole('combobox', { name: 'Important' }), 'No')
  await desk.keyboard.press('Control+S')
  await edit.waitFor({ state: 'detached' })
  expect(await desk.getByText('https://lindqvist.example').count()).toBe(0)
  await desk.context().close()
})

test('what keeps rules from being published is said at the field, and the preview follows them [APP-05, ui S21]', async () => {
  const app = await ruledApp('Doubled companies')
  const make = (name: string) => makeItem(there.administrator, app, { name, email: 'same@x.example' })
  await make('One')
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder`)
  const aside = page.getByRole('complementary', { name: 'Properties of the field' })
  await page.locator('[data-code="email"]').click()
  await aside.getByRole('switch', { name: 'Unique' }).click()
  await page.getByTestId('publish').click()
  await page.getByTestId('confirm-publish').waitFor()
  // Since it was asked what would come of it.
  for (const name of ['Two', 'Three']) await make(name)
  await page.getByTestId('confirm-publish').click()
  const words = 'Cannot be unique: 2 items have a value that another one has already, like “same@x.example”.'
  await page.getByRole('button', { name: `E-mail: ${words}` }).waitFor()
  await aside.getByText(words).waitFor()
  await aside.getByRole('switch', { name: 'Unique' }).click()

  await page.locator('[data-code="name"]').click()
  await aside.getByRole('textbox', { name: 'Default' }).fill('Without a name')
  await page.locator('[data-code="manager"]').click()
  await aside.getByRole('combobox', { name: 'Default' }).selectOption('A fixed value')
  await aside.getByRole('combobox', { name: 'Value that new items begin with' }).fill('Ada')
  await page.locator('[data-code="site"]').click()
  await aside.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByRole('combobox', { name: 'Field' }).selectOption('Name')
  await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('berg')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  const name = preview.getByRole('textbox', { name: 'Name', exact: true })
  expect(await name.inputValue()).toBe('Without a name')
  expect(await preview.getByRole('textbox', { name: 'Website' }).count()).toBe(0)
  await name.fill('Berg')
  await preview.getByRole('textbox', { name: 'Website' }).waitFor()
  await page.context().close()
})

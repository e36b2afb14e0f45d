import * as contract from '@parley/contract'
import { beforeAll, expect, test } from 'vitest'
import { definitionWith, everyField, grant, makeApp, makeItem, publish } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { noticed } from './stage/screens.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

test('an app with an Account field is built and used by keys alone [APP-01, APP-02, APP-03, APP-05, APP-06, APP-08]', async () => {
  const page = await pageOf(there.url, there.administrator, '/apps')
  const { keyboard } = page
  await tabTo(page, page.getByTestId('add-app'))
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Name', exact: true }))
  await keyboard.type('Key customers')
  await keyboard.press('Tab')
  await keyboard.type('Customer')
  expect(await page.getByRole('textbox', { name: 'Code' }).inputValue()).toBe('keyCustomers')
  await keyboard.press('Control+Enter')

  await tabTo(page, page.getByRole('button', { name: 'Account', exact: true }))
  await keyboard.press('Enter')
  const cards = page.locator('[data-code]')
  const codes = () => cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-code')))
  await expect.poll(codes).toEqual(['name', 'account'])
  await tabTo(page, page.locator('[data-code="account"]'))
  await keyboard.press('Alt+ArrowUp')
  await expect.poll(codes).toEqual(['account', 'name'])
  await keyboard.press('Alt+ArrowDown')
  await expect.poll(codes).toEqual(['name', 'account'])
  await keyboard.press('Enter')
  await tabTo(page, page.locator('#field-name'))
  await keyboard.press('Control+A')
  await keyboard.type('Messenger')
  await expect.poll(codes).toEqual(['name', 'messenger'])
  const required = page.getByRole('switch', { name: 'Required' })
  await tabTo(page, required)
  await keyboard.press('Space')
  expect(await required.isChecked()).toBe(true)
  await keyboard.press('Control+Z')
  await expect.poll(() => required.isChecked()).toBe(false)
  await keyboard.press('Control+Shift+Z')
  await expect.poll(() => required.isChecked()).toBe(true)
  await tabTo(page, page.locator('[data-code="messenger"]'), { back: true })
  await keyboard.press('Delete')
  await expect.poll(codes).toEqual(['name'])
  await keyboard.press('Control+Z')
  await expect.poll(codes).toEqual(['name', 'messenger'])
  await keyboard.press('Control+S')
  const asked = page.getByRole('dialog', { name: 'Publish Key customers?' })
  await asked.getByRole('article', { name: 'New field: Messenger' }).waitFor()
  await keyboard.press('Enter')
  await noticed(page, 'Published')

  await tabTo(page, page.getByRole('link', { name: 'To the items' }))
  await keyboard.press('Enter')
  await page.getByText('No items yet').waitFor()
  await keyboard.press('c')
  const form = page.getByRole('form', { name: 'New Customer' })
  await tabTo(page, form.getByRole('textbox', { name: 'Name' }))
  await keyboard.type('Maria Lindqvist')
  await keyboard.press('Control+Enter')
  await form.getByRole('button', { name: 'Messenger: Fill this in.' }).waitFor()
  await tabTo(page, form.getByRole('button', { name: 'Messenger: Fill this in.' }))
  await keyboard.press('Enter')
  await tabTo(page, form.getByRole('combobox', { name: 'Kind of account' }), { back: true })
  await keyboard.type('Tel')
  await tabTo(page, form.getByRole('textbox', { name: 'Account' }))
  await keyboard.type('@maria')
  await keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Maria Lindqvist' }).waitFor()
  await page.getByText('@maria').waitFor()
  await keyboard.press('e')
  const edit = page.getByRole('form', { name: 'Edit Maria Lindqvist' })
  await tabTo(page, edit.getByRole('textbox', { name: 'Name' }))
  await keyboard.press('End')
  await keyboard.type(' AB')
  await keyboard.press('Control+S')
  await page.getByRole('heading', { name: 'Maria Lindqvist AB' }).waitFor()
  await page.context().close()
})

test('publishing shows what would be lost, and asks for the name of the app [APP-05]', async () => {
  const app = await makeApp(there.administrator, definitionWith('Losing', 'Thing', everyField().slice(0, 6)))
  await makeItem(there.administrator, app, { name: 'One', phone: '+46701234567' })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder`)
  await page.locator('[data-code="phone"]').click()
  await page.getByRole('button', { name: 'Delete field' }).click()
  await page.getByTestId('publish').click()
  const dialog = page.getByRole('dialog', { name: 'Publish and lose values?' })
  await dialog.getByText('Phone: 1 item has a value').waitFor()
  expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill('Losing')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await dialog.waitFor({ state: 'detached' })
  const now = await there.administrator.get(contract.readApp, { path: { appId: app.id } })
  expect(now.fields.map(({ code }) => code)).not.toContain('phone')
  await page.context().close()
})

test('two administrators build one app: nothing that was made is lost [APP-01]', async () => {
  const app = await makeApp(there.administrator, definitionWith('Shared building', 'Thing', everyField().slice(0, 3)))
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder`)
  await page.getByRole('button', { name: 'Number', exact: true }).click()
  await page.locator('[data-code="number"]').waitFor()
  const { administrator } = there
  const { id: _, ...rest } = app
  await administrator.get(contract.editApp, {
    path: { appId: app.id },
    body: {
      ...definitionWith('Shared building', 'Thing', rest.fields),
      fields: rest.fields,
      form: app.form,
      description: 'Theirs',
      version: app.version,
    },
  })
  await page.getByTestId('publish').click()
  await page.getByText('What you changed is kept').waitFor()
  await publish(page)
  await noticed(page, 'Published')
  const now = await administrator.get(contract.readApp, { path: { appId: app.id } })
  expect([now.description, now.fields.at(-1)?.code]).toEqual(['Theirs', 'number'])
  await page.context().close()
})

test('Apps stands in the rail of those who may see one, with buttons as far as their rights go [APP-10]', async () => {
  const vera = await there.person('Vera Viewer')
  const nils = await there.person('Nils Nobody')
  const app = await makeApp(there.administrator, definitionWith('Readable', 'Thing', everyField().slice(0, 6)))
  const { item } = await makeItem(there.administrator, app, { name: 'To be read' })
  await grant(there.administrator, app, [vera.id], ['view'])
  const page = await pageOf(there.url, vera, '/')
  await page.getByRole('navigation', { name: 'Workspaces' }).getByRole('link', { name: 'Apps' }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /Readable/ })
    .click()
  await page.getByRole('link', { name: 'To be read' }).waitFor()
  expect(await page.getByTestId('new-item').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Actions of the app' }).count()).toBe(0)
  await page.getByRole('link', { name: 'To be read' }).click()
  await page.getByRole('heading', { name: 'To be read' }).waitFor()
  expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0)
  await page.goto(`${there.url}/apps/${app.id}/builder`)
  await page.getByText('You do not have access to this.').waitFor()
  await page.context().close()
  const other = await pageOf(there.url, nils, `/apps/${app.id}/items/${item.id}`)
  await other.getByText('No access').or(other.getByText('This does not exist or was deleted.')).first().waitFor()
  expect(await other.getByText('To be read').count()).toBe(0)
  await other.context().close()
})

test('permissions are given to people and to groups [APP-10]', async () => {
  const team = await there.group('App readers', [])
  const app = await makeApp(there.administrator, definitionWith('Granted', 'Thing', everyField().slice(0, 2)))
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder?tab=permissions`)
  await page.getByRole('button', { name: 'Add people' }).click()
  await page.getByRole('combobox', { name: 'Who' }).fill('App readers')
  await page.getByRole('option', { name: 'App readers' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Create' }).check()
  await page.getByTestId('save-grants').click()
  await page.getByText('Permissions saved').first().waitFor()
  const { grants } = await there.administrator.get(contract.readAppGrants, { path: { appId: app.id } })
  expect(grants.map(({ members, rights }) => [members.groups.map(({ id }) => id), [...rights].sort()])).toEqual([
    [[team.id], ['create', 'view']],
  ])
  await page.context().close()
})

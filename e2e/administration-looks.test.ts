import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { addRule } from '../server/test/rules.ts'
import { definitionWith, everyField, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

/** Windows of the administration and of apps that no other story draws in both themes and on a phone. */
let desk: HelpDesk
let page: Page
beforeAll(async () => {
  desk = await helpDesk('to look at', { greeting: 'Hello from the shop', allowedOrigins: ['https://shop.example'] })
  page = await pageOf(desk.url, desk.administrator, '/admin/live-chats')
}, 120_000)
afterAll(() => page?.context().close())

const button = (name: string | RegExp, of = page) => of.getByRole('button', { name, exact: true })
const item = (name: string) => page.getByRole('menuitem', { name })

test('a new live chat, and a website [ui S25]', async () => {
  await page.getByRole('button', { name: 'Live chat', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New live chat' })
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await dialog.getByText('Give it a name.').waitFor()
  await page.getByTestId('operators-new').click()
  await looks(page, 'admin-live-chat-new')
  await page.goto(`${desk.url}/admin/live-chats/${desk.chat.id}?tab=website`)
  await page.frameLocator('[data-testid=preview]').getByText('Hello from the shop').waitFor()
  await looks(page, 'admin-live-chat-website')
})

test('the settings of a live chat as a supervisor sees them [ACC-08, ui S25]', async () => {
  await addRule(desk.administrator, desk.chat.id, { name: 'First', action: { name: 'queue', groupId: desk.support.id } })
  await addRule(desk.administrator, desk.chat.id, { name: 'Second', action: { name: 'common-queue' } })
  const path = { liveChatId: desk.chat.id }
  await desk.administrator.get(contract.createLabel, { path, body: { name: 'Refund', colour: '#3958d1' } })
  const sues = await pageOf(desk.url, desk.sue, `/live-chats/settings/${desk.chat.id}`)
  await sues.getByText('Only administrators change these settings.').waitFor()
  await looks(sues, 'settings-read-only')
  for (const tab of ['website', 'labels', 'routing']) {
    await sues.goto(`${desk.url}/live-chats/settings/${desk.chat.id}?tab=${tab}`)
    await sues.getByRole('tabpanel').waitFor()
    await looks(sues, `settings-read-only-${tab}`)
  }
  await sues.context().close()
})

test('moving a rule, and an org chart item [RTE-17, ORG-05]', async () => {
  await page.goto(`${desk.url}/admin/live-chats/${desk.chat.id}?tab=routing`)
  await button('More about Second').click()
  await item('Move to…').click()
  await page.getByRole('dialog', { name: 'Move Second' }).waitFor()
  await looks(page, 'routing-move')
  await page.keyboard.press('Escape')
  await button('First').click()
  await page.getByTestId('rule-title').waitFor()
  await button('Add a condition').click()
  await page.getByRole('combobox', { name: 'What it looks at' }).click()
  await page.getByRole('option', { name: 'Label of a waiting session' }).click()
  await page.getByRole('combobox', { name: 'Value' }).click()
  await page.getByRole('option', { name: 'Refund' }).click()
  await page.keyboard.press('Escape')
  await looks(page, 'routing-label')

  const { id: parentId } = await desk.administrator.get(contract.createOrgItem, {
    body: { kind: 'department', name: 'To be seen' },
  })
  await desk.administrator.get(contract.createOrgItem, { body: { kind: 'position', name: 'To be moved', parentId } })
  const chart = await pageOf(desk.url, desk.administrator, '/admin/org-chart')
  await chart.getByRole('treeitem', { name: /^To be seen, / }).click()
  await chart.getByRole('button', { name: 'Move to …' }).click()
  await chart.getByRole('dialog', { name: 'Move To be seen' }).waitFor()
  await looks(chart, 'org-chart-move')
  await chart.context().close()
  // The chart is everybody's: another story begins with an empty one.
  await desk.administrator.get(contract.deleteOrgItem, { path: { orgItemId: parentId }, query: { subtree: 'yes' } })
})

test('filters, saved views and permissions of an app, an import, and what publishing would lose [APP-05, APP-08, APP-10]', async () => {
  const app = await makeApp(desk.administrator, definitionWith('Looked at here', 'Thing', everyField().slice(0, 6)))
  await makeItem(desk.administrator, app, { name: 'One', phone: '+46701234567' })
  const apps = await pageOf(desk.url, desk.administrator, `/apps/${app.id}`)
  await apps.getByRole('link', { name: 'One' }).waitFor()
  await apps.keyboard.press('f')
  await apps.getByRole('combobox', { name: 'Field' }).selectOption('Phone')
  await apps.getByRole('combobox', { name: 'Comparison' }).selectOption('filled')
  await looks(apps, 'apps-filter')
  await button('Add', apps).click()
  await apps.getByTestId('views').click()
  await apps.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await apps.getByRole('textbox', { name: 'Name of the view' }).fill('With a phone')
  await looks(apps, 'apps-save-view')
  await apps.keyboard.press('Escape')

  await button('Actions of the app', apps).click()
  await apps.getByRole('menuitem', { name: 'Import CSV' }).click()
  await looks(apps, 'apps-import')
  const [chooser] = await Promise.all([apps.waitForEvent('filechooser'), button('Choose a file', apps).click()])
  await chooser.setFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Phone\nTwo,+46701234568\n') })
  await apps.getByRole('combobox', { name: 'Field for the column Name' }).waitFor()
  await looks(apps, 'apps-import-columns')
  await apps.keyboard.press('Escape')

  await apps.goto(`${desk.url}/apps/${app.id}/builder?tab=permissions`)
  await button('Add people', apps).click()
  await apps.getByRole('combobox', { name: 'Who' }).fill(desk.support.name)
  await apps.getByRole('option', { name: desk.support.name }).click()
  await apps.keyboard.press('Escape')
  await looks(apps, 'apps-permissions-chosen')
  const other = await pageOf(desk.url, desk.administrator, `/apps/${app.id}/builder`)
  await other.locator('[data-code="phone"]').click()
  await button('Delete field', other).click()
  await other.getByTestId('publish').click()
  await other.getByRole('dialog', { name: 'Publish and lose values?' }).waitFor()
  await looks(other, 'apps-publish')
  for (const one of [apps, other]) await one.context().close()
})

test('what another administrator saved meanwhile: rules and a live chat [LCS-19, RTE-17]', async () => {
  const path = { liveChatId: desk.chat.id }
  await page.goto(`${desk.url}/admin/live-chats/${desk.chat.id}?tab=routing`)
  await page.getByRole('switch', { name: /First/ }).press('Space')
  await addRule(desk.administrator, desk.chat.id, { name: 'Third', action: { name: 'common-queue' } })
  await page.getByTestId('save-rules').click()
  await page.getByText(/Somebody saved rules meanwhile/).waitFor()
  await looks(page, 'routing-conflict')
  await button('Discard').click()
  await page.goto(`${desk.url}/admin/live-chats/${desk.chat.id}?tab=website`)
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Mine')
  const { version } = await desk.administrator.get(contract.readLiveChat, { path })
  await desk.administrator.get(contract.editLiveChat, { path, body: { version, website: { greeting: 'Theirs' } } })
  await page.getByTestId('save').click()
  await page.getByText(/saved this live chat meanwhile/).waitFor()
  await looks(page, 'admin-live-chat-conflict')
  await button('Discard').click()
})

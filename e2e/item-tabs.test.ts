import type { App, Field } from '@parley/contract'
import type { Locator, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { definitionWith, everyField, grant, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { looks } from './stage/looks.ts'

let there: Company
let clients: App
let jobs: App
beforeAll(async () => {
  there = await company()
  const { administrator } = there
  clients = await makeApp(administrator, definitionWith('Clients IT', 'Client', everyField().slice(0, 2)))
  const definition = definitionWith('Jobs IT', 'Job', [...everyField().slice(0, 3), linkTo(clients, 'client', 'Client')])
  jobs = await makeApp(administrator, definition)
})

const linkTo = (app: App, code: string, name: string): Field => ({
  ...{ id: v7(), code, name, tip: '', required: false, searchable: false },
  ...{ type: 'app', settings: { appId: app.id, many: false } },
})
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

test('what links to an item stands in tabs of its page as it comes, and a new one begins with the link [APP-02, APP-10, ui S20]', async () => {
  const { administrator, url } = there
  const [rita, otto] = [await there.person('Rita Related'), await there.person('Otto Outside')]
  await grant(administrator, clients, [rita.id, otto.id], ['view'])
  await grant(administrator, jobs, [rita.id], ['view', 'create'])
  const { item } = await makeItem(administrator, clients, { name: 'Nordic Desks' })
  const { item: other } = await makeItem(administrator, clients, { name: 'Somebody else' })
  await makeItem(administrator, jobs, { name: 'Older', client: [item.id] })
  await makeItem(administrator, jobs, { name: 'Of another', client: [other.id] })
  const path = `/apps/${clients.id}/items/${item.id}`
  const page = await pageOf(url, rita, path)
  await tab(page, 'Jobs IT 1').click()
  const rows = page.getByRole('tabpanel').locator('[data-item-link]')
  await expect.poll(() => rows.allTextContents()).toEqual(['Older'])

  // Somebody else makes one: the tab says so.
  await makeItem(administrator, jobs, { name: 'Newer', client: [item.id] })
  await tab(page, 'Jobs IT 2').waitFor()
  await expect.poll(() => rows.allTextContents()).toEqual(['Newer', 'Older'])

  await page.getByRole('tabpanel').getByRole('button', { name: 'New Job' }).click()
  const form = page.getByRole('form', { name: 'New Job' })
  await form.getByRole('button', { name: 'Remove Nordic Desks' }).waitFor()
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Newest')
  await form.getByRole('button', { name: 'Create' }).click()
  await tab(page, 'Jobs IT 3').waitFor()
  await expect.poll(() => rows.allTextContents()).toEqual(['Newest', 'Newer', 'Older'])
  await looks(page, 'apps-item-related', () => rows.first().waitFor())
  await rows.filter({ hasText: 'Newest' }).click()
  await page.getByRole('heading', { name: 'Newest' }).waitFor()
  await page.getByRole('tabpanel').getByRole('link', { name: 'Nordic Desks' }).click()
  await page.getByRole('heading', { name: 'Nordic Desks' }).waitFor()
  await page.context().close()

  // What is not theirs to view has no tab.
  const ottos = await pageOf(url, otto, path)
  await tab(ottos, 'History').waitFor()
  expect(await ottos.getByRole('tab').allTextContents()).toEqual(['Card', 'History'])
  await ottos.context().close()
})

test('where nothing links to an item its tab says so; two fields of one app are told apart [APP-02, ui S20]', async () => {
  const { administrator, url } = there
  const fields = [...everyField().slice(0, 1), linkTo(clients, 'buyer', 'Buyer'), linkTo(clients, 'payer', 'Payer')]
  const bills = await makeApp(administrator, definitionWith('Bills IT', 'Bill', fields))
  const { item } = await makeItem(administrator, clients, { name: 'Lonely' })
  await makeItem(administrator, bills, { name: 'A bill', payer: [item.id] })
  const page = await pageOf(url, administrator, `/apps/${clients.id}/items/${item.id}`)
  await tab(page, 'Bills IT: Payer 1').waitFor()
  await tab(page, 'Bills IT: Buyer 0').click()
  await page.getByText('Nothing links here yet').waitFor()
  await page.getByRole('button', { name: 'New Bill' }).waitFor()
  await page.context().close()
})

test('the files of an item, in its fields and comments, stand in one tab and are looked at from there [APP-12, CNV-08, ui S20]', async () => {
  const { administrator, url } = there
  const papers = everyField().filter(({ code }) => code === 'name' || code === 'papers')
  const cases = await makeApp(administrator, definitionWith('Cases IT', 'Case', papers))
  const { item } = await makeItem(administrator, cases, { name: 'With files' })
  const page = await pageOf(url, administrator, `/apps/${cases.id}/items/${item.id}?edit=yes`)
  const choose = async (button: Locator, name: string, text: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
    await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  }
  const form = page.getByRole('form')
  await choose(form.getByRole('button', { name: 'Add files' }), 'offer.txt', 'Ten desks')
  expect(await tab(page, 'Files').count()).toBe(0)
  await form.getByRole('progressbar').waitFor({ state: 'detached' })
  await form.getByRole('button', { name: 'Save' }).click()
  await tab(page, 'Files').click()
  const listed = page.getByRole('list', { name: 'Files of the item' }).getByRole('listitem')
  await listed.getByText(/^Papers · /).waitFor()

  await choose(page.getByRole('button', { name: 'Attach' }), 'reply.txt', 'Twelve, please')
  await page.getByRole('button', { name: 'Send' }).click()
  await listed.getByText(/^Comment · /).waitFor()
  expect(await listed.count()).toBe(2)
  await looks(page, 'apps-item-files', () => listed.first().waitFor())
  await listed.first().getByRole('button', { name: 'Show reply.txt' }).click()
  await page.getByTestId('preview').getByText('Twelve, please').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByTestId('preview').getByText('Ten desks').waitFor()
  await page.keyboard.press('Escape')
  await page.context().close()
})

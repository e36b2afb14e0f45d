import type { App, ItemPage } from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { definitionWith, everyField, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { company } from './stage/company.ts'
import { looks } from './stage/looks.ts'

let page: Page
let url: string
let app: App
let first: ItemPage

beforeAll(async () => {
  const { administrator, ...there } = await company()
  url = there.url
  const orders = await makeApp(administrator, definitionWith('Deals', 'Deal', everyField().slice(0, 1)))
  const { item: order } = await makeItem(administrator, orders, { name: 'Deal 10482' })
  app = await makeApp(administrator, definitionWith('Companies', 'Company', everyField(orders.id)))
  for (const [at, name] of ['Lindqvist AB', 'Berg & Söhne', 'Okafor Ltd', 'Brandt GmbH', 'Northwind', 'Orlova'].entries())
    first = await makeItem(administrator, app, {
      name,
      status: `option${(at % 3) + 1}`,
      kind: at % 2 ? ['option1'] : ['option1', 'option3'],
      phone: `+4670123456${at}`,
      email: `info@${at}.example`,
      accounts: [{ kind: 'telegram', value: `@info${at}` }],
      budget: { amount: `${at * 1240}.50`, currency: 'EUR' },
      lines: [{ what: 'Desk', count: 3, price: { amount: '120.00', currency: 'EUR' } }],
      orders: [order.id],
      notes: 'Wants the desks before the move.\nCall before ten.',
    })
  page = await pageOf(url, administrator, '/apps')
})
afterAll(() => page?.context().close())

const at = (path: string) => page.goto(`${url}/apps/${app.id}${path}`)

test('the home of Apps, and a new one [ui S20]', async () => {
  await page
    .getByRole('main')
    .getByRole('link', { name: /Companies/ })
    .or(page.getByRole('link', { name: /Companies/ }))
    .first()
    .waitFor()
  await looks(page, 'apps-home')
  await page.getByTestId('add-app').click()
  await page.getByRole('dialog', { name: 'Add an app' }).waitFor()
  await looks(page, 'apps-create')
})

test('the builder [ui S21]', async () => {
  await at('/builder')
  await page.locator('[data-code="accounts"]').click()
  await looks(page, 'apps-builder')
  await page.getByRole('button', { name: 'Preview' }).click()
  await looks(page, 'apps-preview')
  for (const tab of ['list', 'statuses', 'permissions', 'settings']) {
    await at(`/builder?tab=${tab}`)
    await page.getByRole('tabpanel').waitFor()
    if (tab === 'permissions') await page.getByRole('button', { name: 'Add people' }).click()
    await looks(page, `apps-builder-${tab}`)
  }
})

test.each(['table', 'tiles', 'kanban'])('items as %s [ui S15, S20]', async (layout) => {
  await at(`?layout=${layout}&filters=${encodeURIComponent(JSON.stringify([{ field: 'phone', is: 'filled' }]))}`)
  await page.getByRole('link', { name: 'Okafor Ltd' }).waitFor()
  await looks(page, `apps-${layout}`)
})

test('a new item with mistakes [ui S10]', async () => {
  await at('')
  await page.getByTestId('new-item').click()
  const form = page.getByRole('form')
  await form.getByRole('button', { name: 'Add a row' }).click()
  await form.getByRole('button', { name: 'Create' }).click()
  await form.getByText('One field is not filled in').waitFor()
  await looks(page, 'apps-new')
})

test('an item, read and edited, its history and what is said [ui S20]', async () => {
  await at(`/items/${first.item.id}`)
  await page.getByText('Wants the desks').waitFor()
  await looks(page, 'apps-item')
  await at(`/items/${first.item.id}?edit=yes`)
  await page.getByRole('form').waitFor()
  await looks(page, 'apps-edit')
  await at(`/items/${first.item.id}?tab=history`)
  await page.getByText('created the item').waitFor()
  await looks(page, 'apps-history')
})

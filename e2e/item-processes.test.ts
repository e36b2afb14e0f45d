import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { aVariable, complete } from '../server/test/a-process.ts'
import { aField } from '../server/test/an-app.ts'
import { definitionWith, everyField, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { published } from './stage/ordering.ts'

let there: Company
let orders: contract.App
let handling: contract.Process
let [olga, pia]: Person[] = []
beforeAll(async () => {
  there = await company()
  const { administrator } = there
  ;[olga, pia] = await Promise.all(['Olga Orders', 'Pia Plain'].map(there.person))
  orders = await makeApp(administrator, definitionWith('Orders PR', 'Order', everyField().slice(0, 3)))
  const lines = [
    { members: { userIds: [olga!.id], groupIds: [], orgItemIds: [] }, rights: ['view', 'processes'] as contract.AppRight[] },
    { members: { userIds: [pia!.id], groupIds: [], orgItemIds: [] }, rights: ['view'] as contract.AppRight[] },
  ]
  await administrator.get(contract.editAppGrants, { path: { appId: orders.id }, body: { version: 1, grants: lines, fields: [] } })
  const variables = [aVariable(aField('app', 'order', { appId: orders.id, many: false }, { name: 'Order' }))]
  const tasks = [
    {
      ...{ id: 'Check', name: 'Check the order', performer: 'initiator' },
      ...{ fields: [{ code: 'order', readOnly: true }], exits: { '': 'End' } },
    },
  ]
  handling = await published(administrator, 'Handling PR', { variables, tasks }, { appId: orders.id, description: 'Checks it' })
  await published(administrator, 'Company’s PR', { variables, tasks })
})

const button = (page: Page) => page.getByRole('button', { name: 'Process', exact: true })
const tab = (page: Page) => page.getByRole('tab', { name: 'Processes' })
const rows = (page: Page) => page.getByRole('region', { name: 'Processes' }).getByRole('listitem')
const toast = (page: Page) => page.getByRole('status').filter({ hasText: /Handling PR #\d+ started/ })

test('a process starts from an item with it, by keys and at once; the tab tells live where it stands [BPR-02, BPR-05, APP-10, ui S20]', async () => {
  const { item } = await makeItem(there.administrator, orders, { name: 'Order 77' })
  const page = await pageOf(there.url, olga, `/apps/${orders.id}/items/${item.id}`)
  await tab(page).click()
  await page.getByText('No processes yet').waitFor()
  await tabTo(page, button(page))
  await page.keyboard.press('Enter')
  // The app’s own, and nobody else’s.
  await page.getByRole('menuitem').first().waitFor()
  expect(await page.getByRole('menuitem').count()).toBe(1)
  await looks(page, 'item-process-menu', () => page.getByRole('menuitem', { name: /^Handling PR/ }).waitFor(), '[role="menu"]')
  await page.getByRole('menuitem', { name: /^Handling PR/ }).press('Enter')
  await toast(page).waitFor()
  await rows(page).getByText('Check the order').waitFor()
  await looks(page, 'item-processes', () => rows(page).first().waitFor())
  await rows(page)
    .getByRole('link', { name: /^Task for you/ })
    .click()
  await page.getByRole('link', { name: 'Order 77' }).waitFor()
  await page.goBack()
  const [instance] = (await olga!.get(contract.listInstances, { query: { itemId: item.id } })).items
  await rows(page).getByText('Check the order').waitFor()
  await complete(olga!, instance!.id, 'Check the order')
  await rows(page)
    .getByText(/^Finished/)
    .waitFor()
  await rows(page)
    .getByRole('link', { name: /^Handling PR #/ })
    .click()
  await page.getByRole('heading', { name: /^Handling PR #/ }).waitFor()
  await page.context().close()
})

test('a lost answer is tried again under the same id; who may start nothing sees neither button nor tab [P2, APP-10]', async () => {
  const { item } = await makeItem(there.administrator, orders, { name: 'Order 78' })
  const path = `/apps/${orders.id}/items/${item.id}`
  const page = await pageOf(there.url, olga, path)
  await page.route('**/api/process-instances/*', async (route) => {
    if (route.request().method() !== 'PUT') return route.fallback()
    await route.fetch()
    await route.abort('connectionreset')
  })
  const choose = async () => {
    await button(page).click()
    await page.getByRole('menuitem', { name: /^Handling PR/ }).click()
  }
  await choose()
  await page.getByRole('alert').first().waitFor()
  await page.unroute('**/api/process-instances/*')
  await choose()
  await toast(page).waitFor()
  expect((await olga!.get(contract.listInstances, { query: { itemId: item.id } })).items).toHaveLength(1)
  await page.context().setOffline(true)
  await expect.poll(() => button(page).getAttribute('aria-disabled')).toBe('true')
  await page.context().close()

  const pias = await pageOf(there.url, pia, path)
  await pias.getByRole('tab', { name: 'History' }).waitFor()
  expect([await button(pias).count(), await tab(pias).count()]).toEqual([0, 0])
  await pias.context().close()
})

test('whoever has a task of it sees it on the item, though they may start nothing [BPR-05, BPR-09]', async () => {
  const { item } = await makeItem(there.administrator, orders, { name: 'Order 79' })
  const pias = await pageOf(there.url, pia, `/apps/${orders.id}/items/${item.id}`)
  await pias.getByRole('tab', { name: 'History' }).waitFor()
  const instanceId = v7()
  const body = { processId: handling.id, itemId: item.id }
  await olga!.get(contract.startInstance, { path: { instanceId }, body })
  const { tasks } = await olga!.get(contract.readInstance, { path: { instanceId } })
  const given = { userId: pia!.id, from: olga!.id }
  await olga!.get(contract.assignTask, { path: { taskId: tasks[0]!.id }, body: given })
  await tab(pias).click()
  await rows(pias)
    .getByRole('link', { name: /^Task for you/ })
    .waitFor()
  await pias.context().close()
})

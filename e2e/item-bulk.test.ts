import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { definitionWith, everyField, grant, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { looks } from './stage/looks.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

const names = ['Amber', 'Birch', 'Cedar', 'Daisy', 'Elder']

async function listOf(name: string) {
  const { administrator } = there
  const app = await makeApp(administrator, definitionWith(name, 'Lead', everyField()))
  const items: contract.Item[] = []
  for (const one of names) items.push((await makeItem(administrator, app, { name: one, seats: 1 })).item)
  return { app, items }
}
const bar = (page: Page) => page.getByTestId('bulk')
const rows = (page: Page) => page.locator('[data-item-link]')
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` }).check()

test('one field of many items is set; what somebody changed meanwhile is left and named [APP-06, APP-08, ui S20]', async () => {
  const { administrator, url } = there
  const { app, items } = await listOf('Leads IB')
  const seats = async () =>
    Promise.all(
      items.map(async ({ id }) => (await administrator.get(contract.readItem, { path: { itemId: id } })).item.values['seats']),
    )
  const page = await pageOf(url, administrator, `/apps/${app.id}?order=name`)
  await rows(page).first().waitFor()
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await bar(page).getByText('3 selected').waitFor()
  await looks(page, 'apps-bulk', () => bar(page).waitFor())

  await bar(page).getByRole('button', { name: 'Edit field…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit a field of 3 items' })
  const field = dialog.getByRole('combobox', { name: 'Field' })
  await field.selectOption('Name')
  // What is put into files and pictures belongs to one item.
  expect(await field.getByRole('option', { name: /Papers|Logo/ }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Set in 3 items' }).click()
  await dialog.getByText('Fill this in.').waitFor()
  await field.selectOption('Plate')
  await dialog.getByRole('textbox', { name: 'Plate' }).fill('12')
  await dialog.getByRole('button', { name: 'Set in 3 items' }).click()
  await dialog.getByText('Two letters, a dash, three digits').waitFor()
  expect(await dialog.getByRole('textbox', { name: 'Plate' }).inputValue()).toBe('12')
  await field.selectOption('Seats')
  await dialog.getByRole('textbox', { name: 'Seats' }).fill('7')
  await looks(page, 'apps-bulk-field', () => dialog.getByRole('textbox', { name: 'Seats' }).waitFor())
  const birch = { path: { itemId: items[1]!.id }, body: { values: { seats: 2 }, version: 1 } }
  await administrator.get(contract.editItem, birch)
  await dialog.getByRole('button', { name: 'Set in 3 items' }).click()
  const told = page.getByRole('dialog', { name: '2 changed, 1 was not' })
  await expect
    .poll(() => told.getByRole('listitem').allTextContents())
    .toEqual([expect.stringMatching(/^Birch Somebody has changed this/)])
  await told.getByRole('button', { name: 'Close' }).last().click()
  expect(await seats()).toEqual([7, 2, 7, 1, 1])

  // As it is now it may be set over; left empty, a field is cleared.
  await bar(page).getByRole('button', { name: 'Edit field…' }).click()
  await field.selectOption('Seats')
  await dialog.getByText('Left empty, the field is cleared.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('3 items were changed').waitFor()
  await bar(page).waitFor({ state: 'detached' })
  expect(await seats()).toEqual([undefined, undefined, undefined, 1, 1])
  await page.context().close()
})

test('many items are deleted, taken back, and restored from the Deleted filter [APP-08, ui S20]', async () => {
  const { administrator, url } = there
  const { app } = await listOf('Gone IB')
  const page = await pageOf(url, administrator, `/apps/${app.id}?order=name`)
  await rows(page).first().waitFor()
  await page.keyboard.press('Control+a')
  await bar(page).getByText('5 selected').waitFor()
  await bar(page).getByRole('button', { name: 'Delete' }).click()
  await page.getByText('5 items were deleted').waitFor()
  await page.getByText('No items yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => rows(page).allTextContents()).toEqual(names)

  await tick(page, 'Amber')
  await tick(page, 'Cedar')
  await bar(page).getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => rows(page).allTextContents()).toEqual(['Birch', 'Daisy', 'Elder'])
  await page.goto(`${url}/apps/${app.id}?order=name&deleted=yes`)
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  expect(
    await bar(page)
      .getByRole('button', { name: /Edit|Delete/ })
      .count(),
  ).toBe(0)
  await bar(page).getByRole('button', { name: 'Restore' }).click()
  await page.getByText('2 items are back').waitFor()
  await page.getByText('Nothing matches').waitFor()
  await page.context().close()
})

test('who may only view items selects none; who may edit them is not offered to delete them [APP-10, ui S20]', async () => {
  const { administrator, url } = there
  const [vera, edda] = [await there.person('Vera Viewer'), await there.person('Edda Editor')]
  const { app } = await listOf('Looked at IB')
  const body = (userIds: string[]) => ({ members: { userIds, groupIds: [], orgItemIds: [] } })
  await grant(administrator, app, [vera.id], ['view'])
  const grants = [
    { ...body([vera.id]), rights: ['view' as const] },
    { ...body([edda.id]), rights: ['view' as const, 'edit' as const] },
  ]
  await administrator.get(contract.editAppGrants, { path: { appId: app.id }, body: { version: 2, grants, fields: [] } })
  const page = await pageOf(url, vera, `/apps/${app.id}`)
  await rows(page).first().waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  await page.context().close()
  const eddas = await pageOf(url, edda, `/apps/${app.id}`)
  await tick(eddas, 'Daisy')
  await bar(eddas).getByRole('button', { name: 'Edit field…' }).waitFor()
  expect(await bar(eddas).getByRole('button', { name: 'Delete' }).count()).toBe(0)
  await eddas.context().close()
})

test('who looks at a list while many of its items are changed reads it again a few times, not once for each [APP-08, NFR-02]', async () => {
  const { administrator, url } = there
  const app = await makeApp(administrator, { ...definitionWith('Crowded IB', 'Lead', everyField()), listColumns: ['seats'] })
  const pages = await Promise.all(
    Array.from({ length: 50 }, (_, n) => makeItem(administrator, app, { name: `Lead ${n}`, seats: 1 })),
  )
  const page = await pageOf(url, administrator, `/apps/${app.id}?order=name`)
  await page.getByText('50 items').waitFor()
  await page.getByRole('cell', { name: '1', exact: true }).nth(49).waitFor()
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes(`/api/apps/${app.id}/items`)) asked += 1
  })
  const items = pages.map(({ item }) => ({ id: item.id, version: item.version }))
  await administrator.get(contract.changeItems, { body: { items, change: { values: { seats: 3 } } } })
  await page.getByRole('cell', { name: '3', exact: true }).nth(49).waitFor()
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(20)
  await page.context().close()
})

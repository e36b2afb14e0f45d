import { type App, editAppGrants, editGroup, editItemGrants } from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seenGroup } from '../server/test/seen.ts'
import { definitionWith, everyField, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'
import { pick, tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

let there: Company
let app: App
/** Gives permissions; is chosen; and is outside. */
let [pia, mia, otto] = [] as unknown as [Person, Person, Person]
beforeAll(async () => {
  there = await company()
  const { administrator } = there
  ;[pia, mia, otto] = [await there.person('Pia Permits'), await there.person('Mia Chosen'), await there.person('Otto Outer')]
  app = await makeApp(administrator, definitionWith('Deals IP', 'Deal', everyField().slice(0, 2)))
  const line = (people: Person[], rights: ('view' | 'edit' | 'permissions')[]) => ({
    members: { userIds: people.map(({ id }) => id), groupIds: [], orgItemIds: [] },
    rights,
  })
  const grants = [line([pia, mia, otto], ['view']), line([pia], ['edit', 'permissions'])]
  await administrator.get(editAppGrants, { path: { appId: app.id }, body: { version: 1, grants, fields: [] } })
})

const address = (itemId: string) => `/apps/${app.id}/items/${itemId}`
const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Permissions of / })
async function open(page: Page) {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Permissions…' }).click()
  return dialogOf(page)
}
/** Before Pia's dialog is saved, somebody else says otherwise. */
const meanwhile = (itemId: string, version: number, userIds: string[]) =>
  there.administrator.get(editItemGrants, {
    path: { itemId },
    body: { version, restricted: true, members: { userIds, groupIds: [], orgItemIds: [] } },
  })

test('an item is restricted to chosen people by keys, and is gone at once for everybody else; then it is back [APP-10, P13, ui S20]', async () => {
  const { item } = await makeItem(there.administrator, app, { name: 'Big deal' })
  const pages = [pageOf(there.url, otto, address(item.id)), pageOf(there.url, otto, `/apps/${app.id}`)]
  const [ottos, ottosList] = (await Promise.all(pages)) as [Page, Page]
  const mias = await pageOf(there.url, mia, `/apps/${app.id}`)
  const row = (page: Page) => page.getByTestId(`item-${item.id}`)
  await Promise.all([row(ottosList), row(mias), ottos.getByRole('heading', { name: 'Big deal' })].map((one) => one.waitFor()))
  // Who may not give permissions has no such thing to press.
  expect(await ottos.getByRole('button', { name: 'More', exact: true }).count()).toBe(0)

  const page = await pageOf(there.url, pia, address(item.id))
  await tabTo(page, page.getByRole('button', { name: 'More', exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Permissions…' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = dialogOf(page)
  const everybody = dialog.getByRole('radio', { name: 'Everybody who may view Deals IP' })
  await expect.poll(() => everybody.isChecked()).toBe(true)
  expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await tabTo(page, everybody)
  await page.keyboard.press('ArrowDown')
  const members = dialog.getByRole('combobox', { name: 'Chosen people' })
  await tabTo(page, members)
  await page.keyboard.type('Mia Ch')
  await pick(page, 'Mia Chosen')
  await page.keyboard.press('Escape')
  await looks(page, 'apps-item-permissions', () => members.waitFor())
  await page.keyboard.press('Control+Enter')
  await noticed(page, 'Permissions saved')
  await page.getByText('Restricted', { exact: true }).waitFor()

  // What was open is gone, in the list too; who was chosen sees that it is restricted.
  await ottos.getByText('This does not exist or was deleted.').waitFor()
  await row(ottosList).waitFor({ state: 'detached' })
  await row(mias).getByText('Restricted', { exact: true }).waitFor()
  await looks(mias, 'apps-list-restricted', () => row(mias).waitFor())
  await mias.getByTitle('Tiles', { exact: true }).click()
  const tiles = mias.getByRole('list', { name: 'Deals IP' })
  await looks(mias, 'apps-tiles-restricted', () => tiles.getByText('Restricted', { exact: true }).waitFor())
  await mias.getByTitle('Table', { exact: true }).click()
  await looks(page, 'apps-item-restricted', () => page.getByText('Restricted', { exact: true }).waitFor())
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('let only chosen people see the item').waitFor()

  await (await open(page)).getByRole('radio', { name: 'Everybody who may view Deals IP' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await row(ottosList).waitFor()
  await page.getByText('let everybody who may view the app see the item').waitFor()
  await row(mias).getByText('Restricted', { exact: true }).waitFor({ state: 'detached' })
  for (const one of [ottos, ottosList, mias, page]) await one.context().close()
})

test('who is a member by a group and is taken out of it loses what is open [APP-10, P13, ORG-04, ui S20]', async () => {
  const { administrator } = there
  const { item } = await makeItem(administrator, app, { name: 'Group deal' })
  const group = await there.group('Closers IP', [mia])
  const members = { userIds: [], groupIds: [group.id], orgItemIds: [] }
  await administrator.get(editItemGrants, { path: { itemId: item.id }, body: { version: 1, restricted: true, members } })
  const pages = await Promise.all([address(item.id), `/apps/${app.id}`].map((path) => pageOf(there.url, mia, path)))
  const [mias, list] = pages as [Page, Page]
  await mias.getByRole('heading', { name: 'Group deal' }).waitFor()
  await list.getByTestId(`item-${item.id}`).waitFor()
  await administrator.get(editGroup, await seenGroup(administrator, group.id, { userIds: [] }))
  await mias.getByText('This does not exist or was deleted.').waitFor()
  await list.getByTestId(`item-${item.id}`).waitFor({ state: 'detached' })
  for (const page of pages) await page.context().close()
})

test('what was chosen is kept when somebody was quicker, or the network fails [APP-10, ui S20]', async () => {
  const { item } = await makeItem(there.administrator, app, { name: 'Small deal' })
  await meanwhile(item.id, 1, [otto.id])
  const page = await pageOf(there.url, pia, address(item.id))
  const grants = `**/api/items/${item.id}/grants`
  await page.route(grants, (route) => route.abort())
  const dialog = await open(page)
  await dialog.getByRole('button', { name: 'Try again' }).waitFor({ timeout: 20_000 })
  await page.unroute(grants)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText('Otto Outer').waitFor()
  const members = dialog.getByRole('combobox', { name: 'Chosen people' })
  await members.fill('Mia Ch')
  await page.getByRole('option', { name: 'Mia Chosen' }).click()
  await page.keyboard.press('Escape')
  await page.route(grants, (route) => route.abort())
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('alert').waitFor()
  await page.unroute(grants)
  await meanwhile(item.id, 2, [])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText(/^Somebody changed the permissions meanwhile/).waitFor()
  await dialog.getByText('Mia Chosen').waitFor()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await (await open(page)).getByText('Mia Chosen').waitFor()
  await dialog.getByText('Otto Outer').waitFor()
  await page.context().close()
})

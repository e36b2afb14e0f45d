import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { anItem } from '../server/test/an-app.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'

test('sessions of a bound item are found by a chooser of items [SAP-02, BND-02]', async () => {
  const desk = await boundDesk('TD')
  const { ann, kim, sue, contacts, url } = desk
  await desk.online(ann)
  const chat = await visitorWrites(desk, 'Where is my order?')
  const { id: sessionId } = await newest(desk)
  await chat.context().close()
  await desk.take(ann, sessionId)
  await desk.says(kim, 'Something else')
  const { item } = await anItem(desk.administrator, contacts.id, { title: { first: 'Ida', last: 'Berg', middle: '' } })
  await ann.get(contract.bindItem, { path: { sessionId, itemId: item.id }, body: { appId: contacts.id, from: null } })

  const page = await pageOf(url, sue, '/live-chats/sessions')
  const rows = page.locator('tbody tr[data-testid]')
  await expect.poll(() => rows.count()).toBe(2)
  await page.getByTestId('add-filter').click()
  await page.getByRole('menuitem', { name: 'Bound item' }).click()
  await page.getByRole('combobox', { name: 'App' }).selectOption({ label: contacts.name })
  await page.getByRole('textbox', { name: 'Bound item' }).fill('ida')
  await page.getByRole('checkbox', { name: item.name }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByTestId('filter-itemIds').getByText(`Bound item: ${item.name}`).waitFor()
  await expect.poll(() => rows.count()).toBe(1)
  await page.getByTestId(`row-${sessionId}`).waitFor()
  await page.context().close()
})

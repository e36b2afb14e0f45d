import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { log } from './stage/screens.ts'

test('handed over with a comment by keys; whoever has just gone is told, the comment stays, and the next one opens [INF-05, NOT-01, ui S9]', async () => {
  const desk = await helpDesk('RA')
  const { url, ann, bob, eve, kim, max, administrator } = desk
  await desk.online(ann)
  await desk.online(bob)
  const first = await desk.says(kim, 'The lift is stuck')
  const next = await desk.says(max, 'The printer is out')
  for (const id of [first, next]) await desk.take(ann, id)

  const page = await pageOf(url, ann, `/live-chats/s/${first}`)
  await log(page).getByText('The lift is stuck').first().waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: 'Reassign session' })
  await dialog.getByRole('option').first().waitFor()
  const chosen = () => dialog.getByRole('option', { selected: true })
  await page.keyboard.press('2')
  expect(await chosen().textContent()).toContain('Eve Ebner')
  await page.keyboard.press('1')
  expect(await chosen().textContent()).toContain('Bob Berg')
  await dialog.getByRole('textbox', { name: /Comment/ }).fill('It is the 3rd time')
  await dialog.getByRole('checkbox', { name: 'Open my next session after it' }).check()

  // Bob leaves his group at this moment.
  await administrator.get(contract.lockUser, { path: { userId: bob.id } })
  await page.keyboard.press('Control+Enter')
  await dialog.getByRole('alert').getByText('Bob Berg:').waitFor()
  await dialog.getByRole('option', { name: /Bob Berg/ }).waitFor({ state: 'detached' })
  expect(await dialog.getByRole('textbox', { name: /Comment/ }).inputValue()).toBe('It is the 3rd time')
  await dialog.getByRole('option', { name: /Eve Ebner/ }).click()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(`**/live-chats/s/${next}`)
  await page.context().close()

  const eves = await pageOf(url, eve, `/live-chats/s/${first}`)
  await log(eves).getByText('It is the 3rd time').waitFor()
  const { items } = await eve.get(contract.readTimeline, { path: { sessionId: first }, query: {} })
  expect(items.at(-1)).toMatchObject({ note: true, authorName: 'Ann Adler', text: 'It is the 3rd time' })
  await eves.context().close()
})

import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

const setUp = async (story: string) => {
  const desk = await helpDesk(story)
  const { ann, bob, eve, kim, max, sue } = desk
  await desk.online(ann)
  const made: Record<string, string> = {}
  for (const [who, name] of [
    [kim, 'Lift'],
    [bob, 'Printer'],
    [eve, 'Coffee'],
    [max, 'Window'],
  ] as const) {
    const id = await desk.says(who, `About the ${name.toLowerCase()}`)
    await desk.take(ann, id)
    await ann.get(contract.editSession, { path: { sessionId: id }, body: { name: `${name} ${story}` } })
    made[name] = id
  }
  await sue.get(contract.editSession, { path: { sessionId: made['Lift']! }, body: { priority: 3 } })
  return { desk, made }
}

test('a supervisor filters, selects, changes many at once and keeps a view [SAP-01, SAP-02, SAP-04, SAP-05, SRC-08, INF-12]', async () => {
  const { desk, made } = await setUp('SA')
  const { url, sue, kim } = desk
  const page = await pageOf(url, sue, '/live-chats')
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`${name} SA`) })
  await page.getByRole('searchbox', { name: 'Search sessions' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.getByRole('heading', { name: 'Sessions', exact: true }).waitFor()
  await row('Lift').getByText('High').waitFor()
  await page.getByText('4 sessions', { exact: true }).waitFor()

  // By priority, in the address as well.
  await page.getByTestId('add-filter').click()
  await page.getByRole('menuitem', { name: 'Priority' }).click()
  await page.getByRole('checkbox', { name: 'High' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await row('Printer').waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.get('filters')).toContain('priorities')
  await page.getByText('1 session', { exact: true }).waitFor()

  // Kept under a name, for everybody.
  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Urgent SA')
  await page.getByRole('checkbox', { name: 'For everybody who has the app' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'View: Urgent SA' }).waitFor()
  const { views } = await desk.ann.get(contract.readSessionViews)
  expect(views.map(({ name }) => name)).toContain('Urgent SA')

  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'All', exact: true }).click()
  await row('Printer').waitFor()

  // By keys: to the first row, select, the next, select.
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByTestId('bulk').getByText('2 selected').waitFor()
  await page.getByRole('button', { name: 'Priority', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Medium' }).click()
  await page.getByText('2 sessions were changed').waitFor()
  await expect.poll(() => page.getByRole('cell', { name: 'Medium' }).count()).toBe(2)

  // One of them is closed by somebody else meanwhile: its row says why.
  await page.keyboard.press('Control+a')
  await page.getByTestId('bulk').getByText('4 selected').waitFor()
  await desk.close(desk.ann, made['Lift']!)
  await page.getByTestId('bulk').getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
  const refused = page.getByRole('dialog', { name: '1 session was not changed' })
  await refused.getByText('Lift SA').waitFor()
  await refused.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect.poll(() => page.getByRole('cell', { name: 'Closed', exact: true }).count()).toBe(4)

  // A new one is told, not put among them.
  await desk.says(kim, 'Once more')
  await page.getByTestId('fresh').click()
  await expect.poll(() => page.getByRole('row').count()).toBe(6)

  // A look into it by Space, the page by Enter.
  await page.getByRole('link', { name: 'Printer SA', exact: true }).focus()
  await page.keyboard.press(' ')
  await page.getByRole('dialog', { name: 'Printer SA', exact: true }).getByText('About the printer').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Printer SA', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/live-chats/s/${made['Printer']}`)
  await page.context().close()
})

test('spam is shown by its own view and taken out of it; who may not have the app is told so [SAP-03, SAP-07]', async () => {
  const { desk, made } = await setUp('SB')
  const { url, sue, ann, administrator } = desk
  await sue.get(contract.markSpam, { path: { sessionId: made['Coffee']! } })
  const page = await pageOf(url, sue, '/live-chats/sessions')
  await page.getByRole('link', { name: 'Lift SB', exact: true }).waitFor()
  expect(await page.getByRole('link', { name: 'Coffee SB', exact: true }).count()).toBe(0)
  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'Spam', exact: true }).click()
  await page.getByRole('row', { name: /Coffee SB/ }).waitFor()
  await page.getByRole('checkbox', { name: 'Select Coffee SB' }).check()
  await page.getByRole('button', { name: 'Not spam' }).click()
  await page.getByText('1 session was changed').waitFor()
  await page.context().close()

  await administrator.get(contract.editSettings, { body: { sessionsApp: 'supervisors' } })
  const anns = await pageOf(url, ann, '/live-chats/sessions')
  await anns.getByText('The Sessions app is not open to you').waitFor()
  expect(
    await anns.getByRole('navigation', { name: 'Live chats' }).getByRole('link', { name: 'Sessions', exact: true }).count(),
  ).toBe(0)
  await administrator.get(contract.editSettings, { body: { sessionsApp: 'staff' } })
  await anns.context().close()
})

test('the Sessions app and what is searched look as they should [NFR-06]', async () => {
  const { desk } = await setUp('SC')
  const { url, sue, ann } = desk
  const page = await pageOf(url, sue, '/live-chats/sessions')
  await page.getByRole('link', { name: 'Lift SC', exact: true }).waitFor()
  await page.getByRole('checkbox', { name: 'Select Lift SC' }).check()
  await looks(page, 'sessions-app', (now) => now.getByRole('link', { name: 'Lift SC', exact: true }).waitFor())
  await page.context().close()
  const anns = await pageOf(url, ann, '/live-chats')
  await anns.getByRole('searchbox', { name: 'Search sessions' }).fill('lift')
  await looks(anns, 'search', (now) => now.getByTestId('results').getByText('1 found').waitFor())
  await anns.context().close()
})

import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'

const rows = (page: Page) => page.locator('tbody tr[data-testid]')
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const named = async ({ sue }: HelpDesk, id: string, name: string) =>
  void (await sue.get(contract.editSession, { path: { sessionId: id }, body: { name } }))
const widthOf = async (page: Page, name: string) =>
  Math.round((await page.getByRole('columnheader', { name }).boundingBox())!.width)

test('found by a name that is typed and by certain customers, kept in a view [SAP-02, SAP-05, CST-01]', async () => {
  const desk = await helpDesk('TA')
  const { url, kim, bob, eve, sue } = desk
  for (const [who, name] of [
    [kim, 'Lift TA'],
    [bob, 'Printer TA'],
    [eve, 'Coffee TA'],
  ] as const)
    await named(desk, await desk.says(who, `About ${name}`), name)
  const page = await pageOf(url, sue, '/live-chats/sessions')
  await link(page, 'Lift TA').waitFor()
  const search = page.getByRole('searchbox', { name: 'Name of the session' })
  await search.fill('print')
  await link(page, 'Lift TA').waitFor({ state: 'detached' })
  await link(page, 'Printer TA').waitFor()
  expect(new URL(page.url()).searchParams.get('filters')).toContain('print')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await link(page, 'Lift TA').waitFor()

  await page.getByTestId('add-filter').click()
  await page.getByRole('menuitem', { name: 'Certain customers' }).click()
  await page.getByRole('textbox', { name: 'Certain customers' }).fill('klein')
  await page.getByRole('checkbox', { name: 'Kim Klein' }).check()
  await page.getByRole('textbox', { name: 'Certain customers' }).fill('ebner')
  await page.getByRole('checkbox', { name: 'Eve Ebner' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByTestId('filter-customerIds').getByText('Certain customers: Kim Klein, Eve Ebner').waitFor()
  await link(page, 'Printer TA').waitFor({ state: 'detached' })
  await expect.poll(() => rows(page).count()).toBe(2)
  await page.getByTestId('views').click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Two of TA')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'View: Two of TA' }).waitFor()
  await page.reload()
  await page.getByTestId('filter-customerIds').getByText('Certain customers: Kim Klein, Eve Ebner').waitFor()
  await expect.poll(() => rows(page).count()).toBe(2)
  await page.context().close()
})

test('columns are as wide as they are made, by keys and by dragging, names stay in sight, and all of it is kept [SAP-05, ui S15]', async () => {
  const desk = await helpDesk('TB')
  const { url, kim, sue } = desk
  const id = await desk.says(kim, 'About the lift')
  await named(desk, id, 'Lift TB')
  const page = await pageOf(url, sue, '/live-chats/sessions')
  await link(page, 'Lift TB').waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const name of ['No.', 'Account', 'Duration', 'Messages', 'Keep the names in sight'])
    await page.getByRole('checkbox', { name, exact: true }).click()
  await page.getByRole('combobox', { name: 'Rows at once' }).selectOption('25')
  await page.keyboard.press('Escape')
  await page.locator('td[data-column="id"]', { hasText: id.slice(-6) }).waitFor()
  await page.locator('td[data-column="messages"]', { hasText: '1' }).waitFor()

  const before = await widthOf(page, 'Customer')
  await page.getByRole('separator', { name: 'Width of Customer' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => widthOf(page, 'Customer')).toBe(before + 32)
  const line = (await page.getByRole('separator', { name: 'Width of Channel' }).boundingBox())!
  const channel = await widthOf(page, 'Channel')
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => widthOf(page, 'Channel')).toBe(channel + 60)
  await expect
    .poll(async () => (await sue.get(contract.readSessionViews)).table)
    .toMatchObject({ widths: { customer: before + 32, channel: channel + 60 }, pinFirst: true, pageSize: 25 })

  const asked = page.waitForRequest((request) => request.url().includes('/api/found-sessions'))
  await page.reload()
  expect((await asked).url()).toContain('limit=25')
  await link(page, 'Lift TB').waitFor()
  expect(await widthOf(page, 'Customer')).toBe(before + 32)
  // However far the others are scrolled, the name stays.
  const left = async () => Math.round((await link(page, 'Lift TB').boundingBox())!.x)
  const at = await left()
  await page.locator('table').evaluate((table) => table.parentElement!.scrollBy(400, 0))
  expect(await left()).toBe(at)
  await page.context().close()
})

test('a width that goes on changing while the step before is saved is kept, and what is saved later comes later [SAP-05]', async () => {
  const desk = await helpDesk('TW')
  const { url, sue } = desk
  await desk.says(desk.kim, 'About the door')
  const page = await pageOf(url, sue, '/live-chats/sessions')
  const line = page.getByRole('separator', { name: 'Width of Customer' })
  await line.waitFor()
  const before = await widthOf(page, 'Customer')
  const customers = async () => (await sue.get(contract.readSessionViews)).table.widths['customer']
  // The second press begins before the first is told to whoever draws, and ends after it.
  await line.evaluate(async (separator) => {
    const key = (type: string) => {
      separator.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowRight', bubbles: true }))
      return Promise.resolve()
    }
    for (const type of ['keydown', 'keyup', 'keydown']) await key(type)
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    await key('keyup')
  })
  await expect.poll(customers).toBe(before + 32)
  expect(await widthOf(page, 'Customer')).toBe(before + 32)

  const held = Promise.withResolvers<void>()
  await page.route(
    '**/api/session-table',
    async (route) => {
      await held.promise
      await route.continue()
    },
    { times: 1 },
  )
  const saving = page.waitForRequest('**/api/session-table')
  await line.press('ArrowRight')
  await saving
  await line.press('ArrowRight')
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  const last = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/session-table') &&
      response
        .request()
        .postData()!
        .includes(String(before + 64)),
  )
  held.resolve()
  await last
  await page.reload()
  await line.waitFor()
  expect(await customers()).toBe(before + 64)
  await page.context().close()
})

test('sessions that cannot be found by the filters are asked for by nobody [SAP-05, NFR-02]', async () => {
  const desk = await helpDesk('TC')
  const { url, ann, kim, bob, sue } = desk
  await desk.online(ann)
  const other = await desk.says(kim, 'About the lift')
  await desk.take(ann, other)
  // As the program writes it into the address.
  const filters = JSON.stringify(JSON.stringify({ states: ['queued'], liveChatIds: [desk.chat.id] }))
  const view = new URLSearchParams({ filters, order: '-created' })
  const page = await pageOf(url, sue, `/live-chats/sessions?${view}`)
  await page.getByText('Nothing matches').first().waitFor()
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/api/found-sessions') && asked.push(request.url()))
  // Assigned: what happens to it is nothing of the queue.
  for (let i = 0; i < 5; i++) await named(desk, other, `Lift ${i}`)
  await page.getByText('Nothing matches').first().waitFor()
  await desk.says(bob, 'About the printer')
  await page.getByTestId('fresh').waitFor()
  expect(asked).toHaveLength(1)
  await page.context().close()
})

import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import type { Person } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

let desk: HelpDesk
let lee: Person

beforeAll(async () => {
  desk = await helpDesk('day')
  lee = await desk.person('Lee Lang')
  await desk.online(desk.ann)
})

async function readAll(sessionId: string) {
  const { session } = await desk.ann.get(contract.readSession, { path: { sessionId } })
  await desk.ann.get(contract.readUpTo, { path: { sessionId }, body: { number: session.number } })
}

test('my day on the home of the live chats, for operators, true when a session is closed [ui S5]', async () => {
  const page = await pageOf(desk.url, desk.ann, '/live-chats')
  const day = page.getByRole('region', { name: 'My day' })
  const figures = () => day.locator('dd').allTextContents()
  await expect.poll(figures).toEqual(['0', '0', '–'])
  const one = await desk.says(desk.kim, 'One')
  await desk.take(desk.ann, one)
  await expect.poll(figures).toEqual(['0', '1', '–'])
  await desk.answer(desk.ann, one, 'At once')
  const two = await desk.says(lee, 'Two')
  await desk.take(desk.ann, two)
  await expect.poll(async () => (await figures())[2]).toMatch(/^\d+ sec$/)
  await looks(page, 'my-day')
  await desk.close(desk.ann, one)
  await expect.poll(async () => (await figures())[0]).toBe('1')
  await desk.close(desk.sue, two)
  await expect.poll(async () => (await figures()).slice(0, 2)).toEqual(['2', '0'])

  const sues = await pageOf(desk.url, desk.sue, '/live-chats')
  await sues.getByText('Nobody is waiting').waitFor()
  expect(await sues.getByRole('region', { name: 'My day' }).count()).toBe(0)
  const three = await desk.says(desk.max, 'Three')
  await sues.getByText('1 unassigned session', { exact: true }).waitFor()
  await looks(sues, 'home-supervisor')
  await sues.getByRole('button', { name: 'Look at the next session' }).click()
  await sues.waitForURL(`**/live-chats/s/${three}`)
  expect((await desk.sue.get(contract.readSession, { path: { sessionId: three } })).session.state).toBe('queued')
  await desk.close(desk.sue, three)
  await sues.context().close()

  await page.route('**/api/me/day', (route) => route.abort())
  await page.reload()
  await day.getByRole('alert').waitFor()
  await page.unroute('**/api/me/day')
  await day.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(async () => (await figures())[0]).toBe('2')
  await page.context().close()
})

test('the red counter leads to the oldest unread message; without one to the workspace, as does a tab of its own [CNT-04, ui C1]', async () => {
  const page = await pageOf(desk.url, desk.ann, '/activity')
  const icon = page.getByRole('link', { name: /^Live chats/ })
  await icon.click()
  await page.waitForURL('**/live-chats')
  await page.goto(`${desk.url}/activity`)

  const older = await desk.says(desk.kim, 'First')
  await desk.take(desk.ann, older)
  await readAll(older)
  const newer = await desk.says(lee, 'Second')
  await desk.take(desk.ann, newer)
  // Only one is unread, though another waits longer for its answer.
  await page.getByRole('link', { name: 'Live chats, 1 unread message' }).click()
  await page.waitForURL(`**/live-chats/s/${newer}`)
  await page.goto(`${desk.url}/activity`)
  await readAll(newer)
  await desk.says(lee, 'Third')
  await desk.says(desk.kim, 'Fourth')
  const count = page.getByRole('link', { name: /^Live chats, \d unread/ })
  await page.getByRole('link', { name: 'Live chats, 2 unread messages' }).waitFor()
  await count.click()
  await page.waitForURL(`**/live-chats/s/${newer}`)
  await page.getByText('Third').last().waitFor()

  await page.goto(`${desk.url}/activity`)
  await desk.says(desk.kim, 'Fifth')
  await count.waitFor()
  const opening = page.context().waitForEvent('page')
  await count.click({ modifiers: ['Control'] })
  const other = await opening
  await other.waitForURL('**/live-chats')
  await page.context().close()
  for (const sessionId of [older, newer]) await desk.close(desk.ann, sessionId)
})

test('whom a field of Assigned to names has the switch and the workspace, though in no group [STA-01, ACC-10]', async () => {
  const without = await pageOf(desk.url, lee, '/messages')
  await without.getByRole('button', { name: 'Write to a live chat' }).waitFor()
  expect(await without.getByRole('link', { name: /^Live chats/ }).count()).toBe(0)

  const field = { id: v7(), tip: '', required: false, searchable: false }
  const fields = [
    { ...field, code: 'account', name: 'Accounts', type: 'account', settings: { many: true, kinds: [] } },
    { ...field, id: v7(), code: 'manager', name: 'Manager', type: 'users', settings: { many: false } },
  ] as contract.Field[]
  const app = await desk.administrator.get(contract.createApp, {
    body: {
      ...{ workspace: 'CRM', name: 'Contacts of the day', itemName: 'Contact', description: '', icon: 'box', nameTemplate: '' },
      ...{ code: 'contactsoftheday', fields, listColumns: ['manager'], cardFields: [] },
      form: { tabs: [{ name: '', sections: [{ name: '', columns: [['account', 'manager']] }] }] },
    },
  })
  await desk.administrator.get(contract.createItem, {
    path: { appId: app.id, itemId: v7() },
    body: { values: { manager: [lee.id] } },
  })
  const path = { liveChatId: desk.chat.id }
  const { version } = await desk.administrator.get(contract.readLiveChat, { path })
  const rule = { name: 'assigned-to' as const, field: 'manager', groupId: desk.support.id }
  await desk.administrator.get(contract.editLiveChat, { path, body: { version, accountAppId: app.id, rule } })

  await without.reload()
  await without.getByRole('link', { name: /^Live chats/ }).click()
  await without.getByText('You have no sessions').first().waitFor()
  await looks(without, 'named-home')
  await without.getByRole('button', { name: 'Lee Lang, Offline' }).click()
  await without.getByTestId('operator-status').getByText('Online').click()
  await without.getByRole('button', { name: 'Lee Lang, Online' }).waitFor()
  await without.context().close()
})

test('clearing the app to bind warns that Assigned to becomes First Response, and so it is saved [RTE-14, LCS-09]', async () => {
  const page = await pageOf(desk.url, desk.administrator, `/admin/live-chats/${desk.chat.id}`)
  const app = page.getByTestId('account-app')
  await page
    .getByTestId('rule')
    .getByText(/Assigned to/)
    .first()
    .waitFor()
  const clear = async () => {
    await app.focus()
    await app
      .locator('xpath=ancestor::*[contains(@class,"mantine-Select-root")]')
      .getByRole('button', { includeHidden: true })
      .first()
      .click()
  }
  await clear()
  const warning = page.getByRole('dialog')
  await warning.getByText(/First response/i).waitFor()
  await looks(page, 'clear-account-app')
  await warning.getByRole('button', { name: 'Cancel' }).click()
  expect(await app.inputValue()).toBe('Contacts of the day')
  await clear()
  await warning.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByTestId('rule').getByText(`First response · ${desk.support.name}`).waitFor()
  await page.getByTestId('save').click()
  await expect
    .poll(async () => {
      const { accountApp, rule } = await desk.administrator.get(contract.readLiveChat, { path: { liveChatId: desk.chat.id } })
      return [accountApp, rule]
    })
    .toEqual([null, { name: 'first-response', groupId: desk.support.id }])
  await page.context().close()
})

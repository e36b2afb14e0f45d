import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { aField, give } from '../server/test/an-app.ts'
import { definitionWith, everyField, makeApp } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'

let desk: HelpDesk
let people: contract.App
let matters: contract.App
beforeAll(async () => {
  desk = await helpDesk('who build')
  const rich = () => aField('rich-text', 'story', {}, { name: 'Story' })
  people = await makeApp(desk.administrator, definitionWith('People who build', 'Person', [...everyField(), rich()]))
  const fields = [...everyField(people.id), rich()]
  matters = await makeApp(desk.administrator, definitionWith('Matters who build', 'Matter', fields))
  for (const { id } of [people, matters]) await give(desk.administrator, id, 1, [desk.ann.id], ['view', 'create'])
  const path = { liveChatId: desk.chat.id }
  const { version } = await desk.administrator.get(contract.readLiveChat, { path })
  const body = { accountAppId: people.id, registerAppIds: [matters.id], version }
  await desk.administrator.get(contract.editLiveChat, { path, body })
})

/** Codes of the fields of which the tab says that something stands in them. */
const told = (page: Page, column: 1 | 2) =>
  page
    .locator(`tr[data-field]:has(td:nth-of-type(${column}):not([data-empty="true"]))`)
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-field')!).sort())

test('the builder says which live chats use an app, as what, and what a new item begins with there, as it is in truth [LCS-06, BND-04, ui S21]', async () => {
  await desk.online(desk.ann)
  const sessionId = await desk.says(desk.kim, 'It came broken.\nThe second one too.')
  await desk.take(desk.ann, sessionId)
  const begun = async (appId: string, messageId?: string) => {
    const query = { appId, ...(messageId && { messageId }) }
    return Object.keys((await desk.ann.get(contract.readItemPrefill, { path: { sessionId }, query })).values)
  }
  const page = await pageOf(desk.url, desk.administrator, `/apps/${people.id}/builder?tab=liveChat`)
  const used = page.getByRole('region', { name: 'Live chats that use this app' })
  await used.getByRole('link', { name: 'Help who build' }).waitFor()
  await used.getByText('To bind account').waitFor()
  expect(await used.getByText('To register messages').count()).toBe(0)
  await page.getByText('Live chats can use it by the Account field on its form: Accounts.').waitFor()
  await looks(page, 'apps-live-chat', () => used.waitFor())
  // Nothing says a phone of a colleague who writes.
  expect(await told(page, 1)).toEqual([...(await begun(people.id)), 'phone'].sort())

  const item = await desk.ann.get(contract.bindItem, {
    path: { sessionId, itemId: v7() },
    body: { appId: people.id, from: null, values: { name: 'Kim' } },
  })
  expect(item).toBeDefined()
  const { items } = await desk.ann.get(contract.readTimeline, { path: { sessionId } })
  const messageId = items.flatMap((one) => ('text' in one && String(one.text).startsWith('It came') ? one.id : []))[0]
  await page.goto(`${desk.url}/apps/${matters.id}/builder?tab=liveChat`)
  await used.getByText('To register messages').waitFor()
  expect(await told(page, 2)).toEqual([...(await begun(matters.id, messageId)), 'phone'].sort())

  await tabTo(page, used.getByRole('link', { name: 'Help who build' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/admin/live-chats/${desk.chat.id}`)
  await page.context().close()
})

test('where the draft takes the last Account field off the form, the tab warns and gives it back [LCS-06, ui S21]', async () => {
  const page = await pageOf(desk.url, desk.administrator, `/apps/${people.id}/builder`)
  await page.locator('[data-code="accounts"]').click()
  await page.getByRole('combobox', { name: 'Move to' }).selectOption('Not on the form')
  await page.getByRole('tab', { name: 'Live chat' }).click()
  await page.getByText('the draft has no Account field on its form').waitFor()
  await page.getByRole('button', { name: 'Add an Account field' }).press('Enter')
  await page.getByText('Live chats can use it by the Account field on its form: Account.').waitFor()
  await page.context().close()
})

test('the form is looked at as wide as the pane of a session [ui S21]', async () => {
  const page = await pageOf(desk.url, desk.administrator, `/apps/${people.id}/builder`)
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('radio', { name: 'In a session' }).press('Space')
  const sheet = page.getByRole('region', { name: 'Preview', exact: true })
  await sheet.getByRole('heading', { name: 'New Person' }).waitFor()
  const width = (await sheet.boundingBox())!.width
  expect(width).toBeGreaterThanOrEqual(320)
  expect(width).toBeLessThanOrEqual(360)
  await sheet.getByRole('textbox', { name: 'Name' }).first().fill('Maria Lindqvist')
  await looks(page, 'apps-preview-session', () => sheet.waitFor())
  await page.getByRole('radio', { name: 'View' }).press('Space')
  await sheet.getByText('Maria Lindqvist').first().waitFor()
  await page.context().close()
})

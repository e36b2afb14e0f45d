import { bindItem, deleteItem, registerItem, setStatus } from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anItem } from '../server/test/an-app.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { about } from './stage/screens.ts'

let desk: Awaited<ReturnType<typeof boundDesk>>
let page: Page
let sessionId = ''
let [ida, per] = ['', '']

beforeAll(async () => {
  desk = await boundDesk('that binds')
  await desk.online(desk.ann)
  const chat = await visitorWrites(desk, 'Where is my order?')
  sessionId = (await newest(desk)).id
  await chat.context().close()
  await desk.take(desk.ann, sessionId)
  const make = async (first: string, phone: string) =>
    (await anItem(desk.administrator, desk.contacts.id, { title: { first, last: 'Berg', middle: '' }, phone })).item.id
  ida = await make('Ida', '+46701110001')
  per = await make('Per', '+46701110002')
  page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
})
afterAll(() => page?.context().close())

const block = () => about(page).getByRole('region', { name: desk.contacts.name })
const dialog = (title = 'Bind to') => page.getByRole('dialog', { name: `${title} ${desk.contacts.name}` })
const bind = (who: typeof desk.ann, itemId: string, from: string | null) =>
  who.get(bindItem, { path: { sessionId, itemId }, body: { appId: desk.contacts.id, from } })

test('an existing contact is found and bound by keys alone [BND-02, BND-07, NFR-05]', async () => {
  await tabTo(page, block().getByRole('button', { name: /^Bind in/ }))
  await page.keyboard.press('Enter')
  await dialog().getByRole('option').first().waitFor()
  await page.keyboard.type('0001')
  await dialog().getByText('Results').waitFor()
  await dialog()
    .getByRole('option', { name: /Per Berg|Berg Per/ })
    .waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await block().getByRole('link', { name: 'Berg Ida' }).waitFor()
  await dialog().waitFor({ state: 'detached' })
})

test('another replaces it knowingly; who was slower is told what is bound now [BND-02, RTE-06]', async () => {
  await block().getByRole('button', { name: 'Actions for Berg Ida' }).click()
  await page.getByRole('menuitem', { name: 'Replace…' }).click()
  await dialog('Replace in').getByText('Berg Ida is bound now. It will be replaced.').waitFor()
  const third = await anItem(desk.administrator, desk.contacts.id, { title: { first: 'Eva', last: 'Berg', middle: '' } })
  await dialog('Replace in')
    .getByRole('option', { name: /Berg Per/ })
    .click()
  // The supervisor is quicker by a moment.
  await page.route(
    '**/bound-items/**',
    async (route) => {
      await bind(desk.sue, third.item.id, ida)
      await route.continue()
    },
    { times: 1 },
  )
  await dialog('Replace in').getByRole('button', { name: 'Replace' }).click()
  await dialog('Replace in')
    .getByText(/Meanwhile Berg Eva was bound/)
    .waitFor()
  await dialog('Replace in').getByRole('button', { name: 'Replace' }).click()
  await block().getByRole('link', { name: 'Berg Per' }).waitFor()
})

test('taken off, and brought back by Undo; an item that was deleted says so [BND-14]', async () => {
  await block().getByRole('button', { name: 'Actions for Berg Per' }).click()
  await page.getByRole('menuitem', { name: 'Unbind' }).click()
  await block().getByText('Nothing bound').waitFor()
  await about(page).getByText('Bind an account first').first().waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await block().getByRole('link', { name: 'Berg Per' }).waitFor()
  await desk.administrator.get(deleteItem, { path: { itemId: per } })
  await block().getByText('Deleted').waitFor()
  await bind(desk.ann, ida, per)
  await block().getByRole('link', { name: 'Berg Ida' }).waitFor()
})

test('what is typed into a new one outlives a reload, and is not lost without a question [BND-03, BND-11, ui S10]', async () => {
  const form = page.getByRole('dialog', { name: 'New Complaint' })
  const begin = async () => {
    await page.getByRole('main').getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: `Register in ${desk.complaints.name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'New' }).click()
    await form.getByRole('textbox', { name: 'Subject' }).waitFor()
  }
  await begin()
  await form.getByRole('textbox', { name: 'Subject' }).fill('Half a thought')
  await page.reload()
  await begin()
  await form.getByText(/^Draft of \d\d:\d\d restored\./).waitFor()
  await form.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await form.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Half a thought')
  await looks(page, 'bind-new', () => form.getByRole('textbox', { name: 'Subject' }).waitFor())
  await form.getByRole('button', { name: 'Create and bind' }).click()
  await about(page).getByRole('link', { name: 'Half a thought' }).waitFor()
})

test('what a supervisor registers is seen at once; who is Offline only looks [INF-13, INF-20]', async () => {
  const path = { sessionId, itemId: v7() }
  await desk.sue.get(registerItem, { path, body: { appId: desk.complaints.id, values: { title: 'By Sue' } } })
  await about(page).getByRole('link', { name: 'By Sue' }).waitFor()
  await desk.ann.get(setStatus, { body: { online: false } })
  await about(page).getByText('Offline: view only').waitFor()
  const add = about(page).getByRole('button', { name: `Bind in ${desk.complaints.name}` })
  expect(await add.getAttribute('aria-disabled')).toBe('true')
  await about(page).getByRole('button', { name: 'Actions for By Sue' }).click()
  const unbind = page.getByRole('menuitem', { name: 'Unbind Offline: view only' })
  expect(await unbind.getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press('Escape')
  await desk.ann.get(setStatus, { body: { online: true } })
  await expect.poll(() => add.getAttribute('aria-disabled')).toBe(null)
})

test('blocks and dialog, on both sizes and themes [ui S8, S10]', async () => {
  await anItem(desk.administrator, desk.complaints.id, { title: 'Another one' })
  await looks(page, 'bind-blocks')
  await about(page)
    .getByRole('button', { name: `Bind in ${desk.complaints.name}` })
    .click()
  const options = page.getByRole('dialog', { name: `Bind to ${desk.complaints.name}` }).getByRole('option')
  await options.first().waitFor()
  // What is bound already is not offered.
  expect(await options.allInnerTexts()).toEqual([expect.stringContaining('Another one')])
  await looks(page, 'bind-dialog', () => options.first().waitFor())
})

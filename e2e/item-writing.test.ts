import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anItem } from '../server/test/an-app.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { message } from './stage/screens.ts'

let desk: Awaited<ReturnType<typeof boundDesk>>
let page: Page
let path = ''
let itemId = ''
let sessionId = ''
beforeAll(async () => {
  desk = await boundDesk('of writing')
  await desk.online(desk.ann)
  await desk.online(desk.sue)
  const title = { first: 'Mia', last: 'Writes', middle: '' }
  itemId = (await anItem(desk.administrator, desk.contacts.id, { title, phone: '+46701112233' })).item.id
  path = `/apps/${desk.contacts.id}/items/${itemId}`
  sessionId = await customer('Is it open on Sunday?')
  page = await pageOf(desk.url, desk.ann, path)
})
afterAll(() => page?.context().close())

/** Somebody writes, and is bound to the contact. */
async function customer(text: string) {
  const chat = await visitorWrites(desk, text)
  const { id } = await newest(desk)
  await chat.context().close()
  await desk.take(desk.ann, id)
  await desk.ann.get(contract.bindItem, { path: { sessionId: id, itemId }, body: { appId: desk.contacts.id, from: null } })
  return id
}
const write = () => page.getByRole('button', { name: 'Write in messenger: +46701112233' })
const session = () => page.waitForURL(/\/live-chats\/s\/[0-9a-f-]{36}$/).then(() => page.url().split('/').at(-1)!)

test('from a phone one calls, or writes in the messenger: to the session that is open, by keys [BND-15, ui S20, NFR-05]', async () => {
  await write().waitFor()
  expect(await page.getByRole('link', { name: 'Call +46701112233' }).getAttribute('href')).toBe('tel:+46701112233')
  await looks(page, 'item-contact', () => write().waitFor())
  await tabTo(page, write())
  await page.keyboard.press('Enter')
  expect(await session()).toBe(sessionId)
  await message(page, /Is it open on Sunday/).waitFor()
})

test('without an open one a session is begun, and from the tab of messages too; not while Offline [SES-14, SES-15, STA-03]', async () => {
  await desk.close(desk.ann, sessionId)
  await page.goto(desk.url + path)
  await write().click()
  const second = await session()
  expect(second).not.toBe(sessionId)
  await desk.close(desk.ann, second)

  await page.goto(desk.url + path)
  await page.getByRole('tab', { name: 'Live Chat Messages' }).click()
  const begin = page.getByRole('button', { name: 'New session' })
  await begin.click()
  const third = await session()
  expect([sessionId, second]).not.toContain(third)
  await desk.close(desk.ann, third)
  await desk.ann.get(contract.setStatus, { body: { online: false, sessions: 'keep' } })
  await page.goto(desk.url + path)
  await expect.poll(() => write().getAttribute('aria-disabled')).toBe('true')
  expect(await write().getAttribute('aria-description')).toBe('You are Offline. Go Online to begin a session.')
  await desk.online(desk.ann)
  await expect.poll(() => write().getAttribute('aria-disabled')).toBeNull()
})

test('of several customers of one item it is asked to whom; who answers nowhere has no such button [BND-15, SES-14]', async () => {
  const open = await customer('Another browser of mine')
  await page.goto(desk.url + path)
  await write().click()
  const dialog = page.getByRole('dialog', { name: 'Write in messenger' })
  await dialog.getByRole('radio').first().waitFor()
  expect(await dialog.getByRole('radio').count()).toBe(2)
  await looks(page, 'item-write-to', () => dialog.getByRole('radio').first().waitFor(), '[role="dialog"]')
  // What is open comes first.
  await dialog.getByRole('button', { name: 'Open the session' }).click()
  expect(await session()).toBe(open)
  await page.goBack()
  await write().click()
  await dialog.getByRole('radio').nth(1).click()
  await dialog.getByRole('button', { name: 'Begin' }).click()
  expect(await session()).not.toBe(open)

  const sues = await pageOf(desk.url, desk.sue, path)
  await sues.getByRole('link', { name: 'Call +46701112233' }).waitFor()
  expect(await sues.getByRole('button', { name: /^Write in messenger/ }).count()).toBe(0)
  await sues.context().close()
})

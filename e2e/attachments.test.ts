import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import type { Person } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

let desk: HelpDesk
let threadId: string

beforeAll(async () => {
  desk = await helpDesk('files')
  await desk.online(desk.ann)
  threadId = (await desk.kim.get(contract.openThread, { path: { liveChatId: desk.chat.id } })).id
})

const panel = (page: Page) => page.getByRole('dialog', { name: 'Attachments' })
const names = (page: Page) => panel(page).getByTestId('chat-file')

async function upload(who: Person, name: string, bytes: BodyInit = name) {
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await who.fetch(`/api/files/${id}?name=${encodeURIComponent(name)}`, { method: 'PUT', body: bytes, headers })
  expect(answer.status).toBe(200)
  return id
}
async function sends(...files: string[]): Promise<string> {
  const path = { threadId, messageId: v7() }
  return (await desk.kim.get(contract.writeMessage, { path, body: { text: '', files } })).sessionId
}
/** A square, as the browser draws it. */
async function square(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 240, height: 160 })
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#3e5ed8'
    pen.fillRect(0, 0, 240, 160)
    return canvas.toDataURL('image/png')
  })
  return Buffer.from(url.split(',')[1]!, 'base64')
}

test('an employee’s files of the whole chat: none, then newest first, by keys, as they come, in both themes and on a phone [MSG-03]', async () => {
  const page = await pageOf(desk.url, desk.kim, `/messages/lc/${threadId}`)
  const open = page.getByRole('button', { name: 'Attachments', exact: true })
  await open.focus()
  await page.keyboard.press('Enter')
  await panel(page).getByText('No attachments yet').waitFor()
  await looks(page, 'attachments-empty')
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'detached' })
  await expect.poll(() => open.evaluate((button) => button === document.activeElement)).toBe(true)

  const first = await sends(await upload(desk.kim, 'order.pdf'))
  await desk.take(desk.ann, first)
  const answer = { text: 'Here', files: [await upload(desk.ann, 'answer.txt')] }
  await desk.ann.get(contract.sendMessage, { path: { sessionId: first, messageId: v7() }, body: answer })
  await desk.close(desk.ann, first)
  await open.click()
  await expect.poll(() => names(page).count()).toBe(2)
  const picture = await upload(desk.kim, 'square.png', new Uint8Array(await square(page)))
  await sends(picture)
  await expect.poll(() => names(page).count()).toBe(3)
  expect((await names(page).allTextContents()).map((text) => /square\.png|answer\.txt|order\.pdf/.exec(text)?.[0])).toEqual([
    'square.png',
    'answer.txt',
    'order.pdf',
  ])
  await names(page)
    .nth(0)
    .getByText(/^You, /)
    .waitFor()
  await names(page)
    .nth(1)
    .getByText(new RegExp(`^${desk.chat.name}, `))
    .waitFor()
  const coming = page.waitForEvent('download')
  await panel(page).getByRole('link', { name: 'Download order.pdf' }).click()
  expect((await coming).suggestedFilename()).toBe('order.pdf')
  await looks(page, 'attachments')

  // Escape closes the picture first, then the panel.
  await panel(page).getByRole('button', { name: 'Show square.png' }).click()
  const large = page.getByRole('dialog', { name: 'square.png' })
  await large.waitFor()
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
  await panel(page).waitFor()
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'detached' })
  await page.context().close()
})

test('staff see them from the session, those of their timeline, in portions [MSG-03, ACC-05]', async () => {
  for (let at = 0; at < 52; at++) await sends(await upload(desk.kim, `part-${at}.txt`))
  const { openSessionId } = (await desk.kim.get(contract.readThread, { path: { threadId } })).thread
  await desk.take(desk.ann, openSessionId!)
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${openSessionId}`)
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Attachments' }).click()
  await expect.poll(() => names(page).count()).toBe(50)
  await panel(page).getByRole('button', { name: 'Show earlier ones' }).click()
  await expect.poll(() => names(page).count()).toBe(55)
  await names(page)
    .last()
    .getByText(/^Kim Klein, /)
    .waitFor()
  await page.context().close()
})

test('what cannot be read says so, and is tried again [MSG-03]', async () => {
  const page = await pageOf(desk.url, desk.kim, `/messages/lc/${threadId}`)
  await page.route('**/files?*', (route) => route.abort())
  await page.route('**/files', (route) => route.abort())
  await page.getByRole('button', { name: 'Attachments', exact: true }).click()
  await panel(page).getByRole('alert').waitFor()
  await page.unroute('**/files')
  await page.unroute('**/files?*')
  await panel(page).getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => names(page).count()).toBe(50)
  await page.context().close()
})

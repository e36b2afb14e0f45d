import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import type { Person } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { aPdf } from './stage/pdf.ts'

let desk: HelpDesk
let page: Page
let sessionId: string
let threadId: string

beforeAll(async () => {
  desk = await helpDesk('keeping files')
  await desk.online(desk.ann)
  threadId = (await desk.kim.get(contract.openThread, { path: { liveChatId: desk.chat.id } })).id
  const plan = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#7a9e8f' } })
    .png()
    .toBuffer()
  const files = [
    await upload('order-10482.pdf', aPdf('Order 10482', 2)),
    await upload('plan.png', new Uint8Array(plan)),
    await upload('prices.csv', 'desk;120\n<script>alert(1)</script>;5\n'),
    await upload('invoice.png', `MZ${'\u0000'.repeat(60)}`),
  ]
  sessionId = (await sends(files)).sessionId
  await desk.take(desk.ann, sessionId)
  page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
})

async function upload(name: string, bytes: BodyInit, who: Person = desk.kim) {
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await who.fetch(`/api/files/${id}?name=${encodeURIComponent(name)}`, { method: 'PUT', body: bytes, headers })
  expect(answer.status).toBe(200)
  return id
}
const sends = (files: string[], text = 'All about my order') =>
  desk.kim.get(contract.writeMessage, { path: { threadId, messageId: v7() }, body: { text, files } })
const entry = (name: string) => page.getByTestId('entry').filter({ has: page.getByRole('button', { name, exact: true }) })
const preview = (kind: string) => page.locator(`[data-testid="preview"][data-kind="${kind}"]`)
const dialog = (name: string) => page.getByRole('dialog', { name })

test('a click around a file shows it, arrows lead on, nothing in it runs, D downloads, and the focus returns [CNV-06][CNV-08]', async () => {
  const card = page.getByRole('button', { name: 'Show order-10482.pdf' })
  await card.click()
  await preview('pdf').locator('canvas[data-drawn]').first().waitFor()
  await looks(page, 'preview-pdf', () => preview('pdf').locator('canvas').first().waitFor())
  await page.keyboard.press('ArrowRight')
  await preview('picture').getByRole('img', { name: 'plan.png' }).waitFor()
  await page.getByRole('button', { name: 'Larger' }).click()
  await page.getByText('150 %').waitFor()
  await looks(page, 'preview-picture')
  await page.getByRole('button', { name: 'Next file' }).click()
  await preview('maybe-text').getByRole('cell', { name: '<script>alert(1)</script>' }).waitFor()
  await looks(page, 'preview-text')
  await page.keyboard.press('ArrowRight')
  await page.getByText('This is a program.').waitFor()
  await page.keyboard.press('ArrowLeft')
  const coming = page.waitForEvent('download')
  await page.keyboard.press('d')
  expect((await coming).suggestedFilename()).toBe('prices.csv')
  await page.keyboard.press('Escape')
  await preview('maybe-text').waitFor({ state: 'detached' })
  await expect.poll(() => card.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('an operator saves a copy from a chat, twice, and is led to it [CNV-07][FIL-02][FIL-03][FIL-04]', async () => {
  await page.getByRole('button', { name: 'Save a copy of order-10482.pdf' }).click()
  const save = dialog('Save a copy to Files')
  await save.getByRole('treeitem', { name: 'My Files', selected: true }).waitFor()
  expect(await save.getByRole('treeitem', { name: 'Company Files' }).getAttribute('aria-disabled')).toBe('true')
  await save.getByRole('button', { name: 'New folder' }).click()
  await save.getByRole('textbox', { name: 'Name of the folder' }).fill('Maria')
  await save.getByRole('button', { name: 'Create' }).click()
  await save.getByRole('treeitem', { name: 'Maria', selected: true }).waitFor()
  await looks(page, 'save-copy')
  await save.getByRole('button', { name: 'Save copy' }).click()
  await page.getByText('Saved to My Files / Maria').waitFor()
  await page.getByRole('button', { name: 'Save a copy of order-10482.pdf' }).click()
  await save.getByRole('treeitem', { name: 'Maria', selected: true }).waitFor()
  await save.getByRole('button', { name: 'Save copy' }).click()
  await save.getByText('There is a file of this name in the folder already.').waitFor()
  await save.getByRole('button', { name: 'Keep both' }).click()
  await page.getByRole('button', { name: 'Show', exact: true }).last().click()
  await entry('order-10482 (1).pdf').waitFor()
})

test('in Files it is previewed, renamed, deleted and restored by keys alone [FIL-01][FIL-06]', async () => {
  await entry('order-10482 (1).pdf').focus()
  await page.keyboard.press('Space')
  await preview('pdf').waitFor()
  await page.keyboard.press('Escape')
  await preview('pdf').waitFor({ state: 'detached' })
  await entry('order-10482 (1).pdf').click({ position: { x: 300, y: 10 } })
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Rename' }).fill('second.pdf')
  await page.keyboard.press('Enter')
  await entry('second.pdf').waitFor()
  await entry('second.pdf').focus()
  await page.keyboard.press('Delete')
  await entry('second.pdf').waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await page.getByRole('link', { name: 'Trash' }).click()
  const gone = page.getByTestId('entry').filter({ hasText: 'second.pdf' })
  await gone.waitFor()
  await looks(page, 'files-trash', () => gone.waitFor())
  await gone.getByRole('button', { name: 'What can be done with second.pdf' }).click()
  await page.getByRole('menuitem', { name: 'Restore' }).click()
  await page.getByText('The trash is empty').waitFor()
})

test('files are dropped and chosen, shown as list and tiles, copied and pasted; one that is too large is told [FIL-01][FIL-06]', async () => {
  await page.getByRole('treeitem', { name: 'My Files' }).click()
  await entry('Maria').waitFor()
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    for (let n = 1; n <= 3; n++) data.items.add(new File([`Note ${n}`], `note-${n}.txt`))
    data.items.add(new File([], 'nothing.txt'))
    return data
  })
  await page.getByTestId('drop-zone').dispatchEvent('drop', { dataTransfer: transfer })
  await entry('note-3.txt').waitFor()
  await page.getByText('nothing.txt is empty.').waitFor()
  await looks(page, 'files-list', () => page.getByText('nothing.txt is empty.').waitFor())
  await page.getByRole('button', { name: 'Close the list of uploads' }).click()
  await entry('note-1.txt').click({ position: { x: 300, y: 10 } })
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 selected').waitFor()
  await page.keyboard.press('Control+c')
  await entry('Maria').getByRole('button', { name: 'Maria', exact: true }).click()
  await entry('second.pdf').waitFor()
  await page.keyboard.press('Control+v')
  await entry('note-2.txt').waitFor()
  await page.getByRole('radio', { name: 'Tiles' }).press('Space')
  await looks(page, 'files-tiles', () => entry('note-2.txt').waitFor())
  await page.getByRole('radio', { name: 'List' }).press('Space')
})

test('a drawer tells of versions and of who may do what; a link lets somebody else in', async () => {
  const menu = (name: string) =>
    entry(name)
      .getByRole('button', { name: `What can be done with ${name}` })
      .click()
  await menu('note-1.txt')
  await page.getByRole('menuitem', { name: 'Share' }).click()
  const drawer = dialog('note-1.txt')
  await drawer.getByText('Version 1').waitFor()
  await drawer.getByRole('tab', { name: 'Share' }).click()
  await drawer.getByRole('button', { name: 'Make a link' }).click()
  const address = await drawer.getByRole('textbox', { name: 'Link' }).inputValue()
  await looks(page, 'files-sharing', () => drawer.getByRole('textbox', { name: 'Link' }).waitFor())
  await page.keyboard.press('Escape')
  const bobs = await pageOf(desk.url, desk.bob, new URL(address).pathname)
  await bobs.getByRole('button', { name: 'note-1.txt', exact: true }).click()
  await bobs.locator('[data-testid="preview"]').getByText('Note 1').waitFor()
  await bobs.context().close()
})

test('what is kept is attached in a session, and the customer reads it [CMP-12]', async () => {
  await page.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await page.getByRole('button', { name: 'Attach from Files' }).click()
  const choose = dialog('Attach from Files')
  await choose.getByRole('treeitem', { name: 'Maria' }).click()
  await choose.getByRole('checkbox', { name: 'second.pdf' }).check()
  await looks(page, 'attach-from-files', () => choose.getByRole('checkbox', { name: 'second.pdf' }).waitFor())
  await choose.getByRole('button', { name: 'Attach 1 file' }).click()
  await page.getByText('second.pdf').waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const kims = await pageOf(desk.url, desk.kim, `/messages/lc/${threadId}`)
  await kims.getByRole('button', { name: 'Show second.pdf' }).waitFor()
  await kims.context().close()
  await page.context().close()
})

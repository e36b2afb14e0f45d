import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { answer, openDesk } from '../server/test/desk.ts'
import { withOwnOrigin } from '../server/test/own-origin.ts'
import { browser, desktop, pageOf } from './stage/browser.ts'

const { product, own } = await withOwnOrigin('widget', 'files')
const desk = await openDesk(product)
afterAll(() => product[Symbol.asyncDispose]())

test('the chat works on an origin of its own: history, socket, files [WEB-03, reliability §5.1]', async () => {
  const context = await (await browser()).newContext({ viewport: desktop })
  const refused: string[] = []
  context.on('console', (message) => void (/Content Security Policy|CORS/.test(message.text()) && refused.push(message.text())))
  const page = await context.newPage()
  await page.goto(`${own}/c/${desk.chat.id}`)
  await page.getByRole('textbox').fill('Hello from elsewhere')
  await page.getByRole('textbox').press('Enter')
  await expect.poll(async () => (await desk.olga.get(contract.readCounters)).operatorQueue).toBe(1)
  const { session } = await desk.olga.get(contract.takeNextSession)
  await answer(desk.olga, session!.id, 'And hello to you')
  await page.getByText('And hello to you').waitFor()
  const file = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('a note') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Send' }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download note.txt' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('note.txt')
  await page.reload()
  await page.getByText('And hello to you').waitFor()
  expect(refused).toEqual([])
  await context.close()
})

test('administrators see the preview from there in their settings', async () => {
  const cookie = desk.admin.headers['cookie']!
  const page = await pageOf(product.url, { cookie }, `/admin/live-chats/${desk.chat.id}?tab=website`)
  const frame = page.frameLocator('iframe')
  await frame.getByRole('textbox').waitFor()
  expect(page.frames().some((one) => one.url().startsWith(`${own}/c/`))).toBe(true)
  await page.context().close()
})

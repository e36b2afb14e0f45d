import * as contract from '@parley/contract'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { openDesk } from '../server/test/desk.ts'
import { withOwnOrigin } from '../server/test/own-origin.ts'
import { browser, desktop } from './stage/browser.ts'

const { product, own } = await withOwnOrigin('files')
const desk = await openDesk(product)
afterAll(() => product[Symbol.asyncDispose]())

const width = (selector: string) => (document.querySelector(selector) as HTMLImageElement | null)?.naturalWidth

test('pictures show on both sides and files are saved where files have an origin of their own [CNV-06, reliability §5.1]', async () => {
  const image = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#3958d1' } })
    .png()
    .toBuffer()
  const context = await (await browser()).newContext({ viewport: desktop })
  const customer = await context.newPage()
  const blocked: string[] = []
  context.on('console', (message) => void (/Content Security Policy|CORS/.test(message.text()) && blocked.push(message.text())))
  await customer.goto(`${product.url}/c/${desk.chat.id}`)
  await customer.locator('input[type=file]').setInputFiles({ name: 'order.png', mimeType: 'image/png', buffer: image })
  await customer.getByRole('textbox').fill('See the picture')
  await customer.getByRole('progressbar').waitFor({ state: 'detached' })
  await customer.getByRole('button', { name: 'Send' }).click()
  await customer.waitForFunction(width, '.image img')
  const [saved] = await Promise.all([
    customer.waitForEvent('download'),
    customer.getByRole('button', { name: 'Download order.png' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('order.png')

  const { session } = await desk.olga.get(contract.takeNextSession)
  const [name, value] = desk.olga.headers['cookie']!.split('=') as [string, string]
  await context.addCookies([{ name, value, url: product.url }])
  const operator = await context.newPage()
  const asked: string[] = []
  operator.on('request', (request) => asked.push(request.url()))
  await operator.goto(`${product.url}/live-chats/s/${session!.id}`)
  await operator.waitForFunction(width, '[data-file] img')
  expect(asked.some((address) => address.startsWith(`${own}/f/`))).toBe(true)
  await operator.locator('[data-file]').hover()
  const [kept] = await Promise.all([
    operator.waitForEvent('download'),
    operator.getByRole('link', { name: 'Download order.png' }).click(),
  ])
  expect([kept.suggestedFilename(), kept.url().startsWith(`${own}/f/`)]).toEqual(['order.png', true])
  expect(blocked).toEqual([])
  await context.close()
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as contract from '@parley/contract'
import { SignJWT } from 'jose'
import type { Frame, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { newId, until } from '../../server/test/desk.ts'
import { chatIn, clickLauncher, launcherName, open, openStage, say } from './stage.ts'

const stage = await openStage()
const { admin, chat: liveChat, product, db } = stage
afterAll(() => stage[Symbol.asyncDispose]())
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { secret } = await admin.get(contract.createIdentitySecret, { path: { liveChatId: liveChat.id } })

const sign = (sub: string) =>
  new SignJWT({ name: 'Maria' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(newId())
    .sign(new TextEncoder().encode(secret))

async function violations(where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe)
  return where.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)
}

test.each([
  ['light', 1200, 800],
  ['dark', 1200, 800],
  ['light', 390, 844],
  ['dark', 390, 844],
] as const)('axe finds nothing, %s at %d pixels', async (colorScheme, width, height) => {
  const { page, context } = await stage.visit({ colorScheme, viewport: { width, height } })
  const chat = await open(page)
  await say(chat, 'Hello? https://shop.example')
  await chat.getByText(/· Sent/).waitFor()
  await chat.locator('input[type=file]').setInputFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }])
  await chat.getByText('The file is empty').waitFor()
  expect(await violations(chat)).toEqual([])
  if (width === 390) {
    const frame = await chat.frameElement()
    expect(await frame.boundingBox()).toEqual({ x: 0, y: 0, width, height })
  }
  await page.goto(`${product.url}/c/${liveChat.id}`)
  await page.getByRole('textbox').waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto(`${product.url}/c/${liveChat.id}/test`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await violations(page)).toEqual([])
  await context.close()
})

test('with the keyboard alone: open, write, send, close, and back where one was', async () => {
  const { page, context } = await stage.visit()
  await until(async () => (await launcherName(page)) !== undefined)
  await page.locator('#before').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const chat = await chatIn(page)
  await chat.getByRole('textbox').waitFor()
  await until(() => chat.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'))
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('on two lines')
  await page.keyboard.press('Enter')
  await chat.getByText(/By keyboard\s+on two lines/).waitFor()
  await page.keyboard.press('Escape')
  await until(async () => (await launcherName(page)) === 'Open chat')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('PARLEY-CHAT')
  await context.close()
})

test('what the website asks before the chat is loaded is done then; it hears what happens, and nothing of what is said', async () => {
  const { page, context } = await stage.visit()
  await page.evaluate(
    `heard = []; for (const name of ['ready', 'open', 'close', 'unread', 'message']) Parley('on', name, (detail) => heard.push([name, detail])); Parley('open')`,
  )
  const chat = await chatIn(page)
  await say(chat, 'A secret')
  await chat.getByText(/· Sent/).waitFor()
  await page.evaluate(`Parley('close'); Parley('hide')`)
  const heard = () => page.evaluate('heard')
  await expect.poll(heard).toEqual(
    expect.arrayContaining([
      ['open', undefined],
      ['ready', undefined],
      ['message', { author: 'customer' }],
      ['close', undefined],
    ]),
  )
  expect(JSON.stringify(await heard())).not.toContain('secret')
  await until(async () => (await launcherName(page)) === undefined)
  await page.evaluate(`Parley('show')`)
  await until(async () => (await launcherName(page)) === 'Open chat')
  await page.evaluate(`Parley('destroy')`)
  expect(await page.evaluate(`[document.querySelector('parley-chat'), typeof Parley]`)).toEqual([null, 'undefined'])
  await context.close()
})

test('a signed visitor is asked whether the anonymous history is kept, and finds it on another device', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await say(chat, 'Before I signed in')
  await chat.getByText(/· Sent/).waitFor()
  await page.evaluate(`Parley('identify', '${await sign('maria')}')`)
  await chat.getByText('Keep the messages from before').waitFor()
  await chat.getByRole('button', { name: 'Keep them' }).click()
  await chat.getByText('Before I signed in').waitFor()
  const other = await stage.visit({}, `?token=${await sign('maria')}`)
  await (await open(other.page)).getByText('Before I signed in').waitFor()
  await page.evaluate(`Parley('logout')`)
  await until(async () => (await chat.getByText('Before I signed in').count()) === 0)
  await chat.getByText('Welcome. Ask us').waitFor()
  await context.close()
  await other.context.close()
})

test('a website that is not on the list gets no button', async () => {
  const { page, context } = await stage.visit()
  const refused = page.waitForEvent('console')
  await page.goto(stage.siteUrl.replace('127.0.0.1', 'localhost'))
  expect((await refused).text()).toBeTruthy()
  expect(await page.evaluate(`document.querySelector('parley-chat')`)).toBe(null)
  await context.close()
})

test('nothing is asked of anybody but the product [T-13], and cleared storage is a new visitor [WEB-03]', async () => {
  const { page, context } = await stage.visit()
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  let chat = await open(page)
  await say(chat, 'Who am I?')
  await chat.getByText(/· Sent/).waitFor()
  expect([...asked].filter((origin) => !origin.startsWith('blob:'))).toEqual([product.url])
  const count = async () => (await db.selectFrom('customers').select('id').where('kind', '=', 'external').execute()).length
  const before = await count()
  await chat.evaluate(() => localStorage.clear())
  await page.reload()
  await clickLauncher(page)
  chat = await chatIn(page)
  await chat.getByRole('textbox').waitFor()
  expect(await chat.getByText('Who am I?').count()).toBe(0)
  expect(await count()).toBe(before + 1)
  await context.close()
})

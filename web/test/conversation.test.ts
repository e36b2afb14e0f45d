import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from '../../e2e/stage/browser.ts'
import { type Company, company, type Person } from '../../e2e/stage/company.ts'
import type {} from '../../e2e/stage/start.ts'
import { type Client, clientOf } from '../../server/test/client.ts'

let stage: Company
let irina: Person
let liveChatId: string

beforeAll(async () => {
  stage = await company()
  await stage.administrator.get(contract.editSettings, { body: { limits: { visitorMessagesPerMinute: 10_000 } } })
  irina = await stage.person('Irina Orlova')
  const vera = await stage.person('Vera Lind')
  const operators = [await stage.group('Conversation operators', [irina])]
  const supervisors = [await stage.group('Conversation supervisors', [vera])]
  liveChatId = (await stage.liveChat('Conversations', { operators, supervisors })).id
})

test('a message written without a network is shown at once, survives a reload and arrives once [CNV-10]', async () => {
  const { visitor, sessionId, threadId, page } = await begin('Marta')
  const box = page.getByLabel('Reply to Marta')
  await page.context().route('**/api/sessions/*/messages/*', (route) => route.abort())
  await box.fill('I look into it')
  await box.press('Enter')
  await log(page).getByText('I look into it').waitFor()
  expect(await box.inputValue()).toBe('')
  await page.reload()
  await log(page).getByText('I look into it').waitFor()
  await page.context().unroute('**/api/sessions/*/messages/*')
  await page.reload()
  await log(page).locator('[data-state=sent]').waitFor()
  expect(await log(page).getByText('I look into it').count()).toBe(1)
  const { page: told } = await visitor.get(contract.readThread, { path: { threadId } })
  expect(told.items.map(({ text }) => text)).toEqual(['Hello', 'I look into it'])
  const { items } = await irina.get(contract.readTimeline, { path: { sessionId } })
  expect(items.filter(({ text }) => text === 'I look into it')).toHaveLength(1)
  await page.context().close()
})

test('what was begun is kept per session when the page is left [CMP-10]', async () => {
  const { page, sessionId } = await begin('Nora')
  await page.getByLabel('Reply to Nora').fill('Dear Nora, about your')
  await page.goto(`${stage.url}/messages`)
  await page.goto(`${stage.url}/live-chats`)
  const row = page.getByTestId(`session-${sessionId}`).first()
  await row.getByText('Draft: Dear Nora, about your', { exact: true }).waitFor()
  await row.click()
  await expect.poll(() => page.getByLabel('Reply to Nora').inputValue()).toBe('Dear Nora, about your')
  await page.context().close()
})

test('whoever is at the beginning of what was read of a long day stays there, and more comes in front [CNV-11]', async () => {
  const { visitor, threadId, page } = await begin('Lena')
  for (let at = 1; at <= 120; at += 1) await write(visitor, threadId, `Line ${at} ${'and more '.repeat(at % 9)}`)
  await page.reload()
  await log(page).getByText('Line 120').waitFor()
  const toStart = () =>
    log(page).evaluate(async (node) => {
      node.scrollTop = 0
      const frame = () => new Promise((shown) => requestAnimationFrame(shown))
      await frame().then(frame)
      const { top } = node.getBoundingClientRect()
      const inSight = [...node.querySelectorAll('[data-message]')].find((one) => one.getBoundingClientRect().bottom > top)
      return inSight!.getAttribute('data-message')!
    })
  const first = await toStart()
  await expect.poll(() => fromTop(page)).toBeGreaterThan(500)
  const place = (await page.locator(`[data-message="${first}"]`).boundingBox())!.y - (await log(page).boundingBox())!.y
  expect(place).toBeGreaterThan(-100)
  expect(place).toBeLessThan(200)
  await expect
    .poll(async () => {
      await toStart()
      return log(page).getByText('Hello', { exact: true }).isVisible()
    })
    .toBe(true)
  await page.context().close()
})

test('a long conversation begins at its end and stays there while messages come and the composer grows [CNV-01]', async () => {
  const { visitor, threadId, page } = await begin('Rosa')
  for (let at = 1; at <= 60; at += 1) await write(visitor, threadId, `Line ${at} ${'and more '.repeat(at % 9)}`)
  await page.reload()
  await log(page).getByText('Line 60').waitFor()
  await expect.poll(() => fromEnd(page)).toBeLessThan(2)
  await write(visitor, threadId, 'The newest line')
  await log(page).getByText('The newest line').waitFor()
  await expect.poll(() => fromEnd(page)).toBeLessThan(2)
  await page.getByLabel('Reply to Rosa').fill('a\nb\nc\nd\ne\nf')
  await expect.poll(() => fromEnd(page)).toBeLessThan(2)
  await page.context().close()
})

test('away from the end nothing is read and nothing moves; going there reads it [CNT-12]', async () => {
  const { visitor, threadId, sessionId, page } = await begin('Sara')
  for (let at = 1; at <= 40; at += 1) await write(visitor, threadId, `Line ${at}`)
  await page.reload()
  await log(page).getByText('Line 40').waitFor()
  await expect.poll(() => unreadOf(sessionId)).toBe(0)
  await log(page).hover()
  await page.mouse.wheel(0, -900)
  await expect.poll(() => fromEnd(page)).toBeGreaterThan(400)
  const before = await fromTop(page)
  await write(visitor, threadId, 'Are you there?')
  const jump = page.getByRole('button', { name: '1 new' })
  await jump.waitFor()
  expect(await fromTop(page)).toBe(before)
  expect(await unreadOf(sessionId)).toBe(1)
  await jump.click()
  await expect.poll(() => unreadOf(sessionId)).toBe(0)
  await page.context().close()
})

/** A visitor has written, Irina has taken it and looks at it. */
async function begin(name: string) {
  await stage.online(irina)
  const seen = await clientOf(stage.url, {}).get(contract.visit, { path: { liveChatId }, body: { name } })
  const visitor = clientOf(stage.url, { authorization: `Bearer ${seen.token}` })
  const threadId = seen.thread.id
  const { sessionId } = await write(visitor, threadId, 'Hello')
  await irina.get(contract.takeSession, { path: { sessionId } })
  const page = await pageOf(stage.url, irina, `/live-chats/s/${sessionId}`)
  await log(page).getByText('Hello').waitFor()
  return { visitor, threadId, sessionId, page }
}

function write(visitor: Client, threadId: string, text: string) {
  return visitor.get(contract.writeMessage, { path: { threadId, messageId: crypto.randomUUID() }, body: { text } })
}

function log(page: Page) {
  return page.getByRole('log')
}

function fromEnd(page: Page): Promise<number> {
  return log(page).evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight)
}

function fromTop(page: Page): Promise<number> {
  return log(page).evaluate((node) => node.scrollTop)
}

async function unreadOf(sessionId: string): Promise<number> {
  const held = await irina.get(contract.readWorkspace)
  return contract.unreadOf(held.sessions[sessionId]!, held)
}

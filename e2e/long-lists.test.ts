import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import * as contract from '@parley/contract'
import type { Locator, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { clientOf } from '../server/test/client.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'

const MANY = 112
const numbered = Array.from({ length: MANY }, (_, n) => String(n).padStart(3, '0'))

/** Down to the end, portion by portion, until this, the last of so many, is in sight. */
async function goTo(page: Page, last: Locator, rows: number) {
  const scroller = page.locator('table').locator('..')
  const more = page.getByRole('button', { name: 'Show more' })
  await expect
    .poll(async () => {
      await scroller.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
      if ((await more.count()) > 0) await more.click()
      return last.isVisible()
    })
    .toBe(true)
  expect(Number(await page.locator('table').getAttribute('aria-rowcount'))).toBe(rows + 1)
}
const drawn = (page: Page) => page.locator('tbody tr[data-index]').count()

/** Each from a network address of their own: of one address few visitors are taken in a minute. */
async function writes(desk: HelpDesk, name: string, n: number) {
  const visit = contract.visit.path.replace(':liveChatId', desk.chat.id)
  const { token, thread } = await post(desk.url + visit, `127.0.1.${n + 1}`, { name, page: 'https://shop.example/' })
  const message = { path: { threadId: thread.id, messageId: v7() }, body: { text: 'Hello' } }
  await clientOf(desk.url, { authorization: `Bearer ${token}` }).get(contract.writeMessage, message)
}

function post(url: string, localAddress: string, body: object): Promise<{ token: string; thread: { id: string } }> {
  const headers = { 'content-type': 'application/json', origin: new URL(url).origin }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', localAddress, headers }, (answer) => json(answer).then(resolve as never, reject))
    asked.on('error', reject).end(JSON.stringify(body))
  })
}

test('of many customers those are drawn that are looked at, whatever their height [CST-01]', async () => {
  const desk = await helpDesk('of many', { enabled: true })
  const long = ' whose name takes more than one line'.repeat(4)
  for (const [at, n] of numbered.entries()) await writes(desk, `Visitor ${n}${n.endsWith('7') ? long : ''}`, at)
  const page = await pageOf(desk.url, desk.sue, '/live-chats/customers')
  await page.getByRole('searchbox', { name: 'Name, account, phone or e-mail' }).fill('Visitor')
  await page.getByRole('link', { name: 'Visitor 111' }).waitFor()
  await goTo(page, page.getByRole('link', { name: 'Visitor 000', exact: true }), MANY)
  expect(await drawn(page)).toBeLessThan(70)
  expect(await page.getByRole('link', { name: 'Visitor 111' }).count()).toBe(0)
  await page
    .locator('table')
    .locator('..')
    .evaluate((box) => box.scrollTo({ top: 0 }))
  await page.getByRole('link', { name: 'Visitor 111' }).waitFor()
  await page.context().close()
})

test('of many entries of the blocklist those are drawn that are looked at [BLK-11]', async () => {
  const desk = await helpDesk('of many locks')
  for (const n of numbered)
    await desk.sue.get(contract.createLockEntry, {
      body: {
        list: 'block',
        name: `Entry ${n}`,
        type: 'email',
        operator: 'equals',
        value: `entry.${n}@example.com`,
        until: null,
        liveChatIds: [desk.chat.id],
        reason: Number(n) % 3 ? '' : 'Advertising',
      },
    })
  const page = await pageOf(desk.url, desk.sue, '/live-chats/blocklist')
  await page.getByRole('button', { name: 'Entry 111' }).waitFor()
  await page.getByRole('searchbox', { name: 'Search by name, value or reason' }).fill('Entry')
  await goTo(page, page.getByRole('button', { name: 'Entry 000' }), MANY)
  expect(await drawn(page)).toBeLessThan(70)
  await page.context().close()
})

test('of many templates those are drawn that are looked at, and the last one opens by keys [CMP-05]', async () => {
  const desk = await helpDesk('of many templates')
  const made = numbered.map((n) => ({ kind: 'template' as const, name: `Words ${n}`, text: `Number ${n}` }))
  for (const body of made) await desk.sue.get(contract.createResponseTemplate, { body })
  const page = await pageOf(desk.url, desk.sue, '/live-chats/templates')
  await page.getByRole('button', { name: 'Words 000' }).waitFor()
  expect(Number(await page.locator('table').getAttribute('aria-rowcount'))).toBeGreaterThan(MANY)
  expect(await drawn(page)).toBeLessThan(70)
  const last = page.getByRole('button', { name: 'Words 111' })
  await expect
    .poll(async () => {
      await page.locator('table').locator('..').press('End')
      return last.isVisible()
    })
    .toBe(true)
  await last.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Words 111')
  await page.context().close()
})

import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { clientOf } from '../server/test/client.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'

let there: Company
let vera: Person
let oleg: Person
let clara: Person
let chat: { id: string; name: string }

beforeAll(async () => {
  there = await company()
  vera = await there.person('Vera Voss')
  oleg = await there.person('Oleg Onegin')
  clara = await there.person('Clara Clerk')
  const operators = [await there.group('Desk operators', [oleg])]
  const supervisors = [await there.group('Desk leads', [vera])]
  const internal = [await there.group('Desk customers', [clara])]
  chat = await there.liveChat('Desk', { operators, supervisors, internal })
  await there.online(oleg)
})

/** Clara writes as an employee. */
async function written(text: string): Promise<string> {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const path = { threadId: thread.id, messageId: v7() }
  return (await clara.get(contract.writeMessage, { path, body: { text } })).sessionId
}
const take = (sessionId: string) => oleg.get(contract.takeSession, { path: { sessionId } })
const close = (sessionId: string) => oleg.get(contract.closeSession, { path: { sessionId } })

test('the supervisor’s counter leads to what waits [CNT-07, CNT-09]', async () => {
  const sessionId = await written('Who is there?')
  const page = await pageOf(there.url, vera, '/activity')
  await page.getByRole('button', { name: 'Distribute, 1 unassigned' }).click()
  await page.waitForURL('**/live-chats')
  await page.getByTestId(`session-${sessionId}`).first().click()
  await page.waitForURL(`**/live-chats/s/${sessionId}`)
  await page.context().close()
  await take(sessionId)
  await close(sessionId)
})

test('markup of customers is text, and addresses are links that take nothing along [CNV-15]', async () => {
  const sessionId = await written('<img src=x onerror="window.hit=1"><b>bold</b> javascript:alert(1) https://a.example/?b=1')
  await take(sessionId)
  const page = await pageOf(there.url, oleg, `/live-chats/s/${sessionId}`)
  const message = page.locator('[data-message]').last()
  await message.getByText('<b>bold</b>').waitFor()
  const link = message.getByRole('link')
  await link.waitFor()
  expect([await link.count(), await link.getAttribute('href')]).toEqual([1, 'https://a.example/?b=1'])
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
  expect(await message.locator('img, b').count()).toBe(0)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  await page.context().close()
  await close(sessionId)
})

test('what cannot be attached is named, and the text stays [CMP-14]', async () => {
  const sessionId = await written('Send me the form')
  await take(sessionId)
  const page = await pageOf(there.url, oleg, `/live-chats/s/${sessionId}`)
  const field = page.getByRole('textbox', { name: 'Reply to Clara Clerk' })
  await field.fill('Here it is')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Attach files' }).click(),
  ])
  await chooser.setFiles([
    { name: 'film.bin', mimeType: 'video/mp4', buffer: Buffer.alloc(25_000_001) },
    { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    { name: 'form.txt', mimeType: 'text/plain', buffer: Buffer.from('form') },
  ])
  await page.getByText('film.bin is larger than 25 MB.').waitFor()
  await page.getByText('nothing.txt is empty.').waitFor()
  expect(await field.inputValue()).toBe('Here it is')
  await page.getByRole('button', { name: 'Remove form.txt' }).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const sent = page.locator('[data-message]').last()
  await sent.getByText('Here it is').waitFor()
  await sent.getByText('form.txt').first().waitFor()
  await page.context().close()
  await close(sessionId)
})

test('an employee’s message bears no channel’s mark, a website’s does [CNV-02]', async () => {
  const marks = async (sessionId: string) => {
    await take(sessionId)
    const page = await pageOf(there.url, oleg, `/live-chats/s/${sessionId}`)
    const line = page.locator('[data-own="false"]').filter({ has: page.locator('[data-message]') })
    await line.last().waitFor()
    const count = await line.last().locator('[aria-hidden] > svg').count()
    await page.context().close()
    await close(sessionId)
    return count
  }
  expect(await marks(await written('From inside'))).toBe(0)
  const path = { liveChatId: chat.id }
  const { token, thread } = await clientOf(there.url, {}).get(contract.visit, { path, body: {} })
  const visitor = clientOf(there.url, { authorization: `Bearer ${token}` })
  const message = { path: { threadId: thread.id, messageId: v7() }, body: { text: 'From outside' } }
  expect(await marks((await visitor.get(contract.writeMessage, message)).sessionId)).toBe(1)
})

test('the main menu holds what one may use: Administration for administrators alone [ORG-06, ACC-01]', async () => {
  for (const [who, expected] of [
    [there.administrator, ['Live chats', 'Messages', 'Activity', 'Tasks', 'Apps', 'Processes', 'Files', 'Administration']],
    [oleg, ['Live chats', 'Messages', 'Activity', 'Tasks', 'Apps', 'Files']],
    [clara, ['Messages', 'Activity', 'Tasks', 'Apps', 'Files']],
  ] as const) {
    const page = await pageOf(there.url, who, '/activity')
    const rail = page.getByRole('navigation').first()
    await rail.getByRole('link', { name: /^Activity/ }).waitFor()
    const names = await rail
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.firstElementChild?.textContent ?? ''))
    // What is heard stands first; what is seen of it is hidden from readers.
    expect(names.map((name) => name.replace(/,.*$/, ''))).toEqual(expected)
    await page.context().close()
  }
})

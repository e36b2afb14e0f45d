import * as contract from '@parley/contract'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { log, message, reply } from './stage/screens.ts'

let desk: HelpDesk
let page: Page

beforeAll(async () => {
  desk = await helpDesk('with letters')
  await desk.online(desk.ann)
  await desk.online(desk.bob)
  page = await pageOf(desk.url, desk.ann, '/live-chats')
})
afterAll(() => page?.context().close())

/** Kim asks, Ann has it and looks at it. */
async function begun(text: string): Promise<string> {
  const sessionId = await desk.says(desk.kim, text)
  await desk.take(desk.ann, sessionId).catch(() => {})
  await page.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await message(page, text).last().waitFor()
  return sessionId
}
async function quoting(sessionId: string, text: string): Promise<() => Promise<unknown>> {
  const { items } = await desk.ann.get(contract.readTimeline, { path: { sessionId } })
  const { id: messageId, threadId } = items.findLast((one) => one.text === text)!
  await message(page, text).last().click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Quote' }).click()
  await chip().waitFor()
  return () => desk.kim.get(contract.withdrawOwnMessage, { path: { threadId, messageId } })
}
const chip = () => page.getByTestId('quote-chip')
const tray = () => page.getByRole('list', { name: 'Attached files' })
const field = async () => reply(page).inputValue()
const give = (sessionId: string, from: string, to: string) =>
  desk.sue.get(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: to }, from } })
const said = async (sessionId: string) =>
  (await desk.sue.get(contract.readTimeline, { path: { sessionId } })).items.filter(
    (one) => one.author === 'operator' && one.sessionId === sessionId,
  )

async function attach(...names: string[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  const files = names.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`of ${name}`) }))
  await (await choosing).setFiles(files)
}
/** What is uploaded stands still until it is let go. */
async function holdUploads(): Promise<{ letGo: () => Promise<void>; held: Route[] }> {
  const held: Route[] = []
  await page.route('**/api/files/*?name=*', (route) => void held.push(route))
  return {
    held,
    letGo: async () => {
      for (const route of held.splice(0)) await route.continue().catch(() => {})
      await page.unroute('**/api/files/*?name=*')
    },
  }
}

test('a quote of a message that was withdrawn: a clear answer, the work goes back to the field, or without the quote [CNV-03, CMP-10]', async () => {
  const sessionId = await begun('My number is 0815')
  const withdraw = await quoting(sessionId, 'My number is 0815')
  await attach('form.txt')
  await reply(page).fill('I look for it.')
  await withdraw()
  await page.keyboard.press('Enter')
  const failed = message(page, /I look for it.*Not sent/)
  await failed.getByText('The quoted message has been withdrawn.').waitFor()
  expect(await failed.textContent()).not.toContain('0815')
  await looks(page, 'letter-refused')
  await failed.getByRole('button', { name: 'Back to the field' }).click()
  await failed.waitFor({ state: 'detached' })
  await expect.poll(field).toBe('I look for it.')
  await tray().getByText('form.txt').waitFor()
  expect(await chip().count()).toBe(0)
  await page.keyboard.press('Enter')
  await message(page, /I look for it.*(Sent|Read)/).waitFor()

  await desk.says(desk.kim, 'Or was it 4711?')
  await message(page, 'Or was it 4711?').waitFor()
  const again = await quoting(sessionId, 'Or was it 4711?')
  await reply(page).fill('Found it.')
  await again()
  await page.keyboard.press('Enter')
  await message(page, /Found it.*Not sent/)
    .getByRole('button', { name: 'Send without the quote' })
    .click()
  await message(page, /Found it.*(Sent|Read)/).waitFor()
  expect((await said(sessionId)).map(({ text, files }) => [text, files.length])).toEqual([
    ['I look for it.', 1],
    ['Found it.', 0],
  ])
  await desk.close(desk.ann, sessionId)
})

test('closed, or somebody else’s meanwhile: nothing can be written there, and the words can be copied [CMP-09, CMP-10]', async () => {
  const sessionId = await begun('Who has my case?')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.context().setOffline(true)
  for (const words of ['I have it.', 'Or Bob.']) {
    await reply(page).fill(words)
    await page.keyboard.press('Enter')
  }
  await give(sessionId, desk.ann.id, desk.bob.id)
  await page.context().setOffline(false)
  const left = page.getByRole('region', { name: 'What you wrote here and was not sent' })
  const failed = left.getByRole('article', { name: /I have it.*Not sent/ })
  await failed.getByRole('button', { name: 'Copy text' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('I have it.')
  expect(await left.getByRole('button', { name: 'Back to the field' }).count()).toBe(0)
  await failed.getByRole('button', { name: 'Delete' }).click()
  await looks(page, 'letters-stranded')
  await give(sessionId, desk.bob.id, desk.ann.id)
  // What was under the pointer moves up when the field comes.
  await reply(page).waitFor()
  await left.waitFor({ state: 'detached' })
  await message(page, /Or Bob.*Not sent/)
    .getByRole('button', { name: 'Back to the field' })
    .click()
  await expect.poll(field).toBe('Or Bob.')
  await desk.close(desk.ann, sessionId)
  expect(await said(sessionId)).toEqual([])
})

test('a message waits for its files: it stands in the log, and goes when they are there, wherever one is [CMP-02, ui S7]', async () => {
  const sessionId = await begun('Could you send the plan?')
  const uploads = await holdUploads()
  await attach('plan.txt', 'prices.txt')
  await expect.poll(() => uploads.held.length).toBe(2)
  await reply(page).fill('Here they are.')
  await page.keyboard.press('Enter')
  const waiting = message(page, /Here they are.*Sending/)
  await waiting.getByText('plan.txt').waitFor()
  expect([await field(), await tray().count()]).toEqual(['', 0])
  // What is written after it does not overtake it.
  await reply(page).fill('Two files.')
  await page.keyboard.press('Enter')
  await message(page, /Two files.*Sending/).waitFor()
  await looks(page, 'letter-waits')
  await page.getByRole('link', { name: /^Activity/ }).click()
  await page.waitForURL('**/activity')
  await uploads.letGo()
  await expect
    .poll(() => said(sessionId).then((all) => all.map(({ text, files }) => [text, files.map(({ name }) => name)])))
    .toEqual([
      ['Here they are.', ['plan.txt', 'prices.txt']],
      ['Two files.', []],
    ])
  await desk.close(desk.ann, sessionId)
})

test('a reload while it waits: it goes all the same; taken back, it is in the field with its file [CMP-02, CMP-10]', async () => {
  const sessionId = await begun('And the map?')
  const first = await holdUploads()
  await attach('map.txt')
  await expect.poll(() => first.held.length).toBe(1)
  await reply(page).press('Enter')
  await message(page, /Sending/).waitFor()
  await page.unroute('**/api/files/*?name=*')
  await page.reload()
  await message(page, /(Sent|Read)/)
    .getByText('map.txt')
    .last()
    .waitFor()

  const second = await holdUploads()
  await attach('legend.txt')
  await expect.poll(() => second.held.length).toBe(1)
  await reply(page).fill('And its legend')
  await page.keyboard.press('Enter')
  await message(page, /legend.*Sending/)
    .getByRole('button', { name: 'Back to the field' })
    .click()
  await expect.poll(field).toBe('And its legend')
  await tray().getByText('legend.txt').waitFor()
  await second.letGo()
  await tray().getByText('1 kB').waitFor()
  await page.keyboard.press('Enter')
  await message(page, /legend.*(Sent|Read)/)
    .getByText('legend.txt')
    .last()
    .waitFor()
  await desk.close(desk.ann, sessionId)
})

test('files that are taken away while they go up leave their places to others [CMP-02]', async () => {
  const sessionId = await begun('Which of them?')
  const uploads = await holdUploads()
  await attach('a.txt', 'b.txt', 'c.txt')
  await expect.poll(() => uploads.held.length).toBe(3)
  for (const name of ['a.txt', 'b.txt', 'c.txt']) await page.getByRole('button', { name: `Remove ${name}` }).click()
  await uploads.letGo()
  await attach('d.txt')
  await tray().getByText('1 kB').waitFor()
  await page.getByRole('button', { name: 'Remove d.txt' }).click()
  await desk.close(desk.ann, sessionId)
})

test('“Keep writing” gives the quote back too [B-03, CNV-03]', async () => {
  const sessionId = await begun('When does it come?')
  await quoting(sessionId, 'When does it come?')
  await page.context().setOffline(true)
  await reply(page).fill('On Monday.')
  await page.keyboard.press('Enter')
  await give(sessionId, desk.ann.id, desk.bob.id)
  await desk.answer(desk.bob, sessionId, 'On Tuesday.')
  await give(sessionId, desk.bob.id, desk.ann.id)
  await page.context().setOffline(false)
  const question = page.getByTestId('colleague-answered')
  await question.getByRole('button', { name: 'Keep writing' }).click()
  await expect.poll(field).toBe('On Monday.')
  await chip().getByText('When does it come?').waitFor()
  await page.keyboard.press('Enter')
  const sent = message(page, /On Monday.*(Sent|Read)/)
  await sent.getByRole('button', { name: 'When does it come?' }).waitFor()
  expect(await log(page).getByText('On Tuesday.').count()).toBeGreaterThan(0)
  await desk.close(desk.ann, sessionId)
})

test('an emoji by a colon and by the button, with keys alone [ui S7]', async () => {
  const sessionId = await begun('All well?')
  await page.getByRole('button', { name: 'Insert an emoji' }).waitFor()
  await reply(page).click()
  await page.keyboard.type('Yes :thumb')
  const list = page.getByRole('listbox', { name: 'Emoji that match' })
  await list.getByRole('option', { name: 'thumbs up' }).waitFor()
  await page.keyboard.press('Enter')
  await list.waitFor({ state: 'detached' })
  await expect.poll(field).toBe('Yes 👍')
  await page.keyboard.type(' at 10:30 ')
  await page.getByRole('button', { name: 'Insert an emoji' }).press('Enter')
  await page.getByRole('combobox', { name: 'Find an emoji' }).fill('rock')
  await looks(page, 'composer-emoji')
  await page.keyboard.press('Enter')
  await expect.poll(field).toBe('Yes 👍 at 10:30 🚀')
  await page.keyboard.press('Enter')
  await message(page, /Yes 👍 at 10:30 🚀.*(Sent|Read)/).waitFor()
  await desk.close(desk.ann, sessionId)
})

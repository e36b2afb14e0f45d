import { editSettings, readTimeline, sendMessage } from '@parley/contract'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import type { Person } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { log, message, reply, say } from './stage/screens.ts'
import { visitorAt, visitorSays } from './stage/website.ts'

let desk: HelpDesk
let anns: Page
let kims: Page
let sues: Page
let sessionId: string

beforeAll(async () => {
  desk = await helpDesk('about talk', { enabled: true })
  await desk.administrator.get(editSettings, { body: { allowEditing: true } })
  const { ann, kim, sue } = desk
  await desk.online(ann)
  const first = await desk.says(kim, 'The very first question')
  await desk.take(ann, first)
  // More than a portion lies between, so that the first one is not loaded when the last one is read.
  for (let at = 0; at < 60; at++) await desk.answer(ann, first, `Line ${at}`)
  await desk.close(ann, first)
  sessionId = await desk.says(kim, 'When will my desk come?')
  await desk.take(ann, sessionId)
  anns = await pageOf(desk.url, ann, `/live-chats/s/${sessionId}`)
  kims = await pageOf(desk.url, kim, '/messages')
  await kims.getByRole('link', { name: /Help about talk/ }).click()
  sues = await pageOf(desk.url, sue, `/live-chats/s/${sessionId}`)
  await message(anns, /When will my desk come/).waitFor()
  await message(kims, /When will my desk come/).waitFor()
})
afterAll(async () => {
  await desk.administrator.get(editSettings, { body: { allowEditing: false } })
  for (const page of [anns, kims, sues]) await page?.context().close()
})

const chip = (page: Page) => page.getByTestId('quote-chip')
const quoted = (page: Page, text: RegExp, quote: string) => message(page, text).getByRole('button', { name: quote })
const noteField = (page: Page) => page.getByRole('textbox', { name: /^Internal note about / })

test('quoting by keyboard alone, and a click that goes to the original [CNV-03, CNV-04, ui S6]', async () => {
  await log(anns).focus()
  await anns.keyboard.press('ArrowUp')
  await anns.keyboard.press('Shift+Q')
  await chip(anns).getByText('When will my desk come?').waitFor()
  await expect.poll(() => reply(anns).evaluate((field) => field === document.activeElement)).toBe(true)
  await chip(anns).getByRole('button', { name: 'Take the quote away' }).click()
  await chip(anns).waitFor({ state: 'detached' })

  await log(anns).focus()
  await anns.keyboard.press('ArrowUp')
  await anns.keyboard.press('Shift+F10')
  await anns.getByRole('menuitem', { name: 'Quote' }).press('Enter')
  await chip(anns).waitFor()
  await reply(anns).fill('On Monday.')
  await anns.keyboard.press('Enter')
  await quoted(anns, /On Monday\..*Sent/, 'When will my desk come?').waitFor()
  await quoted(kims, /On Monday/, 'When will my desk come?').click()
  await expect
    .poll(() =>
      message(kims, /When will my desk come/)
        .first()
        .evaluate((element) => element === document.activeElement),
    )
    .toBe(true)
})

test('the customer quotes what is long ago, and the operator’s click loads it [CNV-04, CNV-11, CUS-09]', async () => {
  const path = { sessionId, messageId: v7() }
  const { items } = await desk.ann.get(readTimeline, { path: { sessionId }, query: { before: '1.4' } })
  const quote = items.find(({ text }) => text === 'The very first question')!.id
  await desk.ann.get(sendMessage, { path, body: { text: 'As you asked then', quote } })
  await quoted(anns, /As you asked then/, 'The very first question').click()
  const original = message(anns, /The very first question$/).first()
  await original.waitFor()
  await expect.poll(() => original.evaluate((element) => element === document.activeElement)).toBe(true)
  await anns
    .getByRole('button', { name: 'Go to the end' })
    .or(anns.getByRole('button', { name: /new$/ }))
    .first()
    .click()
})

test('right click and the three dots open the menu; text is copied, and the link leads there [CNV-03, CNV-05, CNV-09]', async () => {
  await message(kims, /On Monday/).click({ button: 'right' })
  await kims.getByRole('menuitem', { name: 'Quote' }).click()
  await kims.getByRole('textbox', { name: /^Write to/ }).fill('Thank you!')
  await kims.keyboard.press('Enter')
  await quoted(anns, /Thank you!/, 'On Monday.').waitFor()
  await message(anns, /Thank you!/).hover()
  await message(anns, /Thank you!/)
    .getByRole('button', { name: 'More' })
    .click()
  await anns.getByRole('menuitem', { name: 'Copy link' }).waitFor()
  await anns.keyboard.press('Escape')
  const id = await message(anns, /The very first question|On Monday\./)
    .last()
    .getAttribute('data-message')
  await anns.goto(`${desk.url}/live-chats/s/${sessionId}?m=${id}`)
  await message(anns, /On Monday\./)
    .last()
    .waitFor()
})

test('a note by keyboard alone: amber, with a mention, and not a word of it to the customer [NOT-01, T-41]', async () => {
  await log(anns).focus()
  await anns.keyboard.press('n')
  await noteField(anns).waitFor()
  await anns.getByText('Only colleagues see this').waitFor()
  await anns.keyboard.type('Promise Monday at best @Su')
  await anns.getByRole('option', { name: 'Sue Stern' }).waitFor()
  await anns.keyboard.press('Enter')
  await anns.keyboard.type('please check')
  await anns.keyboard.press('Enter')
  await message(anns, /^Internal note · Ann Adler, .*@Sue Stern please check/).waitFor()
  await message(sues, /Internal note · Ann Adler/).waitFor()
  await sues.getByTestId('activity-bell').first().click()
  await sues.getByText('Ann Adler mentioned you in a note').click()
  await message(sues, /Internal note · Ann Adler/).waitFor()
  await noteField(anns).press('Escape')
  await reply(anns).waitFor()
  await say(anns, 'Anything else?')
  await message(kims, /Anything else/).waitFor()
  expect(await kims.content()).not.toContain('Promise Monday')
})

test('a supervisor who looks on writes a note of their own [NOT-01, ui S13]', async () => {
  await sues.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await sues.getByRole('button', { name: 'Internal note' }).click()
  await noteField(sues).fill('Monday is right')
  await sues.keyboard.press('Enter')
  await message(anns, /Internal note · Sue Stern.*Monday is right/).waitFor()
  await sues.keyboard.press('Escape')
})

test('↑ changes one’s last message, withdrawing leaves a line, and staff see what was before [CNV-13, CUS-09]', async () => {
  await reply(anns).press('ArrowUp')
  const field = anns.getByRole('textbox', { name: 'Change the message' })
  await field.fill('Anything else, Kim?')
  await anns.keyboard.press('Enter')
  await message(kims, /Anything else, Kim\?, edited/).waitFor()
  await message(anns, /Anything else, Kim\?, edited/).click({ button: 'right' })
  await anns.getByRole('menuitem', { name: 'Show earlier versions' }).click()
  await anns.getByTestId('version').getByText('Anything else?').waitFor()
  await anns.keyboard.press('Escape')

  const kimsField = kims.getByRole('textbox', { name: /^Write to/ })
  await kimsField.fill('My number is 4711')
  await kims.keyboard.press('Enter')
  await message(kims, /My number is 4711, Sent|My number is 4711, Read/).click({ button: 'right' })
  await kims.getByRole('menuitem', { name: 'Withdraw' }).click()
  await kims.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await message(kims, /Message withdrawn/).waitFor()
  await message(anns, /Message withdrawn/).waitFor()
  expect(await log(anns).textContent()).not.toContain('4711')
  expect(await log(kims).textContent()).not.toContain('4711')
})

test('notices are hidden and shown for this viewer alone, until the page is read anew [CNV-12]', async () => {
  const notice = anns.getByTestId('notice-taken').last()
  await notice.waitFor()
  await anns.getByRole('main').getByRole('button', { name: 'More' }).first().click()
  await anns.getByRole('menuitem', { name: 'Hide system notices' }).click()
  await notice.waitFor({ state: 'detached' })
  await anns.reload()
  await anns.getByTestId('notice-taken').last().waitFor()
})

test('a visitor sees quotes, changes and what was withdrawn [CNV-04, CNV-13]', async () => {
  const visitor = await visitorAt(`${desk.url}/c/${desk.chat.id}`)
  await visitorSays(visitor, 'Do you ship to Oslo?')
  await anns.getByRole('button', { name: /^Take next session, 1/ }).click()
  await message(anns, /ship to Oslo/).waitFor()
  await log(anns).focus()
  await anns.keyboard.press('ArrowUp')
  await anns.keyboard.press('Shift+Q')
  await reply(anns).fill('Yes, in a day.')
  await anns.keyboard.press('Enter')
  await visitor.locator('blockquote').getByText('Do you ship to Oslo?').waitFor()
  await message(anns, /Yes, in a day\., Sent|Yes, in a day\., Read/).waitFor()
  await reply(anns).press('ArrowUp')
  await anns.getByRole('textbox', { name: 'Change the message' }).fill('Yes, in two days.')
  await anns.keyboard.press('Enter')
  await visitor.getByText('Yes, in two days.').waitFor()
  await visitor.getByText('edited').waitFor()
  await message(anns, /Yes, in two days/).click({ button: 'right' })
  await anns.getByRole('menuitem', { name: 'Withdraw' }).click()
  await anns.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await visitor.getByText('Message withdrawn').waitFor()
  await visitor.context().close()
})

test('a conversation with quotes, notes, an album and what was withdrawn [ui S6, S7]', async () => {
  const files = await Promise.all(
    ['#7a9e8f', '#9e7a8f', '#8f9e7a'].map((colour, at) => picture(desk.ann, `plan-${at}.png`, colour)),
  )
  await desk.ann.get(sendMessage, { path: { sessionId, messageId: v7() }, body: { text: 'The plans', files } })
  await desk.answer(desk.ann, sessionId, '👍')
  await anns.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await message(anns, /The plans/).waitFor()
  await looks(anns, 'talk')
  await anns.keyboard.press('n')
  await noteField(anns).fill('Only for us @S')
  await anns.getByRole('option', { name: 'Sue Stern' }).waitFor()
  await looks(anns, 'talk-note')
  await anns.keyboard.press('Escape')
  await anns.keyboard.press('Escape')
  await message(anns, /Anything else, Kim/).click({ button: 'right' })
  await anns.getByTestId('message-menu').waitFor()
  await looks(anns, 'talk-menu')
  await anns.keyboard.press('Escape')
  await kims.bringToFront()
  await looks(kims, 'talk-customer', () => message(kims, /The plans/).waitFor())
})

async function picture(who: Person, name: string, background: string): Promise<string> {
  const id = v7()
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .png()
    .toBuffer()
  const headers = { 'content-type': 'application/octet-stream' }
  const body = new Uint8Array(bytes)
  expect((await who.fetch(`/api/files/${id}?name=${name}`, { method: 'PUT', body, headers })).status).toBe(200)
  return id
}

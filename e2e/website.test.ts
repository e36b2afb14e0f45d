import type { FrameLocator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { about, closeSession, log, message, reply, say, takeNext } from './stage/screens.ts'
import { openChat, openWidget, visitorAt, visitorSays } from './stage/website.ts'

let desk: HelpDesk
let anns: Page
let shop: Page
let chat: FrameLocator

beforeAll(async () => {
  desk = await helpDesk('on the website', { enabled: true, greeting: 'Ask us anything.' })
  await desk.online(desk.ann)
  anns = await pageOf(desk.url, desk.ann, '/live-chats')
  shop = await visitorAt(`${desk.url}/c/${desk.chat.id}/test`)
})
afterAll(() => Promise.all([anns, shop].map((page) => page?.context().close())))

const bubbles = () => chat.getByRole('listitem')

test('a visitor and an operator talk both ways, with typing and read marks [WEB-03, CHN-03, TYP-01, RDM-01, CUS-05]', async () => {
  chat = await openWidget(shop)
  await chat.getByText('Ask us anything.').waitFor()
  await visitorSays(chat, 'Do you deliver to Bergen?')
  await chat.getByText(/· Sent/).waitFor()
  await takeNext(anns).click()
  await message(anns, /Do you deliver to Bergen\?/).waitFor()
  await chat.getByText(/· Read/).waitFor()
  await about(anns).getByRole('region', { name: 'Customer' }).getByText('Website').first().waitFor()

  await reply(anns).pressSequentially('Yes,')
  await chat.getByText(`${desk.chat.name} is typing`).waitFor()
  // It is told at most every three seconds, and what was sent last counts.
  const hears = async () => {
    await chat.getByRole('textbox', { name: 'Message' }).pressSequentially('And ')
    return log(anns).getByText('is typing…').count()
  }
  await expect.poll(hears, { timeout: 10_000 }).toBe(1)
  await say(anns, 'Yes, every Tuesday.')
  await bubbles().filter({ hasText: 'Yes, every Tuesday.' }).waitFor()
  await message(anns, /Yes, every Tuesday\., Read/).waitFor()
  expect(await chat.getByRole('dialog').textContent()).not.toContain('Ann')
})

test('the pages of the chat have an icon: nothing is asked for that is not there [WEB-01]', async () => {
  for (const path of [`/c/${desk.chat.id}`, `/c/${desk.chat.id}/test`, '/c/00000000-0000-4000-8000-000000000000']) {
    const page = await visitorAt(desk.url + path)
    const icon = await page.locator('link[rel=icon]').getAttribute('href')
    const answer = await fetch(new URL(icon!, page.url()))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    await page.context().close()
  }
})

test('files go both ways, are shown and downloaded [CMP-02, CNV-06, CNV-08, FIL-05]', async () => {
  const picture = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#4163e4' } })
    .png()
    .toBuffer()
  await chat.locator('input[type=file]').setInputFiles([{ name: 'chair.png', mimeType: 'image/png', buffer: picture }])
  await visitorSays(chat, 'This chair?')
  await anns.getByRole('button', { name: 'Show chair.png' }).click()
  const shown = anns.getByRole('dialog', { name: 'chair.png' })
  await expect
    .poll(() => shown.getByAltText('chair.png').evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0)
  await anns.keyboard.press('Escape')

  const choosing = anns.waitForEvent('filechooser')
  await anns.getByRole('button', { name: 'Attach files' }).click()
  await (await choosing).setFiles([{ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('Tuesdays, 8 to 12.') }])
  await say(anns, 'That one. The terms are attached.')
  const downloading = shop.waitForEvent('download')
  await chat
    .getByRole('button', { name: 'Download terms.txt' })
    .or(chat.getByRole('link', { name: 'Download terms.txt' }))
    .click()
  expect((await downloading).suggestedFilename()).toBe('terms.txt')
  const hers = anns.waitForEvent('download')
  await log(anns).getByText('terms.txt').first().hover()
  await log(anns).getByRole('link', { name: 'Download terms.txt' }).click()
  expect((await hers).suggestedFilename()).toBe('terms.txt')
})

test('closed, the next message is a new session, with the old one above it on both sides [SES-03, CNV-11]', async () => {
  const first = anns.url()
  await closeSession(anns)
  await chat.getByText('This conversation was closed').waitFor()
  await shop.reload()
  chat = await openWidget(shop)
  await chat.getByText('Yes, every Tuesday.').waitFor()
  await visitorSays(chat, 'One more question')
  await chat.getByText('Closed · Today').waitFor()
  await takeNext(anns).click()
  await anns.waitForURL((url) => url.href !== first)
  await message(anns, /One more question/).waitFor()
  await message(anns, /Yes, every Tuesday/).waitFor()
  await log(anns)
    .getByText(/^Session “.*” closed .* by Ann Adler$/)
    .waitFor()

  await chat.getByRole('button', { name: 'Close chat' }).click()
  await say(anns, 'Which one?')
  await shop.getByRole('button', { name: 'Open chat, 1 unread' }).waitFor()
  await openChat(shop).click()
  await bubbles().filter({ hasText: 'Which one?' }).waitFor()
  await message(anns, /Which one\?, Read/).waitFor()
})

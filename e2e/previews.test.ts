import * as contract from '@parley/contract'
import type { Locator, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { browser, pageOf, phone } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { message } from './stage/screens.ts'

let desk: HelpDesk
let sessionId: string

beforeAll(async () => {
  desk = await helpDesk('with previews')
  await desk.online(desk.ann)
  const { id } = await desk.kim.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  const files = [
    await upload('ring.wav', aSound()),
    await upload('door.webm', await aFilm()),
    await upload('prices.csv', new TextEncoder().encode('thing;price\n"Desk; large";120\n=1+1;5\n')),
  ]
  const written = { path: { threadId: id, messageId: v7() }, body: { text: 'Hear and see', files } }
  sessionId = (await desk.kim.get(contract.writeMessage, written)).sessionId
  await desk.take(desk.ann, sessionId)
})

async function upload(name: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  expect((await desk.kim.fetch(`/api/files/${id}?name=${name}`, { method: 'PUT', body, headers })).status).toBe(200)
  return id
}

/** A second of a tone: 8 kHz, 8 bits, one channel. */
function aSound(): Uint8Array<ArrayBuffer> {
  const rate = 8_000
  const head = Buffer.from(`RIFF....WAVEfmt ${'.'.repeat(20)}data....`, 'latin1')
  head.writeUInt32LE(36 + rate, 4)
  head.writeUInt32LE(16, 16)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, at)
  for (const [at, value] of [
    [24, rate],
    [28, rate],
    [40, rate],
  ] as const)
    head.writeUInt32LE(value, at)
  const tone = Buffer.from(
    Array.from({ length: rate }, (_, at) => 128 + Math.round(90 * Math.sin((at * 440 * 2 * Math.PI) / rate))),
  )
  return new Uint8Array(Buffer.concat([head, tone]))
}

/** Half a second of a canvas that changes its colour, as Chromium records it. */
async function aFilm(): Promise<Uint8Array<ArrayBuffer>> {
  const page = await (await browser()).newPage()
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    const draw = canvas.getContext('2d')!
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => void parts.push(data)
    const stopped = new Promise((done) => {
      recorder.onstop = done
    })
    recorder.start()
    for (let frame = 0; frame < 20; frame++) {
      draw.fillStyle = `hsl(${frame * 18} 60% 50%)`
      draw.fillRect(0, 0, 300, 150)
      await new Promise((next) => setTimeout(next, 30))
    }
    recorder.stop()
    await stopped
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())]
  })
  await page.close()
  return new Uint8Array(bytes)
}

const preview = (page: Page, kind: string) => page.locator(`[data-testid="preview"][data-kind="${kind}"]`)

test('sound and film are played where they stand, from the place one jumps to; a list of values is a table [CNV-08]', async () => {
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  const parts: number[] = []
  page.on('response', (response) => void (response.url().includes('/api/files/') && parts.push(response.status())))
  await page.getByRole('button', { name: 'Show ring.wav' }).click()
  const sound = preview(page, 'audio').locator('audio')
  await expect.poll(() => lasts(sound)).toBeCloseTo(1, 1)
  await plays(sound)
  await looks(page, 'preview-sound', () => sound.waitFor())
  await page.keyboard.press('ArrowRight')
  const film = preview(page, 'video').locator('video')
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(300)
  await plays(film)
  await looks(page, 'preview-film', () => film.waitFor())
  expect(parts).toContain(206)
  await page.getByRole('button', { name: 'Next file' }).click()
  const sheet = preview(page, 'maybe-text').getByRole('table', { name: 'prices.csv' })
  await sheet.waitFor()
  expect(await sheet.getByRole('columnheader').allTextContents()).toEqual(['thing', 'price'])
  expect(await sheet.getByRole('cell').allTextContents()).toEqual(['Desk; large', '120', '=1+1', '5'])
  await looks(page, 'preview-csv', () => preview(page, 'maybe-text').waitFor())
  await page.context().close()
})

const lasts = (media: Locator) => media.evaluate((at: HTMLMediaElement) => at.duration || 0)
async function plays(media: Locator): Promise<void> {
  await media.evaluate(async (at: HTMLMediaElement) => {
    at.muted = true
    await at.play()
  })
  await expect.poll(() => media.evaluate((at: HTMLMediaElement) => at.currentTime)).toBeGreaterThan(0)
}

test('under a finger: a long press quotes, and what can be done with a file is there without a pointer [CNV-03, CNV-06, CNV-07]', async () => {
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`, { viewport: phone, hasTouch: true, isMobile: true })
  const bubble = message(page, /Hear and see/)
  await bubble.waitFor()
  await press(page, bubble.getByText('Hear and see'))
  await page.getByRole('menuitem', { name: 'Quote' }).tap()
  await page.getByTestId('quote-chip').getByText('Hear and see').waitFor()
  await page.getByRole('button', { name: 'Take the quote away' }).tap()

  const opacity = (name: string) =>
    page.getByLabel(name).evaluate((button) => {
      let seen = 1
      for (let at: Element | null = button; at; at = at.parentElement) seen *= Number(getComputedStyle(at).opacity)
      return seen
    })
  for (const name of ['Download prices.csv', 'Save a copy of prices.csv']) await expect.poll(() => opacity(name)).toBe(1)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download prices.csv' }).tap()
  expect((await coming).suggestedFilename()).toBe('prices.csv')
  await page.getByRole('button', { name: 'Save a copy of prices.csv' }).tap()
  await page.getByRole('dialog', { name: 'Save a copy to Files' }).waitFor()
  await page.context().close()
})

/** Holds a finger there until a menu has opened. */
async function press(page: Page, where: Locator): Promise<void> {
  await where.scrollIntoViewIfNeeded()
  const box = (await where.boundingBox())!
  const cdp = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + Math.min(40, box.width / 2), y: box.y + Math.min(20, box.height / 2) }]
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.getByRole('menu').waitFor()
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

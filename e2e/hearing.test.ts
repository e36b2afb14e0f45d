import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'

let desk: HelpDesk
beforeAll(async () => {
  desk = await helpDesk('to be heard')
})

/** In place of the loudspeaker: counts what would be heard. */
const loudspeaker = `
  window.tones = 0
  window.AudioContext = class {
    constructor() { window.opened = true }
    state = 'running'; currentTime = 0; destination = {}
    async resume() {}
    createOscillator() {
      return { frequency: {}, connect: (to) => to, start: () => { window.tones += 1 }, stop() {} }
    }
    createGain() {
      return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to) => to }
    }
  }
  const { request } = LockManager.prototype
  LockManager.prototype.request = function (name, ...more) {
    return request.call(this, name, ...more.map((held) => (name === 'parley.voice' ? (...given) => { window.speaks = true; return held(...given) } : held)))
  }`
/** Somebody is there: browsers open the loudspeaker a moment after they have touched the page. */
const touched = (page: Page) =>
  expect
    .poll(async () => {
      await page.keyboard.press('Shift')
      return page.evaluate('window.opened')
    })
    .toBe(true)
const tones = (page: Page) => page.evaluate<number>('window.tones')

test('a new session is heard where that is set, not where it is switched off, and never while Offline [CNT-01]', async () => {
  await desk.online(desk.ann)
  const page = await pageOf(desk.url, desk.ann, '/activity')
  await page.addInitScript(loudspeaker)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.evaluate('window.speaks')).toBe(true)
  const toldOf = async (from: typeof desk.kim, text: string) => {
    const sessionId = await desk.says(from, text)
    await page.getByText(`New in ${desk.chat.name}: ${from.name}`).first().waitFor()
    return sessionId
  }
  await touched(page)
  await toldOf(desk.kim, 'Can you hear me?')
  await expect.poll(() => tones(page)).toBeGreaterThan(0)

  const silent = async (from: typeof desk.kim, text: string) => {
    const before = await tones(page)
    await toldOf(from, text)
    expect(await tones(page)).toBe(before)
  }
  await desk.ann.get(contract.editNotices, { body: { cells: { 'queue.sound': false } } })
  await expect
    .poll(() => desk.ann.get(contract.readWorkspace).then(({ notices }) => notices.settings.cells['queue.sound']))
    .toBe(false)
  await page.reload()
  await touched(page)
  await silent(desk.max, 'And without a sound?')
  await desk.ann.get(contract.editNotices, { body: { cells: { 'queue.sound': true } } })
  await desk.ann.get(contract.setStatus, { body: { online: false } })
  await page.reload()
  await touched(page)
  await silent(desk.eve, 'And while you are away?')
  await page.context().close()
})

test('an employee on another page is told of an answer: counters of the rail and of the row, and a pop-up [CUS-08]', async () => {
  const { kim, bob } = desk
  await desk.online(bob)
  const sessionId = await desk.says(kim, 'Where is my chair?')
  await desk.take(bob, sessionId)
  const page = await pageOf(desk.url, kim, '/activity')
  await page.getByRole('link', { name: 'Messages', exact: true }).waitFor()
  await desk.answer(bob, sessionId, 'It stands in room 12.')
  await page
    .getByText(/It stands in room 12/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Open', exact: true }).waitFor()
  const rail = page.getByRole('link', { name: /^Messages, 1/ })
  await rail.waitFor()
  await desk.answer(bob, sessionId, 'By the window.')
  await page.goto(`${desk.url}/messages`)
  const row = page.getByRole('link', { name: new RegExp(`^${desk.chat.name}, .*2 unread`) })
  await row.waitFor()
  expect(await row.locator('[data-badge]').textContent()).toBe('2')
  await page.context().close()
})

test('within two seconds a message is on the counter of another page, on another screen, and agrees with a reload [CNT-15, NFR-02]', async () => {
  const { kim, bob, ann } = desk
  await Promise.all([desk.online(bob), desk.online(ann)])
  const { session } = await bob.get(contract.takeNextSession)
  const sessionId = session?.id ?? (await desk.says(kim, 'Once more'))
  const holder = (await desk.sue.get(contract.readSession, { path: { sessionId } })).session.operator
  const who = holder?.id === ann.id ? ann : bob
  if (!holder) await desk.take(bob, sessionId)
  const [mine, leads] = [await pageOf(desk.url, who, '/activity'), await pageOf(desk.url, desk.sue, '/live-chats')]
  /** What the red number in the rail says; there is none where it is 0. */
  const counted = async (page: Page) => Number((await page.getByTestId('c1').allTextContents())[0] ?? 0)
  await mine
    .getByRole('link', { name: /^Live chats/ })
    .first()
    .waitFor()
  const row = leads.getByTestId(`session-${sessionId}`).first()
  await row.waitFor()
  const before = await counted(mine)
  const customer = (await desk.sue.get(contract.readSession, { path: { sessionId } })).session.customer
  const writer = [kim, desk.max, desk.eve].find(({ id }) => id === customer.userId)!
  const began = Date.now()
  await desk.says(writer, 'Are you quick?')
  await Promise.all([
    expect.poll(() => counted(mine), { interval: 20 }).toBe(before + 1),
    row.getByText('Are you quick?').first().waitFor(),
  ])
  expect(Date.now() - began).toBeLessThan(2_000)
  await mine.reload()
  await mine
    .getByRole('link', { name: /^Live chats/ })
    .first()
    .waitFor()
  await expect.poll(() => counted(mine)).toBe(before + 1)
  for (const page of [mine, leads]) await page.context().close()
})

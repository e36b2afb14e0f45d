import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anItem } from '../server/test/an-app.ts'
import { atOnce } from './stage/at-once.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { about, reply } from './stage/screens.ts'

let desk: Awaited<ReturnType<typeof boundDesk>>
let page: Page
let sessionId: string

beforeAll(async () => {
  desk = await boundDesk('with mishaps')
  await desk.online(desk.ann)
  await desk.online(desk.bob)
  const chat = await visitorWrites(desk, 'Where is my order?')
  sessionId = (await newest(desk)).id
  await chat.context().close()
  await desk.take(desk.ann, sessionId)
  page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
})
afterAll(() => page?.context().close())

const settings = (body: Partial<Omit<contract.Settings, 'limits'>>) => desk.administrator.get(contract.editSettings, { body })
const holder = async () => (await desk.sue.get(contract.readSession, { path: { sessionId } })).session.operator?.name

test('two people who bind at once: one is bound, and the other is told which, with their choice kept [BND-02, RTE-06]', async () => {
  for (const first of ['Ida', 'Per'])
    await anItem(desk.administrator, desk.contacts.id, { title: { first, last: 'Berg', middle: '' } })
  const sues = await pageOf(desk.url, desk.sue, `/live-chats/s/${sessionId}`)
  const dialog = (at: Page) => at.getByRole('dialog', { name: new RegExp(`${desk.contacts.name}$`) })
  const chosen = new Map([
    [page, /Berg Ida/],
    [sues, /Berg Per/],
  ])
  for (const [at, name] of chosen) {
    await about(at)
      .getByRole('region', { name: desk.contacts.name })
      .getByRole('button', { name: /^Bind in/ })
      .click()
    await dialog(at).getByRole('option', { name }).waitFor()
  }
  for (const [at, name] of chosen) await dialog(at).getByRole('option', { name }).click()
  await atOnce([page, sues], '**/bound-items/**', (at) => dialog(at).getByRole('button', { name: 'Bind', exact: true }).click())
  const told = (at: Page) => dialog(at).getByText(/Meanwhile Berg (Ida|Per) was bound/)
  await expect.poll(async () => (await Promise.all([page, sues].map((at) => told(at).count()))).sort()).toEqual([0, 1])
  await page.keyboard.press('Escape')
  await sues.context().close()
  await page.reload()
  await about(page)
    .getByRole('link', { name: /Berg (Ida|Per)/ })
    .waitFor()
})

test('who was chosen goes Offline or is locked in that moment: said in the dialog, and all that was begun is kept [INF-06, INF-10]', async () => {
  await settings({ reassignOnlineOnly: true })
  try {
    await reply(page).fill('I hand you over to')
    const open = () =>
      about(page)
        .getByRole('button', { name: /^Reassign: / })
        .click()
    await open()
    const dialog = page.getByRole('dialog', { name: 'Reassign session' })
    const bob = dialog.getByRole('option', { name: /Bob Berg/ })
    await bob.click()
    await desk.bob.get(contract.setStatus, { body: { online: false } })
    await dialog.getByRole('button', { name: 'Reassign', exact: true }).click()
    await dialog.getByRole('alert').getByText('This operator is Offline now. Choose somebody who is Online.').waitFor()
    expect(await holder()).toBe('Ann Adler')
    // The list was read anew: who cannot be chosen any more is not.
    await bob.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await settings({ reassignOnlineOnly: false })
    await open()
    await bob.click()
    await desk.administrator.get(contract.lockUser, { path: { userId: desk.bob.id } })
    await dialog.getByRole('button', { name: 'Reassign', exact: true }).click()
    await dialog.getByRole('alert').getByText('This person is locked and cannot be given a session.').waitFor()
    expect(await holder()).toBe('Ann Adler')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await reply(page).inputValue()).toBe('I hand you over to')
  } finally {
    await settings({ reassignOnlineOnly: false })
  }
})

test('no room is left in Files: told for the file, the others stay, and with room it goes on [FIL-01, FIL-06]', async () => {
  const { fileQuotaMegabytes } = await desk.administrator.get(contract.readSettings)
  await settings({ fileQuotaMegabytes: 1 })
  try {
    await page.goto(`${desk.url}/files`)
    const entry = (name: string) => page.getByRole('button', { name, exact: true })
    const choose = page.locator('input[type=file]').first()
    await choose.setInputFiles([
      { name: 'small.txt', mimeType: 'text/plain', buffer: Buffer.from('Small') },
      { name: 'large.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(1_500_000, 'x') },
    ])
    await entry('small.txt').waitFor()
    await page
      .getByText(/There is no room left for your files/)
      .first()
      .waitFor()
    expect(await entry('large.bin').count()).toBe(0)
    await settings({ fileQuotaMegabytes })
    await page
      .getByRole('button', { name: /large.bin/ })
      .first()
      .click()
    await entry('large.bin').waitFor()
  } finally {
    await settings({ fileQuotaMegabytes })
  }
})

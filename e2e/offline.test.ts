import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { password } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { log, message, reply, rows, say } from './stage/screens.ts'

let desk: HelpDesk
let kims: string
let maxs: string
let eves: string

beforeAll(async () => {
  desk = await helpDesk('in a tunnel')
  await desk.online(desk.ann)
  kims = await desk.says(desk.kim, 'Where is my parcel?')
  maxs = await desk.says(desk.max, 'The lamp is broken')
  eves = await desk.says(desk.eve, 'An invoice, please')
  for (const id of [kims, maxs, eves]) await desk.take(desk.ann, id)
})

const open = (page: Page, name: string) => rows(page, name).first().click()
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true })
const banner = (page: Page) => page.getByText('You are offline.')

/** What this browser has kept: keys of states, drafts, letters and files, and the caches. */
function keptBy(page: Page) {
  return page.evaluate(async () => {
    const all: Record<string, string> = {}
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name!)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const asked = database.transaction(store).objectStore(store).getAll()
          asked.onsuccess = () => resolve(asked.result)
        })
        all[store] = JSON.stringify(rows)
      }
      database.close()
    }
    const names = await caches.keys()
    const paths = (
      await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))
    ).flat()
    return { all, paths: paths.map((url) => new URL(url).pathname) }
  })
}

/** All of the program and these words are kept. */
async function keeps(page: Page, ...words: string[]): Promise<void> {
  await expect.poll(async () => (await keptBy(page)).paths).toContain('/')
  await expect
    .poll(async () => {
      const { all } = await keptBy(page)
      return words.filter((word) => !all['states']?.includes(word))
    })
    .toEqual([])
}

test('in a tunnel: three sessions can be read after a reload, what is written and attached arrives once, in order [B-04, CMP-02, CMP-10, P6]', async () => {
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${kims}`)
  await message(page, /Where is my parcel\?/).waitFor()
  await open(page, 'Max Moser')
  await message(page, /The lamp is broken/).waitFor()
  await open(page, 'Eve Ebner')
  await message(page, /An invoice, please/).waitFor()
  await keeps(page, 'Where is my parcel?', 'The lamp is broken', 'An invoice, please')
  expect((await keptBy(page)).paths.filter((path) => path.startsWith('/api') || path.startsWith('/c/'))).toEqual([])

  await page.context().setOffline(true)
  await page.reload()
  await banner(page).waitFor()
  await message(page, /An invoice, please/).waitFor()
  await open(page, 'Max Moser')
  await message(page, /The lamp is broken/).waitFor()
  await open(page, 'Kim Klein')
  await message(page, /Where is my parcel\?/).waitFor()

  const close = page.getByRole('button', { name: 'Close session' })
  expect(await close.isDisabled()).toBe(true)
  await say(page, 'It is on its way')
  await message(page, /It is on its way, Sending/).waitFor()
  await say(page, 'Truly')
  await message(page, /Truly, Sending/).waitFor()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Attach files' }).click(),
  ])
  await chooser.setFiles([{ name: 'label.txt', mimeType: 'text/plain', buffer: Buffer.from('Parcel 17') }])
  await page.getByRole('button', { name: 'Remove label.txt' }).waitFor()
  await reply(page).fill('With this label')
  await expect
    .poll(async () => (await keptBy(page)).all)
    .toMatchObject({
      drafts: expect.stringContaining('With this label'),
      files: expect.stringContaining('"id"'),
    })

  await page.reload()
  await banner(page).waitFor()
  await message(page, /Truly, Sending/).waitFor()
  await page.getByRole('button', { name: 'Remove label.txt' }).waitFor()
  expect(await reply(page).inputValue()).toBe('With this label')
  // It waits for its file, and goes by itself.
  await send(page).click()
  await page.context().setOffline(false)
  await message(page, /With this label, .*(Sent|Read)/).waitFor()
  await banner(page).waitFor({ state: 'detached' })
  await expect.poll(() => close.isDisabled()).toBe(false)
  const thread = await desk.kim.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  const { items } = (await desk.kim.get(contract.readThread, { path: { threadId: thread.id } })).page
  expect(
    items.filter(({ author }) => author === 'operator').map(({ text, files }) => [text, ...files.map(({ name }) => name)]),
  ).toEqual([['It is on its way'], ['Truly'], ['With this label', 'label.txt']])
  expect(await log(page).getByText('It is on its way').count()).toBe(1)
  await expect.poll(async () => (await keptBy(page)).all).toMatchObject({ outbox: '[]', files: '[]' })
  await page.context().close()
})

test('an upload that the network stopped goes on by itself when the line is back [CMP-02, P6]', async () => {
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${eves}`)
  await message(page, /An invoice, please/).waitFor()
  await page.route('**/api/files/*', (route) => route.abort('connectionreset'))
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Attach files' }).click(),
  ])
  await chooser.setFiles([{ name: 'invoice.txt', mimeType: 'text/plain', buffer: Buffer.from('17 EUR') }])
  await page.getByRole('button', { name: 'Try invoice.txt again' }).waitFor()
  await page.unroute('**/api/files/*')
  await page.context().setOffline(true)
  await banner(page).waitFor()
  await page.context().setOffline(false)
  await page.locator('[data-state=done]').getByText('invoice.txt').waitFor()
  await page.getByRole('button', { name: 'Remove invoice.txt' }).click()
  await expect.poll(async () => (await keptBy(page)).all).toMatchObject({ drafts: expect.not.stringContaining('invoice.txt') })
  await page.context().close()
})

test('what an old connection still brings, and an answer on its way, are no network; a new connection is one [B-04, ui §2.1]', async () => {
  const page = await pageOf(desk.url, desk.ann, '/live-chats')
  await rows(page, 'Eve Ebner').first().waitFor()
  let tunnel = false
  await page.routeWebSocket('**/api/socket', (socket) => void (tunnel || socket.connectToServer()))
  const [socket] = await Promise.all([page.waitForEvent('websocket'), page.reload()])
  const closed = socket.waitForEvent('close')
  await rows(page, 'Eve Ebner').first().waitFor()
  const [begun, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.route('**/api/sessions/*', async (route) => {
    const response = await route.fetch()
    begun.resolve()
    await late.promise
    await route.fulfill({ response })
  })
  await Promise.all([begun.promise, open(page, 'Eve Ebner')])
  tunnel = true
  await page.evaluate(() => dispatchEvent(new Event('offline')))
  await Promise.all([closed, banner(page).waitFor()])
  late.resolve()
  await page.getByText('Internal user').waitFor()
  await banner(page).waitFor()
  tunnel = false
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await banner(page).waitFor({ state: 'detached' })
  await message(page, /An invoice, please/).waitFor()
  await page.context().close()
})

test('what was withdrawn and taken away meanwhile is gone when the line is back [B-04, P13, CNV-13]', async () => {
  await desk.administrator.get(contract.editSettings, { body: { allowEditing: true } })
  const wrong = 'The code is 4711'
  const sent = await desk.answer(desk.ann, kims, wrong)
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${maxs}`)
  await message(page, /The lamp is broken/).waitFor()
  await open(page, 'Kim Klein')
  await message(page, /4711/).waitFor()
  await keeps(page, 'The lamp is broken', wrong)
  await page.context().setOffline(true)
  await page.reload()
  await message(page, /4711/).waitFor()
  await open(page, 'Max Moser')
  await message(page, /The lamp is broken/).waitFor()
  await desk.ann.get(contract.withdrawMessage, { path: { sessionId: kims, messageId: sent.id } })
  await desk.sue.get(contract.reassignSession, {
    path: { sessionId: maxs },
    body: { to: { operatorId: desk.bob.id }, from: desk.ann.id },
  })
  await desk.administrator.get(contract.editSettings, { body: { allowEditing: false } })
  await page.context().setOffline(false)
  await message(page, /The lamp is broken/).waitFor({ state: 'detached' })
  // Also in the conversation that is not on the screen.
  await expect
    .poll(async () => {
      const { all } = await keptBy(page)
      return ['4711', 'The lamp is broken'].filter((word) => all['states']?.includes(word))
    })
    .toEqual([])
  await open(page, 'Kim Klein')
  await message(page, /Where is my parcel\?/).waitFor()
  expect(await message(page, /4711/).count()).toBe(0)
  await page.context().close()
})

test('the service worker is asked for anew each time, and touches pages of this program alone [B-04, WEB-01]', async () => {
  for (const path of ['/sw.js', '/shell.json']) {
    const { status, headers } = await fetch(desk.url + path)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'")
  }
  const page = await pageOf(desk.url, desk.kim, '/messages')
  await keeps(page, 'Kim Klein')
  await page.context().setOffline(true)
  for (const path of [`/c/${desk.chat.id}`, `/widget/${desk.chat.id}`, '/f/anything', '/api/openapi.json', '/health/ready']) {
    const tab = await page.context().newPage()
    await expect(tab.goto(desk.url + path)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/)
    await tab.close()
  }
  await page.goto(`${desk.url}/messages`)
  await banner(page).waitFor()
  const framed = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/messages'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
    return frame.contentDocument?.getElementById('root') ? 'the program' : 'nothing'
  })
  expect(framed).toBe('nothing')
  await page.context().close()
})

test('who signs out leaves nothing behind, and who comes next sees nothing of it; a sign-in that ended neither [B-04]', async () => {
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${eves}`)
  await message(page, /An invoice, please/).waitFor()
  await reply(page).fill('Half a sentence')
  await keeps(page, 'An invoice, please')
  await page.getByRole('button', { name: /^Ann Adler, / }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/signin')
  const left = await keptBy(page)
  expect(left.paths).toEqual([])
  expect(Object.values(left.all).join('')).not.toMatch(/invoice|Half a sentence|Ann Adler/)
  expect(left.all['states']).toBe('[]')

  await page.getByLabel('E-mail').fill(desk.bob.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${desk.url}/live-chats**`)
  await page.getByRole('button', { name: /^Bob Berg, / }).waitFor()
  await keeps(page, 'Bob Berg')
  expect((await keptBy(page)).all['states']).not.toContain('invoice')
  await page.context().setOffline(true)
  await page.goto(`${desk.url}/live-chats/s/${eves}`)
  await banner(page).waitFor()
  await page.getByRole('button', { name: /^Bob Berg, / }).waitFor()
  expect(await page.getByText('An invoice, please').count()).toBe(0)
  // While there is no line, Bob is locked: what was kept goes before anything is shown again.
  await desk.administrator.get(contract.lockUser, { path: { userId: desk.bob.id } })
  await page.context().setOffline(false)
  await expect.poll(async () => (await keptBy(page).catch(() => undefined))?.all['states']).toBe('[]')
  await page.context().close()
})

import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../server/test/desk.ts'
import { startProduct, type TestUser } from '../server/test/product.ts'
import { browser, pageOf } from './stage/browser.ts'
import { type Canary, canaryIn, throughAll, unharmed } from './stage/canary.ts'
import { handle, talk, uploadAll, visitors } from './stage/hostile-chats.ts'
import { hostileFiles } from './stage/hostile-files.ts'
import { fillApp, fillFiles, fillLists } from './stage/hostile-lists.ts'
import { asLines, hostileTexts } from './stage/hostile-texts.ts'
import { log, message } from './stage/screens.ts'
import { openWidget, visitorAt, visitorSays } from './stage/website.ts'

let desk: Desk
let url: string
let sessionId: string
let threadId: string
let visited: string[]
let app: contract.App
let itemId: string
let files: contract.File[]
let folder: string

beforeAll(async () => {
  const product = await startProduct()
  desk = await openDesk(product)
  url = product.url
  const { admin, clara, chat, olga } = desk
  const many = {
    apiPerMinute: 100_000,
    visitorMessagesPerMinute: 1_000,
    visitorUploadsPerMinute: 1_000,
    newVisitorsPerMinute: 1_000,
  }
  await admin.get(contract.editSettings, { body: { allowEditing: true, limits: { ...many, operatorMessagesPerMinute: 10_000 } } })
  const { labelIds, refused } = await fillLists(desk)
  // Where braces are variables they are looked at.
  expect(Object.keys(refused)).toEqual(['template-unknown'])

  ;({ app, itemId } = await fillApp(desk))

  const path = { liveChatId: chat.id }
  const { version } = await admin.get(contract.readLiveChat, { path })
  const website = { enabled: true, greeting: hostileTexts[4]! }
  await admin.get(contract.editLiveChat, { path, body: { version, name: asLines()[4]!, website, accountAppId: app.id } })
  threadId = (await clara.get(contract.openThread, { path })).id
  ;({ sessionId, files } = await talk(desk, clara, threadId))

  visited = await visitors(desk)

  await handle(desk, visited, labelIds)
  await olga.get(contract.bindItem, { path: { sessionId: visited[1]!, itemId }, body: { appId: app.id, from: null } })

  folder = await fillFiles(desk, files.slice(0, hostileFiles.length))
}, 180_000)
afterAll(() => desk?.product[Symbol.asyncDispose]())

async function opened(who: TestUser, path: string): Promise<{ page: Page; canary: Canary }> {
  const page = await pageOf(url, { cookie: who.headers['cookie']! }, '/profile')
  const canary = await canaryIn(page.context())
  await page.goto(url + path)
  return { page, canary }
}

/** Two at a time: drawn, looked at, unharmed; and most of them show some of it. */
async function look(page: Page, canary: Canary, paths: readonly string[]) {
  const left = [...paths]
  let drawn = 0
  const oneByOne = async (tab: Page) => {
    for (let path = left.shift(); path; path = left.shift()) {
      await tab.goto(url + path)
      await tab.getByRole('main').first().waitFor()
      await tab.waitForLoadState('networkidle')
      await unharmed(tab, canary, path)
      if (/ran\(|canary/.test((await tab.textContent('body'))!)) drawn++
    }
  }
  const beside = await page.context().newPage()
  await Promise.all([page, beside].map(oneByOne))
  await beside.close()
  expect(drawn).toBeGreaterThan(paths.length * 0.6)
}

test('60 texts and 40 files are what is tried, and what they do where they are let is seen [T-43]', async () => {
  expect([hostileTexts.length, hostileFiles.length]).toEqual([60, 40])
  const page = await (await (await browser()).newContext()).newPage()
  const { seen } = await canaryIn(page.context())
  await page.goto('data:text/html,')
  await page.setContent(`<body>${hostileTexts.slice(4, 12).join('')}</body>`)
  await expect.poll(() => new Set(seen).size).toBeGreaterThanOrEqual(3)
  await page.context().close()
})

test('a session with all of them, for who answers and for who asks: 0 scripts run [T-43, CNV-15]', async () => {
  for (const [who, path] of [
    [desk.olga, `/live-chats/s/${sessionId}`],
    [desk.clara, `/messages/lc/${threadId}`],
  ] as const) {
    const { page, canary } = await opened(who, path)
    await log(page).getByRole('article').first().waitFor()
    await throughAll(page, '[role=log]', true)
    await message(page, /What is this/).waitFor()
    await unharmed(page, canary, path)
    await page.context().close()
  }
})

test('each file is shown or refused in the preview, and opened by its address it is saved, never a page [T-43, CNV-08]', async () => {
  const { page, canary } = await opened(desk.olga, '/files/recent')
  await page.getByTestId('entry').first().getByRole('button').first().click()
  const preview = page.getByTestId('preview')
  await preview.waitFor()
  const shown = new Set<string>()
  for (let step = 0; step < hostileFiles.length; step++) {
    shown.add((await preview.getAttribute('data-kind'))!)
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('ArrowRight')
  }
  await page.getByText(/40 of 40$/).waitFor()
  expect([...shown].sort()).toEqual(['audio', 'maybe-text', 'none', 'pdf', 'picture', 'video'])
  await page.keyboard.press('Escape')
  await unharmed(page, canary, '/files/recent')
  for (const { id, name } of files.slice(0, hostileFiles.length)) {
    const address = `${url}/api/files/${id}`
    const opening = page.goto(address).then(() => 'opened', String)
    expect(await opening, name).toContain('Download is starting')
    const { headers } = await desk.olga.fetch(`/api/files/${id}`)
    expect(headers.get('content-type'), name).not.toMatch(/html|xml|javascript|css|svg/)
    expect(headers.get('content-security-policy'), name).toMatch(/^sandbox; default-src 'none'/)
    expect(headers.get('x-content-type-options'), name).toBe('nosniff')
    expect(headers.get('content-disposition'), name).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[^'"\s]*$/)
  }
  expect(canary.seen).toEqual([])
  await page.context().close()
})

test('every screen of an operator draws them as text [T-43]', async () => {
  const { page, canary } = await opened(desk.olga, '/live-chats')
  await look(page, canary, [
    '/live-chats',
    ...visited.slice(0, 4).map((id) => `/live-chats/s/${id}`),
    ...['/live-chats/sessions', '/live-chats/customers', '/live-chats/blocklist', '/activity', `/files/${folder}`],
    ...[
      '/live-chats/templates',
      '/live-chats/templates?tab=articles',
      '/apps',
      `/apps/${app.id}`,
      `/apps/${app.id}?layout=kanban`,
    ],
    ...[`/apps/${app.id}?layout=tiles`, `/apps/${app.id}/items/${itemId}`, `/apps/${app.id}/items/${itemId}?edit=1`],
  ])
  await page.goto(`${url}/live-chats/customers/${await customerOf(visited[1]!)}`)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Control+k')
  for (const word of ['<script', 'javascript', '{{']) {
    await page.getByRole('dialog').getByRole('textbox').fill(word)
    await page.waitForLoadState('networkidle')
  }
  await page.keyboard.press('Escape')
  expect(canary.seen).toEqual([])
  await page.context().close()
}, 120_000)

test('every screen of supervisors and administrators does so too [T-43]', async () => {
  const supervisor = await opened(desk.vera, '/live-chats')
  const settings = `/live-chats/settings/${desk.chat.id}`
  await look(supervisor.page, supervisor.canary, ['/live-chats', settings, '/activity', `/live-chats/s/${visited[2]}`])
  await supervisor.page.context().close()
  const { page, canary } = await opened(desk.admin, '/admin')
  const chat = `/admin/live-chats/${desk.chat.id}`
  await look(page, canary, [
    ...['/admin/users', '/admin/groups', '/admin/org-chart', '/admin/live-chats', '/admin/settings', '/admin/live-chat-settings'],
    ...[chat, `${chat}?tab=routing`, `${chat}?tab=labels`, `${chat}?tab=website`],
    ...[`/apps/${app.id}/builder`, `/apps/${app.id}/builder?tab=list`, `/apps/${app.id}/builder?tab=status`],
  ])
  await page.context().close()
}, 120_000)

test('a visitor sees them in the chat on its own page and in the widget [T-43, WEB-03]', async () => {
  const path = `/c/${desk.chat.id}`
  const page = await visitorAt(`${url}${path}`)
  const canary = await canaryIn(page.context())
  await page.reload()
  await visitorSays(page, hostileTexts[0]!)
  await page.getByText(/· Sent/).waitFor()
  const { session } = await desk.olga.get(contract.takeNextSession)
  const answer = (body: contract.NewAnswer) =>
    desk.olga.get(contract.sendMessage, { path: { sessionId: session!.id, messageId: v7() }, body })
  for (const text of hostileTexts) await answer({ text })
  const ids = (await uploadAll(desk.olga)).map(({ id }) => id)
  for (let from = 0; from < ids.length; from += 10) await answer({ text: '', files: ids.slice(from, from + 10) })
  await page.getByText('passwd').first().waitFor()
  await unharmed(page, canary, path)
  await page.reload()
  await page.getByText('passwd').first().waitFor()
  await unharmed(page, canary, path)
  await page.goto(`${url}${path}/test`)
  const chat = await openWidget(page)
  await chat.getByText('passwd').first().waitFor()
  await unharmed(page, canary, `${path}/test`)
  await page.context().close()
})

const customerOf = async (id: string) =>
  (await desk.olga.get(contract.readSession, { path: { sessionId: id } })).session.customer.id

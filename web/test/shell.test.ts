import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { buildPage, startBrowser } from './browser.ts'
import { held, me } from './held.ts'
import { json, serve } from './serve.ts'

let browser: Browser
let page: Page
let url: string
let stop: () => void
let away = false
let signedIn = true
let setUp = true
const open: WebSocket[] = []

beforeAll(async () => {
  const { url: at, server } = await serve(await buildPage('/src/main.tsx'), ({ url: address, method }, response) => {
    if (away) return void response.socket!.destroy()
    if (address === '/api/installation') return json(response, 200, { setUp, organisation: 'Northwind', version: '0' })
    if (address === '/api/sign-in' && method === 'POST') signedIn = true
    if (!signedIn)
      return json(response, 401, { type: 'about:blank', title: 'Sign in first.', status: 401, code: 'not-signed-in' })
    json(response, 200, address === '/api/workspace' ? held : me)
  })
  const sockets = new WebSocketServer({ server, path: '/api/socket', handleProtocols: () => 'parley.v1' })
  sockets.on('connection', (socket) => {
    open.push(socket)
    socket.on('message', () => socket.send('{"position":"1"}'))
  })
  url = at
  stop = () => {
    sockets.close()
    server.closeAllConnections()
    server.close()
  }
  browser = await startBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  stop()
})
beforeEach(async () => {
  away = false
  signedIn = true
  setUp = true
  await page?.close()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
})

test('who is not signed in comes to sign-in and is told where they wanted to go', async () => {
  signedIn = false
  await page.goto(`${url}/activity`)
  await page.waitForURL(/\/signin\?to=/)
  expect(new URL(page.url()).searchParams.get('to')).toContain('/activity')
})

test('a new installation leads to its set-up', async () => {
  signedIn = false
  setUp = false
  await page.goto(url)
  await page.waitForURL(`${url}/setup`)
})

test('signed in, the shell stands: rail, own menu, no violation', async () => {
  await page.goto(`${url}/nothing-here`)
  await page.getByText('Nothing here').waitFor()
  await page.goto(url)
  await page.getByRole('button', { name: 'Irina Orlova, Online' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await page.getByText('Dark', { exact: true }).click()
  expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('dark')
  expect(await violations()).toEqual([])
})

test('a lost connection is told after two seconds, and the bar goes by itself [NFR-02]', async () => {
  await page.goto(url)
  await page.getByRole('button', { name: 'Irina Orlova, Online' }).waitFor()
  await page.context().setOffline(true)
  await page.getByText('You are offline.').waitFor()
  await page.context().setOffline(false)
  await page.getByText('You are offline.').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByTestId('live-region').textContent()).toBe('Connected again')
})

test('a sign-in that ends in the middle of work comes back in place', async () => {
  await page.goto(url)
  await page.getByRole('button', { name: 'Irina Orlova, Online' }).waitFor()
  const before = open.length
  signedIn = false
  for (const socket of open) socket.close(4001)
  const dialog = page.getByRole('dialog', { name: 'You were signed out' })
  await dialog.waitFor()
  expect(await violations()).toEqual([])
  await dialog.getByRole('textbox', { name: 'Password' }).fill('a long enough password')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(open.length).toBe(before + 1)
})

test('without a server the page says so and goes on when it is back', async () => {
  away = true
  await page.route('**/api/**', (route) => (away ? route.abort() : route.continue()))
  await page.goto(url)
  await page.getByText('The server cannot be reached').waitFor()
  away = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Irina Orlova, Online' }).waitFor()
})

test('a part that a bad network did not bring is asked for again, with its looks, and the page stays as it is [B-04]', async () => {
  await page.goto(url)
  await page.getByRole('button', { name: 'Irina Orlova, Online' }).waitFor()
  await page.evaluate(() => document.body.setAttribute('data-same', ''))
  const lost = new Set<string>()
  await page.route(/\/assets\/Palette-/, (route) => {
    const { pathname } = new URL(route.request().url())
    if (lost.has(pathname)) return route.continue()
    lost.add(pathname)
    return route.abort()
  })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('da')
  const field = page.getByRole('textbox', { name: 'Search commands and jump to anything' })
  await field.waitFor()
  expect(lost.size).toBeGreaterThan(0)
  await expect.poll(() => field.inputValue()).toBe('da')
  expect(await page.locator('[data-same]').count()).toBe(1)
  const unstyled = () =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(({ sheet }) => !sheet).length
  await expect.poll(() => page.evaluate(unstyled)).toBe(0)
})

test('after an update a page whose parts are gone loads itself anew, once', async () => {
  await page.goto(url)
  await page.getByRole('button', { name: 'Irina Orlova, Online' }).waitFor()
  let [loads, asked] = [0, 0]
  page.on('load', () => loads++)
  // What the server says of itself is newer than what it gives: who loaded the page for each difference would never end.
  await page.route(`${url}/`, async (route) => {
    if (route.request().resourceType() === 'document') return route.continue()
    asked++
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: newer(await answer.text()) })
  })
  await page.route(/\/assets\/Palette-/, (route) => route.fulfill({ status: 404 }))
  await page.keyboard.press('Control+k')
  await expect.poll(() => loads).toBe(1)
  await page.getByRole('button', { name: 'Irina Orlova, Online' }).waitFor()
  asked = 0
  await page.keyboard.press('Control+k')
  await expect.poll(() => asked).toBeGreaterThan(1)
  expect(loads).toBe(1)
})
const newer = (body: string) => body.replace(/\/assets\/index-[^"]+\.js/, '/assets/index-newer.js')

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
    )
  })
}

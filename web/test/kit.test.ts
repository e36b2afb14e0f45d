import { mkdirSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPage, startBrowser } from './browser.ts'
import { serve } from './serve.ts'

const pictures = new URL('../../e2e/screenshots/', import.meta.url).pathname
let browser: Browser
let url: string
let stop: () => void

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const served = await serve(await buildPage('/test/gallery.tsx'), (_, response) => response.writeHead(404).end())
  url = served.url
  stop = () => served.server.close()
  browser = await startBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  stop()
})

const sizes = { desk: [1440, 900], phone: [390, 844], small: [320, 568] } as const

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, [width, height]] of Object.entries(sizes)) {
    test(`the parts look right, ${name}, ${scheme}: no violation of WCAG 2.2 AA or of the policy`, async () => {
      for (const path of ['/live-chats/s/c', '/live-chats', '/?states']) {
        const { page, blocked } = await open(path, width, height, scheme)
        await page.screenshot({ path: `${pictures}kit${path.replaceAll(/\W/g, '-')}-${name}-${scheme}.png` })
        expect(await violations(page)).toEqual([])
        expect(blocked).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
        await page.close()
      }
    })
  }
}

test('dialog, drawer, toast and palette open under the policy and are clean', async () => {
  const { page, blocked } = await open('/?states', 1440, 900, 'light')
  await page.getByRole('button', { name: 'Open dialog' }).click()
  await page.getByRole('dialog', { name: 'Close the session' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Open drawer' }).click()
  await page.getByRole('dialog', { name: 'New template' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Toast' }).click()
  await page.getByRole('status').filter({ hasText: 'Session closed' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.getByTestId('live-region').textContent()).toBe('undone')
  expect(blocked).toEqual([])
})

test('keys: chord, sheet, palette, landmarks, folding; none where somebody writes', async () => {
  const { page, blocked } = await open('/live-chats', 1440, 900, 'light')
  await page.getByLabel('Search sessions').fill('')
  await page.keyboard.type('?[')
  expect(await page.getByLabel('Search sessions').inputValue()).toBe('?[')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.locator('body').click({ position: { x: 700, y: 20 } })
  await page.keyboard.press('BracketLeft')
  await page.getByRole('navigation', { name: 'Live chats' }).waitFor({ state: 'hidden' })
  await page.reload()
  await page.getByRole('main').waitFor()
  expect(await page.getByRole('navigation', { name: 'Live chats' }).isVisible()).toBe(false)
  await page.keyboard.press('BracketLeft')
  await page.keyboard.press('Shift+Slash')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+KeyK')
  await page.getByPlaceholder('Search commands').fill('live')
  await page.getByText('Go to Live chats').waitFor()
  expect(await violations(page)).toEqual([])
  await page.screenshot({ path: `${pictures}kit-palette.png` })
  await page.keyboard.press('Escape')
  await page.getByPlaceholder('Search commands').waitFor({ state: 'detached' })
  for (const part of ['Workspaces', 'Live chats', 'main', 'About the session']) {
    await page.keyboard.press('F6')
    const now = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id)
    expect(now).toBe(part)
  }
  expect(blocked).toEqual([])
})

test('a conversation keeps its place: at the end, behind new ones, and when earlier ones come', async () => {
  const { page } = await open('/live-chats/s/c', 1440, 900, 'light')
  const log = page.getByRole('log')
  await page.getByText('Message 199').waitFor()
  await page.keyboard.press('Alt+KeyM')
  await page.getByText('New 200').waitFor()
  await log.hover()
  await page.mouse.wheel(0, -3000)
  await page.getByRole('button', { name: 'Go to the end' }).waitFor()
  await log.evaluate(atRest)
  const marked = await log.evaluate((box) => {
    const top = box.getBoundingClientRect().top
    const row = [...box.querySelectorAll('[data-index]')].find((one) => one.getBoundingClientRect().top > top + 50)!
    return { text: row.textContent!, y: row.getBoundingClientRect().top }
  })
  await page.keyboard.press('Alt+KeyB')
  await page.keyboard.press('Alt+KeyM')
  await page.getByRole('button', { name: '1 new' }).waitFor()
  const y = await page
    .getByText(marked.text, { exact: true })
    .evaluate((one) => one.closest('[data-index]')!.getBoundingClientRect().top)
  expect(Math.abs(y - marked.y)).toBeLessThanOrEqual(1)
})

/** A wheel is followed for many frames, and rows are measured as they come: until the first one shown has not moved for ten. */
async function atRest(box: Element): Promise<void> {
  const place = () => `${box.scrollTop} ${box.scrollHeight} ${box.querySelector('[data-index]')?.getBoundingClientRect().top}`
  let last = place()
  for (let still = 0; still < 10; still++) {
    await new Promise(requestAnimationFrame)
    const now = place()
    if (now !== last) still = 0
    last = now
  }
}

async function open(
  path: string,
  width: number,
  height: number,
  scheme: 'light' | 'dark',
): Promise<{ page: Page; blocked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' })
  const blocked: string[] = []
  page.on('console', (line) => /Content Security Policy/i.test(line.text()) && blocked.push(line.text()))
  await page.goto(url + path)
  await page.locator('main, nav').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  return { page, blocked }
}

async function violations(page: Page): Promise<string[]> {
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

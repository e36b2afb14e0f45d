import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { editLiveChat, readLiveChat } from '@parley/contract'
import type { Browser, Frame, Page } from 'playwright-core'
import { startChromium } from '../../e2e/stage/chromium.ts'
import { castOf } from '../cast.ts'
import { type Figure, median } from '../figures.ts'
import { startPostgres } from '../postgres.ts'
import { startProduct } from '../programs.ts'
import type { Part } from './part.ts'

/** The widget on the page of a website that is not ours, in Chromium. */
export const widget: Part = {
  ids: ['T-13'],
  title: 'the widget on a website',
  async run() {
    await using postgres = await startPostgres()
    await using product = await startProduct({ databaseUrl: postgres.urlFor('parley', 'parley') })
    const { operator, liveChatId } = await castOf(product.url, 0)
    const path = { liveChatId }
    const { version, website } = await operator.get(readLiveChat, { path })
    await using site = await openSite(website.snippet)
    await operator.get(editLiveChat, { path, body: { version, website: { allowedOrigins: [site.url] } } })
    const browser = await startChromium()
    try {
      const plain: number[] = []
      const loaded: number[] = []
      for (let round = 0; round < 5; round++) {
        plain.push(await mainThread(browser, `${site.url}/plain`))
        loaded.push(await mainThread(browser, site.url))
      }
      const { loader, chat, script, others, requests } = await openChat(browser, site.url, product.url)
      const figures: Figure[] = [
        { id: 'T-13', job: 'loader, gzip', value: loader / 1000, unit: 'kB', target: { atMost: 2.5 } },
        {
          id: 'T-13',
          job: 'chat, gzip',
          value: chat / 1000,
          unit: 'kB',
          target: { atMost: 15 },
          beside: `${requests} files; script alone ${(script / 1000).toFixed(1)} kB`,
        },
        { id: 'T-13', job: 'requests to others', value: others.length, unit: 'requests', target: { atMost: 0 } },
        {
          id: 'T-13',
          job: "the website's main thread while it loads, more than without",
          value: median(loaded) - median(plain),
          unit: 'ms',
          target: { atMost: 50 },
          beside: `${median(loaded).toFixed(1)} beside ${median(plain).toFixed(1)} ms`,
        },
      ]
      return figures
    } finally {
      await browser.close()
    }
  },
}

/** A website of somebody else: one page with our snippet, one without. */
async function openSite(snippet: string) {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const words = '<p>Things that are worth having, sent to where you live.</p>'.repeat(50)
    const head = '<title>Shop</title><link rel="icon" href="data:,">'
    response.end(`<!doctype html>${head}<h1>Shop</h1>${words}${request.url === '/plain' ? '' : snippet}`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Milliseconds of the page's main thread until a second after it was loaded, the frame of the chat not opened. */
async function mainThread(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  // Of the thread itself: what else runs on this machine is left out.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(1000)
  const { metrics } = await session.send('Performance.getMetrics')
  await context.close()
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
}

/** What is loaded until the chat stands open, in bytes as gzip makes of it. */
async function openChat(browser: Browser, site: string, product: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const files: Promise<{ url: string; size: number }>[] = []
  const others: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (![site, product].some((ours) => url.startsWith(ours)) && /^(https?|wss?):/.test(url)) others.push(url)
  })
  page.on('response', (response) => {
    const url = response.url()
    if (url.startsWith(product) && !url.includes('/api/'))
      files.push(response.body().then((body) => ({ url, size: gzipSync(body, { level: 9 }).length })))
  })
  await page.goto(site, { waitUntil: 'load' })
  await openFrame(page)
  const loaded = await Promise.all(files)
  await context.close()
  // Script and styles, as ui.md §4.7 counts them; the page itself is half a kilobyte more.
  const inFrame = loaded.filter(({ url }) => /\.(js|css)$/.test(new URL(url).pathname) && !/\/(widget|look)\.js/.test(url))
  const sum = (some: typeof loaded) => some.reduce((total, { size }) => total + size, 0)
  const loader = loaded.filter(({ url }) => url.endsWith('/widget.js'))
  const script = inFrame.filter(({ url }) => url.endsWith('.js'))
  return { loader: sum(loader), chat: sum(inFrame), script: sum(script), others, requests: inFrame.length }
}

async function openFrame(page: Page): Promise<void> {
  await page.waitForFunction('typeof Parley === "function"')
  await page.evaluate('Parley("open")')
  const isChat = (frame: Frame) => frame.url().includes('/widget/')
  // Its place on the page is a closed shadow tree, so it is found by its address.
  const frame = page.frames().find(isChat) ?? (await page.waitForEvent('framenavigated', isChat))
  await frame.waitForSelector('textarea', { timeout: 20_000 })
  await page.waitForLoadState('networkidle')
}

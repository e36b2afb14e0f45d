import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as contract from '@parley/contract'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { startChromium } from '../../e2e/stage/chromium.ts'
import { openDesk, until } from '../../server/test/desk.ts'

/** The chat's frame in a page that embeds it. */
export async function chatIn(page: Page): Promise<Frame> {
  const found = () => page.frames().find((frame) => frame.url().includes('/widget/'))
  await until(() => found() !== undefined)
  return found()!
}

/** The button is in a closed shadow root, out of reach even here: it is known by what assistive technology is told, and by its place. */
export async function launcherName(page: Page): Promise<string | undefined> {
  const client = await page.context().newCDPSession(page)
  const { nodes } = await client.send('Accessibility.getFullAXTree')
  await client.detach()
  return nodes.find(({ role, name }) => role?.value === 'button' && / chat/.test(String(name?.value)))?.name?.value
}
export async function clickLauncher(page: Page): Promise<void> {
  await until(async () => (await launcherName(page)) !== undefined)
  const { width, height } = page.viewportSize()!
  await page.mouse.click(width - 48, height - 48)
}

/** The product with its people, a website of another origin that embeds the widget, and a browser for its visitors. */
export async function openStage() {
  const desk = await openDesk()
  const { product, admin, chat } = desk
  const path = { liveChatId: chat.id }
  const site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    response.setHeader(
      'content-security-policy',
      `script-src 'unsafe-inline' ${product.url}; frame-src ${product.url}; style-src 'none'`,
    )
    response.end(pageOf(product.url, chat.id, new URL(request.url ?? '/', 'http://site').searchParams))
  })
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  const siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const { version } = await admin.get(contract.readLiveChat, { path })
  const website = { allowedOrigins: [siteUrl], greeting: 'Welcome. Ask us anything about your order.' }
  await admin.get(contract.editLiveChat, { path, body: { version, website } })
  await admin.get(contract.editSettings, {
    body: { limits: { newVisitorsPerMinute: 10_000, visitorMessagesPerMinute: 10_000, visitorUploadsPerMinute: 10_000 } },
  })
  const browser = await startChromium()

  return {
    ...desk,
    browser,
    siteUrl,
    /** A visitor with a storage of their own, on the website. */
    async visit(
      options: Parameters<Browser['newContext']>[0] = {},
      query = '',
    ): Promise<{ context: BrowserContext; page: Page }> {
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options })
      const page = await context.newPage()
      await page.goto(siteUrl + query)
      return { context, page }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      site.close()
      await product[Symbol.asyncDispose]()
    },
  }
}

const pageOf = (
  url: string,
  chat: string,
  query: URLSearchParams,
) => `<!doctype html><html lang="en"><head><title>Shop</title></head>
<body><main><h1>Northwind Furniture</h1><button id="before">Buy</button></main>
<script>
  parleySettings = ${JSON.stringify({ chat, ...Object.fromEntries(query) })};
  (function(w){w.Parley=w.Parley||function(){(w.Parley.q=w.Parley.q||[]).push(arguments)}})(window);
</script>
<script async src="${url}/widget.js"></script></body></html>`

export type Stage = Awaited<ReturnType<typeof openStage>>

export async function open(page: Page): Promise<Frame> {
  await clickLauncher(page)
  const chat = await chatIn(page)
  await chat.getByRole('textbox', { name: 'Message' }).waitFor()
  return chat
}

export async function say(chat: Frame | Page, text: string): Promise<void> {
  await chat.getByRole('textbox', { name: 'Message' }).fill(text)
  await chat.getByRole('button', { name: 'Send' }).click()
}

import type { BrowserContextOptions, FrameLocator, Page } from 'playwright-core'
import { browser, desktop } from './browser.ts'

/** A visitor of a page; the widget's shadow root is opened, so that its button is found by its name as people find it. */
export async function visitorAt(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (await browser()).newContext({ viewport: desktop, ...options })
  context.setDefaultTimeout(15_000)
  await context.addInitScript(() => {
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' })
    }
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

export const openChat = (page: Page) => page.getByRole('button', { name: /^Open chat/ })

/** Presses the button of the widget. @returns what is in its frame. */
export async function openWidget(page: Page): Promise<FrameLocator> {
  await openChat(page).click()
  return page.frameLocator('iframe')
}

export async function visitorSays(chat: FrameLocator | Page, text: string): Promise<void> {
  await chat.getByRole('textbox', { name: 'Message' }).fill(text)
  await chat.getByRole('button', { name: 'Send' }).click()
}

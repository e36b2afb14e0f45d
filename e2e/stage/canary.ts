import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './browser.ts'

/** What must not happen in a browser that shows hostile texts and files; all of it is collected, so that one test tells all. */
export interface Canary {
  /** Scripts that ran, dialogs, requests that only they make, and what the Content-Security-Policy had to stop. */
  seen: string[]
}

/** Set before the first page of a browser is opened. */
export async function canaryIn(context: BrowserContext): Promise<Canary> {
  const seen: string[] = []
  await context.exposeBinding('ran', ({ frame }, what: unknown) => void seen.push(`ran ${String(what)} at ${frame.url()}`))
  await context.exposeBinding('stopped', ({ page }, what: string) => void seen.push(`stopped ${what} at ${page.url()}`))
  await context.addInitScript(() => {
    const page = window as unknown as { stopped(what: string): void }
    document.addEventListener('securitypolicyviolation', (event) =>
      page.stopped(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  await context.route(/canary\.example/, (route) => {
    seen.push(`asked for ${route.request().url()}`)
    return route.abort()
  })
  context.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.type()} ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('weberror', (error) => void seen.push(`error ${error.error().stack}`))
  return { seen }
}

/** Nothing ran, the page is where it was, nothing is wider than it on a screen and on a phone, and no part of it has broken. */
export async function unharmed(page: Page, { seen }: Canary, path: string): Promise<void> {
  const wide: string[] = []
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size)
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))))
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (over > 0) wide.push(`${over} px too wide at ${size.width}`)
  }
  const { pathname } = new URL(page.url())
  const broken = await page.getByText('This part of the page stopped working.').or(page.getByText('Something went wrong')).count()
  const spoiled = await page.evaluate(() => 'x' in Object.prototype || document.title === '')
  expect({ seen, wide, pathname, broken, spoiled }, path).toEqual({
    seen: [],
    wide: [],
    pathname: path.replace(/[?#].*/, ''),
    broken: 0,
    spoiled: false,
  })
}

/** Looks at all of a list that draws only what is in sight. */
export async function throughAll(page: Page, selector: string, up = false): Promise<void> {
  for (let step = 0; step < 200; step++) {
    const moved = await page.evaluate(
      async ([found, back]) => {
        const list = document.querySelector(found as string)!
        const before = list.scrollTop
        list.scrollTop += (back ? -1 : 1) * list.clientHeight * 3
        for (let frame = 0; frame < 3; frame++) await new Promise((next) => requestAnimationFrame(next))
        return list.scrollTop !== before
      },
      [selector, up] as const,
    )
    if (!moved) return
  }
}

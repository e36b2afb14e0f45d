import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { startChromium } from './chromium.ts'
import type { Person } from './company.ts'

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

let started: Promise<Browser> | undefined

/** One Chromium for a file's stories; each person has a context of their own in it. */
export function browser(): Promise<Browser> {
  if (!started) {
    started = startChromium()
    afterAll(async () => {
      await (await started)?.close()
      started = undefined
    })
  }
  return started
}

/** This person's browser, signed in, at a path of the program. */
export async function pageOf(
  url: string,
  person: Pick<Person, 'cookie'> | undefined,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await (await browser()).newContext({ viewport: desktop, ...options })
  if (person) {
    const [name, value] = person.cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url }])
  }
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(url + path)
  return page
}

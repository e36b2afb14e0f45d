import type { Locator, Page } from 'playwright-core'
import { administrator } from '../programs.ts'
import { type Traced, trace } from './trace.ts'

/** @returns milliseconds from the button until rows of the inbox stand there and can be pressed. */
export async function signIn(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/signin?to=/live-chats`)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(administrator.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(administrator.password)
  const button = page.getByRole('button', { name: 'Sign in', exact: true })
  await button.waitFor()
  const began = performance.now()
  await button.click()
  await page.locator('a[data-row]').first().click({ trial: true })
  return performance.now() - began
}

/** Where the rows of the menu are scrolled, and the open conversation. */
export const list = (page: Page) => page.locator('[data-still]').locator('..')
export const log = (page: Page) => page.getByRole('log')

/** Scrolls one way until it is as high (px) as what it has to hold, and nothing more comes. */
export async function scrollAll(scroller: Locator, to: 'start' | 'end', atLeast: number): Promise<void> {
  await scroller.evaluate(
    async (element, { to, atLeast }) => {
      const until = performance.now() + 300_000
      let height = 0
      while (element.scrollHeight < atLeast || element.scrollHeight !== height) {
        if (performance.now() > until) throw new Error(`It stays ${element.scrollHeight} px high, not ${atLeast}`)
        height = element.scrollHeight
        element.scrollTop = to === 'start' ? 0 : height
        await new Promise((shown) => setTimeout(shown, 50))
      }
    },
    { to, atLeast },
  )
}

/** As a hand on a wheel does, both ways, at 60 rows a second. */
export async function scrolled(page: Page, scroller: Locator, ways: readonly number[]): Promise<Traced> {
  const box = (await scroller.boundingBox())!
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]
  return trace(page, async (session) => {
    for (const yDistance of ways)
      await session.send('Input.synthesizeScrollGesture', { x, y, yDistance, speed: 3500, gestureSourceType: 'mouse' })
  })
}

/** Only the queue: mine stand under its first portion. */
export async function showQueue(page: Page): Promise<void> {
  const mine = page.getByTestId('group-mine')
  await scrollUntil(page, mine)
  await mine.click()
}

/** Only mine. */
export async function showMine(page: Page): Promise<void> {
  await list(page).evaluate((element) => element.scrollTo({ top: 0 }))
  await page.getByTestId('group-queue').click()
  await page.getByTestId('group-mine').click()
}

/** A session's row, scrolled to where it stands: rows that nobody looks at are not drawn. */
export async function rowOf(page: Page, sessionId: string): Promise<Locator> {
  const row = page.getByTestId(`session-${sessionId}`)
  await scrollUntil(page, row)
  return row
}

/** From top to bottom, again and again: what has just been unfolded is not there at once. */
async function scrollUntil(page: Page, shown: Locator): Promise<void> {
  const until = performance.now() + 30_000
  for (let top = 0; !(await shown.isVisible()); ) {
    if (performance.now() > until) throw new Error(`Nowhere in the menu: ${shown}`)
    const height = await list(page).evaluate((element, top) => {
      element.scrollTo({ top })
      return element.scrollHeight
    }, top)
    await page.waitForTimeout(50)
    top = top > height ? 0 : top + 300
  }
}
export const composer = (page: Page) => page.getByRole('textbox', { name: /^Reply to / })

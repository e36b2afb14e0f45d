import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const far = 200

/** Goes on by Tab, or back by Shift Tab, until this has the keyboard. */
export async function tabTo(page: Page, to: Locator, { back = false } = {}): Promise<void> {
  await to.first().waitFor()
  const reached = () => to.first().evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < far; presses++) {
    if (await reached()) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  expect(await reached(), 'reached by Tab').toBe(true)
}

/** In the list of choices that has the keyboard: opens it, goes down to this one, and takes it. */
export async function pick(page: Page, name: string): Promise<void> {
  const marked = page.locator('[role="option"][data-combobox-selected]')
  const option = page.getByRole('option').filter({ hasText: new RegExp(`^${name.replace(/[^\p{L}\p{N} ]/gu, '\\$&')}$`, 'u') })
  await page.keyboard.press('ArrowDown')
  await option.waitFor()
  for (let presses = 0; presses < far; presses++) {
    if ((await marked.count()) > 0 && (await marked.textContent())?.trim() === name) {
      await page.keyboard.press('Enter')
      // A list that is drawn anew at this moment has forgotten its mark, and takes nothing.
      if (await option.waitFor({ state: 'hidden', timeout: 2_000 }).then(always, never)) return
    }
    await page.keyboard.press('ArrowDown')
  }
  await option.waitFor({ state: 'hidden' })
}

const always = () => true
const never = () => false

import type { Locator, Page } from 'playwright-core'

const MOST = 200

/** Goes to a control as somebody without a mouse does: by Tab, until it has the focus. */
export async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  await target.first().waitFor()
  for (let step = 0; step < MOST; step += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab never reached ${target}`)
}

import type { Locator, Page } from 'playwright-core'

/** What the blue and the violet counter at the foot of the rail are called. */
export const takeNext = (page: Page) => page.getByRole('button', { name: /^Take next session, / })
export const distribute = (page: Page) => page.getByRole('button', { name: /^Distribute, / })

/** The sessions of this name in the menu; a supervisor has one in the queue and in Active sessions. */
export const rows = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Live chats' }).getByRole('link', { name: new RegExp(`^${name}, `) })

export const about = (page: Page) => page.getByRole('complementary', { name: 'About the session' })
export const log = (page: Page) => page.getByRole('log')
export const reply = (page: Page) => page.getByRole('textbox', { name: /^(Reply|Write) to / })
/** A message in the conversation; its name tells who, when, what, and whether it was read. */
export const message = (page: Page, text: string | RegExp): Locator => log(page).getByRole('article', { name: text })

/** A notice with these words and no others has come up. */
export const noticed = (page: Page, text: string): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .first()
    .waitFor()

export async function say(page: Page, text: string): Promise<void> {
  await reply(page).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** Messages › the headset › this live chat. */
export async function writeTo(page: Page, liveChat: string): Promise<void> {
  await page.getByRole('link', { name: /^Messages/ }).click()
  await page.getByRole('button', { name: 'Write to a live chat' }).click()
  await page.getByRole('textbox', { name: 'Find a live chat' }).fill(liveChat)
  await page.getByRole('button', { name: liveChat, exact: true }).click()
  await page.getByRole('textbox', { name: `Write to ${liveChat}` }).waitFor()
}

/** Reassign … in the About pane › somebody › Reassign. */
export async function reassignTo(page: Page, target: string): Promise<void> {
  await about(page)
    .getByRole('button', { name: /^Reassign: / })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Reassign session' })
  await dialog.getByRole('option', { name: new RegExp(`^(Online |Offline )?${target}`) }).click()
  await dialog.getByRole('button', { name: 'Reassign', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Closes, also where the customer has had no answer. */
export async function closeSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close session' }).click()
  const question = page.getByRole('dialog', { name: 'Close session' })
  const done = page.getByText('This session is closed.')
  await question.or(done).first().waitFor()
  if (await question.isVisible()) await question.getByRole('button', { name: 'Close', exact: true }).click()
  await done.waitFor()
}

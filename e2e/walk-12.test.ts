import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atOnce } from './stage/at-once.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { reply, rows, takeNext } from './stage/screens.ts'

let desk: HelpDesk
let pages: Page[]

beforeAll(async () => {
  desk = await helpDesk('12')
  await Promise.all([desk.online(desk.ann), desk.online(desk.bob)])
  pages = await Promise.all([pageOf(desk.url, desk.ann, '/live-chats'), pageOf(desk.url, desk.bob, '/live-chats')])
})
afterAll(() => Promise.all(pages.map((page) => page.context().close())))

/** Where one of the two can write now, and the other one's page. */
async function settled(): Promise<{ winner: Page; loser: Page }> {
  await expect.poll(async () => (await Promise.all(pages.map((page) => reply(page).count()))).join('')).toMatch(/^(10|01)$/)
  const [first, second] = pages as [Page, Page]
  return (await reply(first).count()) ? { winner: first, loser: second } : { winner: second, loser: first }
}

test('two operators click blue at once for one session: one gets it, the other is told [RTE-06]', async () => {
  await desk.says(desk.kim, 'Who is first?')
  await Promise.all(pages.map((page) => takeNext(page).waitFor()))
  await atOnce(pages, '**/api/queue/next', (page) => takeNext(page).click())
  const { winner, loser } = await settled()
  await winner.getByRole('button', { name: 'My sessions, 1' }).waitFor()
  const name = winner === pages[0] ? 'Ann Adler' : 'Bob Berg'
  await loser.getByText(`${name} was quicker. Nobody is waiting any more.`).first().waitFor()
  await loser.getByRole('button', { name: 'My sessions, 0' }).waitFor()
  for (const page of pages) await takeNext(page).waitFor({ state: 'detached' })
})

test('two operators start work on one session at once: the other is told who took it [RTE-06, SES-06]', async () => {
  const sessionId = await desk.says(desk.max, 'Who is first now?')
  await Promise.all(
    pages.map(async (page) => {
      await rows(page, 'Max Moser').click()
      await page.waitForURL(`**/s/${sessionId}`)
    }),
  )
  const start = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Start work' }).first()
  await Promise.all(pages.map((page) => start(page).waitFor()))
  await atOnce(pages, `**/api/sessions/${sessionId}/operator`, (page) => start(page).click())
  const { winner, loser } = await settled()
  const name = winner === pages[0] ? 'Ann Adler' : 'Bob Berg'
  await loser.getByText(`${name} has taken this session.`).waitFor()
  await loser.getByText('This session is no longer yours').waitFor()
  expect(await rows(loser, 'Max Moser').count()).toBe(0)
})

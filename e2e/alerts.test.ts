import * as contract from '@parley/contract'
import type { CDPSession, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

let desk: HelpDesk
beforeAll(async () => {
  desk = await helpDesk('for alerts')
  await desk.online(desk.ann)
})

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const notices = async () => (await desk.ann.get(contract.readWorkspace)).notices.settings
/** Where somebody is told of something is far down on their profile. */
const inSight = (heading: string) => (page: Page) =>
  page.getByRole('heading', { name: heading, exact: true }).scrollIntoViewIfNeeded()

test('how I am told is chosen once for all of my browsers, and looks well [ACT-05, ui S30]', async () => {
  const page = await pageOf(desk.url, desk.ann, '/profile')
  const box = (name: string) => page.getByRole('checkbox', { name, exact: true })
  await box('New session in a queue of mine: Sound').waitFor()
  expect(await box('New session in a queue of mine: Pop-up, always').isDisabled()).toBe(true)
  await box('New session in a queue of mine: Sound').uncheck()
  await page.getByRole('switch', { name: 'Private previews' }).check()
  await page.getByRole('switch', { name: 'Quiet hours' }).check()
  await page.getByLabel('Until', { exact: true }).fill('06:30')
  await expect
    .poll(notices)
    .toMatchObject({ cells: { 'queue.sound': false }, privatePreviews: true, quiet: { from: '20:00', to: '06:30' } })

  const other = await pageOf(desk.url, desk.ann, '/profile')
  const there = other.getByRole('checkbox', { name: 'Session closed in a live chat of mine: Pop-up' })
  await there.waitFor()
  expect(await other.getByRole('checkbox', { name: 'New session in a queue of mine: Sound', exact: true }).isChecked()).toBe(
    false,
  )
  await page.getByRole('button', { name: 'All events' }).click()
  await expect.poll(() => there.isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Personal' }).click()
  await expect.poll(() => there.isChecked()).toBe(false)
  expect(await box('Session given to me: Sound').isChecked()).toBe(true)
  await other.context().close()

  await looks(page, 'notices', inSight('Notifications'))
  await looks(page, 'notices-browser', inSight('Do alerts reach me?'))
  await page.getByRole('switch', { name: 'Quiet hours' }).uncheck()
  await page.context().close()
})

test('notifications are asked for after their reason and by a click, tried for real, and turned off [B-14, ui S30]', async () => {
  const page = await pageOf(desk.url, desk.ann, '/profile', { permissions: ['notifications'] })
  await page.getByText('Notifications reach you while you look elsewhere').waitFor()
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByText(/^On/).waitFor()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText('This page can be heard.').waitFor()
  await page.getByText('The browser shows notifications.').waitFor()
  await looks(page, 'notices-tested', inSight('Do alerts reach me?'))
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('status').filter({ hasText: /^Off$/ }).waitFor()
  await page.context().close()
})

test('what is pushed is shown by the service worker, unless somebody looks; the self-test always comes through [B-14]', async () => {
  const page = await pageOf(desk.url, desk.ann, '/profile', { permissions: ['notifications'] })
  const cdp = await page.context().newCDPSession(page)
  const registration = registrationOf(cdp)
  await page.evaluate(() =>
    navigator.serviceWorker
      .register('/sw.js')
      .then(() => navigator.serviceWorker.ready)
      .then(() => undefined),
  )
  const registrationId = await registration
  const push = (notice: object) =>
    cdp.send('ServiceWorker.deliverPushMessage', { origin: desk.url, registrationId, data: JSON.stringify(notice) })
  const heard = page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('message', ({ data }) => data.pushed === 'n-1' && resolve(data.pushed)),
      ),
  )
  await page.evaluate(() => navigator.serviceWorker.startMessages())
  const words = { title: 'Given to you', body: 'Desk for room 12', path: '/live-chats', at: Date.now() }
  await push({ ...words, tag: 'seen' })
  await push({ ...words, tag: 'test', nonce: 'n-1' })
  expect(await heard).toBe('n-1')
  const shown = () =>
    page.evaluate(async () =>
      ((await (await navigator.serviceWorker.ready).getNotifications()) ?? []).map(({ tag, title, body }) => ({
        tag,
        title,
        body,
      })),
    )
  await expect.poll(shown).toEqual([{ tag: 'test', title: 'Given to you', body: 'Desk for room 12' }])
  await page.context().close()
})

test('a session comes back to the top with an alert when I wanted to be reminded of it [REM-01]', async () => {
  const first = await desk.says(desk.kim, 'Where is my chair?')
  await desk.take(desk.ann, first)
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${first}`)
  await page
    .getByRole('button', { name: 'More about the session' })
    .or(page.getByRole('complementary').getByRole('button', { name: 'More' }))
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Remind me' }).click()
  await page.getByRole('dialog').getByText('In one hour').waitFor()
  await looks(page, 'remind')
  await page.getByRole('button', { name: /Tomorrow, 9:00/ }).click()
  await page.getByText(/^Reminder .*09:00, unless the customer writes before/).waitFor()
  await page.getByRole('button', { name: 'Cancel the reminder' }).click()
  await page.getByText(/^Reminder .*09:00, unless/).waitFor({ state: 'detached' })

  const second = await desk.says(desk.bob, 'And my lamp?')
  await desk.take(desk.ann, second)
  await page.getByTestId(`session-${second}`).first().waitFor()
  await desk.ann.get(contract.setReminder, { path: { sessionId: first }, body: { at: inMs(1_500), untilReply: false } })
  await page.getByText('You wanted to be reminded of this session').waitFor()
  const rows = page.locator('[data-testid^="session-"]')
  await expect.poll(() => rows.first().getAttribute('data-testid')).toBe(`session-${first}`)
  await page.getByTestId(`session-${first}`).first().getByText('Reminder', { exact: true }).first().waitFor()
  await looks(page, 'reminded')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText('You wanted to be reminded').waitFor({ state: 'detached' })
  await page.context().close()
})

test('a message is sent later from the composer, changed, sent now, and seen by who leads [REM-01]', async () => {
  const sessionId = await desk.says(desk.max, 'Will it come on Monday?')
  await desk.take(desk.ann, sessionId)
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  const composer = page.locator('[data-composer] textarea').first()
  await composer.fill('Good morning, it has arrived.')
  await page.getByRole('button', { name: 'Send later' }).click()
  await page.getByRole('button', { name: /Monday, 9:00/ }).click()
  const waiting = page.getByRole('listitem').filter({ hasText: 'Good morning, it has arrived.' })
  await waiting.waitFor()
  expect(await composer.inputValue()).toBe('')
  const sues = await pageOf(desk.url, desk.sue, `/live-chats/s/${sessionId}`)
  await sues.getByText(/Ann Adler, .*Good morning, it has arrived/).waitFor()
  expect(await sues.getByRole('button', { name: 'Send now' }).count()).toBe(0)
  await waiting.getByRole('button', { name: 'Change' }).click()
  await page.getByRole('dialog').getByLabel('Message').fill('Good morning, it is here.')
  await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click()
  await sues.getByText(/Good morning, it is here/).waitFor()
  await looks(page, 'scheduled')
  await page.getByRole('listitem').filter({ hasText: 'it is here' }).getByRole('button', { name: 'Send now' }).click()
  await sues.getByRole('article').filter({ hasText: 'Good morning, it is here.' }).waitFor()
  await page.getByRole('button', { name: 'Send now' }).waitFor({ state: 'detached' })
  await sues.context().close()
  await page.context().close()
})

test('what I have begun to write is in my other browser, and gone there when it was sent [ui S7]', async () => {
  const sessionId = await desk.says(desk.eve, 'Which form is for travel?')
  await desk.take(desk.ann, sessionId)
  const [one, two] = [
    await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`),
    await pageOf(desk.url, desk.ann, '/live-chats'),
  ]
  await one.locator('[data-composer] textarea').first().fill('Form seven, I think')
  await two.getByTestId(`session-${sessionId}`).getByText('Form seven, I think').first().waitFor()
  await two.getByTestId(`session-${sessionId}`).first().click()
  await expect.poll(() => two.locator('[data-composer] textarea').first().inputValue()).toBe('Form seven, I think')
  await two.locator('[data-composer] textarea').first().press('Enter')
  await expect.poll(() => one.locator('[data-composer] textarea').first().inputValue()).toBe('')
  await one.context().close()
  await two.context().close()
})

test('the stream is narrowed, an entry is unread again by keys, and closings of a live chat are muted [ui S17, ACT-06]', async () => {
  const closed = async (who = desk.ann) => {
    const sessionId = await desk.says(desk.kim, `Question ${v7()}`)
    const { operator } = (await desk.sue.get(contract.readSession, { path: { sessionId } })).session
    if (!operator) await desk.take(who, sessionId)
    await desk.close(desk.sue, sessionId)
  }
  await closed()
  const page = await pageOf(desk.url, desk.bob, '/activity')
  const article = page.getByRole('article').first()
  await article.waitFor()
  // Ann's session is nobody's to see but hers and those who lead.
  expect(await article.getByRole('link').count()).toBe(0)
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+U')
  await page.getByRole('link', { name: 'Activity', exact: true }).waitFor()
  await page.keyboard.press('Shift+U')
  await page.getByRole('link', { name: 'Activity, 1' }).waitFor()
  await looks(page, 'activity-filters')
  await page.getByText('Mentions', { exact: true }).click()
  await page.getByText('You are all caught up').waitFor()
  await page.getByText('Live chats', { exact: true }).last().click()
  await article.getByRole('button', { name: 'More about this entry' }).click()
  await page.getByRole('menuitem', { name: `Mute closed sessions of ${desk.chat.name}` }).click()
  await page.getByText('Muted. What is for you alone still comes.').waitFor()
  await closed()
  expect((await desk.bob.get(contract.listActivity)).items).toHaveLength(1)
  await page.context().close()
})

function registrationOf(cdp: CDPSession): Promise<string> {
  return new Promise((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId)
    })
    void cdp.send('ServiceWorker.enable')
  })
}

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

let desk: HelpDesk
let page: Page
beforeAll(async () => {
  desk = await helpDesk('to be searched', { greeting: 'Hello' })
  page = await pageOf(desk.url, desk.administrator, '/admin/org-chart')
}, 120_000)
afterAll(() => page?.context().close())

const field = (of = page) => of.getByRole('combobox', { name: 'Find a setting' })
const option = (name: string | RegExp) =>
  page.getByRole('listbox', { name: 'What was found' }).getByRole('option', { name }).first()
/** Where the focus is: what the field is called, or what is written on the button. */
const focused = () =>
  page.evaluate(() => {
    const it = document.activeElement as HTMLInputElement
    const label = it.labels?.[0]?.textContent || it.ariaLabel || it.textContent || ''
    return document.getElementById('main')?.contains(it) ? label : `outside: ${label}`
  })
const search = async (text: string) => {
  await field().waitFor()
  await field().fill(text)
}

test('`/` finds a setting by its words on any page; arrows and Enter go to it and give it the focus [ui S24, NFR-04]', async () => {
  await field().waitFor()
  await page.getByRole('heading', { name: 'Org chart' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('counters')
  await option(/^Show the operators’ queue counter/).waitFor()
  expect(await field().inputValue()).toBe('counters')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('option', { selected: true }).textContent()).toMatch(/^Show the supervisors’ queue counter/)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/admin/live-chat-settings')
  await expect.poll(focused).toMatch(/^Show the supervisors’ queue counter/)
  await page.getByRole('link', { name: 'Groups' }).waitFor()

  for (const [text, name, path, label] of [
    ['auto offline', /^Offline after/, '/admin/live-chat-settings', /^Offline after/],
    ['two-factor', /^Who must use two-step verification/, '/admin/security', /Groups/],
    ['openid', /^People sign in with an identity provider/, '/admin/security', /^People sign in/],
    ['smtp port', /^Port/, '/admin/mail', /Port/],
    ['brute force', /^Failed sign-ins of one account/, '/admin/settings', /^Failed sign-ins of one account/],
  ] as const) {
    await search(text)
    await option(name).click()
    await page.waitForURL(`**${path}`)
    await expect.poll(focused, { message: text }).toMatch(label)
  }
  await search('working hours')
  await option('Calendars').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/admin/calendars')
})

test('every setting that is offered is there where it leads to [ui S24]', async () => {
  const chat = desk.chat.name
  for (const place of ['Settings of all live chats', 'Security', 'Mail', 'Files', 'Limits', chat]) {
    await search(place)
    await option(/./).waitFor()
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'found' }).textContent()).toBeTruthy()
    const settings = page.getByRole('group', { name: 'Settings', exact: true }).getByRole('option')
    const count = await settings.count()
    expect(count, place).toBeGreaterThan(place === chat ? 20 : 1)
    for (let at = 0; at < count; at++) {
      await search(place)
      const name = await settings.nth(at).evaluate((one) => one.firstChild!.textContent!)
      await settings.nth(at).click()
      await expect.poll(focused, { message: `${place}: ${name}` }).not.toMatch(/^outside/)
      const shown = page.locator('#main').getByText(name).first()
      expect(await shown.isVisible(), `${place}: ${name}`).toBe(true)
      // The page as a whole has it only where its setting was not found.
      expect(await page.evaluate(() => document.activeElement?.id), `${place}: ${name}`).not.toBe('main')
    }
  }
}, 180_000)

test('settings of a live chat, live chats, groups and users are found by name [ui S24]', async () => {
  // Each live chat has one: by its own words alone it is one of many.
  await search(`greeting ${desk.chat.name}`)
  await option(new RegExp(`^Greeting.*${desk.chat.name} · Website widget`)).click()
  await page.waitForURL((url) => url.pathname.endsWith(desk.chat.id) && url.search === '?tab=website')
  await expect.poll(focused).toBe('Greeting')
  await search(`away ${desk.chat.name}`)
  await option(new RegExp(`^Answer automatically.*${desk.chat.name}`)).click()
  await expect.poll(focused).toMatch(/while no operator is Online/)
  await search(desk.support.name)
  await page.getByRole('group', { name: 'Groups' }).getByRole('option').click()
  await page.waitForURL((url) => url.search === `?group=${desk.support.id}`)
  await page.getByRole('dialog', { name: 'Group' }).waitFor()
  await page.keyboard.press('Escape')
  await search(desk.ann.email)
  await page
    .getByRole('group', { name: 'Users' })
    .getByRole('option', { name: /^Ann Adler/ })
    .click()
  await page.waitForURL((url) => url.search === `?user=${desk.ann.id}`)
  await page.getByRole('dialog', { name: 'User' }).waitFor()
  await page.keyboard.press('Escape')
  await search(desk.chat.name)
  await page.getByRole('group', { name: 'Live chats' }).getByRole('option').click()
  await page.waitForURL(`**/admin/live-chats/${desk.chat.id}`)
})

test('where nothing is found it says so, Escape brings the menu back, and on a phone it leads from the menu to the page [ui S24]', async () => {
  await search('no such thing at all')
  await page.getByText('Nothing here is called so').waitFor()
  await page.keyboard.press('Escape')
  expect(await field().inputValue()).toBe('')
  await page.getByRole('link', { name: 'Org chart' }).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${desk.url}/admin`)
  await field().fill('no such thing at all')
  await page.getByText('Nothing here is called so').waitFor()
  await looks(page, 'settings-search-nothing')
  await field().fill('counter')
  await option(/queue counter/).waitFor()
  await looks(page, 'settings-search')
  await page.setViewportSize({ width: 390, height: 844 })
  await field().fill('sound for a message')
  await page.getByRole('option').click()
  await page.waitForURL('**/admin/live-chat-settings')
  await expect.poll(focused).toMatch(/^Sound for a message/)
})

test('who is no administrator finds nothing there: supervisors come to their settings from Live Chats [ACC-07, ACC-08]', async () => {
  const sues = await pageOf(desk.url, desk.sue, '/admin')
  await sues.getByText('You do not have access to this').first().waitFor()
  expect(await field(sues).count()).toBe(0)
  await sues.goto(`${desk.url}/live-chats/settings/${desk.chat.id}`)
  await sues.getByText('Only administrators change these settings.').waitFor()
  await sues.keyboard.press('/')
  expect(await field(sues).count()).toBe(0)
  await sues.context().close()
})

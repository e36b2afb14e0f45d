import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, pageOf } from './stage/browser.ts'
import { type FirstRun, firstRun } from './stage/first-run.ts'
import { looks as lookAt } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

const password = 'violet tractor 27 lamps'
let run: FirstRun
/** The administrator's. */
let page: Page
const looks = (name: string, of = page) => lookAt(of, `people-${name}`)

beforeAll(async () => {
  run = await firstRun()
  page = await pageOf(run.url, undefined, '/')
}, 120_000)
afterAll(() => run[Symbol.asyncDispose]())

test('the first run leads from the code to the first message, and goes on after a reload [S1, walk 1]', async () => {
  await page.waitForURL('**/setup')
  await page.getByLabel('Set-up code').fill('AAAAA-BBBBB-CCCCC-DDDDD')
  await page.keyboard.press('Enter')
  await page.getByText('The set-up code is not right').waitFor()
  await looks('setup-code')
  await page.getByLabel('Set-up code').fill(run.code.toLowerCase())
  await page.keyboard.press('Enter')

  await page.getByLabel('Name').fill('Irina Orlova')
  await page.getByLabel('E-mail').fill('irina@example.com')
  await page.getByLabel('Password').fill('password1234')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Use at least 12 characters and no well-known password.').waitFor()
  await page.getByLabel('Password').fill(password)
  await looks('setup-administrator')
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByRole('heading', { name: 'About your organisation' }).waitFor()
  await page.reload()
  await page.getByLabel('Name of the organisation').fill('Northwind')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Berlin')
  await page.getByRole('option', { name: 'Europe/Berlin' }).click()
  await looks('setup-organisation')
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByLabel('Name of the live chat').fill('Northwind Support')
  await page.getByTestId('colour').fill('#ffd4')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Write it like #3958d1.').waitFor()
  await page.getByTestId('colour').fill('#ffd400')
  await page.getByTestId('contrast').waitFor()
  await looks('setup-live-chat')
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByText('Waiting for the first message').waitFor()
  await looks('setup-try')
  const [customer] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open the test page' }).click(),
  ])
  await customer.waitForLoadState()
  expect(customer.url()).toContain(run.url)
  // The button stands in a closed shadow root: it is known by its place.
  await customer.locator('parley-chat').waitFor({ state: 'attached' })
  const [framed] = await Promise.all([
    customer.waitForEvent('framenavigated', (frame) => frame.url().includes('/widget/')),
    customer.mouse.click(desktop.width - 48, desktop.height - 48),
  ])
  await framed.getByRole('textbox').fill('Does it work?')
  await framed.getByRole('textbox').press('Enter')
  // The page of a tab in the background is not always drawn.
  await page.bringToFront()
  // The step notices by itself, and leads into the session.
  await page.getByText('The first message has arrived').waitFor()
  await looks('setup-arrived')
  await page.getByRole('link', { name: 'Open the session' }).click()
  await page.waitForURL('**/live-chats/s/*')
  await page.getByText('Does it work?').last().waitFor()
  await customer.close()

  const other = await pageOf(run.url, undefined, '/setup')
  await other.getByText('Nothing here').waitFor()
  await other.context().close()
})

test('an invitation is one link for one person, once [S2, S24]', async () => {
  await page.goto(`${run.url}/admin/users`)
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a colleague' })
  await dialog.getByLabel('Name').fill('Anton Reyes')
  await dialog.getByLabel('E-mail').fill('irina@example.com')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('Somebody with this e-mail exists already.').waitFor()
  await dialog.getByLabel('E-mail').fill('anton@example.com')
  await dialog.getByLabel('Position').fill('Support')
  await dialog.getByRole('combobox', { name: 'Groups' }).fill('Oper')
  await page.getByRole('option', { name: 'Operators' }).click()
  await page.keyboard.press('Escape')
  await looks('admin-invite')
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  const link = await page.getByRole('dialog', { name: 'Invitation for Anton Reyes' }).locator('code').textContent()
  await looks('admin-invitation')
  await page.getByRole('button', { name: 'Done' }).click()
  await page
    .getByRole('row', { name: /Anton Reyes/ })
    .getByText('Invited')
    .waitFor()

  const guest = await pageOf(run.url, undefined, new URL(link!).pathname)
  await guest.getByRole('heading', { name: 'Welcome to Northwind' }).waitFor()
  await guest.getByLabel('Password').fill('short')
  await guest.getByRole('button', { name: 'Come in' }).click()
  await guest.getByText('Use at least 12 characters').waitFor()
  await looks('invitation', guest)
  await guest.getByLabel('Password').fill(password)
  await guest.getByRole('button', { name: 'Come in' }).click()
  await guest.waitForURL((url) => !url.pathname.startsWith('/invite'))
  await guest.context().close()

  const late = await pageOf(run.url, undefined, new URL(link!).pathname)
  await late.getByText('This invitation does not work').waitFor()
  await looks('invitation-over', late)
  await late.context().close()
})

test('signing in says one thing for both mistakes, waits when it must, and leads back [S2]', async () => {
  const guest = await pageOf(run.url, undefined, '/profile')
  await guest.waitForURL('**/signin?**')
  await looks('signin', guest)
  await guest.getByLabel('E-mail').fill('anton@example.com')
  await guest.getByLabel('Password').fill('wrong')
  await guest.keyboard.press('Enter')
  await guest.getByText('E-mail or password is not right.').waitFor()
  await guest.getByLabel('Password').fill(password)
  await guest.keyboard.press('Enter')
  await guest.getByRole('heading', { name: 'Profile' }).waitFor()
  await guest.context().close()

  const guesser = await pageOf(run.url, undefined, '/signin')
  await guesser.getByLabel('E-mail').fill('guess@example.com')
  for (let guess = 0; guess < 11; guess++) {
    await guesser.getByLabel('Password').fill(`guess ${guess}`)
    await guesser.keyboard.press('Enter')
    await guesser.getByText(guess < 9 ? 'is not right' : /is not right|Too many attempts/).waitFor()
    if (await guesser.getByText('Too many attempts').isVisible()) break
    await guesser.getByRole('button', { name: 'Sign in' }).and(guesser.locator(':enabled')).waitFor()
  }
  await guesser.getByText(/Too many attempts. Try again in 1[45]:\d\d/).waitFor()
  expect(await guesser.getByRole('button', { name: 'Sign in' }).isDisabled()).toBe(true)
  await looks('signin-wait', guesser)
  await guesser.context().close()
})

test('groups are made, nested and described; the system’s are marked [ORG-04, S24]', async () => {
  await page.getByRole('link', { name: 'Groups' }).click()
  await page
    .getByRole('row', { name: /Administrators/ })
    .getByText('System')
    .waitFor()
  await page.getByRole('button', { name: 'New group' }).click()
  const drawer = page.getByRole('dialog', { name: 'New group' })
  await drawer.getByLabel('Name').fill('Operators')
  await drawer.getByRole('button', { name: 'Create' }).click()
  await drawer.getByText('This name is taken already.').waitFor()
  await drawer.getByLabel('Name').fill('Everyone in support')
  await drawer.getByRole('combobox', { name: 'Members' }).fill('anton')
  await page.getByRole('option', { name: 'Anton Reyes' }).click()
  await drawer.getByRole('combobox', { name: 'Members' }).fill('super')
  await page.getByRole('option', { name: 'Supervisors' }).click()
  await page.keyboard.press('Escape')
  await looks('admin-group')
  await drawer.getByRole('button', { name: 'Create' }).click()
  await page
    .getByRole('row', { name: /Everyone in support/ })
    .getByText('2 people')
    .waitFor()
  await looks('admin-groups')

  await page.getByRole('button', { name: 'Operators', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Live chats use it: Northwind Support').waitFor()
  await page.getByRole('dialog', { name: 'Delete Operators?' }).getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog', { name: 'Group' }).getByRole('button', { name: 'Cancel' }).click()
})

test('settings are saved as far as they were changed, and refuse what cannot be [S24]', async () => {
  await page.getByRole('link', { name: 'Settings of all live chats' }).click()
  await page.getByLabel('Offline after').fill('1')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter a whole number from 2 to 999.').first().waitFor()
  await page.getByLabel('Offline after').fill('5')
  await page.getByLabel('Sessions that wait for me').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('You have changes that are not saved.').waitFor({ state: 'detached' })
  await page.reload()
  await expect.poll(() => page.getByLabel('Offline after').inputValue()).toBe('5 minutes')
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByLabel('Failed sign-ins from one address in 15 minutes').fill('100')
  await looks('admin-settings')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('You have changes that are not saved.').waitFor({ state: 'detached' })
})

test('who is locked is out of every open page at once, and comes back when unlocked [ORG-03, P13]', async () => {
  const anton = await pageOf(run.url, undefined, '/signin?to=%2Fprofile')
  await anton.getByLabel('E-mail').fill('anton@example.com')
  await anton.getByLabel('Password').fill(password)
  await anton.keyboard.press('Enter')
  await anton.getByRole('heading', { name: 'Profile' }).waitFor()

  await page.getByRole('link', { name: 'Users' }).click()
  await looks('admin-users')
  await page.getByLabel('Search by name or e-mail').fill('anton@')
  await page.getByRole('table').getByRole('button', { name: 'Anton Reyes' }).click()
  await page.getByRole('dialog', { name: 'User' }).getByLabel('E-mail').waitFor()
  await looks('admin-user')
  await page.getByRole('button', { name: 'Lock' }).click()
  await page.getByText('Their open sessions go back to the queue.').waitFor()
  await looks('admin-lock')
  await page.getByRole('dialog', { name: 'Lock Anton Reyes?' }).getByRole('button', { name: 'Lock' }).click()
  await anton
    .getByText(/You are locked|You were signed out/)
    .first()
    .waitFor({ timeout: 2_000 })
  await anton.goto(`${run.url}/signin`)
  await anton.getByLabel('E-mail').fill('anton@example.com')
  await anton.getByLabel('Password').fill(password)
  await anton.keyboard.press('Enter')
  await anton.getByText('You are locked. Ask an administrator.').waitFor()

  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByText('Anton Reyes can sign in again.').waitFor()
  await anton.keyboard.press('Enter')
  await anton.waitForURL((url) => url.pathname !== '/signin')
  await anton.context().close()
  await page.getByRole('dialog', { name: 'User' }).getByRole('button', { name: 'Cancel' }).click()

  await page.getByLabel('Search by name or e-mail').fill('irina')
  await page.getByRole('table').getByRole('button', { name: 'Irina Orlova' }).click()
  await page.locator('button[aria-disabled]', { hasText: 'Lock' }).press('Enter')
  await page.getByRole('status').filter({ hasText: 'The last administrator cannot be locked or removed.' }).first().waitFor()
  expect(await page.getByRole('dialog', { name: 'Lock Irina Orlova?' }).count()).toBe(0)
  await page.getByRole('dialog', { name: 'User' }).getByRole('button', { name: 'Cancel' }).click()
})

test('everybody has a profile: name, picture, password, appearance, notifications [S30]', async () => {
  await page.goto(`${run.url}/profile`)
  await page.getByLabel('Position').fill('Head of support')
  await page.getByRole('button', { name: 'Save' }).click()
  await noticed(page, 'Saved')
  await page.getByLabel('Current password').fill('wrong')
  await page.getByLabel('New password').fill('a different lamp 31')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('E-mail or password is not right.').waitFor()
  await page.getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Password changed.').waitFor()
  await page.getByLabel('Enter sends').uncheck({ force: true })
  expect(await page.evaluate(() => localStorage['parley.enterSends'])).toBe('false')
  await looks('profile')
})

import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { definitionWith, everyField, grant, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person, password } from './stage/company.ts'
import { looks } from './stage/looks.ts'

let there: Company
let firms: contract.App
let [rita, otto, sven]: Person[] = []
beforeAll(async () => {
  there = await company()
  ;[rita, otto, sven] = await Promise.all(['Rita Restores', 'Otto Other', 'Sven Signs'].map(there.person))
  firms = await makeApp(there.administrator, definitionWith('Firms DR', 'Firm', everyField()))
  await grant(there.administrator, firms, [rita!.id, otto!.id, sven!.id], ['full'])
})

const form = (page: Page) => page.getByRole('form')
const field = (page: Page, name: string) => form(page).getByRole('textbox', { name, exact: true })
const restored = (page: Page) => form(page).getByText(/^Draft of \d\d:\d\d restored\./)
const create = async (page: Page) => {
  await page.getByTestId('new-item').first().click()
  await field(page, 'Name').waitFor()
}
/** Once what was typed is written where it is kept. */
const keeps = (page: Page, text: string) =>
  expect
    .poll(() =>
      page.evaluate(
        (words) =>
          new Promise<boolean>((resolve) => {
            const opening = indexedDB.open('parley')
            opening.onsuccess = () => {
              const all = opening.result.transaction('drafts').objectStore('drafts').getAll()
              all.onsuccess = () => resolve(JSON.stringify(all.result).includes(words))
              opening.result.close()
            }
          }),
        text,
      ),
    )
    .toBe(true)

test('a new item’s form outlives a reload; it is begun anew and taken back, and gone once it is left or saved [ui S10, S20, P6]', async () => {
  const page = await pageOf(there.url, rita, `/apps/${firms.id}`)
  await create(page)
  await field(page, 'Name').fill('Half a firm')
  await form(page).getByRole('combobox', { name: 'Status' }).selectOption('In work')
  // At once: nothing has been written to a database yet.
  await page.reload()
  await create(page)
  await restored(page).waitFor()
  expect(await field(page, 'Name').inputValue()).toBe('Half a firm')
  expect(await form(page).getByRole('combobox', { name: 'Status' }).locator('option:checked').textContent()).toBe('In work')
  await looks(page, 'item-draft', () => restored(page).waitFor(), '[role="dialog"]')

  await form(page).getByRole('button', { name: 'Start anew' }).press('Enter')
  await restored(page).waitFor({ state: 'detached' })
  expect(await field(page, 'Name').inputValue()).toBe('')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await restored(page).waitFor()
  expect(await field(page, 'Name').inputValue()).toBe('Half a firm')

  await form(page).getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Leave' }).click()
  await form(page).waitFor({ state: 'detached' })
  await create(page)
  await field(page, 'Name').pressSequentially('Whole')
  expect(await restored(page).count()).toBe(0)
  await keeps(page, 'Whole')
  await page.close({ runBeforeUnload: false })

  const other = await page.context().newPage()
  await other.goto(`${there.url}/apps/${firms.id}`)
  await create(other)
  await restored(other).waitFor()
  await form(other).getByRole('button', { name: 'Create' }).click()
  await other.getByRole('heading', { name: 'Whole' }).waitFor()
  await other.goto(`${there.url}/apps/${firms.id}`)
  await create(other)
  await field(other, 'Name').pressSequentially('x')
  expect(await field(other, 'Name').inputValue()).toBe('x')
  expect(await restored(other).count()).toBe(0)
  await other.context().close()
})

test('a sign-in that has run out keeps the draft, nobody else in this browser sees it, and signing out takes it away [ui S20, SECURITY]', async () => {
  const page = await pageOf(there.url, sven, `/apps/${firms.id}`)
  await create(page)
  await field(page, 'Name').fill('Secret of Sven')
  await keeps(page, 'Secret of Sven')
  const signIn = async (who: Person) => {
    await page.getByRole('textbox', { name: 'E-mail' }).fill(who.email)
    await page.getByLabel(/^Password/).fill(password)
    await page.keyboard.press('Enter')
    await create(page)
  }
  const ends = async () => {
    await page.context().clearCookies()
    await page.goto(`${there.url}/apps/${firms.id}`)
  }
  await ends()
  await signIn(otto!)
  await field(page, 'Name').pressSequentially('Otto’s')
  expect([await field(page, 'Name').inputValue(), await restored(page).count()]).toEqual(['Otto’s', 0])
  await ends()
  await signIn(sven!)
  await restored(page).waitFor()
  expect(await field(page, 'Name').inputValue()).toBe('Secret of Sven')

  await page.goto(`${there.url}/profile`)
  await page.getByRole('button', { name: /^Sven Signs/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/signin*')
  await page.goto(`${there.url}/apps/${firms.id}`)
  await signIn(sven!)
  await field(page, 'Name').pressSequentially('y')
  expect([await field(page, 'Name').inputValue(), await restored(page).count()]).toEqual(['y', 0])
  await page.context().close()
})

test('an edit’s draft lies over the version that it was begun with: what others saved since is told with both values [APP-08, ui S20]', async () => {
  const { item } = await makeItem(there.administrator, firms, { name: 'Drafted', seats: 1, email: 'a@example.com' })
  const path = `/apps/${firms.id}/items/${item.id}`
  const page = await pageOf(there.url, rita, `${path}?edit=yes`)
  await field(page, 'Seats').fill('2')
  await field(page, 'E-mail').fill('')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    form(page).getByRole('button', { name: 'Add files' }).click(),
  ])
  await chooser.setFiles({ name: 'fleeting.txt', mimeType: 'text/plain', buffer: Buffer.from('Gone soon') })
  await form(page).getByRole('button', { name: 'Remove fleeting.txt' }).waitFor()
  await keeps(page, 'fleeting.txt')
  await page.close({ runBeforeUnload: false })
  const values = { seats: 3, site: 'https://theirs.example/' }
  const body = { values, version: item.version }
  await there.administrator.get(contract.editItem, { path: { itemId: item.id }, body })

  const other = await page.context().newPage()
  // What nobody saved is not kept by the server for ever.
  await other.route('**/api/files/*', (route) =>
    route.request().method() === 'HEAD' ? route.fulfill({ status: 404 }) : route.fallback(),
  )
  await other.goto(there.url + path)
  await other.getByRole('button', { name: 'Edit' }).click()
  await restored(other).getByText('Not there any more: fleeting.txt.').waitFor()
  const conflict = other.getByRole('region', { name: 'Changed meanwhile' })
  await conflict.getByText('Yours: 2').waitFor()
  await conflict.getByText('Theirs: 3').waitFor()
  expect(await field(other, 'Website').inputValue()).toBe('https://theirs.example/')
  expect(await field(other, 'E-mail').inputValue()).toBe('')
  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await other.keyboard.press('Control+S')
  await form(other).waitFor({ state: 'detached' })
  const now = await there.administrator.get(contract.readItem, { path: { itemId: item.id } })
  const { seats, site, email, papers } = now.item.values
  expect([seats, site, email, papers]).toEqual([2, 'https://theirs.example/', undefined, undefined])

  // What is left knowingly is gone; going to another tab of the page is not leaving.
  await other.getByRole('button', { name: 'Edit' }).click()
  await field(other, 'Seats').fill('7')
  await other.getByRole('tab', { name: 'History' }).click()
  await other.getByRole('button', { name: 'Edit' }).click()
  await restored(other).waitFor()
  expect(await field(other, 'Seats').inputValue()).toBe('7')
  await other.getByRole('link', { name: 'Firms DR' }).first().click()
  await other.getByRole('button', { name: 'Leave' }).click()
  await other.goto(`${there.url + path}?edit=yes`)
  await field(other, 'Name').pressSequentially('!')
  expect([await field(other, 'Seats').inputValue(), await restored(other).count()]).toEqual(['2', 0])
  await other.context().close()
})

test('a field that was cleared is not lost without a question, and a number that others changed is shown when it is taken [APP-08, ui S20]', async () => {
  const { item } = await makeItem(there.administrator, firms, { name: 'Cleared', seats: 1, email: 'c@example.com' })
  const page = await pageOf(there.url, rita, `/apps/${firms.id}/items/${item.id}?edit=yes`)
  await field(page, 'E-mail').fill('')
  await form(page).getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await field(page, 'Seats').fill('2')
  const body = { values: { seats: 5 }, version: item.version }
  await there.administrator.get(contract.editItem, { path: { itemId: item.id }, body })
  await page.keyboard.press('Control+S')
  await page.getByRole('region', { name: 'Changed meanwhile' }).getByRole('button', { name: 'Take theirs' }).click()
  await expect.poll(() => field(page, 'Seats').inputValue()).toBe('5')
  await page.keyboard.press('Control+S')
  await form(page).waitFor({ state: 'detached' })
  const { values } = (await there.administrator.get(contract.readItem, { path: { itemId: item.id } })).item
  expect([values['seats'], values['email']]).toEqual([5, undefined])
  await page.context().close()
})

test('an answer that was lost makes no second item when its draft is saved [APP-08, P2]', async () => {
  const page = await pageOf(there.url, rita, `/apps/${firms.id}`)
  await create(page)
  await field(page, 'Name').fill('Made once')
  await page.route('**/api/apps/*/items/*', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await form(page).getByRole('button', { name: 'Create' }).click()
  await form(page)
    .getByRole('alert')
    .or(form(page).getByText(/server/))
    .first()
    .waitFor()
  await page.unroute('**/api/apps/*/items/*')
  await page.reload()
  await create(page)
  await restored(page).waitFor()
  await form(page).getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Made once' }).waitFor()
  const { items } = await there.administrator.get(contract.listItems, {
    path: { appId: firms.id },
    query: { search: 'made once' },
  })
  expect(items).toHaveLength(1)
  await page.context().close()
})

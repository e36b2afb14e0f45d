import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { looks } from './stage/looks.ts'

let there: Company
let page: Page
let folder: string
beforeAll(async () => {
  there = await company()
  folder = await mkdtemp(join(tmpdir(), 'parley-people-'))
  page = await pageOf(there.url, there.administrator, '/admin/users')
}, 120_000)
afterAll(async () => {
  await page?.context().close()
  await rm(folder, { recursive: true, force: true })
})

const file = async (name: string, ...lines: string[]) => {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return path
}
const dialog = () => page.getByRole('dialog', { name: 'Import people' })
const open = async () => {
  await page.getByRole('button', { name: 'More about users' }).click()
  await page.getByRole('menuitem', { name: 'Import CSV' }).click()
  await dialog().waitFor()
}
const choose = (path: string) => dialog().locator('input[type=file]').setInputFiles(path)
const saved = async (press: () => Promise<void>) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFile(await download.path(), 'utf8')
}

test('an administrator imports people: what is wrong is shown first, the good ones are invited, the rest comes back with reasons [ORG-02, ui S24]', async () => {
  const group = await there.group('Imported into', [])
  await open()
  await looks(page, 'users-import')
  await choose(await file('no-headings.csv', 'a,b', 'c,d'))
  await dialog().getByRole('alert').getByText('The first row must name the columns').waitFor()
  await choose(await file('open.csv', 'name,email', '"Open,a@example.com'))
  await dialog().getByRole('alert').getByText('A quotation mark may be missing').waitFor()
  const people = await file(
    'people.csv',
    'Name;E-mail;Position;Groups;Room',
    `Imre Import;imre@brought.example;Agent;"${group.name}"`,
    'Ida Import;ida@brought.example;Lead;"Administrators"',
    'Una Known;una@brought.example;;Night shift',
    `Again;${there.administrator.email};;`,
    ';;;',
    'No Address;;;',
  )
  await choose(people)
  await dialog().getByText('2 people can be invited').waitFor()
  await dialog().getByText('3 rows are left out').waitFor()
  await dialog().getByText('1 person becomes an administrator and may change everything: Ida Import').waitFor()
  await dialog().getByText('Columns that say nothing here: Room').waitFor()
  const wrong = dialog().getByRole('region', { name: 'Rows that are left out' })
  await wrong.getByRole('row', { name: /^4 Una Known.* No such group: Night shift/ }).waitFor()
  await wrong.getByRole('row', { name: /Somebody here has this e-mail/ }).waitFor()
  expect((await there.administrator.get(contract.listUsers, { query: { search: 'brought.example' } })).items).toEqual([])
  await looks(page, 'users-import-preview')

  await dialog().getByRole('button', { name: 'Invite 2 people' }).click()
  await dialog().getByText('2 people were invited').waitFor()
  await looks(page, 'users-import-result')
  const bad = await saved(() => dialog().getByRole('link', { name: 'Download the rows left out' }).click())
  expect(bad).toContain('4,there is no such group (Night shift),Una Known,una@brought.example')
  await dialog().getByRole('button', { name: 'Close' }).last().click()
  const { items } = await there.administrator.get(contract.listUsers, { query: { search: 'brought.example' } })
  expect(items.map(({ name, state, administrator }) => `${name} ${state} ${administrator}`)).toEqual([
    'Ida Import invited true',
    'Imre Import invited false',
  ])

  await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill('brought.example')
  await page.getByRole('row', { name: /Imre Import/ }).waitFor()
  await page.getByRole('row', { name: /Ida Import/ }).waitFor()
  await page.getByText('2 users').waitFor()
  await page.getByRole('button', { name: 'More about users' }).click()
  const out = await saved(() => page.getByRole('menuitem', { name: 'Export CSV' }).click())
  expect(out.replace('\ufeff', '').trim().split('\n')).toEqual([
    'Name,E-mail,Position,Groups,State',
    'Ida Import,ida@brought.example,Lead,Administrators,invited',
    `Imre Import,imre@brought.example,Agent,${group.name},invited`,
  ])
})

test('the same file again invites nobody twice, and it works without a mouse [ORG-02, NFR-04]', async () => {
  const path = await file('twice.csv', 'name,email', 'Tove Twice,tove@twice.example')
  await page.getByRole('button', { name: 'More about users' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Import CSV' }).press('Enter')
  await choose(path)
  await dialog().getByText('1 person can be invited').waitFor()
  await page.keyboard.press('Control+Enter')
  await dialog().getByText('1 person was invited').waitFor()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await open()
  await choose(path)
  await dialog().getByText('Nobody can be invited').waitFor()
  await dialog().getByText('Somebody here has this e-mail').waitFor()
  expect(
    await dialog()
      .getByRole('button', { name: /^Invite/ })
      .count(),
  ).toBe(0)
  await page.keyboard.press('Escape')
})

import * as contract from '@parley/contract'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { aDefinition, aField, aLine, anItem } from '../server/test/an-app.ts'
import { publish } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

const title = () => aField('string', 'title', aLine, { name: 'Title', required: true, searchable: true })
const make = (name: string, fields: contract.Field[], code = `e${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`) =>
  there.administrator.get(contract.createApp, { body: { ...aDefinition(fields, { name, itemName: name }), code } })

test('an app is deleted knowing what links to it; the items that did are edited, and the field leads elsewhere [APP-13]', async () => {
  const firms = await make('Firms that go', [title()])
  const towns = await make('Towns', [title()])
  const link = aField('app', 'firm', { appId: firms.id, many: true }, { name: 'Firm' })
  const visits = await make('Visits to firms', [title(), link])
  const firm = await anItem(there.administrator, firms.id, { title: 'Bergs' })
  const { item } = await anItem(there.administrator, visits.id, { title: 'Monday', firm: [firm.item.id] })
  const page = await pageOf(there.url, there.administrator, `/apps/${firms.id}/builder?tab=settings`)
  await page
    .getByRole('button', { name: 'Delete the app' })
    .or(page.getByRole('button', { name: /^Delete/ }))
    .first()
    .click()
  const asked = page.getByRole('dialog')
  await asked.getByText('Other apps link to its items: Visits to firms.').waitFor()
  await asked.getByRole('textbox').fill('Firms that go')
  await asked.getByRole('button', { name: /^Delete/ }).click()
  await page.getByText('Firms that go was deleted').waitFor()

  await page.goto(`${there.url}/apps/${visits.id}/items/${item.id}?edit=yes`)
  await page.getByRole('textbox', { name: 'Title' }).fill('Tuesday')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Tuesday' }).waitFor()

  await page.goto(`${there.url}/apps/${visits.id}/builder`)
  await page.getByText('Firm', { exact: true }).first().click()
  const linked = page.getByRole('combobox', { name: 'App whose items are chosen' })
  expect(await linked.locator('option:checked').textContent()).toBe('An app that was deleted')
  await linked.selectOption('Towns')
  await publish(page)
  const settled = async () =>
    (await there.administrator.get(contract.readApp, { path: { appId: visits.id } })).fields.find(({ code }) => code === 'firm')
      ?.settings
  await expect.poll(settled, { timeout: 15_000 }).toMatchObject({ appId: towns.id })
  await page.context().close()
})

test('an import is found again after the dialog was closed and the page read anew [APP-10]', async () => {
  const app = await make('Imported twice', [title(), aField('date-time', 'at', { kind: 'both' }, { name: 'At' })])
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}`, { timezoneId: 'Asia/Tokyo' })
  const open = async () => {
    await page.getByRole('button', { name: 'Actions of the app' }).click()
    await page.getByRole('menuitem', { name: 'Import CSV' }).click()
  }
  await open()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  const csv = 'Title,At\nOne,2026-07-01 12:00\n,2026-07-01 12:00'
  await chooser.setFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByText('Dates with a time that say no zone are read in Asia/Tokyo.').waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.reload()
  await open()
  const mine = page.getByRole('region', { name: 'My imports' })
  await mine.getByText('visits.csv').waitFor()
  await mine.getByText('1 item was imported').waitFor()
  await mine.getByText('1 row was left out').waitFor()
  expect(await mine.getByRole('link', { name: 'Download the rows left out' }).count()).toBe(1)
  const { items } = await there.administrator.get(contract.listItems, { path: { appId: app.id } })
  expect(items.map(({ values }) => values['at'])).toEqual(['2026-07-01T03:00:00.000Z'])
  await page.context().close()
})

test('a new item with what another one has is told of it, and can be created all the same [BND-02]', async () => {
  const app = await make('Doubled', [title(), aField('email', 'mail', { wrong: 'forbid' }, { name: 'E-mail' })])
  await anItem(there.administrator, app.id, { title: 'First one', mail: 'ida@example.com' })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}`)
  await page.getByTestId('new-item').first().click()
  const form = page.getByRole('form', { name: 'New Doubled' })
  await form.getByRole('textbox', { name: 'E-mail' }).fill('Ida@Example.com')
  await form.getByRole('textbox', { name: 'Title' }).fill('Second one')
  await form.getByText('First one has the same: E-mail.').waitFor()
  expect(await form.getByRole('link', { name: 'Open it' }).getAttribute('target')).toBe('_blank')
  await form.getByRole('textbox', { name: 'E-mail' }).fill('eva@example.com')
  await form.getByRole('textbox', { name: 'Title' }).focus()
  await form.getByText('First one has the same').waitFor({ state: 'detached' })
  await form.getByRole('textbox', { name: 'E-mail' }).fill('ida@example.com')
  await form.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Second one' }).waitFor()
  await page.context().close()
})

test('a picture is put into an Image field and shown [APP-02]', async () => {
  const app = await make('Pictured', [title(), aField('image', 'photo', {}, { name: 'Photo' })])
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}`)
  await page.getByTestId('new-item').first().click()
  await page.getByRole('textbox', { name: 'Title' }).fill('With a picture')
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3e5ed8' } })
    .png()
    .toBuffer()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page
      .getByRole('button', { name: /image|picture|file/i })
      .last()
      .click(),
  ])
  const kept = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/api/files/'))
  await chooser.setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: picture })
  await kept
  await page.getByRole('button', { name: 'Remove photo.png' }).waitFor()
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'With a picture' }).waitFor()
  const shown = page.getByRole('tabpanel', { name: 'Card' }).locator('img')
  await shown.first().waitFor()
  await expect.poll(() => shown.first().evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(0)
  await page.context().close()
})

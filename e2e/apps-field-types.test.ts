import * as contract from '@parley/contract'
import { beforeAll, expect, test } from 'vitest'
import { definitionWith, everyField, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

test('an app with a counter, an address and a formula is built, filled and read by keys alone [APP-01, APP-02, ui S21]', async () => {
  const page = await pageOf(there.url, there.administrator, '/apps')
  const { keyboard } = page
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  const type = async (name: string, text: string) => {
    await tabTo(page, box(name))
    await keyboard.press('Control+A')
    await keyboard.type(text)
  }
  const add = async (name: string) => {
    await tabTo(page, page.getByRole('button', { name, exact: true }))
    await keyboard.press('Enter')
  }
  const choose = async (code: string) => {
    await tabTo(page, page.locator(`[data-code="${code}"]`))
    await keyboard.press('Enter')
    await expect.poll(() => page.locator('#field-name').evaluate((element) => element === document.activeElement)).toBe(true)
  }
  await tabTo(page, page.getByTestId('add-app'))
  await keyboard.press('Enter')
  await tabTo(page, box('Name'))
  await keyboard.type('Deliveries')
  await keyboard.press('Tab')
  await keyboard.type('Delivery')
  await keyboard.press('Control+Enter')

  await add('Counter')
  await choose('counter')
  expect(await page.getByRole('switch', { name: 'Required' }).count()).toBe(0)
  await type('Prefix', 'ORD-')
  await type('Digits at least', '5')
  await page.getByText('Shorter numbers get zeros in front: ORD-00001').waitFor()
  await type('First number', '42')
  await add('Address')
  await page.locator('[data-code="address"]').waitFor()
  await add('Number')
  await page.locator('[data-code="number"]').waitFor()
  await add('Formula')
  await choose('formula')
  await tabTo(page, page.getByRole('combobox', { name: 'Result' }))
  await keyboard.type('Text')
  await type('Formula', 'address.city + " " + string(numbr)')
  await keyboard.press('Control+S')
  const said = page.getByText('The formula cannot be read, or names what there is not: numbr')
  await expect.poll(() => said.count()).toBe(2)
  expect(await box('Formula').getAttribute('aria-invalid')).toBe('true')
  await tabTo(page, box('Formula'))
  await keyboard.press('Control+A')
  await keyboard.type('address.city + " " + string(')
  await tabTo(page, page.getByRole('button', { name: 'Insert number, Number' }))
  await keyboard.press('Enter')
  await expect.poll(() => box('Formula').evaluate((element) => element === document.activeElement)).toBe(true)
  await keyboard.type(' * 2)')
  expect(await box('Formula').inputValue()).toBe('address.city + " " + string(number * 2)')
  await choose('number')
  await keyboard.press('Control+A')
  await keyboard.type('Parcels')
  await choose('formula')
  await expect.poll(() => box('Formula').inputValue()).toBe('address.city + " " + string(parcels * 2)')
  await keyboard.press('Control+S')
  await page.getByRole('dialog').waitFor()
  await keyboard.press('Enter')
  await noticed(page, 'Published')

  await tabTo(page, page.getByRole('link', { name: 'To the items' }))
  await keyboard.press('Enter')
  await page.getByText('No items yet').waitFor()
  await keyboard.press('c')
  const form = page.getByRole('form', { name: 'New Delivery' })
  await tabTo(page, form.getByRole('textbox', { name: 'Name' }))
  await keyboard.type('Desks')
  await form.getByText('The next number is given when the item is made, and stays.').waitFor()
  await form.getByText('Reckoned when this is saved.').waitFor()
  await tabTo(page, form.getByRole('combobox', { name: 'Country' }))
  await keyboard.type('Norw')
  await tabTo(page, form.getByRole('textbox', { name: 'City' }))
  await keyboard.type('Oslo')
  await tabTo(page, form.getByRole('textbox', { name: 'Street' }))
  await keyboard.type('Storgata')
  await tabTo(page, form.getByRole('textbox', { name: 'House' }))
  await keyboard.type('5')
  await tabTo(page, form.getByRole('textbox', { name: 'Parcels' }))
  await keyboard.type('21')
  await keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Desks' }).waitFor()
  const card = page.getByRole('tabpanel', { name: 'Card' })
  for (const text of ['ORD-00042', 'Storgata 5', 'Norway', 'Oslo 42']) await card.getByText(text).first().waitFor()
  await keyboard.press('e')
  const edit = page.getByRole('form', { name: 'Edit Desks' })
  expect(await edit.getByRole('status', { name: 'Counter' }).textContent()).toBe('ORD-00042')
  await tabTo(page, edit.getByRole('textbox', { name: 'Parcels' }))
  await keyboard.press('Control+A')
  await keyboard.type('30')
  await keyboard.press('Control+S')
  await card.getByText('Oslo 60').waitFor()
  await page.context().close()
})

test('the three stand in list, tiles and filters [APP-08, APP-09, ui S20]', async () => {
  const fields = everyField().filter(({ code }) => ['name', 'budget', 'seats', 'no', 'place', 'perSeat'].includes(code))
  const shown = ['no', 'place', 'perSeat']
  const app = await makeApp(there.administrator, {
    ...definitionWith('Offices', 'Office', fields),
    ...{ listColumns: ['_name', ...shown], cardFields: shown },
  })
  for (const [at, city] of ['Lund', 'Uppsala'].entries())
    await makeItem(there.administrator, app, {
      ...{ name: `Office ${at}`, seats: at + 3, budget: { amount: '100', currency: 'EUR' } },
      place: { country: 'SE', city, postcode: '222 22', street: 'Storgatan', house: '1' },
    })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}`)
  await page.getByRole('cell', { name: 'C-0001' }).waitFor()
  await page.getByRole('cell', { name: 'Storgatan 1, 222 22 Lund, Sweden' }).waitFor()
  await page.getByRole('cell', { name: '33.33333333' }).waitFor()
  const filter = async (field: string, is: string, value: string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('combobox', { name: 'Field' }).selectOption(field)
    await page.getByRole('combobox', { name: 'Comparison' }).selectOption(is)
    await page.getByRole('textbox', { name: field }).fill(value)
    await page.keyboard.press('Enter')
  }
  const rows = () => page.getByRole('table').getByRole('link').allTextContents()
  await filter('Contract', 'equals', 'c-2')
  await expect.poll(rows).toEqual(['Office 1'])
  await page
    .getByRole('button', { name: /C-0002/ })
    .first()
    .waitFor()
  await page.goto(`${there.url}/apps/${app.id}`)
  await filter('Office', 'contains', 'lund, swe')
  await expect.poll(rows).toEqual(['Office 0'])
  await page.goto(`${there.url}/apps/${app.id}`)
  await filter('Budget per seat', 'to', '30')
  await expect.poll(rows).toEqual(['Office 1'])
  await page.goto(`${there.url}/apps/${app.id}?layout=tiles`)
  const tile = page.getByRole('listitem').filter({ hasText: 'Office 1' })
  for (const text of ['C-0002', 'Storgatan 1, 222 22 Uppsala, Sweden', '25'])
    await tile.getByText(text, { exact: true }).waitFor()
  await page.context().close()
})

test('of two who edit an address both see both, and what the server gives is nobody’s to settle [APP-08, ui S20]', async () => {
  const fields = everyField().filter(({ code }) => ['name', 'budget', 'seats', 'no', 'place', 'perSeat'].includes(code))
  const app = await makeApp(there.administrator, definitionWith('Shops', 'Shop', fields))
  const { item } = await makeItem(there.administrator, app, {
    ...{ name: 'Corner', seats: 2, budget: { amount: '100', currency: 'EUR' }, place: { city: 'Lund' } },
  })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/items/${item.id}?edit=yes`)
  const form = page.getByRole('form')
  await form.getByRole('textbox', { name: 'Street' }).fill('Storgatan')
  await there.administrator.get(contract.editItem, {
    path: { itemId: item.id },
    body: { version: item.version, values: { seats: 4, place: { city: 'Lund', country: 'SE' } } },
  })
  await page.keyboard.press('Control+S')
  const conflict = page.getByRole('region', { name: 'Changed meanwhile' })
  await conflict.getByText('Yours: Storgatan, Lund').waitFor()
  await conflict.getByText('Theirs: Lund, Sweden').waitFor()
  expect(await conflict.getByRole('button', { name: 'Keep mine' }).count()).toBe(1)
  expect(await form.getByRole('status', { name: 'Budget per seat' }).textContent()).toBe('25')
  await conflict.getByRole('button', { name: 'Take theirs' }).click()
  await form.getByRole('textbox', { name: 'Seats' }).fill('5')
  await page.keyboard.press('Control+S')
  await form.waitFor({ state: 'detached' })
  const now = await there.administrator.get(contract.readItem, { path: { itemId: item.id } })
  expect(now.item.values).toMatchObject({ no: 1, perSeat: 20, place: { city: 'Lund', country: 'SE', street: '' } })
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('Lund, Sweden').first().waitFor()
  await page.context().close()
})

test('the three look right in the builder, a form and on an item [ui S20, S21]', async () => {
  const app = await makeApp(
    there.administrator,
    definitionWith('Warehouses', 'Warehouse', [...everyField().slice(0, 1), ...rest()]),
  )
  const { item } = await makeItem(there.administrator, app, {
    ...{ name: 'North', budget: { amount: '1240', currency: 'EUR' }, seats: 8 },
    place: {
      country: 'GB',
      region: 'West Yorkshire',
      city: 'Leeds',
      postcode: 'LS1 4AP',
      street: 'Wellington Street',
      house: '12',
      flat: '3',
    },
  })
  const page = await pageOf(there.url, there.administrator, `/apps/${app.id}/builder`)
  for (const code of ['no', 'perSeat']) {
    await page.locator(`[data-code="${code}"]`).click()
    await looks(page, `apps-builder-${code}`)
  }
  await page.goto(`${there.url}/apps/${app.id}/items/${item.id}`)
  await page.getByText('Wellington Street 12').waitFor()
  await looks(page, 'apps-three-read')
  await page.goto(`${there.url}/apps/${app.id}/items/${item.id}?edit=yes`)
  await page.getByText('Given when the item was made.').waitFor()
  const city = page.getByRole('form').getByRole('textbox', { name: 'City' })
  expect(await city.getAttribute('autocomplete')).toBe('section-place address-level2')
  await looks(page, 'apps-three-form')
  await page.context().close()
})

const rest = () => everyField().filter(({ code }) => ['budget', 'seats', 'no', 'place', 'perSeat'].includes(code))

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { begun } from '../server/test/a-process.ts'
import { pageOf } from './stage/browser.ts'
import { company } from './stage/company.ts'
import { looks } from './stage/looks.ts'
import { doTask, makeProcess, makeVariable, ordered } from './stage/processes.ts'

let page: Page
let url: string
let [processId, going, ended] = ['', '', '']

beforeAll(async () => {
  const { administrator, ...there } = await company()
  url = there.url
  const variables = [
    makeVariable('number', 'Price', { digits: 2 }),
    makeVariable('string', 'Note', { multiline: false, maxLength: 200, mask: null, maskMessage: '' }),
  ]
  const made = { description: 'From the order in the chat to its delivery', diagram: ordered, variables, published: true }
  const process = await makeProcess(administrator, 'Handling of orders', made)
  processId = process.id
  await makeProcess(administrator, 'Refunds')
  going = (await begun(administrator, processId)).id
  ended = (await begun(administrator, processId)).id
  await doTask(administrator, ended, { price: 12.5 })
  page = await pageOf(url, administrator, '/processes')
})
afterAll(() => page?.context().close())

const at = (path: string) => page.goto(`${url}/processes${path}`)

test('the list of processes, and a new one [ui S22]', async () => {
  await page.getByRole('link', { name: 'Handling of orders' }).waitFor()
  await looks(page, 'processes')
  await page.getByTestId('add-process').click()
  await page.getByRole('dialog', { name: 'Add a process' }).waitFor()
  await looks(page, 'processes-create')
})

test.each(['diagram', 'outline', 'variables'])('the designer: %s [ui S22]', async (tab) => {
  await at(`/${processId}/edit?tab=${tab}`)
  await page.getByRole('tab', { name: 'Outline' }).waitFor()
  if (tab === 'diagram') await page.locator('[data-element-id="Task_1"].djs-shape').click()
  if (tab === 'outline') await page.getByRole('treeitem').nth(1).click()
  if (tab === 'variables') await page.locator('[data-variable]').first().click()
  await looks(page, `designer-${tab}`)
})

test('versions, and one of them [ui S22]', async () => {
  await at(`/${processId}/edit`)
  await page.getByTestId('designer-menu').click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Look at version 1' }).click()
  await page.getByTestId('diagram').waitFor()
  await looks(page, 'designer-version')
})

test('instances, one that runs and one that has ended [ui S12, S23]', async () => {
  await at('/instances')
  await page.getByTestId(`instance-${going}`).waitFor()
  await looks(page, 'instances')
  for (const [name, id] of Object.entries({ going, ended })) {
    await at(`/instances/${id}`)
    await page.getByTestId('diagram').waitFor()
    await looks(page, `instance-${name}`)
  }
  await at('/instances/0190a000-0000-7000-8000-000000000000')
  await page.getByText('There is no such instance').waitFor()
  await looks(page, 'instance-missing')
})

import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { begun } from '../server/test/a-process.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { doTask, foreignFile, makeProcess } from './stage/processes.ts'

let there: Company
beforeAll(async () => {
  there = await company()
})

const hostile = '<img src=x onerror=alert(1)>'
const saved = (page: Page) => page.getByTestId('draft-state').filter({ hasText: 'Draft saved' }).waitFor()
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const name = (page: Page) => page.locator('#element-name')
const saying = (page: Page, text: string) => page.getByRole('treeitem').filter({ hasText: text }).first()
const row = (page: Page, called: string) => page.locator(`[role="treeitem"]:has(b:text-is("${called}"))`).first()
const chosenRow = (page: Page) => page.locator('[role="treeitem"][tabindex="0"]')

/** In the outline: down to the row that says so. */
async function goToRow(page: Page, text: string): Promise<void> {
  await tabTo(page, chosenRow(page))
  await page.keyboard.press('Home')
  const here = page.locator('[role="treeitem"]:focus')
  const count = await page.getByRole('treeitem').count()
  for (let presses = 0; presses < count; presses++) {
    if ((await here.textContent())?.startsWith(text)) return
    await page.keyboard.press('ArrowDown')
  }
  expect(await here.textContent()).toMatch(new RegExp(`^${text}`))
}

/** Adds something after the row that has the keyboard, and names it. */
async function addAfter(page: Page, kind: string, called: string): Promise<void> {
  await page.keyboard.press('Control+Space')
  await chooseInMenu(page, kind)
  await expect.poll(() => name(page).evaluate((field) => field === document.activeElement)).toBe(true)
  await expect.poll(() => name(page).inputValue()).toBe('')
  await page.keyboard.type(called)
  await row(page, called).waitFor()
}

async function chooseInMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('menuitem', { name: item, exact: true }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null)).toBe(true)
  const here = page.locator('[role="menuitem"]:focus')
  for (let presses = 0; presses < 30; presses++) {
    if ((await here.count()) > 0 && (await here.textContent()) === item) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

async function toTab(page: Page, from: string, keys: string, to: string): Promise<void> {
  await tabTo(page, tab(page, from), { back: true })
  await page.keyboard.press(keys)
  await page.keyboard.press('Enter')
  await expect.poll(() => tab(page, to).getAttribute('aria-selected')).toBe('true')
}

async function addVariable(page: Page, type: string, called: string): Promise<void> {
  await tabTo(page, page.getByTestId('add-variable'))
  await page.keyboard.press('Enter')
  await chooseInMenu(page, type)
  const field = page.locator('#variable-name')
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(called)
  await page.locator(`[data-variable="${called.toLowerCase()}"]`).waitFor()
}

test('a process is built in the outline and published by keys alone, started, and its page goes on as tasks are done [BPR-09]', async () => {
  const page = await pageOf(there.url, there.administrator, '/processes')
  const { keyboard } = page
  await tabTo(page, page.getByTestId('add-process'))
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Name' }))
  await keyboard.type('Price check')
  await keyboard.press('Control+Enter')

  await tab(page, 'Diagram').waitFor()
  await tabTo(page, tab(page, 'Diagram'))
  await keyboard.press('End')
  await keyboard.press('Enter')
  await addVariable(page, 'Number', 'Price')
  await tabTo(page, page.getByTestId('add-variable'), { back: true })
  await addVariable(page, 'Number', 'Total')
  await toTab(page, 'Variables', 'ArrowLeft', 'Outline')

  await goToRow(page, 'First task')
  await keyboard.press('Enter')
  await expect.poll(() => name(page).evaluate((field) => field === document.activeElement)).toBe(true)
  await keyboard.press('Control+A')
  await keyboard.type('Ask for the price')
  await row(page, 'Ask for the price').waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Add a field' }))
  await keyboard.press('Enter')
  await chooseInMenu(page, 'Price')
  await tabTo(page, page.getByRole('checkbox', { name: 'Required' }), { back: true })
  await keyboard.press('Space')

  await tabTo(page, chosenRow(page), { back: true })
  await addAfter(page, 'Script', 'Double it')
  await tabTo(page, page.getByRole('textbox', { name: 'Assign values' }))
  await keyboard.type('{ total: price * 2 }')
  await tabTo(page, chosenRow(page), { back: true })
  await addAfter(page, 'One of several ways', 'Much')
  await tabTo(page, chosenRow(page), { back: true })
  await addAfter(page, 'Task', 'Approve')
  await tabTo(page, page.getByTestId('connect-to'), { back: true })
  await keyboard.press('Enter')
  await chooseInMenu(page, 'End')

  await goToRow(page, 'Way on→ End')
  await tabTo(page, page.getByRole('switch', { name: /Otherwise/ }))
  await keyboard.press('Space')
  await saying(page, '→ End, otherwise').waitFor()
  await tabTo(page, chosenRow(page), { back: true })
  await goToRow(page, 'Way on→ Approve')
  await tabTo(page, page.getByRole('textbox', { name: 'Condition' }))
  await keyboard.type('total > 100')
  await saying(page, 'if total > 100').waitFor()
  await saved(page)
  await page.getByRole('status').filter({ hasText: 'No problems' }).waitFor()
  await keyboard.press('Control+S')
  await page.getByText('Published as version 1').waitFor()

  await page.goto(`${there.url}/processes`)
  await tabTo(page, page.getByRole('button', { name: 'Start Price check' }))
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Open', exact: true }), { back: true })
  await keyboard.press('Enter')
  await page.waitForURL(/\/processes\/instances\/[0-9a-f-]{36}/)
  const instanceId = page.url().split('/').at(-1)!
  const timeline = page.getByTestId('timeline')
  const stands = (step: string) => timeline.locator('li[data-here="true"]').filter({ hasText: step }).waitFor()
  await stands('Ask for the price')
  await page.locator('.djs-element.stands').first().waitFor({ state: 'attached' })
  await doTask(there.administrator, instanceId, { price: 60 })
  await stands('Approve')
  await page.getByRole('region', { name: 'Variables' }).getByText('120').waitFor()
  await doTask(there.administrator, instanceId)
  await page.getByRole('heading', { name: /Price check #\d+ Finished/ }).waitFor()
  await page.context().close()
})

test('on the canvas a task is appended by mouse, taken back, and saved [BPR-09]', async () => {
  const process = await makeProcess(there.administrator, 'By mouse')
  const page = await pageOf(there.url, there.administrator, `/processes/${process.id}/edit`)
  // What the page's rules refuse, of styles, markup or programs, is told there.
  const refused: string[] = []
  page.on('console', (line) => line.type() === 'error' && refused.push(line.text()))
  await page.reload()
  const tasks = page.locator('[data-element-id^="Activity_"].djs-shape')
  await page.locator('[data-element-id="Task_1"].djs-shape').click()
  await page.locator('.djs-context-pad [title="Append: Script"]').click()
  await expect.poll(() => tasks.count()).toBe(1)
  await page.keyboard.press('Control+Z')
  await expect.poll(() => tasks.count()).toBe(0)
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => tasks.count()).toBe(1)
  await saved(page)
  const { diagram } = await there.administrator.get(contract.readProcess, { path: { processId: process.id } })
  expect(diagram).toContain('scriptFormat="feel"')
  await page.getByTestId('canvas').getByTitle('Powered by bpmn.io').click()
  await page.getByText('powered by').waitFor()
  expect(refused).toEqual([])
  await page.context().close()
})

test('problems are named, and lead to their elements [BPR-09]', async () => {
  const process = await makeProcess(there.administrator, 'With problems')
  const page = await pageOf(there.url, there.administrator, `/processes/${process.id}/edit?tab=outline`)
  await row(page, 'Check stock').click()
  await page.getByRole('combobox', { name: 'Who does it' }).selectOption({ label: 'Nobody yet' })
  await saved(page)
  const problem = page.getByTestId('problems').getByRole('button', { name: 'Check stock: Say who does it.' })
  await problem.waitFor()
  await row(page, 'Delivered').click()
  await problem.click()
  await expect.poll(() => name(page).inputValue()).toBe('Check stock')
  await page.getByTestId('publish').click()
  await expect.poll(() => problem.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.context().close()
})

test('of two who save one draft the second is told, and takes theirs or keeps their own [BPR-09]', async () => {
  const { administrator } = there
  const process = await makeProcess(administrator, 'Of two')
  const path = { processId: process.id }
  const page = await pageOf(there.url, administrator, `/processes/${process.id}/edit?tab=outline`)
  const field = page.getByRole('textbox', { name: 'Description' })
  await field.waitFor()
  const elsewhere = async (description: string) => {
    const now = await administrator.get(contract.readProcess, { path })
    const { name: called, diagram, variables, version } = now
    const body = { name: called, description, workspace: null, appId: null, diagram, variables, version }
    await administrator.get(contract.editProcess, { path, body })
  }
  await elsewhere('From elsewhere')
  await expect.poll(() => field.inputValue()).toBe('From elsewhere')
  await field.fill('Mine')
  await elsewhere('Theirs')
  await page.getByText('has saved this draft meanwhile').waitFor()
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect.poll(() => field.inputValue()).toBe('Theirs')
  await field.fill('Mine again')
  await elsewhere('Theirs again')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await saved(page)
  expect((await administrator.get(contract.readProcess, { path })).description).toBe('Mine again')
  await page.context().close()
})

test('a diagram of another program warns of what does not run, and names are text everywhere [BPR-09]', async () => {
  const { administrator } = there
  const begins = contract.newDiagram({ start: hostile, task: hostile, end: hostile })
  const process = await makeProcess(administrator, `Hostile ${hostile}`, { diagram: begins, published: true })
  const page = await pageOf(there.url, administrator, '/processes')
  let asked = 0
  page.on('dialog', (dialog) => {
    asked += 1
    void dialog.dismiss()
  })
  const clean = async () => {
    await page.getByText('onerror').first().waitFor()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
  }
  await clean()
  const instance = await begun(administrator, process.id)
  await page.goto(`${there.url}/processes/instances/${instance.id}`)
  await page.locator('.djs-element').first().waitFor()
  await clean()
  await page.goto(`${there.url}/processes/${process.id}/edit?tab=outline`)
  await saying(page, 'onerror').waitFor()
  await clean()
  await page.getByTestId('import-file').setInputFiles({
    name: 'bank.bpmn',
    mimeType: 'application/xml',
    buffer: Buffer.from(foreignFile),
  })
  await page.getByTestId('import-warnings').getByText('ServiceTask').waitFor()
  await clean()
  await page.getByTestId('import-act').click()
  await saying(page, 'the bank').waitFor()
  await saved(page)
  await page.getByTestId('problems').getByText('This element does not run here.').first().waitFor()
  await clean()
  expect(asked).toBe(0)
  await page.context().close()
})

test('a published version is looked at and taken into the draft; a process is deleted by its name [BPR-09]', async () => {
  const process = await makeProcess(there.administrator, 'Twice', { published: true })
  const page = await pageOf(there.url, there.administrator, `/processes/${process.id}/edit?tab=outline`)
  await row(page, 'Check stock').click()
  await name(page).fill('Look for it')
  await saved(page)
  await page.getByTestId('designer-menu').click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Look at version 1' }).click()
  await page.getByTestId('take-version').click()
  await row(page, 'Check stock').waitFor()
  await saved(page)
  await page.goto(`${there.url}/processes`)
  await page.getByRole('button', { name: 'Actions for Twice' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  expect(await page.getByTestId('delete-process').isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: 'Type Twice to confirm' }).fill('Twice')
  await page.getByTestId('delete-process').click()
  await page.getByRole('link', { name: 'Twice', exact: true }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('without a network the draft says so and is saved when it is back; who leaves before is asked [BPR-09, ui S22]', async () => {
  const process = await makeProcess(there.administrator, 'Offline')
  const page = await pageOf(there.url, there.administrator, `/processes/${process.id}/edit?tab=outline`)
  const field = page.getByRole('textbox', { name: 'Description' })
  await field.waitFor()
  await page.context().setOffline(true)
  await field.fill('Written on a train')
  await page.getByTestId('draft-state').filter({ hasText: 'Offline, not saved' }).waitFor()
  await page.getByRole('link', { name: 'All processes' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
  await page.context().setOffline(false)
  await saved(page)
  const { description } = await there.administrator.get(contract.readProcess, { path: { processId: process.id } })
  expect(description).toBe('Written on a train')
  await page.context().close()
})

test('each kind of element is added, told what it needs, and published [BPR-09]', async () => {
  const process = await makeProcess(there.administrator, 'All kinds')
  const page = await pageOf(there.url, there.administrator, `/processes/${process.id}/edit?tab=outline`)
  const add = async (after: string, kind: string, called: string) => {
    await row(page, after).click()
    await page.getByTestId('add-after').click()
    await page.getByRole('menuitem', { name: kind, exact: true }).click()
    await expect.poll(() => name(page).inputValue()).toBe('')
    await name(page).fill(called)
    await row(page, called).waitFor()
  }
  const choose = (label: string, option: string) =>
    page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option })
  await add('Check stock', 'Notification', 'Tell them')
  await choose('Who is told', 'Whoever started the process')
  await page.getByRole('textbox', { name: 'Text' }).fill('Checked')
  await add('Tell them', 'Wait', 'Sleep on it')
  await choose('How long', 'hours')
  await page.getByRole('spinbutton', { name: 'How long: how many' }).fill('12')
  await add('Sleep on it', 'Sub-process', 'Packing')
  await add('Packing', 'All ways at once', 'Split')
  await add('Split', 'Script', 'Nothing')
  await page.getByRole('textbox', { name: 'Assign values' }).fill('{}')
  await page.getByTestId('connect-to').click()
  await page.getByRole('menuitem', { name: 'Delivered' }).click()
  await add('Check stock', 'Deadline of a task', 'Too late')
  await choose('How long', 'days')
  await add('Too late', 'Task', 'Ask why')
  await choose('Who does it', 'A group or a position')
  await page.getByRole('combobox', { name: 'A group or a position' }).fill('Admin')
  await page.locator('[role="option"]').filter({ hasText: 'Administrators' }).click()
  await choose('Time to do it', 'days')
  await add('Ask why', 'End of everything', 'Given up')
  await page.getByRole('status').filter({ hasText: 'No problems' }).waitFor()
  await saved(page)
  expect(await page.getByTestId('problems').getByRole('listitem').allTextContents()).toEqual([])
  await page.getByTestId('publish').click()
  await page.getByText('Published as version 1').waitFor()
  const { diagram } = await there.administrator.get(contract.readProcess, { path: { processId: process.id } })
  for (const part of ['PT12H', 'P1D', 'parallelGateway', 'subProcess', 'terminateEventDefinition', 'parley:step="notify"'])
    expect(diagram).toContain(part)
  await page.reload()
  await row(page, 'Ask why').click()
  await page.getByText('Administrators', { exact: true }).waitFor()
  await page.context().close()
})

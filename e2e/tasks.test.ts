import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVariable } from '../server/test/a-process.ts'
import { aField, aLine } from '../server/test/an-app.ts'
import { atOnce } from './stage/at-once.ts'
import { pageOf, phone } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { line, ordering, published, started, tasksOf } from './stage/ordering.ts'

let desk: HelpDesk
let session = ''
let order: contract.Process
let short: contract.Process
let anns: Page
let maxs: Page

beforeAll(async () => {
  desk = await helpDesk('of tasks')
  const { administrator, ann, kim, max, eve } = desk
  await desk.online(ann)
  const packers = await desk.group('Packers of tasks', [max, eve])
  order = await published(administrator, 'Order of tasks', ordering(packers, 'P2D'))
  short = await published(administrator, 'Call back of tasks', {
    variables: [line('phone', 'Phone')],
    tasks: [{ id: 'Call', name: 'Call the customer', performer: `user:${max.id}`, due: 'PT4S', exits: { '': 'End' } }],
  })
  session = await desk.says(kim, 'Please call me back')
  await desk.take(ann, session)
  anns = await pageOf(desk.url, ann, '/tasks')
  maxs = await pageOf(desk.url, max, '/tasks')
})
afterAll(async () => {
  await anns?.context().close()
  await maxs?.context().close()
})

const row = (of: Page, name: string) =>
  of.getByRole('navigation', { name: 'Tasks', exact: true }).getByRole('link', { name: new RegExp(`^${name}`) })
const rail = (of: Page) => of.getByRole('navigation', { name: 'Workspaces' })
const show = (of: Page, list: string | RegExp) => of.getByRole('radiogroup', { name: 'Whose tasks' }).getByText(list).click()
const confirm = async () => {
  const [task] = await tasksOf(desk.ann)
  const page = await desk.ann.get(contract.readTask, { path: { taskId: task!.id } })
  const exit = page.exits.find(({ name }) => name === 'Confirm')!.id
  await desk.ann.get(contract.completeTask, { path: { taskId: task!.id }, body: { exit, values: { order: '10482', pieces: 2 } } })
}

test('a task comes up live, its counter is neutral and turns red by itself when its time passes [BPR-09, C9]', async () => {
  await maxs.getByText('No tasks. Enjoy the quiet.').waitFor()
  expect(await maxs.getByTestId('c9').count()).toBe(0)
  await started(desk.ann, session, short)
  await rail(maxs).getByRole('link', { name: 'Tasks, 1 open task', exact: true }).waitFor()
  const popup = maxs.getByRole('status').filter({ hasText: 'Task: Call the customer' })
  await popup.getByRole('button', { name: 'Open' }).waitFor()
  expect(await maxs.getByTestId('c9').getAttribute('data-kind')).toBe('neutral')
  await maxs.getByRole('button', { name: 'Today 1' }).waitFor()
  await rail(maxs).getByRole('link', { name: 'Tasks, 1 open task, 1 overdue' }).waitFor()
  expect(await maxs.getByTestId('c9').getAttribute('data-kind')).toBe('unread')
  await maxs.getByRole('button', { name: 'Overdue 1' }).waitFor()
  await row(maxs, 'Call the customer, Call back of tasks #\\d+, (due now|.+ late)').click()
  await maxs.getByRole('button', { name: 'Done', exact: true }).waitFor()
  await maxs.keyboard.press('Control+1')
  await maxs.getByText(/^Done by Max Moser/).waitFor()
  await rail(maxs).getByRole('link', { name: 'Tasks', exact: true }).waitFor()
  await maxs.getByRole('radiogroup', { name: 'Open or done' }).getByText('Done').click()
  await row(maxs, 'Call the customer').waitFor()
})

test('mine, those of my groups and those of what I started, open and done, found by words [ui S23]', async () => {
  await maxs.goto(`${desk.url}/tasks?list=group`)
  await started(desk.ann, session, order)
  await row(anns, 'Take down the order').waitFor()
  await anns.getByRole('button', { name: 'No date 1' }).waitFor()
  await confirm()
  await anns.getByText('No tasks. Enjoy the quiet.').waitFor()
  await row(maxs, 'Pack the order').waitFor()
  await show(anns, 'Started by me')
  await row(anns, 'Pack the order, Order of tasks #\\d+, for Packers of tasks').waitFor()
  await anns.getByRole('searchbox', { name: 'Search tasks' }).fill('call')
  await anns.getByText('Nothing matches').waitFor()
  await anns.getByRole('button', { name: 'Clear filters' }).click()
  await row(anns, 'Pack the order').click()
  await anns.getByText('It waits for somebody of Packers of tasks.').waitFor()
  expect(new URL(anns.url()).search).toBe('?list=by-me')
  await anns.getByRole('radiogroup', { name: 'Open or done' }).getByText('Done').click()
  await row(anns, 'Take down the order, Order of tasks #\\d+, done by Ann Adler').waitFor()
})

test('two take one task: one has it, the other is told who, and may look on [BPR-09]', async () => {
  const eves = await pageOf(desk.url, desk.eve, '/tasks?list=group')
  await row(maxs, 'Pack the order').click()
  await row(eves, 'Pack the order').click()
  const take = (of: Page) => of.getByRole('button', { name: 'Take', exact: true })
  await Promise.all([take(maxs).waitFor(), take(eves).waitFor()])
  await atOnce([maxs, eves], '**/api/tasks/*/assignee', (of) => take(of).click())
  const told = (of: Page, other: string) => of.getByRole('alert').filter({ hasText: `${other} was quicker and has this task.` })
  await expect.poll(async () => (await told(maxs, 'Eve Ebner').count()) + (await told(eves, 'Max Moser').count())).toBe(1)
  const [winner, loser, name] = (await told(eves, 'Max Moser').count()) ? [maxs, eves, 'Max Moser'] : [eves, maxs, 'Eve Ebner']
  await winner.getByRole('button', { name: 'Done', exact: true }).waitFor()
  await loser.getByText(`${name} has this task.`).waitFor()
  await loser.getByText('Nothing waits here').waitFor()
  // Given on.
  await winner.getByRole('textbox', { name: 'Pieces' }).fill('7')
  await winner.getByRole('button', { name: 'Assign to…' }).click()
  const dialog = winner.getByRole('dialog', { name: 'Assign to somebody else' })
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
  await dialog.getByText('Choose somebody first.').waitFor()
  await dialog.getByRole('combobox', { name: 'Colleague' }).fill('Bob Berg')
  await dialog.getByRole('option', { name: 'Bob Berg' }).first().click()
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await winner.getByText('Bob Berg has this task. What you had filled in was not sent.').waitFor()
  await eves.context().close()
})

test('what is required is told at its field, what is typed stays when one goes away, and is sent once [BPR-09]', async () => {
  await started(desk.ann, session, order)
  await anns.goto(`${desk.url}/tasks`)
  await row(anns, 'Take down the order').click()
  await anns.getByRole('textbox', { name: 'Customer' }).waitFor()
  expect(await anns.getByRole('textbox', { name: 'Customer' }).getAttribute('readonly')).not.toBe(null)
  await anns.getByRole('textbox', { name: 'Pieces' }).fill('3')
  await anns.getByRole('button', { name: 'Confirm' }).click()
  await anns
    .getByRole('alert')
    .getByRole('button', { name: /^Order: / })
    .click()
  await expect
    .poll(() => anns.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field')))
    .toBe('order')
  expect(await anns.getByRole('textbox', { name: 'Order' }).getAttribute('aria-invalid')).toBe('true')
  await anns.keyboard.type('10499')
  await rail(anns)
    .getByRole('link', { name: /^Activity/ })
    .click()
  await anns.getByRole('heading', { name: 'Activity' }).waitFor()
  await anns.goBack()
  await anns.getByText('What you had begun to fill in is here again.').waitFor()
  expect(await anns.getByRole('textbox', { name: 'Order' }).inputValue()).toBe('10499')
  await anns.getByRole('textbox', { name: 'Pieces' }).fill('3')
  await anns.getByRole('button', { name: 'Confirm' }).click()
  await anns.getByText(/“Confirm”, done by Ann Adler/).waitFor()
  await anns.reload()
  await anns.getByText(/“Confirm”, done by Ann Adler/).waitFor()
  await anns.getByText('10499').waitFor()
})

test('what the server finds wrong is told at its field, and what was typed stays [BPR-09, APP-07]', async () => {
  const masked = aVariable(aField('string', 'code', { ...aLine, mask: '0000', maskMessage: 'Four digits.' }, { name: 'Code' }))
  const call = { id: 'Code', name: 'Note the code', performer: 'initiator', fields: [{ code: 'code' }], exits: { '': 'End' } }
  const coded = await published(desk.administrator, 'Code of tasks', { variables: [masked], tasks: [call] })
  await started(desk.ann, session, coded)
  await anns.goto(`${desk.url}/tasks`)
  await row(anns, 'Note the code').click()
  const code = anns.getByRole('textbox', { name: 'Code' })
  await code.fill('seven')
  await code.press('Control+Enter')
  await anns
    .getByRole('alert')
    .getByRole('button', { name: /^Code: .*Four digits\.$/ })
    .waitFor()
  expect(await code.getAttribute('aria-invalid')).toBe('true')
  await code.fill('1234')
  await code.press('Control+Enter')
  await anns.getByText(/^Done by Ann Adler/).waitFor()
})

test('done meanwhile by somebody else is told, with what was not sent [BPR-09]', async () => {
  await started(desk.ann, session, order)
  await anns.goto(`${desk.url}/tasks`)
  await row(anns, 'Take down the order').click()
  await anns.getByRole('textbox', { name: 'Order' }).fill('5')
  const taskId = new URL(anns.url()).pathname.split('/').at(-1)!
  const body = { userId: desk.bob.id, from: desk.ann.id }
  await desk.administrator.get(contract.assignTask, { path: { taskId }, body })
  await anns.getByText('Bob Berg has this task.').waitFor()
  await anns.getByText('What you had filled in was not sent.').waitFor()
  const { exits } = await desk.bob.get(contract.readTask, { path: { taskId } })
  await desk.bob.get(contract.completeTask, { path: { taskId }, body: { exit: exits[1]!.id, values: { order: '6' } } })
  await anns.getByText(/“Refuse”, done by Bob Berg/).waitFor()
})

test('by the keyboard alone: G T, J, K, Enter, and a way out by its number [ui §2.2, WCAG 2.1.1]', async () => {
  await started(desk.ann, session, order)
  await anns.goto(`${desk.url}/live-chats`)
  await anns.getByRole('heading').first().waitFor()
  await anns.keyboard.press('g')
  await anns.keyboard.press('t')
  await anns.waitForURL('**/tasks')
  await row(anns, 'Take down the order').waitFor()
  await anns.keyboard.press('j')
  await anns.keyboard.press('ArrowDown')
  await anns.keyboard.press('ArrowUp')
  await anns.keyboard.press('Enter')
  await anns.getByRole('textbox', { name: 'Order' }).waitFor()
  await tabTo(anns, anns.getByRole('textbox', { name: 'Order' }))
  await anns.keyboard.type('77')
  await anns.keyboard.press('Control+2')
  await anns.getByText(/“Refuse”, done by Ann Adler/).waitFor()
})

test('what processes want of me stands in the activity stream, and leads to the task [ACT-01, BPR-09]', async () => {
  await started(desk.ann, session, order)
  await confirm()
  await maxs.goto(`${desk.url}/activity?about=processes`)
  expect(await maxs.getByRole('radio', { name: 'Processes' }).isChecked()).toBe(true)
  const entry = maxs
    .getByTestId('activity-entry')
    .filter({ hasText: /Task(| for Packers of tasks): Pack the order/ })
    .first()
  await entry.getByRole('link').click()
  await maxs.waitForURL('**/tasks/*')
  await maxs.getByRole('button', { name: 'Take', exact: true }).waitFor()
  await maxs.goto(`${desk.url}/profile`)
  const row = maxs.getByRole('row', { name: /^Tasks for me, and what processes tell me/ })
  await expect.poll(() => row.getByRole('checkbox').count()).toBe(3)
})

test('a task that is not mine looks as if there were none; without a network nothing can be sent, and it says so [P14, ui §2.1]', async () => {
  const { id } = await started(desk.ann, session, order)
  expect(id).toBeTruthy()
  const [task] = await tasksOf(desk.ann)
  await maxs.goto(`${desk.url}/tasks/${task!.id}`)
  await maxs.getByText('This task does not exist or was deleted').waitFor()
  await anns.goto(`${desk.url}/tasks/${task!.id}`)
  await anns.getByRole('button', { name: 'Confirm' }).waitFor()
  await anns.context().setOffline(true)
  await expect.poll(() => anns.getByRole('button', { name: 'Confirm' }).getAttribute('aria-description')).toBe('You are offline')
  await anns.context().setOffline(false)
  await expect.poll(() => anns.getByRole('button', { name: 'Confirm' }).getAttribute('aria-description')).toBe(null)
})

test('on a phone: the list, then the task, and back [ui S32]', async () => {
  await anns.setViewportSize(phone)
  await anns.goto(`${desk.url}/tasks`)
  await row(anns, 'Take down the order').click()
  await anns.getByRole('button', { name: 'Confirm' }).waitFor()
  expect(await row(anns, 'Take down the order').isVisible()).toBe(false)
  await anns.getByRole('link', { name: 'Back' }).click()
  await row(anns, 'Take down the order').waitFor()
  // The narrowest that there is [WCAG 1.4.10].
  await anns.setViewportSize({ width: 320, height: 568 })
  const fits = () => anns.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  expect(await fits()).toBe(true)
  await row(anns, 'Take down the order').click()
  await anns.getByRole('button', { name: 'Confirm' }).waitFor()
  expect(await fits()).toBe(true)
  await anns.goto(`${desk.url}/activity`)
  await anns.getByRole('radio', { name: 'Processes' }).waitFor({ state: 'attached' })
  expect(await fits()).toBe(true)
})

test('lists and tasks in both themes and on a phone [ui S23]', async () => {
  await started(desk.ann, session, short)
  await anns.goto(`${desk.url}/tasks`)
  await looks(anns, 'tasks', () => row(anns, 'Take down the order').waitFor())
  await anns.goto(`${desk.url}/tasks?list=group`)
  await looks(anns, 'tasks-empty', () => anns.getByText('Nothing waits here').waitFor())
  await anns.goto(`${desk.url}/tasks`)
  await row(anns, 'Take down the order').click()
  await anns.getByRole('button', { name: 'Confirm' }).click()
  await looks(anns, 'task-form', () => anns.getByRole('alert').waitFor())
  await maxs.goto(`${desk.url}/tasks`)
  await row(maxs, 'Call the customer').click()
  await looks(maxs, 'task-overdue', () =>
    maxs
      .getByText(/late$|^due now$/)
      .filter({ visible: true })
      .first()
      .waitFor(),
  )
  await maxs.getByRole('button', { name: 'Done', exact: true }).click()
  await looks(maxs, 'task-done', () => maxs.getByText(/^Done by/).waitFor())
})

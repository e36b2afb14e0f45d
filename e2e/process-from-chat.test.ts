import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf, phone } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { ordering, published, started } from './stage/ordering.ts'
import { about, log, message } from './stage/screens.ts'

let desk: HelpDesk
let page: Page
let mine = ''
let packers: { id: string }
let broken: contract.Process
const order = 'Order handling of chats'

beforeAll(async () => {
  desk = await helpDesk('of processes')
  const { administrator, ann, kim, max, eve } = desk
  await desk.online(ann)
  packers = await desk.group('Packers of processes', [max, eve])
  const description = 'Takes an order down and has it packed'
  await published(administrator, order, ordering(packers), { description })
  await published(administrator, 'Refund of chats', ordering(packers), { workspace: 'Sales of chats' })
  const script = '{ pieces: &quot;many&quot; }'
  broken = await published(administrator, 'Broken of chats', { ...ordering(packers), script })
  mine = await desk.says(kim, 'Four desks of 10482, please')
  await desk.take(ann, mine)
  page = await pageOf(desk.url, ann, `/live-chats/s/${mine}`)
  await message(page, /Four desks/).waitFor()
})
afterAll(() => page?.context().close())

const dialog = (of: Page) => of.getByRole('dialog', { name: 'Start business process' })
const actions = (of: Page) => about(of).getByRole('button', { name: 'Actions' })
const field = (of: Page) => dialog(of).getByRole('combobox', { name: 'Process' })
const option = (of: Page, name: string) => dialog(of).getByRole('option', { name: new RegExp(`^${name}`) })
const rowsOf = (of: Page) => about(of).getByRole('region', { name: 'Processes' }).getByRole('listitem')
const open = async (of: Page) => {
  await actions(of).click()
  await of.getByRole('menuitem').click()
  await field(of).waitFor()
}

test('+ Actions has exactly one action; its list has all published processes by level, found by words [INF-14, BPR-01]', async () => {
  await actions(page).click()
  const items = page.getByRole('menuitem')
  await items.first().waitFor()
  expect(await items.allTextContents()).toEqual(['Start business process…'])
  await items.click()
  await option(page, order).waitFor()
  await dialog(page).getByRole('group', { name: 'Company' }).getByRole('option', { name: order }).waitFor()
  await dialog(page).getByRole('group', { name: 'Sales of chats' }).getByRole('option', { name: 'Refund of chats' }).waitFor()
  await field(page).fill('has it packed')
  await option(page, order).waitFor()
  expect(await dialog(page).getByRole('option').count()).toBe(1)
  await field(page).fill('no such thing at all')
  await dialog(page).getByText('Nothing matches').waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
})

test('one click starts it from the chat and asks nothing; the toast leads to it, the log and the pane tell it live, its first task comes up where it is to be done [BPR-02, BPR-03, BPR-04, BPR-05]', async () => {
  const tasks = await pageOf(desk.url, desk.ann, '/tasks')
  await tasks.getByText('No tasks. Enjoy the quiet.').waitFor()
  const sues = await pageOf(desk.url, desk.sue, `/live-chats/s/${mine}`)
  await message(sues, /Four desks/).waitFor()
  await open(page)
  await option(page, order).click()
  await dialog(page).waitFor({ state: 'detached' })
  const toast = page.getByRole('status').filter({ hasText: /Order handling of chats #\d+ started/ })
  await toast.getByRole('button', { name: 'Open' }).waitFor()
  const number = /#(\d+)/.exec((await toast.textContent())!)![1]!
  await log(page)
    .getByText(new RegExp(`Ann Adler started ${order} #${number}`))
    .waitFor()
  const name = `${order} #${number}`
  await rowsOf(page).filter({ hasText: name }).getByText('Take down the order').waitFor()
  await about(page)
    .getByRole('link', { name: `Task for you in ${name}` })
    .waitFor()
  // Who may see the session sees the row; its page is not hers.
  await rowsOf(sues).filter({ hasText: name }).waitFor()
  expect(await rowsOf(sues).getByRole('link').count()).toBe(0)
  expect(await log(sues).getByRole('link', { name }).count()).toBe(0)
  await tasks.getByRole('link', { name: `Tasks, 1 open task` }).waitFor()
  await tasks.getByRole('link', { name: /^Take down the order/ }).click()
  await tasks.getByRole('link', { name: `session Kim Klein` }).waitFor()
  expect(await tasks.getByRole('textbox', { name: 'Customer' }).inputValue()).toBe('Kim Klein')
  const to = await log(page).getByRole('link', { name }).getAttribute('href')
  expect(to).toMatch(/^\/processes\/instances\/[0-9a-f-]{36}$/)
  await toast.getByRole('button', { name: 'Open' }).click()
  await page.waitForURL(`**${to}`)
  await page.goto(`${desk.url}/live-chats/s/${mine}`)
  await Promise.all([tasks.context().close(), sues.context().close()])
})

test('the order goes on: what the operator took down is in its first task, and the next one comes up live at its performer, by both ways out [BPR-03, BPR-04]', async () => {
  const packs = await pageOf(desk.url, desk.max, '/tasks?list=group')
  await packs.getByText('Nothing waits here').waitFor()
  await about(page)
    .getByRole('link', { name: /^Task for you in/ })
    .click()
  await page.getByRole('textbox', { name: 'Order' }).fill('10482')
  await page.getByRole('textbox', { name: 'Pieces' }).fill('4')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('“Confirm”, done by Ann Adler').waitFor()
  await packs.getByRole('link', { name: /^Pack the order/ }).click()
  await packs.getByText('Take it to fill it in').waitFor()
  await packs.getByText('10482').waitFor()
  await page.getByRole('link', { name: 'session Kim Klein' }).click()
  await rowsOf(page).getByText('Pack the order').waitFor()
  await packs.getByRole('button', { name: 'Take', exact: true }).click()
  await packs.getByRole('button', { name: 'Done', exact: true }).click()
  await packs.getByText('Done by Max Moser').waitFor()
  await rowsOf(page)
    .getByText(/^Finished/)
    .waitFor()
  await started(desk.ann, mine, await find(order))
  await about(page)
    .getByRole('link', { name: /^Task for you in/ })
    .click()
  await page.getByRole('textbox', { name: 'Order' }).fill('10483')
  await page.getByRole('button', { name: 'Refuse' }).click()
  await page.getByText('“Refuse”, done by Ann Adler').waitFor()
  await page.getByRole('link', { name: 'session Kim Klein' }).click()
  await expect
    .poll(() =>
      rowsOf(page)
        .getByText(/^Finished/)
        .count(),
    )
    .toBe(2)
  await packs.context().close()
})

const find = async (name: string) =>
  (await desk.ann.get(contract.listStartable, { path: { sessionId: mine } })).processes.find((one) => one.name === name)!

test('by the keyboard alone, and what runs already is told before another one starts [BPR-02, ui S12, WCAG 2.1.1]', async () => {
  await page.goto(`${desk.url}/live-chats/s/${mine}`)
  await message(page, /Four desks/).waitFor()
  await rowsOf(page).first().waitFor()
  const before = await rowsOf(page).count()
  await page.keyboard.press('x')
  await field(page).waitFor()
  await page.keyboard.type('refund')
  await option(page, 'Refund of chats').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Refund of chats' }).waitFor()
  await expect.poll(() => rowsOf(page).count()).toBe(before + 1)
  await dialog(page).waitFor({ state: 'detached' })
  await page.keyboard.press('x')
  await field(page).waitFor()
  await dialog(page).getByRole('group', { name: 'Recent' }).getByRole('option', { name: 'Refund of chats' }).waitFor()
  await page.keyboard.type('refund')
  await option(page, 'Refund of chats').waitFor()
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('alert').filter({ hasText: 'Refund of chats is already running, started ' }).waitFor()
  expect(await rowsOf(page).count()).toBe(before + 1)
  await looks(page, 'start-process-again', () => dialog(page).getByRole('alert').waitFor(), '[role="dialog"]')
  await page.keyboard.press('Enter')
  await expect.poll(() => rowsOf(page).count()).toBe(before + 2)
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search commands and jump to anything' }).waitFor()
  await page.keyboard.type('business process')
  await page.getByText('Start business process…').waitFor()
  await page.keyboard.press('Enter')
  await field(page).waitFor()
  await page.keyboard.press('Escape')
})

test('a process that goes wrong says why, the dialog stays, and nothing is half-started [BPR-05]', async () => {
  const before = await rowsOf(page).count()
  await open(page)
  await option(page, broken.name).click()
  const told = dialog(page)
    .getByRole('alert')
    .filter({ hasText: `${broken.name} did not start: ` })
  await told.waitFor()
  expect(await told.textContent()).toContain('Nothing was changed.')
  expect(await desk.ann.get(contract.listSessionInstances, { path: { sessionId: mine } })).toHaveLength(before)
  // One that is gone meanwhile is told, and is not offered any more.
  const query = { confirmation: broken.name }
  await desk.administrator.get(contract.deleteProcess, { path: { processId: broken.id }, query })
  await option(page, broken.name).click()
  await dialog(page).getByRole('alert').filter({ hasText: 'is not published any more' }).waitFor()
  await option(page, broken.name).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
})

test('an answer that is lost starts nothing twice [P2, BPR-05]', async () => {
  const before = (await desk.ann.get(contract.listSessionInstances, { path: { sessionId: mine } })).length
  const address = '**/api/sessions/*/process-instances/*'
  await page.route(address, async (route) => {
    await route.fetch()
    await route.abort()
  })
  const lost = await published(desk.administrator, 'Lost and found of chats', {
    tasks: [{ ...ordering(desk.support).tasks![0]!, exits: { '': 'End' }, fields: [] }],
  })
  await open(page)
  await option(page, lost.name).click()
  await dialog(page).getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor()
  await page.unroute(address)
  await expect.poll(() => rowsOf(page).count()).toBe(before + 1)
  await option(page, lost.name).click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByRole('status').filter({ hasText: 'Lost and found of chats #' }).waitFor()
  expect(await desk.ann.get(contract.listSessionInstances, { path: { sessionId: mine } })).toHaveLength(before + 1)
})

test('where it may not be, + Actions is there and says why: not taken, spam, Offline, closed, without a network; who leads starts it in anybody’s session [INF-14, INF-20, BPR-08, STA-02]', async () => {
  const { ann, kim, eve, bob } = desk
  const reason = async (of: Page, text: string) => {
    await expect.poll(() => actions(of).getAttribute('aria-description')).toBe(text)
    await of.keyboard.press('x')
    await of.getByRole('status').filter({ hasText: text }).first().waitFor()
    expect(await dialog(of).count()).toBe(0)
  }
  const waits = await desk.says(eve, 'Nobody has this one')
  await page.goto(`${desk.url}/live-chats/s/${waits}`)
  await message(page, /Nobody has this one/).waitFor()
  await reason(page, 'Take it first.')
  await desk.take(ann, waits)
  await expect.poll(() => actions(page).getAttribute('aria-description')).toBe(null)
  await ann.get(contract.markSpam, { path: { sessionId: waits } })
  await reason(page, 'This session is in spam.')
  const spam = { path: { sessionId: waits, instanceId: crypto.randomUUID() }, body: { processId: (await find(order)).id } }
  expect((await ann.ask(contract.startFromSession, spam)).problem?.code).toBe('session-spam')
  await ann.get(contract.unmarkSpam, { path: { sessionId: waits } })
  await page.goto(`${desk.url}/live-chats/s/${mine}`)
  await message(page, /Four desks/).waitFor()
  await ann.get(contract.setStatus, { body: { online: false } })
  await reason(page, 'Offline: view only')
  await desk.online(ann)
  await expect.poll(() => actions(page).getAttribute('aria-description')).toBe(null)
  await page.context().setOffline(true)
  await expect.poll(() => actions(page).getAttribute('aria-description'), { timeout: 30_000 }).toBe('You are offline')
  await page.context().setOffline(false)
  await expect.poll(() => actions(page).getAttribute('aria-description'), { timeout: 30_000 }).toBe(null)
  // A supervisor manages whatever state it is in, and somebody else's too.
  await desk.online(bob)
  const sues = await pageOf(desk.url, desk.sue, `/live-chats/s/${mine}`)
  await expect.poll(() => actions(sues).getAttribute('aria-disabled')).toBe(null)
  await sues.context().close()
  const other = await desk.says(kim, 'One more word')
  expect(other).toBe(mine)
  await desk.close(ann, mine)
  await reason(page, 'This session is closed.')
})

test('the dialog, the pane with what was started, and the log, in both themes and on a phone [ui S8, S12]', async () => {
  const { ann, bob } = desk
  const one = await desk.says(bob, 'Two lamps, please')
  await desk.take(ann, one)
  await started(ann, one, await find(order))
  await page.goto(`${desk.url}/live-chats/s/${one}`)
  await message(page, /Two lamps/).waitFor()
  await rowsOf(page).first().waitFor()
  // More than the dialog has room for.
  for (let n = 1; n <= 9; n++) await published(desk.administrator, `Spare ${n} of chats`, ordering(packers))
  await looks(page, 'process-in-pane', () =>
    log(page)
      .getByText(/started Order handling/)
      .waitFor(),
  )
  await page.keyboard.press('x')
  await looks(page, 'start-process', () => option(page, order).waitFor(), '[role="dialog"]')
  await page.keyboard.press('Escape')
  await page.setViewportSize(phone)
  await page.getByRole('button', { name: 'Collapse or show the About pane' }).click()
  await looks(page, 'process-in-pane-open', () => actions(page).waitFor())
})

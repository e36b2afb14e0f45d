import { editLiveChat, readLiveChat, readRoutingRules, readSession } from '@parley/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aField, anApp } from '../server/test/an-app.ts'
import { addRule, editRule } from '../server/test/rules.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { pick, tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { about, message } from './stage/screens.ts'

const rulesPage = async (desk: HelpDesk) => {
  const page = await pageOf(desk.url, desk.administrator, `/admin/live-chats/${desk.chat.id}?tab=routing`)
  await page.getByTestId('base-rule').waitFor()
  return page
}
const names = (page: Page) => page.getByTestId('rule-row').locator('[data-open]').allInnerTexts()
const choose = async (page: Page, rule: string, what: string) => {
  await button(page, `More about ${rule}`).click()
  await page
    .getByRole('menu', { name: `More about ${rule}` })
    .getByRole('menuitem', { name: what })
    .click()
}
const rulesOf = (desk: HelpDesk) => desk.administrator.get(readRoutingRules, { path: { liveChatId: desk.chat.id } })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const add = (desk: HelpDesk, name: string) =>
  addRule(desk.administrator, desk.chat.id, { name, action: { name: 'queue', groupId: desk.accounting.id } })

/** Name, then one condition on the first message, by keys alone; the editor stands open after it. */
async function begin(page: Page, name: string, word: string) {
  await tabTo(page, page.getByTestId('add-rule'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByTestId('rule-title'))
  await page.keyboard.type(name)
  await tabTo(page, button(page, 'Add a condition'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Value' }))
  await page.keyboard.type(word)
}
async function act(page: Page, action: string) {
  await tabTo(page, page.getByTestId('rule-action'))
  await pick(page, action)
}
async function done(page: Page) {
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('add-rule').waitFor()
}

test('three rules by keys alone: made, put in order, tried out, saved, and a message goes where they say [RTE-16…19, RTE-22, B-05, B-06]', async () => {
  const desk = await helpDesk('by rules')
  await desk.online(desk.max)
  const before = await desk.says(desk.kim, 'I would like a refund for the desk')
  const page = await rulesPage(desk)
  const keys = page.keyboard

  await begin(page, 'Cards', 'access card')
  await act(page, 'Give it to one operator')
  await keys.press('Control+Enter')
  await page.getByText('Choose an operator.').waitFor()
  await tabTo(page, page.getByTestId('action-operator'))
  await keys.type('Ann')
  await pick(page, 'Ann Adler')
  await done(page)

  await begin(page, 'Refunds', 'refund')
  await tabTo(page, button(page, 'Add a condition'))
  await keys.press('Enter')
  await tabTo(page, page.getByRole('combobox', { name: 'How it is joined' }).last(), { back: true })
  await pick(page, 'OR')
  await tabTo(page, page.getByRole('textbox', { name: 'Value' }).last())
  await keys.type('money back')
  await act(page, 'Let it wait in the queue of a group')
  await tabTo(page, page.getByTestId('action-group'))
  await pick(page, desk.accounting.name)
  await tabTo(page, page.getByTestId('rule-reply'))
  await keys.type('Our accountants look into it.')
  await tabTo(page, page.getByTestId('rule-priority'))
  await pick(page, 'High')
  await done(page)

  await begin(page, 'Known', 'again')
  await act(page, 'Give it to the last operator of this customer')
  await keys.press('Control+Enter')
  await page.getByText(/First session = No/).waitFor()
  await tabTo(page, page.getByRole('combobox', { name: 'What it looks at' }), { back: true })
  await keys.press('Control+A')
  await keys.type('First ses')
  await pick(page, 'First session')
  await tabTo(page, page.getByRole('combobox', { name: 'Value' }))
  await pick(page, 'No')
  await done(page)
  expect(await names(page)).toEqual(['Cards', 'Refunds', 'Known'])

  const refunds = button(page, 'Refunds')
  await tabTo(page, refunds, { back: true })
  await keys.press('Alt+ArrowUp')
  await expect.poll(() => names(page)).toEqual(['Refunds', 'Cards', 'Known'])
  expect(await refunds.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.getByText('Not saved yet').waitFor()

  await tabTo(page, page.getByTestId('simulate'))
  await keys.press('Enter')
  await page.getByTestId('simulation-summary').getByText('1 of 1 session would have gone elsewhere.').waitFor()
  await page.getByRole('row', { name: /^Refunds\s?New 0 1 \+1/ }).waitFor()
  await tabTo(page, page.getByTestId('difference').getByRole('button'))
  await keys.press('Enter')
  await page.getByTestId('difference').getByText('Applied.').nth(1).waitFor()
  expect((await rulesOf(desk)).rules).toEqual([])

  await keys.press('Control+S')
  await page.getByText('Rules saved.').waitFor()
  const { rules } = await rulesOf(desk)
  expect(rules.map(({ name }) => name)).toEqual(['Refunds', 'Cards', 'Known'])
  expect(rules[0]).toMatchObject({ extras: { reply: 'Our accountants look into it.', priority: 3 }, broken: [] })
  await page.context().close()

  expect(before).toBeTruthy()
  const sessionId = await desk.says(desk.sue, 'May I have my MONEY BACK?')
  const maxs = await pageOf(desk.url, desk.max, `/live-chats/s/${sessionId}`)
  await message(maxs, /MONEY BACK/).waitFor()
  await message(maxs, /Our accountants look into it/).waitFor()
  await about(maxs).getByText(desk.accounting.name, { exact: true }).waitFor()
  await about(maxs).getByRole('button', { name: 'Why me?' }).focus()
  await maxs.keyboard.press('Enter')
  const why = maxs.getByRole('dialog', { name: 'Why it came here' })
  await why.getByText(`Waits in the queue of ${desk.accounting.name} by Refunds.`).waitFor()
  await why.getByText('Applied.').waitFor()
  await maxs.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })
  await maxs.context().close()
})

test('rules are copied, switched off, moved by hand and by number, deleted and brought back [RTE-17]', async () => {
  const desk = await helpDesk('of many rules')
  for (const name of ['One', 'Two', 'Three']) await add(desk, name)
  const page = await rulesPage(desk)
  await choose(page, 'One', 'Copy')
  await expect.poll(() => names(page)).toEqual(['One', 'One (copy)', 'Two', 'Three'])
  await choose(page, 'Three', 'Move to…')
  await page.getByRole('textbox', { name: 'Place' }).fill('1')
  await button(page, 'Move').click()
  await expect.poll(() => names(page)).toEqual(['Three', 'One', 'One (copy)', 'Two'])
  await choose(page, 'Two', 'Delete')
  await expect.poll(() => names(page)).toEqual(['Three', 'One', 'One (copy)'])
  await button(page, 'Undo').click()
  await expect.poll(() => names(page)).toEqual(['Three', 'One', 'One (copy)', 'Two'])
  const handle = (await page.getByTestId('drag-rule').last().boundingBox())!
  const first = (await page.getByTestId('rule-row').first().boundingBox())!
  await page.mouse.move(handle.x + 8, handle.y + 8)
  await page.mouse.down()
  await page.mouse.move(handle.x + 8, handle.y - 40)
  await page.mouse.move(first.x + 20, first.y + 4)
  await page.mouse.up()
  await expect.poll(() => names(page)).toEqual(['Two', 'Three', 'One', 'One (copy)'])
  await page.getByRole('switch', { name: 'Three is on' }).press('Space')
  await page.getByTestId('save-rules').click()
  await page.getByText('Rules saved.').waitFor()
  const { rules } = await rulesOf(desk)
  expect(rules.map(({ name, enabled }) => `${name} ${enabled}`)).toEqual([
    'Two true',
    'Three false',
    'One true',
    'One (copy) false',
  ])
  await page.context().close()
})

test('what somebody else saved meanwhile is kept together with what was made here, and a broken rule says why [RTE-17, LCS-19]', async () => {
  const desk = await helpDesk('with two authors')
  const path = { liveChatId: desk.chat.id }
  const theirs = await add(desk, 'Theirs')
  await add(desk, 'Mine')
  const page = await rulesPage(desk)
  await button(page, 'Mine').click()
  await page.getByTestId('rule-title').fill('Mine, renamed')
  await page.getByTestId('rule-done').click()
  await editRule(desk.administrator, desk.chat.id, theirs.id, { name: 'Theirs, renamed' })
  await page.getByTestId('save-rules').click()
  await page.getByText(/Somebody saved rules meanwhile/).waitFor()
  expect(await names(page)).toEqual(['Theirs, renamed', 'Mine, renamed'])
  await page.getByTestId('save-rules').click()
  await page.getByText('Rules saved.').waitFor()
  expect((await rulesOf(desk)).rules.map(({ name }) => name)).toEqual(['Theirs, renamed', 'Mine, renamed'])

  const { version } = await desk.administrator.get(readLiveChat, { path })
  await desk.administrator.get(editLiveChat, { path, body: { version, operatorGroupIds: [desk.support.id] } })
  await page.reload()
  await page.getByText('The group is no operator group of this live chat any more.').first().waitFor()
  await button(page, 'Theirs, renamed').click()
  await page.getByTestId('rule-title').fill('Not kept')
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
  await page.context().close()
})

test('skills and room are given to an operator, and a rule asks for them [B-07]', async () => {
  const desk = await helpDesk('of the able')
  await desk.online(desk.ann)
  await desk.online(desk.bob)
  const page = await rulesPage(desk)
  await button(page, 'Skills and room of Bob Berg').press('Enter')
  await page.getByTestId('operator-skills').fill('Deutsch')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.getByRole('textbox', { name: 'Open sessions at most' }).fill('3')
  await page.keyboard.press('Control+Enter')
  const row = page.getByTestId('routed-operator').filter({ hasText: 'Bob Berg' })
  await row.getByText('deutsch', { exact: true }).waitFor()
  await row.getByText('0 of 3 sessions').waitFor()
  await begin(page, 'In German', 'bitte')
  await act(page, 'Give it to the least busy operator of a group')
  await tabTo(page, page.getByTestId('action-group'))
  await pick(page, desk.support.name)
  await page.getByTestId('action-skills').fill('Deutsch')
  await page.keyboard.press('Enter')
  await page.getByText(/1 operator has them all/).waitFor()
  await done(page)
  await page.getByTestId('save-rules').click()
  await page.getByText('Rules saved.').waitFor()
  await page.context().close()
  const sessionId = await desk.says(desk.kim, 'Ein Schreibtisch bitte')
  const { session } = await desk.bob.get(readSession, { path: { sessionId } })
  expect(session.operator?.name).toBe('Bob Berg')
})

test('a supervisor reads the rules and tries them out, and changes nothing [ACC-08]', async () => {
  const desk = await helpDesk('looked at')
  await add(desk, 'Looked at')
  const page = await pageOf(desk.url, desk.sue, `/live-chats/settings/${desk.chat.id}?tab=routing`)
  await page.getByTestId('rule-row').getByText('Looked at', { exact: true }).waitFor()
  await page.getByText('Only administrators change these settings.').waitFor()
  expect(await page.getByTestId('add-rule').count()).toBe(0)
  expect(await page.getByRole('switch').count()).toBe(0)
  await page.getByTestId('simulate').click()
  await page.getByRole('tabpanel').getByText('No sessions in these days').waitFor()
  await page.context().close()
})

test('Assigned to is offered with an account app alone, needs its field and a group, and follows the app [LCS-15, RTE-03, RTE-07, RTE-08, RTE-09]', async () => {
  const desk = await helpDesk('that assigns')
  const path = { liveChatId: desk.chat.id }
  const page = await pageOf(desk.url, desk.administrator, `/admin/live-chats/${desk.chat.id}`)
  await button(page, 'Specify the routing rule').click()
  const dialog = page.getByRole('dialog', { name: 'Routing rule' })
  await dialog.getByText(/To bind account first/).waitFor()
  await page.getByTestId('rule-name').click()
  expect(await page.getByRole('option').allTextContents()).toEqual(['First response'])

  const fields = [
    aField('account', 'account', { many: true, kinds: [] }),
    aField('users', 'manager', { many: false }, { name: 'Responsible' }),
  ]
  const app = await anApp(desk.administrator, fields)
  const { version } = await desk.administrator.get(readLiveChat, { path })
  await desk.administrator.get(editLiveChat, { path, body: { version, accountAppId: app.id } })
  await page.goto(`${desk.url}/admin/live-chats/${desk.chat.id}?tab=routing`)
  await button(page, 'Change the last rule').press('Enter')
  await tabTo(page, page.getByTestId('rule-name'))
  await pick(page, 'Assigned to')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('Choose a field.').waitFor()
  await tabTo(page, page.getByTestId('rule-field'))
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['Responsible', 'Author', 'Editor'])
  await pick(page, 'Responsible')
  await looks(page, 'routing-window')
  await button(page, 'Apply').press('Enter')
  const base = page.getByTestId('base-rule')
  await base.getByText(`Assigned to · Responsible · ${desk.support.name}`).waitFor()
  await page.keyboard.press('Control+S')
  await page.getByText('Not saved yet').waitFor({ state: 'detached' })
  const { rule } = await desk.administrator.get(readLiveChat, { path })
  expect(rule).toEqual({ name: 'assigned-to', field: 'manager', groupId: desk.support.id })
  await page.context().close()

  const sues = await pageOf(desk.url, desk.sue, `/live-chats/settings/${desk.chat.id}`)
  await sues.getByTestId('rule').getByText(desk.support.name).waitFor()
  expect(await sues.getByRole('button', { name: 'Specify the routing rule' }).count()).toBe(0)
  await sues.context().close()
})

import * as contract from '@parley/contract'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp } from '../server/test/an-app.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'
import { pick, tabTo } from './stage/keys.ts'

let there: Company
let [ann, sue]: Person[] = []
let page: Page
beforeAll(async () => {
  there = await company()
  ann = await there.person('Ann of Keys')
  sue = await there.person('Sue of Keys')
  await there.group('Desk of typing', [ann])
  await there.group('Night desk of typing', [sue])
  await there.group('Leads of typing', [sue])
  const text = aField('string', 'title', aLine)
  await anApp(there.administrator, [text, aField('account', 'account', { many: true, kinds: [] })], {
    name: 'Contacts of typing',
  })
  const weekly = contract.always().map(() => [])
  const never = { name: 'Never open', timeZone: 'Europe/Berlin', weekly, exceptions: [] }
  await there.administrator.get(contract.createCalendar, { body: never })
  page = await pageOf(there.url, there.administrator, '/admin/live-chats')
})
afterAll(() => page?.context().close())

const press = (keys: string) => page.keyboard.press(keys)
const type = (words: string) => page.keyboard.type(words)
const field = (name: string) => page.getByRole('combobox', { name, exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })

async function into(to: Locator, words: string): Promise<void> {
  await tabTo(page, to)
  await press('Control+A')
  await type(words)
}
/** Searches a list for it, and closes the list again. */
async function choose(name: string, words: string, whole = words, back = false): Promise<void> {
  await tabTo(page, field(name), { back })
  await type(words)
  await pick(page, whole)
}
async function tab(name: string): Promise<void> {
  const tabs = page.getByRole('tab')
  await tabTo(page, page.getByRole('tab', { selected: true }), { back: true })
  const wanted = page.getByRole('tab', { name, exact: true })
  for (let left = await tabs.count(); left > 0 && (await wanted.getAttribute('aria-selected')) !== 'true'; left--)
    await press('ArrowRight')
  await page.getByRole('tab', { name, exact: true, selected: true }).waitFor()
}
const saved = () => page.getByText('Not saved yet').waitFor({ state: 'detached' })
const liveChat = async () => {
  const chat = (await there.administrator.get(contract.listLiveChats)).find(({ name }) => name === 'Help by typing')!
  return there.administrator.get(contract.readLiveChat, { path: { liveChatId: chat.id } })
}

test('a live chat is made and set up by keyboard alone: groups, apps, customers, website, label, a rule with working hours [LCS-02…18, LAB-01, RTE-17, SLA-01, B-20; WCAG 2.1.1]', async () => {
  await tabTo(page, button('Live chat').or(button('Add a live chat')))
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New live chat' })
  await into(dialog.getByRole('textbox', { name: 'Name', exact: true }), 'Help by typing')
  await choose('Operators', 'Desk of t', 'Desk of typing')
  await type('Night desk')
  await pick(page, 'Night desk of typing')
  await choose('Supervisors', 'Leads of t', 'Leads of typing')
  await press('Control+Enter')
  await page.getByRole('heading', { name: 'Help by typing', exact: true }).waitFor()

  await choose('To bind account', 'Contacts of t', 'Contacts of typing')
  await choose('Internal', 'All us', 'All users')
  await press('Escape')
  await press('Control+S')
  await page.getByText(/^Changed .* by /).waitFor()

  await tab('Website widget')
  const shows = page.getByRole('switch', { name: 'Chat on the website is on' })
  await tabTo(page, shows)
  if (!(await shows.isChecked())) await press('Space')
  await tabTo(page, page.getByTestId('add-origin'))
  await press('Enter')
  await into(page.getByRole('textbox', { name: 'Website 1' }), 'https://shop.example')
  await into(page.getByTestId('colour'), '#0b7a4b')
  await page.getByTestId('contrast').getByText('on a white page: readable').waitFor()
  await press('Control+S')
  await saved()
  expect(await liveChat()).toMatchObject({
    accountApp: { name: 'Contacts of typing' },
    operatorGroups: [{ name: 'Desk of typing' }, { name: 'Night desk of typing' }],
    supervisorGroups: [{ name: 'Leads of typing' }],
    internal: { groups: [{ name: 'All users' }] },
    website: { enabled: true, allowedOrigins: ['https://shop.example'], colour: '#0b7a4b' },
  })

  await tab('Labels')
  await tabTo(page, page.getByTestId('add-label'))
  await press('Enter')
  await type('Urgent')
  await tabTo(page, page.getByRole('radio', { checked: true }))
  await press('ArrowRight')
  await press('Enter')
  await page.getByTestId('label').getByText('Urgent').waitFor()

  await tab('Routing')
  await tabTo(page, page.getByTestId('add-rule'))
  await press('Enter')
  await into(page.getByTestId('rule-title'), 'At night')
  await tabTo(page, button('Add a condition'))
  await press('Enter')
  await tabTo(page, field('What it looks at'), { back: true })
  await press('Control+A')
  await type('Working')
  await pick(page, 'Working hours')
  await tabTo(page, field('How it compares'))
  await pick(page, 'outside')
  await choose('Value', 'Never', 'Never open')
  await tabTo(page, page.getByTestId('rule-action'))
  await pick(page, 'Let it wait in the queue of a group')
  await tabTo(page, page.getByTestId('action-group'))
  await pick(page, 'Night desk of typing')
  await press('Control+Enter')
  await page.getByTestId('add-rule').waitFor()
  await press('Control+S')
  await page.getByText('Rules saved.').waitFor()

  await tab('Website widget')
  await tabTo(page, page.getByTestId('test-link'))
  const [tester] = await Promise.all([page.waitForEvent('popup'), press('Enter')])
  await tester.waitForLoadState()
  expect(tester.url()).toContain('/test')
  await tester.close()
})

test('a source says in words what it is [LCS-14]', async () => {
  await tab('Settings')
  const source = page.getByRole('list', { name: 'External sources' }).getByRole('listitem').first()
  for (const words of ['Website', 'Active']) await source.getByText(words, { exact: true }).waitFor()
})

test('outside the hours of its calendar a new session goes where the rule says, within them where the base rule does [SLA-01, RTE-16, RTE-18]', async () => {
  const { id: liveChatId } = await liveChat()
  const says = async (who: Person) => {
    const thread = await who.get(contract.openThread, { path: { liveChatId } })
    const message = { path: { threadId: thread.id, messageId: crypto.randomUUID() }, body: { text: 'Is anybody there?' } }
    return (await who.get(contract.writeMessage, message)).sessionId
  }
  const night = await says(ann!)
  const sues = await pageOf(there.url, sue, `/live-chats/s/${night}`)
  await sues.getByRole('button', { name: 'Why me?' }).click()
  const why = sues.getByRole('dialog', { name: 'Why it came here' })
  await why.getByText('Waits in the queue of Night desk of typing by At night.').waitFor()
  const calendar = (await there.administrator.get(contract.listCalendars)).find(({ name }) => name === 'Never open')!
  const body = { version: calendar.version, weekly: contract.always() }
  await there.administrator.get(contract.editCalendar, { path: { calendarId: calendar.id }, body })
  const other = await there.person('Kim of Keys')
  const day = await says(other)
  await sues.goto(`${there.url}/live-chats/s/${day}`)
  await sues.getByRole('button', { name: 'Why me?' }).click()
  await why.getByText('At night').waitFor()
  await why.getByText('Its conditions did not hold: Working hours.').waitFor()
  await sues.context().close()
})

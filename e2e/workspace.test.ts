import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'

let there: Company
let vera: Person
let oleg: Person
let clara: Person
let chats: { id: string; name: string }[]

beforeAll(async () => {
  there = await company()
  vera = await there.person('Vera Wide')
  oleg = await there.person('Oleg Wide')
  clara = await there.person('Clara Wide')
  const operators = [await there.group('Wide operators', [oleg])]
  const supervisors = [await there.group('Wide leads', [vera])]
  const internal = [await there.group('Wide customers', [clara])]
  chats = [await there.liveChat('Wide one', { operators, supervisors, internal })]
  await there.online(oleg)
})

async function written(chat: { id: string }, text: string): Promise<string> {
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const path = { threadId: thread.id, messageId: v7() }
  return (await clara.get(contract.writeMessage, { path, body: { text } })).sessionId
}
const close = (sessionId: string) => vera.get(contract.closeSession, { path: { sessionId } })

test('the session’s page: what is known of it on the right, where to answer at the foot [CMP-01, INF-01, INF-02, INF-16, INF-18]', async () => {
  const sessionId = await written(chats[0]!, 'The printer is on fire')
  const page = await pageOf(there.url, oleg, `/live-chats/s/${sessionId}`)
  const pane = page.getByRole('complementary').filter({ has: page.getByRole('heading', { name: 'About the session' }) })
  for (const fact of ['Wide one', 'First message', 'In queue', 'Internal user', 'Clara Wide'])
    await pane.getByText(fact).first().waitFor()
  expect(await pane.textContent()).not.toMatch(/undefined|null/)
  const profile = pane.getByRole('link', { name: /profile/i }).first()
  expect(await profile.getAttribute('href')).toContain(clara.id)
  expect(await pane.getByText('CW', { exact: true }).count()).toBeGreaterThan(0)

  await page.getByRole('button', { name: 'Start work' }).first().click()
  const field = page.getByRole('textbox', { name: 'Reply to Clara Wide' })
  await field.fill('Stand back')
  await field.press('Enter')
  await page.locator('[data-message]').getByText('Stand back').waitFor()
  const thread = await clara.get(contract.openThread, { path: { liveChatId: chats[0]!.id } })
  await expect
    .poll(async () => (await clara.get(contract.readThread, { path: { threadId: thread.id } })).page.items.at(-1)?.text)
    .toBe('Stand back')
  await page.context().close()
  await close(sessionId)
})

test('one live chat has no heading; several have, and a filter merges them [WSP-02, WSP-05]', async () => {
  const first = await written(chats[0]!, 'First')
  const page = await pageOf(there.url, vera, '/live-chats')
  await page.getByTestId(`session-${first}`).first().waitFor()
  const headings = () => page.getByRole('heading', { level: 2 }).filter({ hasText: /^Wide/ })
  expect(await headings().count()).toBe(0)
  const { operatorGroups, supervisorGroups, internal } = await there.administrator.get(contract.readLiveChat, {
    path: { liveChatId: chats[0]!.id },
  })
  chats.push(
    await there.liveChat('Wide two', { operators: operatorGroups, supervisors: supervisorGroups, internal: internal.groups }),
  )
  await expect.poll(() => headings().allTextContents()).toEqual(['Wide one', 'Wide two'])
  const second = await written(chats[1]!, 'Second')
  await page.getByTestId(`session-${second}`).first().waitFor()
  expect(await page.getByTestId('group-queue').count()).toBe(2)
  await page.getByRole('combobox', { name: 'Which live chats to show' }).selectOption({ label: 'All together' })
  await expect.poll(() => page.getByTestId('group-queue').count()).toBe(1)
  expect(await headings().count()).toBe(0)
  for (const id of [first, second]) await page.getByTestId(`session-${id}`).first().waitFor()
  await page.context().close()
  for (const id of [first, second]) await close(id)
})

test('every session has its address, and what happened leads there [WSP-11, ACT-03]', async () => {
  const sessionId = await written(chats[0]!, 'Where am I?')
  await close(sessionId)
  const page = await pageOf(there.url, vera, '/activity')
  await page
    .getByRole('button', { name: /sessions closed in Wide one/ })
    .first()
    .click()
  await page.getByTestId('activity-entry').filter({ hasText: 'Clara Wide' }).first().getByRole('link').click()
  await page.waitForURL(`**/live-chats/s/${sessionId}`)
  await page.getByText('Where am I?').last().waitFor()
  await page.reload()
  await page.getByText('This session is closed.').waitFor()
  await page.context().close()
})

test('who is Offline is told so on every page of the workspace, with the way back [WSP-13, STA-04]', async () => {
  const sessionId = await written(chats[0]!, 'Anybody?')
  await oleg.get(contract.setStatus, { body: { online: false } })
  const page = await pageOf(there.url, oleg, '/live-chats')
  const banner = page.getByText('You are Offline: you can look at sessions, but not take them or reply.')
  await banner.waitFor()
  for (const [name, address] of [
    ['Response templates', 'templates'],
    ['Sessions', 'sessions'],
    ['Blocklist', 'blocklist'],
    ['Customers', 'customers'],
  ] as const) {
    await page.getByRole('link', { name, exact: true }).first().click()
    await page.waitForURL(`**/live-chats/${address}*`)
    await banner.waitFor()
  }
  await vera.get(contract.setStatus, { body: { online: false } })
  const settings = await pageOf(there.url, vera, `/live-chats/settings/${chats[0]!.id}`)
  await settings.getByText('You are Offline: you can look at sessions').waitFor()
  await settings.context().close()
  await page.getByTestId(`session-${sessionId}`).first().click()
  await page.waitForURL('**/live-chats/s/*')
  await banner.waitFor()
  // It shows at once; what I do next waits until the server has heard it too [STA-04].
  const slow = Promise.withResolvers<void>()
  await page.route('**/api/me/status', async (route) => {
    await slow.promise
    await route.continue()
  })
  await page.getByRole('button', { name: 'Go online' }).first().click()
  await banner.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Start work' }).first().click()
  slow.resolve()
  await page.getByRole('textbox', { name: 'Reply to Clara Wide' }).waitFor()
  await page.context().close()
  await close(sessionId)
})

test('Messages: a list of chats, the headset in the search bar, the activity stream [MSG-01, CUS-01, CUS-02]', async () => {
  const page = await pageOf(there.url, clara, '/messages')
  await page
    .getByRole('link', { name: /Wide one/ })
    .first()
    .waitFor()
  await page.getByRole('link', { name: /^Activity stream/ }).waitFor()
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('two')
  await expect.poll(() => page.getByRole('link', { name: /Wide one/ }).count()).toBe(0)
  await page.getByRole('link', { name: /Wide two/ }).waitFor()
  await page.getByRole('button', { name: 'Write to a live chat' }).click()
  const picker = page.getByRole('dialog', { name: 'Write to a live chat' })
  for (const { name } of chats) await picker.getByRole('button', { name }).waitFor()
  await picker.getByRole('button', { name: 'Wide two' }).click()
  await page.waitForURL('**/messages/lc/*')
  await page.getByRole('textbox', { name: 'Write to Wide two' }).waitFor()
  await page.context().close()
})

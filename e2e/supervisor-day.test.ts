import { readFile } from 'node:fs/promises'
import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from '../server/test/client.ts'
import { seenGroup } from '../server/test/seen.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { about, closeSession, distribute, log, message, reassignTo, reply, rows, say, takeNext } from './stage/screens.ts'

let desk: HelpDesk
let [anns, bobs, sues]: Page[] = []
const talks: Record<string, string> = {}

/** Sue leads and may answer too; Ann and Bob are at work all the while. Four colleagues have asked for something. */
beforeAll(async () => {
  desk = await helpDesk('of a supervisor', { enabled: true })
  const { administrator, url, ann, bob, sue, kim, eve, max, chat } = desk
  const helpers = await desk.group('Sue helps out', [sue])
  // Exports are the administrators' [SAP-06], and she is one.
  const system = (await administrator.get(contract.listGroups)).find((group) => group.system === 'administrators')!
  const userIds = [...system.users.map(({ id }) => id), sue.id]
  await administrator.get(contract.editGroup, await seenGroup(administrator, system.id, { userIds }))
  const path = { liveChatId: chat.id }
  const { version } = await administrator.get(contract.readLiveChat, { path })
  const operatorGroupIds = [desk.support.id, desk.accounting.id, helpers.id]
  await administrator.get(contract.editLiveChat, { path, body: { version, operatorGroupIds } })
  await administrator.get(contract.createLabel, { path, body: { name: 'Refund', colour: '#0b7a4b' } })
  for (const who of [ann, bob, sue]) await desk.online(who)
  for (const [who, text] of [
    [kim, 'The lift is stuck'],
    [eve, 'The printer is empty'],
    [max, 'My money, please'],
  ] as const)
    talks[who.name] = await desk.says(who, text)
  talks['Vic Visitor'] = await visitorSays('Cheap loans')
  anns = await pageOf(url, ann, '/live-chats')
  bobs = await pageOf(url, bob, '/live-chats')
  sues = await pageOf(url, sue, '/live-chats')
})
afterAll(async () => {
  for (const page of [anns, bobs, sues]) await page?.context().close()
})

/** Somebody on the website. */
async function visitorSays(text: string): Promise<string> {
  const path = { liveChatId: desk.chat.id }
  const body = { name: 'Vic Visitor', page: 'https://shop.example/' }
  const { token, thread } = await clientOf(desk.url, { authorization: 'Bearer none' }).get(contract.visit, { path, body })
  const client = clientOf(desk.url, { authorization: `Bearer ${token}` })
  return (await client.get(contract.writeMessage, { path: { threadId: thread.id, messageId: v7() }, body: { text } })).sessionId
}
const open = async (page: Page, name: string) => {
  await rows(page, name).first().click()
  await page.waitForURL(`**/live-chats/s/${talks[name]}`)
}
const cardOf = async (name: string) => (await desk.sue.get(contract.readSession, { path: { sessionId: talks[name]! } })).session

test('she sees all that is open, distributes what waits, and both operators work on it at once [WSP-05, CNT-07, CNT-09, INF-05, B-01]', async () => {
  await sues!.getByRole('button', { name: 'Active sessions, 4' }).waitFor()
  await sues!.getByRole('button', { name: 'Distribute, 4 unassigned' }).waitFor()
  await distribute(sues!).click()
  await open(sues!, 'Kim Klein')
  await reassignTo(sues!, 'Ann Adler')
  await open(sues!, 'Eve Ebner')
  await reassignTo(sues!, 'Bob Berg')
  await sues!.getByRole('button', { name: 'Distribute, 2 unassigned' }).waitFor()
  const work = async (page: Page, name: string, text: string) => {
    await open(page, name)
    await say(page, text)
    await message(page, new RegExp(`${text}.*, (Sent|Read)`)).waitFor()
  }
  await Promise.all([work(anns!, 'Kim Klein', 'We call the mechanic'), work(bobs!, 'Eve Ebner', 'Paper is on its way')])
  await takeNext(bobs!).click()
  await bobs!.waitForURL(`**/live-chats/s/${talks['Max Moser']}`)
  await takeNext(anns!).click()
  await anns!.waitForURL(`**/live-chats/s/${talks['Vic Visitor']}`)
  await distribute(sues!).waitFor({ state: 'detached' })
})

test('she reads without answering, notes, and takes over; who had it is told so [NOT-01, CNT-12, CMP-09, INF-06]', async () => {
  await open(sues!, 'Max Moser')
  await message(sues!, /My money, please/).waitFor()
  expect(await reply(sues!).count()).toBe(0)
  await sues!.getByText('Assigned to Bob Berg.').waitFor()
  // Her reading takes nothing from Bob's count.
  await desk.says(desk.max, 'Hello?')
  await message(sues!, /Hello\?/).waitFor()
  await sues!.keyboard.press('n')
  await sues!.getByRole('textbox', { name: /^Internal note about / }).fill('He is right: pay him')
  await sues!.keyboard.press('Enter')
  await message(bobs!, /He is right: pay him/).waitFor()
  await sues!.keyboard.press('Escape')
  await sues!.getByRole('button', { name: 'Take over' }).click()
  await reply(sues!).waitFor()
  await bobs!.getByText('This session is no longer yours').waitFor()
  await about(sues!).getByRole('button', { name: 'Labels: None, change' }).click()
  await sues!.getByRole('menuitemcheckbox', { name: 'Refund' }).click()
  await sues!.keyboard.press('Escape')
  await log(sues!).getByText('Sue Stern added: Refund').waitFor()
})

test('in the Sessions app she filters by the label, reassigns many at once, and exports what she sees [SAP-01, SAP-04, SAP-06, LAB-01]', async () => {
  await sues!.keyboard.press('Escape')
  await sues!.getByRole('link', { name: 'Sessions', exact: true }).click()
  const row = (name: string) => sues!.getByRole('row', { name: new RegExp(name) })
  await row('Eve Ebner').waitFor()
  await sues!.getByTestId('add-filter').click()
  await sues!.getByRole('menuitem', { name: 'Labels' }).click()
  await sues!.getByRole('checkbox', { name: 'Refund' }).check()
  await sues!.getByRole('button', { name: 'Apply' }).click()
  await row('Eve Ebner').waitFor({ state: 'detached' })
  await row('Max Moser').waitFor()
  const saved = sues!.waitForEvent('download')
  await sues!.getByRole('button', { name: /^Export/ }).click()
  await sues!.getByRole('menuitem', { name: 'CSV with names', exact: true }).click()
  const csv = await readFile(await (await saved).path(), 'utf8')
  expect(csv).toContain('Max Moser')
  expect(csv).not.toContain('Eve Ebner')
  await sues!.goto(`${desk.url}/live-chats/sessions`)
  await row('Eve Ebner').waitFor()
  for (const name of ['Max Moser', 'Kim Klein']) await row(name).getByRole('checkbox').check()
  await sues!.getByTestId('bulk').getByText('2 selected').waitFor()
  await sues!.getByTestId('bulk').getByRole('button', { name: 'Reassign' }).click()
  await sues!.getByRole('menuitem', { name: 'Bob Berg' }).click()
  await sues!.getByText('2 sessions were changed').waitFor()
  expect([(await cardOf('Max Moser')).operator?.name, (await cardOf('Kim Klein')).operator?.name]).toEqual([
    'Bob Berg',
    'Bob Berg',
  ])
  await rows(anns!, 'Kim Klein').waitFor({ state: 'detached' })
})

test('spam comes back by her hand, and what operators close she finds in her activity [SPM-07, SES-10, ACT-02]', async () => {
  await open(bobs!, 'Kim Klein')
  await bobs!.keyboard.press('Shift+S')
  await bobs!.getByRole('button', { name: 'Not spam' }).waitFor()
  await sues!.goto(`${desk.url}/live-chats/s/${talks['Kim Klein']}`)
  await sues!.getByRole('button', { name: 'Not spam' }).click()
  await bobs!.getByRole('button', { name: 'Not spam' }).waitFor({ state: 'detached' })
  expect(await cardOf('Kim Klein')).toMatchObject({ state: 'assigned', operator: { name: 'Bob Berg' } })
  await open(bobs!, 'Eve Ebner')
  await closeSession(bobs!)
  await sues!.getByRole('button', { name: /^Activity, \d+ unread/ }).click()
  await sues!
    .getByRole('dialog', { name: 'Activity' })
    .getByRole('article', { name: /Bob Berg closed “Eve Ebner”/ })
    .waitFor()
  await sues!.keyboard.press('Escape')
  const counters = await desk.sue.get(contract.readCounters)
  expect(counters).toMatchObject({ supervisorQueue: 0, unassignedSessions: 0 })
  await sues!.getByRole('button', { name: 'Active sessions, 3' }).waitFor()
})

test('an operator locks a customer’s account, and she unlocks it [BLK-01, BLK-12, INF-19]', async () => {
  const menu = (page: Page) => about(page).getByRole('button', { name: 'More for this customer' })
  await open(anns!, 'Vic Visitor')
  await menu(anns!).click()
  await anns!.getByRole('menuitem', { name: 'Lock account…' }).click()
  await anns!.getByRole('dialog', { name: 'Lock account' }).getByRole('button', { name: 'Lock account' }).click()
  await about(anns!).getByText('Locked', { exact: true }).waitFor()
  await open(sues!, 'Vic Visitor')
  await about(sues!).getByText('Locked', { exact: true }).waitFor()
  await menu(sues!).click()
  await sues!.getByRole('menuitem', { name: 'Unlock account…' }).click()
  await sues!
    .getByRole('dialog', { name: 'Unlock Vic Visitor?' })
    .getByRole('button', { name: 'Remove rule Vic Visitor' })
    .click()
  await about(anns!).getByText('Locked', { exact: true }).waitFor({ state: 'detached' })
})

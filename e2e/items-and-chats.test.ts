import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anItem, give } from '../server/test/an-app.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { looks } from './stage/looks.ts'
import { about } from './stage/screens.ts'

let desk: Awaited<ReturnType<typeof boundDesk>>
let page: Page
let sessionId = ''
let ida = ''

beforeAll(async () => {
  desk = await boundDesk('with items')
  await desk.online(desk.ann)
  const chat = await visitorWrites(desk, 'My desk came broken. The lamp too.')
  sessionId = (await newest(desk)).id
  await chat.context().close()
  await desk.take(desk.ann, sessionId)
  const values = { title: { first: 'Ida', last: 'Berg', middle: '' }, phone: '+46701110001' }
  ida = (await anItem(desk.administrator, desk.contacts.id, values)).item.id
  page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
})
afterAll(() => page?.context().close())

const form = (name: string) => page.getByRole('dialog', { name: `New ${name}` })

test('a new contact with the phone of one that is there: that one is offered and bound instead [BND-02, BND-03]', async () => {
  await about(page)
    .getByRole('button', { name: `Bind in ${desk.contacts.name}` })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'New' }).click()
  await form('Contact').getByRole('textbox', { name: 'Last name' }).fill('Berg')
  await form('Contact').getByRole('textbox', { name: 'Phone' }).fill('0046 70 111 00 02')
  await page.keyboard.press('Tab')
  await form('Contact').getByRole('textbox', { name: 'Phone' }).fill('0046 70 111 00 01')
  await page.keyboard.press('Tab')
  await form('Contact').getByText('Berg Ida has the same: Phone.').waitFor()
  await looks(page, 'bind-alike', () => form('Contact').getByText('Berg Ida has the same: Phone.').waitFor())
  await form('Contact').getByRole('button', { name: 'Use this one' }).click()
  await about(page).getByRole('link', { name: 'Berg Ida' }).waitFor()
  await form('Contact').waitFor({ state: 'detached' })
})

test('an item is made from what the customer wrote [BND-04, BND-10]', async () => {
  await page.getByRole('article').filter({ hasText: 'My desk came broken' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'New Complaint from the message' }).click()
  const subject = form('Complaint').getByRole('textbox', { name: 'Subject' })
  await expect.poll(() => subject.inputValue()).toBe('My desk came broken. The lamp too.')
  await form('Complaint').getByText('Berg Ida').waitFor()
  await form('Complaint').getByRole('button', { name: 'Create and bind' }).click()
  await about(page).getByRole('link', { name: 'My desk came broken. The lamp too.' }).waitFor()
})

test('the live chat stops using the app while somebody fills in its form: it is said, and nothing typed is lost [BND-08]', async () => {
  await page.getByRole('main').getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: `Register in ${desk.complaints.name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'New' }).click()
  const subject = form('Complaint').getByRole('textbox', { name: 'Subject' })
  await subject.fill('Half a thought')
  await desk.edit({ registerAppIds: [] })
  await form('Complaint').getByText(`This live chat does not use ${desk.complaints.name} any more`).waitFor()
  expect(await subject.inputValue()).toBe('Half a thought')
  await desk.edit({ registerAppIds: [desk.complaints.id] })
  await form('Complaint').getByText('does not use').waitFor({ state: 'detached' })
  await form('Complaint').getByRole('button', { name: 'Create and bind' }).click()
  await about(page).getByRole('link', { name: 'Half a thought' }).waitFor()
})

test('a reader reads the messages on the pages of the items, and others see no such tab [BND-15, ACC-12, LCS-24]', async () => {
  const [rita, paul] = [await desk.person('Rita'), await desk.person('Paul')]
  const readers = await desk.group('Readers with items', [rita])
  await desk.edit({ readerGroupIds: [readers.id] })
  const people = [desk.ann, desk.bob, desk.sue, rita, paul].map(({ id }) => id)
  await give(desk.administrator, desk.contacts.id, 2, people, ['view', 'create'])
  const path = { sessionId, messageId: crypto.randomUUID() }
  await desk.ann.get(contract.writeNote, { path, body: { text: 'A note among us' } })
  const reading = await pageOf(desk.url, rita, `/apps/${desk.contacts.id}/items/${ida}`)
  await reading.getByRole('tab', { name: 'Live Chat Messages' }).click()
  const said = reading.getByRole('region', { name: /^Messages of / })
  await said.getByText('My desk came broken').waitFor()
  expect(await said.getByText('A note among us').count()).toBe(0)
  expect(await said.getByRole('link', { name: 'Open the session' }).count()).toBe(0)
  expect(await reading.getByRole('textbox', { name: /Reply/ }).count()).toBe(0)
  await looks(reading, 'item-messages', () => said.getByText('My desk came broken').waitFor())
  await reading.context().close()

  const other = await pageOf(desk.url, paul, `/apps/${desk.contacts.id}/items/${ida}?tab=messages`)
  await other.getByRole('tab', { name: 'Card', selected: true }).waitFor()
  await other.getByText('+46701110001').first().waitFor()
  expect(await other.getByRole('tab', { name: 'Live Chat Messages' }).count()).toBe(0)
  await other.context().close()

  await page.goto(`${desk.url}/apps/${desk.contacts.id}/items/${ida}?tab=messages`)
  await page.getByRole('link', { name: 'Open the session' }).click()
  await page.waitForURL(`**/live-chats/s/${sessionId}`)
})

test('who answers the session does so on the page of the item too, and nobody once it is another’s [BND-15, SES-06]', async () => {
  await page.goto(`${desk.url}/apps/${desk.contacts.id}/items/${ida}?tab=messages`)
  const said = page.getByRole('region', { name: /^Messages of / })
  const reply = said.getByRole('textbox', { name: /^Reply to/ })
  await reply.fill('The lamp is on its way')
  await page.keyboard.press('Enter')
  await said.getByRole('article').filter({ hasText: 'The lamp is on its way' }).waitFor()
  const texts = async () => (await desk.ann.get(contract.readTimeline, { path: { sessionId } })).items.map(({ text }) => text)
  await expect.poll(texts).toContain('The lamp is on its way')
  await looks(page, 'item-answering', () => reply.waitFor())
  await reply.fill('Half an ans')
  await desk.online(desk.bob)
  await desk.ann.get(contract.reassignSession, {
    path: { sessionId },
    body: { to: { operatorId: desk.bob.id }, from: desk.ann.id },
  })
  await reply.waitFor({ state: 'detached' })
  await desk.bob.get(contract.reassignSession, {
    path: { sessionId },
    body: { to: { operatorId: desk.ann.id }, from: desk.bob.id },
  })
  await expect.poll(() => reply.inputValue()).toBe('Half an ans')
})

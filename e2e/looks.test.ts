import { editSession, sendMessage } from '@parley/contract'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRule, type NewRule } from '../server/test/rules.ts'
import { pageOf } from './stage/browser.ts'
import type { Person } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { about, message } from './stage/screens.ts'
import { openWidget, visitorAt, visitorSays } from './stage/website.ts'

let desk: HelpDesk
let anns: Page
/** Waits in the queue; with files and notices; closed. */
let [queued, mine, closed] = ['', '', '']

beforeAll(async () => {
  desk = await helpDesk('for looks', { enabled: true, greeting: 'Welcome. Ask us anything about your order.' })
  const { ann, bob, sue, kim, max, eve } = desk
  await desk.online(ann)
  closed = await desk.says(kim, 'Is the office open on Monday?')
  await desk.take(ann, closed)
  await desk.answer(ann, closed, 'Yes, from eight.')
  await desk.close(ann, closed)
  queued = await desk.says(max, 'My access card does not open the garage any more. Who can help me before six?')
  await desk.says(sue, 'The projector in room 4 is broken')
  mine = await desk.says(kim, 'Hello! The desk for room 12 was to come on Monday, order 10482. When will it be here?')
  await desk.take(ann, mine)
  await desk.answer(ann, mine, 'Hi Kim! Let me ask, see https://example.com/track/10482 meanwhile.')
  await ann.get(editSession, { path: { sessionId: mine }, body: { priority: 3 } })
  await ann.get(editSession, { path: { sessionId: mine }, body: { name: 'Desk for room 12' } })
  const picture = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#7a9e8f' } })
    .png()
    .toBuffer()
  const files = [
    await upload(ann, 'room-12.png', new Uint8Array(picture)),
    await upload(ann, 'order-10482.pdf', new TextEncoder().encode('Order')),
  ]
  await ann.get(sendMessage, {
    path: { sessionId: mine, messageId: v7() },
    body: { text: 'It comes tomorrow. The plan:', files },
  })
  await desk.says(kim, 'Great, thanks.')
  await desk.says(kim, 'Can I still change the colour?')
  const bobs = await desk.says(eve, 'Which form is for travel?')
  await desk.online(bob)
  await desk.take(bob, bobs)
  anns = await pageOf(desk.url, ann, '/live-chats')
})
afterAll(() => anns?.context().close())

async function upload(who: Person, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = v7()
  const headers = { 'content-type': 'application/octet-stream' }
  const { status } = await who.fetch(`/api/files/${id}?name=${name}`, { method: 'PUT', body: bytes, headers })
  expect(status).toBe(200)
  return id
}

const session = async (id: string, text: RegExp) => {
  await anns.goto(`${desk.url}/live-chats/s/${id}`)
  await message(anns, text).waitFor()
}

test('the home of Live chats [ui S5]', () =>
  looks(anns, 'home', () =>
    anns
      .getByText('sessions wait in queue')
      .or(anns.getByRole('button', { name: 'Queue, 2' }))
      .first()
      .waitFor(),
  ))

test('a session in the queue [ui S6]', async () => {
  await session(queued, /garage/)
  await looks(anns, 'session-queued')
})

test('my session, with files and notices [ui S6, S7]', async () => {
  await session(mine, /change the colour/)
  await looks(anns, 'session-mine')
  await anns.setViewportSize({ width: 390, height: 844 })
  await anns.getByRole('button', { name: 'Collapse or show the About pane' }).click()
  await about(anns).getByRole('button', { name: 'Close' }).waitFor()
  await anns.screenshot({ path: new URL('./screenshots/session-about-phone.png', import.meta.url).pathname })
  await anns.keyboard.press('Escape')
})

test('a closed session [ui S6]', async () => {
  await session(closed, /from eight/)
  await looks(anns, 'session-closed')
})

test('reassigning [ui S9]', async () => {
  await session(mine, /change the colour/)
  await anns.keyboard.press('a')
  await anns.getByRole('option', { name: /Bob Berg/ }).waitFor()
  await looks(anns, 'reassign')
})

test.each([
  ['activity', '/activity', 'Today'],
  ['messages', '/messages', 'Choose a chat'],
  ['profile', '/profile', 'Profile'],
])('%s [ui S18, S19, S30]', async (name, path, text) => {
  await anns.goto(desk.url + path)
  await anns.getByText(text).first().waitFor()
  await looks(anns, name)
})

test('a person, and a chat with a live chat [ui S18, S31]', async () => {
  await anns.goto(`${desk.url}/people/${desk.kim.id}`)
  await anns.getByRole('heading', { name: 'Kim Klein' }).waitFor()
  await looks(anns, 'person')
  const kims = await pageOf(desk.url, desk.kim, '/messages')
  await kims.getByRole('link', { name: new RegExp(`^${desk.chat.name}`) }).click()
  await message(kims, /change the colour/).waitFor()
  await looks(kims, 'thread')
  await kims.context().close()
})

test.each([
  ['users', 'table'],
  ['groups', 'table'],
  ['live-chats', 'main'],
  ['settings', 'main'],
] as const)('administration of %s [ui S24, S25]', async (name, role) => {
  const page = await pageOf(desk.url, desk.administrator, `/admin/${name}`)
  await page.getByRole(role).first().waitFor()
  await page.getByText('Loading').waitFor({ state: 'detached' })
  await looks(page, `admin-${name}`)
  await page.context().close()
})

test('routing: rules, one of them, and what they would have done [RTE-16, B-06]', async () => {
  const group = (join: 'and' | 'or', ...words: string[]) => ({
    join,
    conditions: words.map((value, at) => ({
      join: at === 0 ? ('and' as const) : ('or' as const),
      attribute: 'message' as const,
      comparison: 'contains' as const,
      value,
    })),
  })
  const conditions = [
    { join: 'and' as const, attribute: 'weekday' as const, comparison: 'one-of' as const, value: [1, 2, 3, 4, 5] },
    { join: 'and' as const, attribute: 'time' as const, comparison: 'between' as const, value: ['08:00', '18:00'] },
    group('or', 'projector', 'card'),
  ]
  const action = { name: 'least-busy' as const, groupId: desk.support.id, skills: ['german'] }
  const extras = { reply: 'We look into it, {customer}.', priority: 2 as const }
  const create = (rule: NewRule) => addRule(desk.administrator, desk.chat.id, rule)
  await create({ name: 'Room equipment by day', conditions, action, extras })
  const word = group('and', 'card')
  await create({ name: 'Cards', conditions: [word], action: { name: 'queue', groupId: desk.accounting.id } })
  await create({ name: 'Holidays', enabled: false, conditions: [], action: { name: 'common-queue' } })
  const page = await pageOf(desk.url, desk.administrator, `/admin/live-chats/${desk.chat.id}?tab=routing`)
  await page.getByTestId('rule-row').first().waitFor()
  await looks(page, 'routing-rules')
  await page.getByTestId('simulate').click()
  await page.getByTestId('simulation-summary').waitFor()
  await page.getByTestId('difference').first().getByRole('button').click()
  await looks(page, 'routing-simulator')
  await page.getByRole('button', { name: 'Back to the rules' }).click()
  await page.getByRole('button', { name: 'Room equipment by day', exact: true }).click()
  await page.getByTestId('rule-title').waitFor()
  await looks(page, 'routing-rule')
  await page.context().close()
  await session(mine, /change the colour/)
  await about(anns).getByRole('button', { name: 'Why me?' }).click()
  await anns.getByRole('dialog', { name: 'Why it came here' }).waitFor()
  await looks(anns, 'routing-why')
  await anns.keyboard.press('Escape')
})

test('the widget on a page, and the chat on a page of its own [ui S26]', async () => {
  const shop = await visitorAt(`${desk.url}/c/${desk.chat.id}/test`)
  await looks(shop, 'widget-closed')
  const chat = await openWidget(shop)
  await visitorSays(chat, 'Do you deliver to Bergen? https://shop.example/oslo')
  await chat.getByText(/· Sent/).waitFor()
  await looks(shop, 'widget-open')
  await shop.goto(`${desk.url}/c/${desk.chat.id}`)
  await shop.getByText('Do you deliver').waitFor()
  await looks(shop, 'hosted')
  await shop.context().close()
})

test('signing in [ui S2]', async () => {
  const page = await pageOf(desk.url, undefined, '/signin')
  await page.getByLabel('Password').waitFor()
  await looks(page, 'signin')
  await page.context().close()
})

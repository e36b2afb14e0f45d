import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { clientOf } from '../server/test/client.ts'
import { seenGroup } from '../server/test/seen.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

let desk: HelpDesk
beforeAll(async () => {
  desk = await helpDesk('for customers', { enabled: true })
  await desk.online(desk.ann)
  await desk.online(desk.bob)
})

/** Somebody on the website, with what they wrote first. */
async function visitor(name: string, text: string) {
  const path = { liveChatId: desk.chat.id }
  const body = { name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`, page: 'https://shop.example/desks/12' }
  const { token, thread } = await clientOf(desk.url, { authorization: 'Bearer none' }).get(contract.visit, { path, body })
  const client = clientOf(desk.url, { authorization: `Bearer ${token}` })
  const message = { path: { threadId: thread.id, messageId: v7() }, body: { text } }
  return { client, thread, sessionId: (await client.get(contract.writeMessage, message)).sessionId }
}
const give = (sessionId: string, from: string, to: string) =>
  desk.sue.get(contract.reassignSession, { path: { sessionId }, body: { to: { operatorId: to }, from } })
const field = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ })

test('two operators collide: each sees the other, and is asked before answering beside them [COL-01, B-03, B-04]', async () => {
  const { sessionId } = await visitor('Cora Coll', 'When does it come?')
  await desk.take(desk.ann, sessionId)
  const [anns, sues] = [
    await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`),
    await pageOf(desk.url, desk.sue, `/live-chats/s/${sessionId}`),
  ]
  await anns.getByRole('img', { name: 'Also here: Sue Stern' }).waitFor()
  await sues.getByRole('img', { name: 'Also here: Ann Adler' }).waitFor()
  await field(anns).pressSequentially('I ask')
  await sues.getByText('Ann Adler is typing a reply').waitFor()
  await sues.context().close()
  await anns.getByRole('img', { name: 'Also here: Sue Stern' }).waitFor({ state: 'detached' })

  // In a tunnel; meanwhile Bob has answered, and Ann has it again.
  await anns.context().setOffline(true)
  await field(anns).fill('It comes on Monday.')
  await field(anns).press('Enter')
  await give(sessionId, desk.ann.id, desk.bob.id)
  await desk.answer(desk.bob, sessionId, 'It comes on Tuesday.')
  await give(sessionId, desk.bob.id, desk.ann.id)
  await anns.context().setOffline(false)
  const question = anns.getByTestId('colleague-answered')
  await question.getByText('Bob Berg has answered since: “It comes on Tuesday.”').waitFor()
  await anns.reload()
  await question.waitFor()
  await question.getByRole('button', { name: 'Keep writing' }).click()
  await expect.poll(() => field(anns).inputValue()).toBe('It comes on Monday.')
  expect(await question.count()).toBe(0)
  await field(anns).fill('It comes on Tuesday indeed.')
  await field(anns).press('Enter')
  await expect.poll(async () => (await timeline(sessionId)).at(-1)).toBe('It comes on Tuesday indeed.')
  expect(await timeline(sessionId)).not.toContain('It comes on Monday.')
  await anns.context().close()
})

async function timeline(sessionId: string): Promise<string[]> {
  const { items } = await desk.sue.get(contract.readTimeline, { path: { sessionId }, query: {} })
  return items.filter(({ author }) => author !== 'system').map(({ text }) => text)
}

test('a new session with an employee, who finds my first word in Messages [SES-14]', async () => {
  const anns = await pageOf(desk.url, desk.ann, '/live-chats')
  await anns.getByRole('button', { name: 'New session' }).click()
  const dialog = anns.getByRole('dialog', { name: 'New session' })
  await dialog.getByRole('combobox').fill(desk.kim.email)
  await dialog.getByRole('option', { name: /Kim Klein/ }).waitFor()
  await dialog.getByRole('combobox').press('ArrowDown')
  await dialog.getByRole('combobox').press('Enter')
  await anns.waitForURL('**/live-chats/s/*')
  await anns.getByText('Ann Adler began this session').waitFor()
  await field(anns).fill('Your new desk is here.')
  await field(anns).press('Enter')
  const kims = await pageOf(desk.url, desk.kim, '/messages')
  await kims.getByText('Your new desk is here.').first().waitFor()
  // There is an open one now: told with the way to it.
  await anns.getByRole('button', { name: 'New session' }).click()
  await dialog.getByRole('combobox').fill(desk.kim.email)
  await dialog.getByRole('option', { name: /Kim Klein/ }).click()
  await dialog.getByRole('button', { name: 'Begin' }).click()
  await dialog.getByText('Kim Klein has an open session already, with Ann Adler.').waitFor()
  await dialog.getByRole('button', { name: 'Open the session' }).click()
  await dialog.waitFor({ state: 'detached' })
  await Promise.all([anns, kims].map((page) => page.context().close()))
})

test('a new session with a visitor from their closed one; it waits for them on the website [SES-14, SES-15]', async () => {
  const vic = await visitor('Vic Visitor', 'Is it in stock?')
  await desk.take(desk.ann, vic.sessionId)
  await desk.close(desk.ann, vic.sessionId)
  const anns = await pageOf(desk.url, desk.ann, `/live-chats/s/${vic.sessionId}`)
  await anns.getByRole('main').getByRole('button', { name: 'New session' }).click()
  await anns.waitForURL((url) => url.pathname.startsWith('/live-chats/s/') && !url.pathname.endsWith(vic.sessionId))
  await field(anns).fill('It is in stock again.')
  await field(anns).press('Enter')
  const read = () => vic.client.get(contract.readThread, { path: { threadId: vic.thread.id } })
  await expect.poll(async () => (await read()).thread).toMatchObject({ unread: 1, last: { text: 'It is in stock again.' } })
  await anns.context().close()
})

test('the customers list: find somebody, give a name, merge two records and undo it; rows change at once [CST-01, VIS-01]', async () => {
  const [one, two] = [await visitor('Mara Moll', 'Hello'), await visitor('M Moll', 'It is me again')]
  await desk.take(desk.ann, one.sessionId)
  await desk.take(desk.ann, two.sessionId)
  const sues = await pageOf(desk.url, desk.sue, `/live-chats/s/${two.sessionId}`)
  await sues.getByText('https://shop.example/desks/12').first().waitFor()
  const anns = await pageOf(desk.url, desk.ann, '/live-chats')
  await anns.getByRole('link', { name: 'Customers' }).click()
  await anns.getByRole('searchbox', { name: 'Name, account, phone or e-mail' }).fill('mara.moll@')
  await expect.poll(() => anns.getByTestId('customer').count()).toBe(1)
  await looks(anns, 'customers', () => anns.getByTestId('customer').first().waitFor())
  await anns.getByTestId('customer').getByRole('link', { name: 'Mara Moll' }).click()
  await anns.getByRole('button', { name: 'Edit name' }).click()
  await anns.getByRole('textbox', { name: 'Name' }).fill('Mara Molle')
  await anns.getByRole('textbox', { name: 'Name' }).press('Enter')
  await anns.getByRole('heading', { name: 'Mara Molle' }).waitFor()

  await anns.getByRole('button', { name: 'Merge…' }).click()
  const dialog = anns.getByRole('dialog', { name: 'Merge two customers' })
  await dialog.getByRole('combobox').fill('m.moll@')
  await dialog
    .getByRole('option', { name: /M Moll/ })
    .first()
    .click()
  await looks(anns, 'customers-merge', () => dialog.getByText('Mara Molle stays').waitFor())
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await anns.getByText('2 sessions').waitFor()
  await sues.getByText('Ann Adler merged the customers M Moll and Mara Molle').waitFor()
  await sues.getByText('Mara Molle').first().waitFor()
  await looks(anns, 'customer', () => anns.getByRole('button', { name: 'Undo merge' }).waitFor())
  await anns.getByRole('button', { name: 'Undo merge' }).click()
  await anns.getByText('1 session', { exact: true }).waitFor()
  await sues.getByText('Ann Adler separated the customers M Moll and Mara Molle').waitFor()
  await Promise.all([anns, sues].map((page) => page.context().close()))
})

test('who may not: an operator of another desk finds nobody [CST-01, ACC-07]', async () => {
  const eves = await pageOf(desk.url, desk.eve, '/live-chats/customers')
  await eves.getByRole('searchbox').fill('Cora Coll')
  await eves.getByText('Nobody matches').waitFor()
  await eves.context().close()
})

test('a transcript is saved from the session’s menu [TRN-01]', async () => {
  const { sessionId } = await visitor('Tess Tran', 'Write it down')
  await desk.take(desk.ann, sessionId)
  const anns = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  await anns.getByRole('button', { name: 'More for this session' }).click()
  const [saved] = await Promise.all([anns.waitForEvent('download'), anns.getByRole('menuitem', { name: 'As text' }).click()])
  expect(saved.suggestedFilename()).toBe('Tess Tran.txt')
  await anns.context().close()
})

test('who comes to be somebody’s to see stands in their open list by itself [CST-01, P13]', async () => {
  await visitor('Nora Nou', 'Is anybody there?')
  const eves = await pageOf(desk.url, desk.eve, '/live-chats/customers')
  const answered = eves.waitForResponse((response) => response.url().includes('search=Nora'))
  await eves.getByRole('searchbox').fill('Nora Nou')
  expect(await (await answered).json()).toMatchObject({ items: [] })
  await eves.getByText('Nobody matches').waitFor()
  const userIds = [desk.ann, desk.bob, desk.eve].map(({ id }) => id)
  const group = await seenGroup(desk.administrator, desk.support.id, { userIds })
  await desk.administrator.get(contract.editGroup, group)
  await eves.getByTestId('customer').getByText('Nora Nou').waitFor()
  await eves.context().close()
})

import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desktop, pageOf } from './stage/browser.ts'
import type { Person } from './stage/company.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { about, message, reply } from './stage/screens.ts'

let desk: HelpDesk
let anns: Page
let sessionId: string

beforeAll(async () => {
  desk = await helpDesk('in every state', { enabled: true })
  await desk.online(desk.ann)
  sessionId = await desk.says(desk.kim, 'Is the desk for room 12 here already?')
  await desk.take(desk.ann, sessionId)
  const noted = { path: { sessionId, messageId: v7() }, body: { text: 'Look, please', mentions: [desk.ann.id] } }
  await desk.sue.get(contract.writeNote, noted)
  anns = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  await message(anns, /room 12/).waitFor()
})
afterAll(() => anns?.context().close())

const give = (id: string, { id: from }: Person, to: { operatorId: string } | { groupId: string }) =>
  desk.sue.get(contract.reassignSession, { path: { sessionId: id }, body: { to, from } })
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const seen = (page: Page, text: string | RegExp) => () => page.getByText(text).first().waitFor()

test('the popover of what happened, and the question on going Offline [ui S17, S5, STA-05]', async () => {
  await anns.goto(`${desk.url}/live-chats`)
  await anns.getByTestId('activity-bell').first().click()
  await anns.getByText('Sue Stern mentioned you in a note').first().waitFor()
  await looks(anns, 'activity-popover', seen(anns, 'Sue Stern mentioned you in a note'), '[role=dialog]')
  await anns.keyboard.press('Escape')
  await anns.keyboard.press('Alt+O')
  const question = dialog(anns, 'Go Offline?')
  await looks(anns, 'status-question', () => question.getByRole('radio', { name: 'Keep' }).waitFor())
  await anns.keyboard.press('Escape')
})

test('the headset’s list of live chats, and a new session [CUS-01, SES-14]', async () => {
  await anns.goto(`${desk.url}/messages`)
  await anns.getByRole('button', { name: 'Write to a live chat' }).click()
  const search = anns.getByRole('textbox', { name: 'Find a live chat' })
  await search.fill(desk.chat.name)
  await looks(anns, 'headset', () => anns.getByRole('button', { name: desk.chat.name, exact: true }).waitFor())
  await anns.keyboard.press('Escape')
  await anns.goto(`${desk.url}/live-chats`)
  await anns.getByRole('button', { name: 'New session' }).click()
  const begin = dialog(anns, 'New session')
  await begin.getByRole('combobox').fill('Moser')
  await looks(anns, 'new-session', () => begin.getByText('Max Moser').first().waitFor())
  await anns.keyboard.press('Escape')
})

test('a colleague has answered meanwhile [B-03]', async () => {
  await desk.online(desk.bob)
  await anns.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await message(anns, /room 12/).waitFor()
  await anns.context().setOffline(true)
  await reply(anns).fill('It comes on Monday.')
  await reply(anns).press('Enter')
  await give(sessionId, desk.ann, { operatorId: desk.bob.id })
  await desk.answer(desk.bob, sessionId, 'It comes on Tuesday.')
  await give(sessionId, desk.bob, { operatorId: desk.ann.id })
  await anns.context().setOffline(false)
  await looks(anns, 'colleague-answered', () => anns.getByTestId('colleague-answered').waitFor())
  await anns.getByTestId('colleague-answered').getByRole('button', { name: 'Keep writing' }).click()
})

test('a session that is not theirs any more, one that is not there, and a line that is cut [ui §2.1, CNT-15]', async () => {
  const missing = 'This session does not exist or was deleted'
  await anns.goto(`${desk.url}/live-chats/s/${v7()}`)
  await looks(anns, 'session-missing', seen(anns, missing))
  const other = await desk.says(desk.max, 'The bill, please')
  await desk.take(desk.ann, other)
  await anns.goto(`${desk.url}/live-chats/s/${other}`)
  await reply(anns).fill('Half a word')
  await give(other, desk.ann, { groupId: desk.accounting.id })
  await looks(anns, 'session-gone', seen(anns, 'This session is no longer yours'))
  let cut = false
  const lines: { close(): Promise<void> }[] = []
  await anns.routeWebSocket('**/api/socket', (line) => {
    if (cut) return void line.close()
    line.connectToServer()
    lines.push(line)
  })
  await anns.goto(`${desk.url}/live-chats/s/${sessionId}`)
  await message(anns, /room 12/).waitFor()
  cut = true
  for (const line of lines) await line.close()
  await looks(anns, 'connection-lost', seen(anns, 'Connection lost. Reconnecting…'))
  cut = false
  await anns.getByText('Connection lost').waitFor({ state: 'detached' })
})

test('a chat that somebody may write to no more, and one that is not there [CUS-02, ui S18]', async () => {
  const kim: Person = desk.kim
  const { id } = await kim.get(contract.openThread, { path: { liveChatId: desk.chat.id } })
  const kims = await pageOf(desk.url, kim, `/messages/lc/${id}`)
  await message(kims, /room 12/).waitFor()
  const path = { liveChatId: desk.chat.id }
  const { version } = await desk.administrator.get(contract.readLiveChat, { path })
  const nobody = { userIds: [], groupIds: [], orgItemIds: [] }
  await desk.administrator.get(contract.editLiveChat, { path, body: { version, internal: nobody } })
  await kims.reload()
  await looks(kims, 'thread-not-writable', seen(kims, 'You can no longer write to this live chat.'))
  await kims.goto(`${desk.url}/messages/lc/${v7()}`)
  await looks(kims, 'thread-missing', seen(kims, 'This chat does not exist or is not yours'))
  await kims.context().close()
})

test('Offline the banner stands on every page of the workspace, with a way to go Online [WSP-13]', async () => {
  await desk.ann.get(contract.setStatus, { body: { online: false } })
  const banner = anns.getByText('You are Offline: you can look at sessions, but not take them or reply.')
  for (const path of ['', '/templates', '/sessions', '/blocklist', '/customers', `/s/${sessionId}`]) {
    await anns.goto(`${desk.url}/live-chats${path}`)
    await expect.poll(() => banner.isVisible(), { message: path }).toBe(true)
  }
  await anns.goto(`${desk.url}/live-chats/templates`)
  await looks(anns, 'offline-banner', () => banner.waitFor())
  await anns.setViewportSize(desktop)
  await anns.getByRole('button', { name: 'Go online' }).first().click()
  await banner.waitFor({ state: 'detached' })
  expect((await desk.ann.get(contract.readCounters)).operatorQueue).not.toBeNull()
  await about(anns).waitFor({ state: 'detached' })
})

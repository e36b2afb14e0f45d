import { createLabel, editSettings, readLiveChat } from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { about, reply, rows } from './stage/screens.ts'

let desk: HelpDesk
beforeAll(async () => {
  desk = await helpDesk('for setting up')
  await desk.online(desk.ann)
})
afterAll(() => desk.administrator.get(editSettings, { body: defaults }))

const defaults = {
  showOperatorQueue: true,
  showSupervisorQueue: true,
  sendingMethod: 'enter' as const,
  confirmSending: [],
  showNotices: true,
  allowEditing: false,
}

test('a calendar is made by keys alone, a live chat chooses it, and then it stays [SLA-01, QUE-01, LCS-21]', async () => {
  const page = await pageOf(desk.url, desk.administrator, '/admin/calendars')
  await page.getByTestId('add-calendar').press('Enter')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nordic office')
  await page.getByRole('button', { name: 'Add a time on Monday' }).press('Enter')
  await page.getByTestId('add-exception').press('Enter')
  await page.getByTestId('save').press('Enter')
  await page.getByText('Choose a date.').waitFor()
  await page.getByLabel('Date 1').fill('2026-12-24')
  await page.getByLabel('What is on 2026-12-24').fill('Christmas Eve')
  await looks(page, 'admin-calendar')
  await page.keyboard.press('Control+S')
  await page.getByRole('heading', { name: 'Nordic office' }).waitFor()
  await page.goto(`${desk.url}/admin/calendars`)
  await page.getByRole('link', { name: /^Nordic office, (Open|Closed) now/ }).waitFor()
  await looks(page, 'admin-calendars')

  await page.goto(`${desk.url}/admin/live-chats/${desk.chat.id}`)
  await page.getByTestId('calendar').click()
  await page.getByRole('option', { name: 'Nordic office' }).click()
  await page.getByRole('checkbox', { name: 'outside working hours' }).check()
  await page.getByTestId('save').click()
  await page.getByText('Write what is answered, or switch both off.').waitFor()
  await page.getByTestId('away-text').fill('Hello {customer}, we are closed. {Name}')
  await page.getByText('There is no variable {Name}.').waitFor()
  await page.getByTestId('away-text').fill('Hello {customer}, we are closed.')
  await page.getByText('Example: Hello Maria Lindqvist, we are closed.').waitFor()
  await page.getByTestId('session-name').fill('{liveChat}: ')
  await page.getByRole('button', { name: 'Insert a variable into Name of new sessions' }).click()
  await page.getByRole('menuitem', { name: /^Name of the customer/ }).click()
  await page.getByText(`Example: ${desk.chat.name}: Maria Lindqvist`).waitFor()
  await looks(page, 'admin-live-chat')
  await page.getByTestId('save').click()
  await page.getByText(/^Changed .* by /).waitFor()
  const kept = await desk.administrator.get(readLiveChat, { path: { liveChatId: desk.chat.id } })
  expect(kept).toMatchObject({ sessionName: '{liveChat}: {customer}', calendar: { name: 'Nordic office' } })

  await page.goto(`${desk.url}/admin/calendars/${kept.calendar!.id}`)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByText(`Live chats use it: ${desk.chat.name}.`).waitFor()
  await page.context().close()
})

test('labels: made, put on a session, seen in its row by a colleague, renamed everywhere at once [LAB-01]', async () => {
  const page = await pageOf(desk.url, desk.administrator, `/admin/live-chats/${desk.chat.id}?tab=labels`)
  await page.getByText('No labels yet').waitFor()
  for (const name of ['Refund', 'Call back']) {
    await page.getByTestId('add-label').click()
    await page.getByTestId('label-name').fill(name)
    await page.keyboard.press('Enter')
    await page.getByTestId('label').getByText(name).waitFor()
  }
  await page.getByRole('button', { name: 'Move Call back up' }).press('Enter')
  await looks(page, 'admin-labels')

  const sessionId = await desk.says(desk.kim, 'My money, please')
  await desk.take(desk.ann, sessionId)
  const anns = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  const sues = await pageOf(desk.url, desk.sue, '/live-chats')
  await about(anns).getByRole('button', { name: 'Labels: None, change' }).press('Enter')
  await anns.getByRole('menuitemcheckbox', { name: 'Refund' }).press('Enter')
  await anns.getByRole('menuitemcheckbox', { name: 'Call back' }).press('Enter')
  await anns.keyboard.press('Escape')
  await anns.getByText('Ann Adler added: Refund').waitFor()
  await sues
    .getByRole('link', { name: /Call back, Refund$/ })
    .first()
    .waitFor()
  await looks(anns, 'session-labels')

  await page.getByRole('button', { name: 'Change Refund' }).click()
  await page.getByTestId('label-name').fill('Money back')
  await page.keyboard.press('Enter')
  await about(anns).getByText('Money back').waitFor()
  await page.getByRole('button', { name: 'Delete Money back' }).click()
  await page.getByText('It is taken off 1 session.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await about(anns).getByText('Money back').waitFor({ state: 'detached' })
  for (const one of [page, anns, sues]) await one.context().close()
})

test('settings of all live chats hold at once for everybody [LCS-22, CNT-16, CMP-11, CNV-12]', async () => {
  const page = await pageOf(desk.url, desk.administrator, '/admin/live-chat-settings')
  await page.getByRole('switch', { name: 'Show the operators’ queue counter' }).waitFor()
  await looks(page, 'admin-live-chat-settings')
  await desk.says(desk.max, 'Somebody waits')
  const sessionId = await desk.says(desk.eve, 'Where is my order?')
  await desk.take(desk.ann, sessionId)
  const anns = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  await anns.getByTestId('c2').waitFor()
  await anns.getByTestId('notice-taken').waitFor()
  await page.getByRole('switch', { name: 'Show the operators’ queue counter' }).press('Space')
  await page.getByRole('switch', { name: 'Show system messages' }).press('Space')
  await page.getByRole('radio', { name: 'The button only' }).check()
  await page.getByRole('textbox', { name: 'Ask before sending to' }).or(page.getByLabel('Ask before sending to')).first().click()
  await page.getByRole('option', { name: 'Internal' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await anns.getByTestId('c2').waitFor({ state: 'detached' })
  await anns.getByTestId('notice-taken').waitFor({ state: 'detached' })
  await reply(anns).fill('On its way')
  await reply(anns).press('Control+Enter')
  await anns.getByRole('button', { name: 'Send', exact: true }).click()
  const question = anns.getByRole('dialog', { name: 'Send this message?' })
  await question.getByText('On its way').waitFor()
  await looks(anns, 'confirm-sending')
  await question.getByRole('button', { name: 'Send' }).click()
  await anns.getByRole('article', { name: /On its way/ }).waitFor()
  for (const one of [page, anns]) await one.context().close()
})

test('several live chats are chosen in the list and deleted together [LCS-20]', async () => {
  const gone = await Promise.all(['first of two to go', 'second of two to go', 'that stays'].map((story) => helpDesk(story)))
  const [one, two, stays] = gone.map(({ chat }) => chat.name) as [string, string, string]
  await gone[0]!.says(gone[0]!.kim, 'Anybody?')
  const page = await pageOf(gone[0]!.url, gone[0]!.administrator, '/admin/live-chats')
  const choice = (name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
  for (const name of [one, two]) await choice(name).check()
  await page.getByRole('button', { name: 'Delete 2 live chats' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByText(`${one}: 1 session, 1 of them open`).waitFor()
  await asked.getByText(`${two}: `).waitFor()
  expect(await asked.getByText(stays).count()).toBe(0)
  expect(await page.getByTestId('delete-confirm').isDisabled()).toBe(true)
  await asked.getByRole('textbox', { name: /^Type/ }).fill('delete')
  await page.getByTestId('delete-confirm').click()
  for (const name of [one, two]) await choice(name).waitFor({ state: 'detached' })
  await choice(stays).waitFor()
  await page.context().close()
})

test('a live chat is deleted after its consequences were told and its name was typed [LCS-20]', async () => {
  const gone = await helpDesk('to be deleted')
  await gone.administrator.get(createLabel, { path: { liveChatId: gone.chat.id }, body: { name: 'Old', colour: '#0b7a4b' } })
  await gone.says(gone.kim, 'Anybody?')
  const sues = await pageOf(gone.url, gone.sue, '/live-chats')
  await rows(sues, 'Kim Klein').first().waitFor()
  const page = await pageOf(gone.url, gone.administrator, '/admin/live-chats')
  await page.getByRole('button', { name: `More about ${gone.chat.name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText(`${gone.chat.name}: 1 session, 1 of them open`).waitFor()
  expect(await page.getByTestId('delete-confirm').isDisabled()).toBe(true)
  await looks(page, 'admin-delete-live-chat')
  await page.getByRole('textbox', { name: /^Type/ }).fill(gone.chat.name)
  await page.getByTestId('delete-confirm').click()
  await page.getByRole('link', { name: new RegExp(`^${gone.chat.name}`) }).waitFor({ state: 'detached' })
  await rows(sues, 'Kim Klein').first().waitFor({ state: 'detached' })
  for (const one of [page, sues]) await one.context().close()
})

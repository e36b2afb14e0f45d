import { readSession } from '@parley/contract'
import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { about, log, message, reply, rows } from './stage/screens.ts'

test('take, answer, priority, rename, reassign and close without a mouse [RTE-04, INF-03, INF-05, INF-11, SES-08; WCAG 2.1.1]', async () => {
  const desk = await helpDesk('by keys')
  await desk.online(desk.ann)
  const page = await pageOf(desk.url, desk.ann, '/activity')
  const sessionId = await desk.says(desk.kim, 'No mouse?')
  const keys = page.keyboard
  await page.getByRole('button', { name: 'Take next session, 1 in queue' }).waitFor()
  await keys.press('q')
  await page.waitForURL(`**/live-chats/s/${sessionId}`)
  await reply(page).waitFor()
  await keys.press('r')
  await expect.poll(() => reply(page).evaluate((field) => field === document.activeElement)).toBe(true)
  await keys.type('None at all.')
  await keys.press('Enter')
  await message(page, /None at all\., Sent/).waitFor()
  await keys.press('Escape')
  await keys.press('p')
  await keys.press('3')
  await log(page).getByText('Ann Adler set the priority: High').waitFor()

  await about(page).getByRole('button', { name: 'Rename' }).focus()
  await keys.press('Enter')
  await page.getByRole('textbox', { name: 'Session' }).waitFor()
  await keys.type('By keys alone')
  await keys.press('Enter')
  await log(page).getByText('Ann Adler renamed the session to “By keys alone”').waitFor()
  await keys.press('a')
  const dialog = page.getByRole('dialog', { name: 'Reassign session' })
  await dialog.getByRole('option', { name: /Bob Berg/ }).waitFor()
  await keys.type('Bob')
  await keys.press('Enter')
  await page.getByText('This session is no longer yours').waitFor()
  await page.context().close()

  await desk.online(desk.bob)
  const bobs = await pageOf(desk.url, desk.bob, '/live-chats')
  await rows(bobs, 'By keys alone').waitFor()
  await bobs.keyboard.press('j')
  await reply(bobs).waitFor()
  await bobs.keyboard.press('e')
  await bobs.getByText('This session is closed.').waitFor()
  const { session } = await desk.bob.get(readSession, { path: { sessionId } })
  expect(session).toMatchObject({ state: 'closed', priority: 3, name: 'By keys alone' })
  await bobs.context().close()
})

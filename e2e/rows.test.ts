import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { rows } from './stage/screens.ts'

const inAMoment = () => new Date(Date.now() + 1_500).toISOString()

test('a row shows what is unread beside a due reminder, and the priority whatever else it tells [CNT-10, INF-12, WSP-08]', async () => {
  const desk = await helpDesk('of rows')
  const { ann, sue, kim, max, eve } = desk
  await desk.online(ann)
  const [kims, maxs, eves] = [await desk.says(kim, 'One'), await desk.says(max, 'Two'), await desk.says(eve, 'Three')]
  const prioritise = (sessionId: string, priority: contract.Priority) =>
    sue.get(contract.editSession, { path: { sessionId }, body: { priority } })
  await prioritise(kims, 1)
  await prioritise(maxs, 2)
  await prioritise(eves, 3)
  await desk.take(ann, kims)
  await desk.take(ann, maxs)
  const page = await pageOf(desk.url, ann, '/live-chats')
  const row = (sessionId: string) => page.getByTestId(`session-${sessionId}`).first()
  const mark = (sessionId: string, title: string) => row(sessionId).getByTitle(title, { exact: true })
  await mark(kims, 'Low').waitFor()
  await mark(maxs, 'Medium').waitFor()
  await mark(eves, 'High').waitFor()
  await row(eves).getByText('New', { exact: true }).waitFor()
  const unread = (sessionId: string) => row(sessionId).getByTestId('unread')
  await expect.poll(() => unread(maxs).textContent()).toBe('1')

  await ann.get(contract.setReminder, { path: { sessionId: maxs }, body: { at: inAMoment(), untilReply: false } })
  await row(maxs).getByText('Reminder', { exact: true }).waitFor()
  expect(await unread(maxs).textContent()).toBe('1')

  await desk.close(ann, kims)
  await page.getByRole('button', { name: /^Closed sessions/ }).click()
  await mark(kims, 'Low').waitFor()
  await page.context().close()
})

test('the states are called as they are: assigned to operator, in queue, closed; one’s own mark is green or a red ring [DM-05, INF-21, STA-05]', async () => {
  const desk = await helpDesk('of words')
  await desk.online(desk.ann)
  const sessionId = await desk.says(desk.kim, 'Hello')
  await desk.take(desk.ann, sessionId)
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  await page.getByText('Assigned to operator', { exact: true }).first().waitFor()
  const mark = page.getByRole('button', { name: /^Ann Adler/ }).locator('[data-on]')
  const drawn = () =>
    mark.evaluate((dot) => {
      const { borderTopColor, backgroundColor } = getComputedStyle(dot)
      const [red = 0, green = 0] = borderTopColor.match(/\d+/g)!.map(Number)
      return { colour: red > green ? 'red' : 'green', filled: backgroundColor === borderTopColor }
    })
  expect(await drawn()).toEqual({ colour: 'green', filled: true })
  await desk.ann.get(contract.setStatus, { body: { online: false } })
  await expect.poll(drawn).toEqual({ colour: 'red', filled: false })
  await page.goto(`${desk.url}/activity`)
  await expect.poll(drawn).toEqual({ colour: 'red', filled: false })
  await page.context().close()
})

test('the menu begins with Response templates, the Sessions app and Blocklist, and all sessions follow [WSP-01, WSP-12]', async () => {
  const desk = await helpDesk('of menus')
  const sessionId = await desk.says(desk.kim, 'Hello')
  const page = await pageOf(desk.url, desk.sue, '/live-chats')
  const menu = page.getByRole('navigation', { name: 'Live chats' })
  await rows(page, 'Kim Klein').first().waitFor()
  const links = await menu.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  const places = ['/live-chats/templates', '/live-chats/sessions', '/live-chats/blocklist', `/live-chats/s/${sessionId}`]
  const at = places.map((place) => links.indexOf(place))
  expect(at.every((place, i) => place > (at[i - 1] ?? -1))).toBe(true)
  await menu.getByRole('link', { name: 'Blocklist' }).click()
  await page.getByRole('heading', { name: 'Blocklist' }).waitFor()
  await page.context().close()
})

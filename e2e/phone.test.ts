import { expect, test } from 'vitest'
import { pageOf, phone } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { about, closeSession, message, reassignTo, rows, say } from './stage/screens.ts'

test('an operator’s whole job on a phone: queue, take, answer, file, reassign, close [WSP-10, SES-06, CMP-02, INF-05, SES-08]', async () => {
  const desk = await helpDesk('on a phone')
  await desk.online(desk.ann)
  await desk.says(desk.kim, 'Please send me the map')
  const second = await desk.says(desk.max, 'And me the bill')
  await desk.take(desk.ann, second)
  const page = await pageOf(desk.url, desk.ann, '/live-chats', { viewport: phone, hasTouch: true, isMobile: true })
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  await rows(page, 'Kim Klein').tap()
  await message(page, /Please send me the map/).waitFor()
  expect(await fits()).toBe(true)
  await page.getByRole('main').getByRole('button', { name: 'Start work' }).last().tap()
  await say(page, 'Here it is.')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).tap()
  await (await choosing).setFiles([{ name: 'map.txt', mimeType: 'text/plain', buffer: Buffer.from('Turn left.') }])
  await page.getByRole('button', { name: 'Send', exact: true }).tap()
  await message(page, /map\.txt, Sent/).waitFor()
  expect(await fits()).toBe(true)
  await closeSession(page)
  await page.getByRole('link', { name: 'Back' }).tap()

  await rows(page, 'Max Moser').tap()
  await page.getByRole('button', { name: 'Collapse or show the About pane' }).tap()
  await about(page)
    .getByRole('link', { name: /Max Moser/ })
    .waitFor()
  expect(await fits()).toBe(true)
  await reassignTo(page, desk.accounting.name)
  await page.getByText('This session is no longer yours').waitFor()
  await page.context().close()
})

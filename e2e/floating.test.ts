import { expect, test } from 'vitest'
import { pageOf, phone } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { message, rows } from './stage/screens.ts'

test('menus and hints come late and work at the first press: button, right button, keys, long press [WSP-09, CNV-05; WCAG 1.4.13, 2.1.1]', async () => {
  const desk = await helpDesk('afloat')
  await desk.online(desk.ann)
  await desk.says(desk.kim, 'It floats')
  const page = await pageOf(desk.url, desk.ann, '/live-chats')
  const held = Promise.withResolvers<void>()
  await page.route(/floating-parts/, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.reload()
  const row = rows(page, 'Kim Klein').first()
  await row.click({ button: 'right' })
  const wanted = page.locator('[data-menu][data-expanded]')
  await wanted.waitFor()
  await page.keyboard.press('Escape')
  await wanted.waitFor({ state: 'detached' })
  await row.click({ button: 'right' })
  await wanted.waitFor()
  const menu = page.getByRole('menu')
  // What is pressed before it is there is pressed in it.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await menu.count()).toBe(0)
  held.resolve()
  await page.waitForURL('**/live-chats/s/*')
  await menu.waitFor({ state: 'detached' })

  const more = page.getByRole('main').getByRole('button', { name: 'More' }).first()
  await more.focus()
  await page.keyboard.press('Enter')
  expect(await more.getAttribute('aria-expanded')).toBe('true')
  await menu.waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Tab')
  const hint = page.getByRole('tooltip')
  await hint.waitFor()
  const described = await page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'))
  expect(await hint.getAttribute('id')).toBe(described)
  await page.keyboard.press('Escape')
  await hint.waitFor({ state: 'detached' })

  await message(page, /It floats/).focus()
  await page.keyboard.press('Shift+F10')
  await menu.getByRole('menuitem', { name: 'Copy text' }).waitFor()
  await page.context().close()
})

test('a long press on a phone opens the menu of a row and follows no link [WSP-10]', async () => {
  const desk = await helpDesk('pressed long')
  await desk.online(desk.ann)
  await desk.says(desk.kim, 'Under a finger')
  const page = await pageOf(desk.url, desk.ann, '/live-chats', { viewport: phone, hasTouch: true, isMobile: true })
  const row = rows(page, 'Kim Klein').first()
  await row.waitFor()
  const box = (await row.boundingBox())!
  const cdp = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + 60, y: box.y + box.height / 2 }]
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.getByRole('menuitem', { name: 'Start work' }).waitFor()
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  expect(new URL(page.url()).pathname).toBe('/live-chats')
  await page.getByRole('menuitem', { name: 'Start work' }).waitFor()
  await page.context().close()
})

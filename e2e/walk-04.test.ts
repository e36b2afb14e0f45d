import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { about, log, reassignTo, reply, rows, takeNext } from './stage/screens.ts'

test('Ann sets High, renames and reassigns to Accounting: they are told, it is New again, Ann cannot reply [INF-03…11, ACT-02, CNT-11]', async () => {
  const desk = await helpDesk('4')
  const { url, ann, eve, max, sue, kim } = desk
  await desk.online(ann)
  const sessionId = await desk.says(kim, 'The invoice names the wrong company')
  await desk.take(ann, sessionId)
  const path = `/live-chats/s/${sessionId}`
  const [anns, eves, maxs, sues] = await Promise.all([
    pageOf(url, ann, path),
    pageOf(url, eve, '/activity'),
    pageOf(url, max, '/live-chats'),
    pageOf(url, sue, path),
  ])
  await about(anns).getByRole('button', { name: 'Priority: Priority not set, change' }).click()
  await anns.getByRole('menuitemradio', { name: 'High' }).click()
  await about(sues).getByRole('button', { name: 'Priority: High, change' }).waitFor()
  await about(anns).getByRole('button', { name: 'Rename' }).click()
  await about(anns).getByRole('textbox', { name: 'Session' }).fill('Wrong name on the invoice')
  await anns.keyboard.press('Enter')
  await rows(anns, 'Wrong name on the invoice').waitFor()
  await rows(sues, 'Wrong name on the invoice').first().waitFor()
  await log(sues).getByText('Ann Adler renamed the session to “Wrong name on the invoice”').waitFor()

  await reassignTo(anns, desk.accounting.name)
  await anns.getByText('This session is no longer yours').waitFor()
  expect(await reply(anns).count()).toBe(0)
  const refused = await ann.fetch(`/api/sessions/${sessionId}`)
  expect(refused.status).toBe(404)

  const told = `Ann Adler reassigned “Wrong name on the invoice” to ${desk.accounting.name}`
  await eves.getByRole('article', { name: told }).waitFor()
  await eves.getByRole('link', { name: 'Activity, 1' }).waitFor()
  await maxs.getByRole('button', { name: 'Activity, 1 unread' }).click()
  await maxs.getByRole('dialog', { name: 'Activity' }).getByRole('article', { name: told }).waitFor()
  await maxs.keyboard.press('Escape')
  for (const page of [eves, maxs]) await takeNext(page).waitFor()
  for (const page of [maxs, sues])
    await page
      .getByRole('link', { name: /^Wrong name on the invoice, .*, New, .*, High$/ })
      .first()
      .waitFor()
  await rows(maxs, 'Wrong name on the invoice').click()
  await about(maxs).getByText(desk.accounting.name).waitFor()
  await Promise.all([anns, eves, maxs, sues].map((page) => page.context().close()))
})

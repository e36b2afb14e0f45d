import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { about, closeSession, message, reply, rows, say, takeNext, writeTo } from './stage/screens.ts'

test('closing tells Sue, Ann and Bob; it is read-only; Kim’s next message is a new session under the old one [SES-03, SES-08…12, ACT-02…04]', async () => {
  const desk = await helpDesk('9')
  const { url, ann, bob, sue, kim, chat } = desk
  await desk.online(ann)
  const first = await desk.says(kim, 'The lift is stuck')
  await desk.take(ann, first)
  await desk.answer(ann, first, 'It moves again.')
  const [anns, bobs, sues, kims] = await Promise.all([
    pageOf(url, ann, `/live-chats/s/${first}`),
    pageOf(url, bob, '/activity'),
    pageOf(url, sue, '/activity'),
    pageOf(url, kim, '/'),
  ])
  await message(anns, /It moves again/).waitFor()
  await bobs.getByText('You are all caught up').waitFor()
  await sues.getByText('You are all caught up').waitFor()
  await closeSession(anns)
  expect(await reply(anns).count()).toBe(0)
  for (const button of await about(anns)
    .getByRole('button', { name: /Rename|Reassign|change$/ })
    .all())
    expect(await button.getAttribute('aria-disabled')).toBe('true')
  await anns.getByRole('button', { name: 'My sessions, 0' }).waitFor()
  for (const page of [bobs, sues]) {
    const entry = page.getByRole('article', { name: 'Ann Adler closed “Kim Klein”, unread' })
    await entry.getByText(chat.name).waitFor()
    // Bob never had it: he is told, and has nothing to follow [ACT-06].
    if (page === sues) expect(await entry.getByRole('link').getAttribute('href')).toMatch(new RegExp(first))
    else expect(await entry.getByRole('link').count()).toBe(0)
  }
  await anns.getByRole('button', { name: 'Activity, nothing unread' }).click()
  await anns.getByRole('article', { name: 'You closed “Kim Klein”', exact: true }).waitFor()
  await anns.keyboard.press('Escape')

  await writeTo(kims, chat.name)
  await message(kims, /It moves again/).waitFor()
  await say(kims, 'It is stuck again')
  await takeNext(anns).click()
  await anns.waitForURL((to) => to.pathname.includes('/live-chats/s/') && !to.pathname.includes(first))
  for (const page of [anns, kims]) {
    await message(page, /It is stuck again/).waitFor()
    await message(page, /It moves again/).waitFor()
    expect(await page.getByRole('article').allTextContents()).toEqual([
      expect.stringContaining('The lift is stuck'),
      expect.stringContaining('It moves again.'),
      expect.stringContaining('It is stuck again'),
    ])
  }
  await anns.getByText(/^Session “Kim Klein” closed .* by Ann Adler$/).waitFor()
  await kims.getByText(/^Closed /).waitFor()
  expect(await rows(anns, 'Kim Klein').count()).toBeGreaterThan(0)
  await Promise.all([anns, bobs, sues, kims].map((page) => page.context().close()))
})

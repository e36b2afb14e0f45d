import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { distribute, message, rows, say, takeNext, writeTo } from './stage/screens.ts'

test('Kim writes through the headset: Ann and Bob are alerted, Sue counts one, New until somebody takes it [CUS-01…04, CNT-01, CNT-02, CNT-06, CNT-07, CNT-11]', async () => {
  const { url, ann, bob, eve, sue, kim, chat } = await helpDesk('2')
  const [anns, bobs, eves, sues, kims] = await Promise.all([
    pageOf(url, ann, '/live-chats'),
    pageOf(url, bob, '/activity'),
    pageOf(url, eve, '/live-chats'),
    pageOf(url, sue, '/live-chats'),
    pageOf(url, kim, '/'),
  ])
  await anns.getByText('Nobody is waiting').waitFor()
  await bobs.getByText('You are all caught up').waitFor()
  await eves.getByText('Nobody is waiting').waitFor()
  await sues.getByText('Nobody is waiting').waitFor()
  expect(await kims.getByRole('link', { name: 'Live chats' }).count()).toBe(0)

  await writeTo(kims, chat.name)
  await say(kims, 'My monitor stays black')
  await message(kims, /My monitor stays black, Sent/).waitFor()

  for (const page of [anns, bobs]) {
    await page.getByText(`New in ${chat.name}: Kim Klein`).waitFor()
    await takeNext(page)
      .and(page.getByRole('button', { name: 'Take next session, 1 in queue' }))
      .waitFor()
    expect(await distribute(page).count()).toBe(0)
  }
  await sues.getByRole('button', { name: 'Distribute, 1 unassigned' }).waitFor()
  expect(await takeNext(sues).count()).toBe(0)
  expect(await takeNext(eves).count()).toBe(0)
  expect(await rows(eves, 'Kim Klein').count()).toBe(0)
  for (const page of [anns, sues]) {
    await rows(page, 'Kim Klein, Internal chat, 1 unread message, New, My monitor stays black').first().waitFor()
  }

  await distribute(sues).click()
  await sues.getByRole('button', { name: 'Queue, 1' }).waitFor()
  await anns.reload()
  await anns.getByRole('button', { name: 'Take next session, 1 in queue' }).waitFor()
  await Promise.all([anns, bobs, eves, sues, kims].map((page) => page.context().close()))
})

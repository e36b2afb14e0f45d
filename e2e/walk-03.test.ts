import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { distribute, log, message, reply, rows, say, takeNext, writeTo } from './stage/screens.ts'

test('Ann Offline only looks; Online the session is hers, Bob sees it gone, Kim is answered by Help [SES-04, SES-07, STA-02…04, CUS-05, CNT-14]', async () => {
  const { url, ann, bob, sue, kim, chat } = await helpDesk('3')
  const [anns, bobs, sues, kims] = await Promise.all([
    pageOf(url, ann, '/live-chats'),
    pageOf(url, bob, '/live-chats'),
    pageOf(url, sue, '/live-chats'),
    pageOf(url, kim, '/'),
  ])
  await writeTo(kims, chat.name)
  await say(kims, 'Where do I find the forms?')
  await rows(bobs, 'Kim Klein').waitFor()

  await takeNext(anns).click()
  await anns.waitForURL('**/live-chats/s/*')
  await message(anns, /Where do I find the forms\?/).waitFor()
  await anns.getByText('You are Offline. You can read but not reply.').waitFor()
  expect(await reply(anns).count()).toBe(0)
  const start = anns.getByRole('button', { name: 'Start work' })
  expect(await start.getAttribute('aria-disabled')).toBe('true')
  await takeNext(bobs).waitFor()

  await anns.getByRole('main').getByRole('button', { name: 'Go online' }).click()
  await anns.getByRole('button', { name: 'Ann Adler, Online' }).waitFor()
  await anns.getByRole('button', { name: 'Start work' }).first().waitFor()
  await takeNext(anns).click()
  await reply(anns).waitFor()
  for (const page of [anns, bobs]) await takeNext(page).waitFor({ state: 'detached' })
  await distribute(sues).waitFor({ state: 'detached' })
  await rows(bobs, 'Kim Klein').waitFor({ state: 'detached' })
  await anns.getByRole('button', { name: 'My sessions, 1' }).waitFor()

  await say(anns, 'On the shelf beside the door.')
  await message(kims, /On the shelf beside the door\./).waitFor()
  expect(await message(kims, /On the shelf/).getAttribute('aria-label')).toMatch(new RegExp(`^${chat.name}, `))
  await message(anns, /On the shelf beside the door\., Read/).waitFor()
  expect(await log(kims).textContent()).not.toMatch(/Ann|started work|Priority/)
  await Promise.all([anns, bobs, sues, kims].map((page) => page.context().close()))
})

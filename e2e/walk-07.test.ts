import { editSession, readSession } from '@parley/contract'
import { expect, test } from 'vitest'
import { newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { about, message, reply, rows } from './stage/screens.ts'
import { visitorSays } from './stage/website.ts'

test('spam is gone from menus and counters, its customer writes into it silently, and it comes back as it was [SPM-01, SPM-02, SPM-06…08, INF-15]', async () => {
  const desk = await helpDesk('7', { enabled: true, greeting: 'Welcome.' })
  const { url, ann, sue } = desk
  await desk.online(ann)
  const chat = await visitorWrites(desk, 'Win a prize')
  const { id, name } = await newest(desk)
  await desk.take(ann, id)
  await ann.get(editSession, { path: { sessionId: id }, body: { priority: 3 } })
  const [anns, sues] = await Promise.all([pageOf(url, ann, `/live-chats/s/${id}`), pageOf(url, sue, '/live-chats')])
  await message(anns, /Win a prize/).waitFor()
  await rows(sues, name).first().waitFor()
  await reply(anns).fill('Half an answer')

  await about(anns).getByRole('button', { name: 'More for this session' }).click()
  await anns.getByRole('menuitem', { name: 'Mark as spam' }).click()
  await anns.getByText(/^Marked as spam: hidden from lists/).waitFor()
  await anns.getByRole('button', { name: 'Undo' }).click()
  await reply(anns).waitFor()
  expect(await reply(anns).inputValue()).toBe('Half an answer')

  // Again, by the key.
  await anns.getByRole('log').click()
  await anns.keyboard.press('Shift+S')
  await anns.getByRole('button', { name: 'My sessions, 0' }).waitFor()
  await rows(sues, name).first().waitFor({ state: 'detached' })
  expect(await rows(anns, name).count()).toBe(0)
  expect(await reply(anns).count()).toBe(0)
  await anns.getByText('In spam: what the customer writes is kept here silently.').waitFor()

  await visitorSays(chat, 'Really, a prize')
  await chat.getByText('Really, a prize').first().waitFor()
  await message(anns, /Really, a prize/).waitFor()
  expect(await anns.getByTestId('c1').count()).toBe(0)
  expect(await chat.getByText(/spam/i).count()).toBe(0)

  // Found by its address, and taken back by the bar.
  await sues.goto(`${url}/live-chats/s/${id}`)
  await message(sues, /Really, a prize/).waitFor()
  await sues.getByText('Marked as spam', { exact: true }).waitFor()
  await sues.getByRole('button', { name: 'Not spam' }).click()
  await anns.getByRole('button', { name: 'My sessions, 1' }).waitFor()
  await rows(sues, name).first().waitFor()
  const { session } = await sue.get(readSession, { path: { sessionId: id } })
  expect(session).toMatchObject({ state: 'assigned', operator: { id: ann.id }, priority: 3, received: 2 })
  await Promise.all([anns, sues, chat].map((page) => page.context().close()))
})

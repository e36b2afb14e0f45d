import { bindItem, lockUser, readSession, setStatus } from '@parley/contract'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { anItem } from '../server/test/an-app.ts'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { closeSession, rows } from './stage/screens.ts'
import { visitorSays } from './stage/website.ts'

test('Assigned to = Author of the contact: the next session goes to the author; Offline or locked, it waits in the queue [RTE-10…12, BND-06]', async () => {
  const desk = await boundDesk('of walk six')
  await desk.edit({ rule: { name: 'assigned-to', field: '_author', groupId: desk.support.id } })
  await desk.online(desk.ann)
  await desk.online(desk.bob)
  const chat = await visitorWrites(desk, 'Hello, it is me')
  const first = await newest(desk)
  expect(first.state).toBe('queued')
  await desk.take(desk.ann, first.id)
  const itemId = v7()
  await anItem(desk.bob, desk.contacts.id, { title: { first: 'Max', last: 'Own', middle: '' } }, itemId)
  const path = { sessionId: first.id, itemId }
  await desk.ann.get(bindItem, { path, body: { appId: desk.contacts.id, from: null } })
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${first.id}`)
  await closeSession(page)

  const bobs = await pageOf(desk.url, desk.bob, '/live-chats')
  const again = async (text: string) => {
    await visitorSays(chat, text)
    return newest(desk)
  }
  const second = await again('And again')
  expect(second).toMatchObject({ state: 'assigned', operator: { name: 'Bob Berg' } })
  await rows(bobs, second.name).first().waitFor()
  await desk.close(desk.bob, second.id)

  await desk.bob.get(setStatus, { body: { online: false } })
  const third = await again('Third time')
  expect(third).toMatchObject({ state: 'queued', group: { id: desk.support.id } })
  await desk.take(desk.ann, third.id)
  await desk.close(desk.ann, third.id)

  await desk.bob.get(setStatus, { body: { online: true } })
  await desk.administrator.get(lockUser, { path: { userId: desk.bob.id } })
  const fourth = await again('Fourth time')
  const { session } = await desk.sue.get(readSession, { path: { sessionId: fourth.id } })
  expect(session).toMatchObject({ state: 'queued', operator: null })
  await Promise.all([page, bobs, chat].map((one) => one.context().close()))
})

import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { seenGroup } from '../server/test/seen.ts'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { log, reply, say } from './stage/screens.ts'

test('the website is switched off: who answers and who waits see it at once, and again when it is back [CMP-09]', async () => {
  const desk = await helpDesk('cut off', { enabled: true })
  const { administrator, ann, chat } = desk
  const path = { liveChatId: chat.id }
  await desk.online(ann)
  const visitor = await pageOf(desk.url, undefined, `/c/${chat.id}`)
  const field = visitor.getByRole('textbox', { name: 'Message' })
  await field.fill('Is anybody there?')
  await visitor.getByRole('button', { name: 'Send' }).click()
  await visitor.getByText(/· Sent/).waitFor()
  const { session } = await ann.get(contract.takeNextSession)
  const page = await pageOf(desk.url, ann, `/live-chats/s/${session!.id}`)
  await reply(page).fill('What I have begun to write')

  const connect = async (enabled: boolean) => {
    const { version } = await administrator.get(contract.readLiveChat, { path })
    await administrator.get(contract.editLiveChat, { path, body: { version, website: { enabled } } })
  }
  await connect(false)
  await page.getByText('The channel is disconnected: the customer would not get a reply.').waitFor()
  expect(await reply(page).count()).toBe(0)
  // Nobody but administrators could do anything about it.
  expect(await page.getByRole('button', { name: 'Open settings' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Internal note' }).first().waitFor()
  await visitor.getByText('You can no longer write here').waitFor()
  // What is told while the page is read counts, not what was read just before.
  await connect(true)
  const [read, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.route(`**/api/sessions/${session!.id}`, async (route) => {
    const response = await route.fetch()
    read.resolve()
    await told.promise
    await route.fulfill({ response }).catch(() => {})
  })
  await page.reload()
  await read.promise
  await reply(page).waitFor()
  const heard = page.waitForEvent('requestfailed')
  await connect(false)
  await heard
  told.resolve()
  await page.getByText('The channel is disconnected').waitFor()
  await page.unroute(`**/api/sessions/${session!.id}`)
  const said = page.getByRole('status').getByText('The channel is disconnected')
  expect(await said.count()).toBe(1)
  await page.keyboard.press('r')
  await expect.poll(() => said.count()).toBe(2)

  await connect(true)
  await reply(page).waitFor()
  expect(await reply(page).inputValue()).toBe('What I have begun to write')
  await say(page, 'We are back')
  await log(visitor).getByText('We are back').waitFor()
  await field.waitFor()

  // An administrator who answers too can switch it on from there.
  const members = { userIds: [ann.id, desk.bob.id, administrator.id] }
  await administrator.get(contract.editGroup, await seenGroup(administrator, desk.support.id, members))
  await desk.online(administrator)
  await ann.get(contract.reassignSession, {
    path: { sessionId: session!.id },
    body: { to: { operatorId: administrator.id }, from: ann.id },
  })
  await connect(false)
  const theirs = await pageOf(desk.url, administrator, `/live-chats/s/${session!.id}`)
  await theirs.getByRole('button', { name: 'Open settings' }).click()
  await theirs.waitForURL(`**/admin/live-chats/${chat.id}?tab=website`)
  await theirs.getByText('Chat on the website is on').first().waitFor()
  for (const each of [page, visitor, theirs]) await each.context().close()
})

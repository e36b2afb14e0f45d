import * as contract from '@parley/contract'
import { test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'

test('a template that was deleted is brought back by its toast, for others too [CMP-05, ui §2]', async () => {
  const { url, ann, bob, chat } = await helpDesk('TU')
  const sharing = { with: 'live-chats' as const, liveChatIds: [chat.id] }
  await ann.get(contract.createResponseTemplate, { body: { kind: 'template', name: 'Greeting TU', text: 'Hello', sharing } })
  const anns = await pageOf(url, ann, '/live-chats/templates')
  const bobs = await pageOf(url, bob, '/live-chats/templates')
  const row = (page: typeof anns) => page.getByTestId('template-row').filter({ hasText: 'Greeting TU' })
  await row(bobs).waitFor()
  await row(anns).getByRole('button').first().click()
  await anns.getByRole('dialog', { name: 'Template', exact: true }).getByRole('button', { name: 'Delete' }).click()
  const question = anns.getByRole('dialog', { name: 'Delete Greeting TU?' })
  await question.getByRole('button', { name: 'Delete', exact: true }).click()
  await row(anns).waitFor({ state: 'detached' })
  await row(bobs).waitFor({ state: 'detached' })
  await anns.getByRole('button', { name: 'Undo' }).click()
  await row(anns).waitFor()
  await row(bobs).waitFor()
  await anns.context().close()
  await bobs.context().close()
})

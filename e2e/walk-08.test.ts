import { listLockEntries, type SessionCard } from '@parley/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { about, closeSession, message } from './stage/screens.ts'
import { visitorSays } from './stage/website.ts'

const customerMenu = (page: Page) => about(page).getByRole('button', { name: 'More for this customer' })

test('a locked account’s next session is in spam, and after unlocking the next one is normal [BLK-01, BLK-02, BLK-04, BLK-05, BLK-07, BLK-12, INF-19]', async () => {
  const desk = await helpDesk('8', { enabled: true, greeting: 'Welcome.' })
  const { url, ann, sue } = desk
  await desk.online(ann)
  const chat = await visitorWrites(desk, 'Cheap loans')
  const first: SessionCard = await newest(desk)
  await desk.take(ann, first.id)
  const anns = await pageOf(url, ann, `/live-chats/s/${first.id}`)
  await customerMenu(anns).click()
  await anns.getByRole('menuitem', { name: 'Lock account…' }).click()
  const window = anns.getByRole('dialog', { name: 'Lock account' })
  // Filled in from the customer [BLK-07].
  expect(await window.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(first.customer.name)
  expect(await window.getByRole('radio', { name: 'This account' }).isChecked()).toBe(true)
  await window.getByText('Matches 1 known account, 1 open session.').waitFor()
  await window
    .getByRole('textbox', { name: 'Reason' })
    .or(window.getByRole('combobox', { name: 'Reason' }))
    .first()
    .fill('Advertising')
  await window.getByRole('button', { name: 'Lock account' }).click()
  await window.waitFor({ state: 'detached' })
  await about(anns).getByText('Locked', { exact: true }).waitFor()
  // What is open stays so.
  await visitorSays(chat, 'Very cheap')
  await message(anns, /Very cheap/).waitFor()
  await closeSession(anns)

  await visitorSays(chat, 'Cheaper still')
  await chat.getByText('Cheaper still').first().waitFor()
  const queue = anns.getByRole('button', { name: 'Queue, 0' })
  await queue.waitFor()
  const { items } = await sue.get(listLockEntries, { query: { list: 'block', search: first.customer.name } })
  await expect
    .poll(async () => (await sue.get(listLockEntries, { query: { list: 'block', search: first.customer.name } })).items[0]?.hits)
    .toBe(1)
  expect(items[0]).toMatchObject({ reason: 'Advertising', operator: 'equals', type: 'account' })

  // The page of the blocklist tells it live.
  const list = await pageOf(url, sue, '/live-chats/blocklist')
  await list.getByRole('button', { name: first.customer.name }).waitFor()
  await customerMenu(anns).click()
  await anns.getByRole('menuitem', { name: 'Unlock account…' }).click()
  const question = anns.getByRole('dialog', { name: `Unlock ${first.customer.name}?` })
  await question.getByText('matches no other account').waitFor()
  await question.getByRole('button', { name: `Remove rule ${first.customer.name}` }).click()
  await question.waitFor({ state: 'detached' })
  await about(anns).getByText('Locked', { exact: true }).waitFor({ state: 'detached' })
  await list.getByRole('button', { name: first.customer.name }).waitFor({ state: 'detached' })
  await list.getByRole('checkbox', { name: 'Deleted' }).check()
  await list.getByRole('button', { name: first.customer.name }).waitFor()

  await visitorSays(chat, 'A real question')
  await anns.getByRole('button', { name: 'Queue, 1' }).waitFor()
  expect(await chat.getByText(/spam|lock/i).count()).toBe(0)
  await Promise.all([anns, list, chat].map((page) => page.context().close()))
})

test('a rule is written with its preview, asks for its name where it is wide, and an exception beats it [BLK-06, BLK-08, BLK-09, BLK-11]', async () => {
  const desk = await helpDesk('8b', { enabled: true, greeting: 'Welcome.' })
  const { url, ann, sue } = desk
  await desk.online(ann)
  const page = await pageOf(url, sue, '/live-chats/blocklist')
  await page.getByRole('tab', { name: 'Allowlist' }).click()
  await page.getByRole('tab', { name: 'Blocklist' }).click()
  await page.getByRole('button', { name: 'Entry', exact: true }).click()
  const drawer = page.getByRole('dialog', { name: 'New entry' })
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Story 8b')
  await drawer.getByRole('combobox', { name: 'Comparison' }).click()
  await page.getByRole('option', { name: 'contains' }).click()
  await drawer.getByRole('textbox', { name: 'Value' }).fill('@')
  await drawer.getByText('This rule would lock nearly everybody.').waitFor()
  await drawer.getByRole('button', { name: 'Save' }).click()
  const typed = drawer.getByRole('textbox', { name: 'Type “Story 8b” to confirm' })
  expect(await typed.getAttribute('aria-invalid')).toBe('true')
  await drawer.getByRole('textbox', { name: 'Value' }).fill('@story-8b.example')
  await typed.waitFor({ state: 'detached' })
  await drawer.getByText('Matches no known account, no open session.').waitFor()
  await drawer.getByRole('button', { name: 'Save' }).click()
  await drawer.waitFor({ state: 'detached' })
  await page.getByText('E-mail contains @story-8b.example').waitFor()

  // What was changed is not lost by a slip, and what was deleted comes back.
  await page.getByRole('button', { name: 'Story 8b' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit entry' })
  await edit.getByRole('textbox', { name: 'Name' }).fill('Changed 8b')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Stay' }).click()
  await edit.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Changed 8b' }).click()
  await edit.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('“Changed 8b” is deleted').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Changed 8b' }).waitFor()
  await page.getByRole('searchbox', { name: 'Search by name, value or reason' }).fill('no such entry')
  await page.getByText('Nothing matches').first().waitFor()
  await page.context().close()
})

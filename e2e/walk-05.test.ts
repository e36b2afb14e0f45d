import { readBindings, readItem } from '@parley/contract'
import { expect, test } from 'vitest'
import { boundDesk, newest, visitorWrites } from './stage/bound-desk.ts'
import { pageOf } from './stage/browser.ts'
import { about, log } from './stage/screens.ts'

test('a visitor writes: the complaint is blocked until a new contact with the account is bound, and then possible, without leaving the chat [BND-01…10, INF-13, APP-11]', async () => {
  const desk = await boundDesk('of walk five')
  await desk.online(desk.ann)
  const chat = await visitorWrites(desk, 'My parcel came broken')
  const session = await newest(desk)
  await desk.take(desk.ann, session.id)
  const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${session.id}`)
  const supervisor = await pageOf(desk.url, desk.sue, `/live-chats/s/${session.id}`)
  const contacts = about(page).getByRole('region', { name: desk.contacts.name })
  const complaints = about(page).getByRole('region', { name: desk.complaints.name })
  const complain = complaints.getByRole('button', { name: `Bind in ${desk.complaints.name}` })

  await complaints.getByText('Bind an account first').waitFor()
  expect(await complain.getAttribute('aria-disabled')).toBe('true')
  await complain.press('Enter')
  expect(await page.getByRole('dialog').count()).toBe(0)

  await contacts.getByRole('button', { name: `Bind in ${desk.contacts.name}` }).click()
  await page
    .getByRole('dialog', { name: `Bind to ${desk.contacts.name}` })
    .getByRole('button', { name: 'New' })
    .click()
  const form = page.getByRole('dialog', { name: 'New Contact' })
  const account = form.getByRole('group', { name: /^Account/ })
  await account.getByRole('textbox').first().waitFor()
  expect(await account.getByRole('textbox').first().inputValue()).toBe(session.customer.id)
  expect(await account.getByRole('textbox').first().getAttribute('readonly')).not.toBeNull()
  await form.getByRole('button', { name: 'Create and bind' }).click()
  await form
    .getByText(/must be filled in|required/i)
    .first()
    .waitFor()
  await form.getByRole('textbox', { name: /first/i }).fill('Maria')
  await form.getByRole('textbox', { name: /last/i }).fill('Lindqvist')
  await form.getByRole('button', { name: 'Create and bind' }).click()
  await form.waitFor({ state: 'detached' })
  expect(page.url()).toContain(session.id)
  await contacts.getByRole('link', { name: 'Lindqvist Maria' }).waitFor()
  // Seen at once by who looks on.
  await about(supervisor).getByRole('link', { name: 'Lindqvist Maria' }).waitFor()
  await log(supervisor).getByText(`Ann Adler bound ${desk.contacts.name}: Lindqvist Maria`).waitFor()

  await complain.click()
  await page
    .getByRole('dialog', { name: `Bind to ${desk.complaints.name}` })
    .getByRole('button', { name: 'New' })
    .click()
  const complaint = page.getByRole('dialog', { name: 'New Complaint' })
  await complaint.getByText('Lindqvist Maria').waitFor()
  await complaint.getByRole('textbox', { name: 'Subject' }).fill('Broken parcel')
  await page.keyboard.press('Control+Enter')
  await complaints.getByRole('link', { name: 'Broken parcel' }).waitFor()
  await about(supervisor).getByRole('link', { name: 'Broken parcel' }).waitFor()

  const bound = await desk.ann.get(readBindings, { path: { sessionId: session.id } })
  const { item } = await desk.administrator.get(readItem, { path: { itemId: bound.registered[0]!.items[0]!.id } })
  expect(item.values['account']).toEqual([{ kind: 'website', value: session.customer.id }])
  await complaints.getByRole('link', { name: 'Broken parcel' }).click()
  await page.waitForURL(`**/apps/${desk.complaints.id}/items/${item.id}`)
  await Promise.all([page, supervisor, chat].map((one) => one.context().close()))
})

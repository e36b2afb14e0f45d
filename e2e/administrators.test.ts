import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seenGroup, seenRouting, seenUser } from '../server/test/seen.ts'
import { pageOf } from './stage/browser.ts'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

/** Another administrator saves through the API while this one has the form open. */
let desk: HelpDesk
beforeAll(async () => {
  desk = await helpDesk('of two administrators')
})
afterAll(() => desk.administrator.get(contract.editSettings, { body: { showOperatorQueue: true, showSupervisorQueue: true } }))

test('two administrators save one group: what the other changed is shown, what was chosen is kept, nobody loses a right unseen [ORG-04, ORG-07, NFR-01]', async () => {
  const admin = desk.administrator
  const [gus, pia] = [await desk.person('Gus Grove'), await desk.person('Pia Park')]
  const group = await desk.group('Edited by two', [desk.ann, gus])
  const page = await pageOf(desk.url, admin, `/admin/groups?group=${group.id}`)
  const drawer = page.getByRole('dialog', { name: 'Group' })
  await drawer.getByRole('combobox', { name: 'Members' }).fill('Pia Park')
  await page.getByRole('option', { name: 'Pia Park' }).click()
  await page.keyboard.press('Escape')
  const userIds = [desk.ann.id, desk.bob.id]
  await admin.get(contract.editGroup, await seenGroup(admin, group.id, { name: 'Renamed by another', userIds }))
  await drawer.getByRole('button', { name: 'Save' }).click()
  const told = page.getByTestId('meanwhile')
  await told.getByText('Added: Bob Berg').waitFor()
  await told.getByText('Removed: Gus Grove').waitFor()
  await told.getByText('Name: Renamed by another').waitFor()
  expect(await drawer.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Renamed by another')
  await looks(page, 'admin-group-conflict')
  await drawer.getByRole('button', { name: 'Save' }).click()
  await drawer.waitFor({ state: 'detached' })
  const kept = (await admin.get(contract.listGroups)).find(({ id }) => id === group.id)!
  expect(kept.name).toBe('Renamed by another')
  expect(kept.users.map(({ id }) => id).sort()).toEqual([...userIds, pia.id].sort())
  await page.context().close()
})

test('two administrators save one user: the groups that the other gave stay, and what was typed too [ORG-02, NFR-01]', async () => {
  const admin = desk.administrator
  const user = await desk.person('Uma Underhill')
  const [one, two] = [await desk.group('Given by another', []), await desk.group('Given here', [])]
  const page = await pageOf(desk.url, admin, `/admin/users?user=${user.id}`)
  const drawer = page.getByRole('dialog', { name: 'User' })
  await drawer.getByRole('textbox', { name: 'Position' }).fill('Team lead')
  await drawer.getByRole('combobox', { name: 'Groups' }).fill('Given here')
  await page.getByRole('option', { name: 'Given here' }).click()
  await page.keyboard.press('Escape')
  await admin.get(contract.editGroup, await seenGroup(admin, one.id, { userIds: [user.id] }))
  await admin.get(contract.editUser, await seenUser(admin, user.id, { position: 'Deputy' }))
  await drawer.getByRole('button', { name: 'Save' }).click()
  await page.getByTestId('meanwhile').getByText('Added: Given by another').waitFor()
  await page.getByTestId('meanwhile').getByText('Position: Deputy').waitFor()
  await looks(page, 'admin-user-conflict')
  await drawer.getByRole('button', { name: 'Save' }).click()
  await drawer.waitFor({ state: 'detached' })
  const kept = await admin.get(contract.readUser, { path: { userId: user.id } })
  expect(kept.position).toBe('Team lead')
  expect(kept.groups.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort())
  await page.context().close()
})

test('two administrators give one operator skills, and one label a name: the second sees the first [B-07, LAB-01, NFR-01]', async () => {
  const admin = desk.administrator
  const path = { liveChatId: desk.chat.id }
  const page = await pageOf(desk.url, admin, `/admin/live-chats/${desk.chat.id}?tab=routing`)
  await page.getByRole('button', { name: 'Skills and room of Bob Berg' }).click()
  const dialog = page.getByRole('dialog', { name: 'Skills and room of Bob Berg' })
  await page.getByTestId('operator-skills').fill('suomi')
  await page.keyboard.press('Enter')
  await looks(page, 'routing-operator')
  await admin.get(contract.editRoutedOperator, await seenRouting(admin, desk.bob.id, { skills: ['deutsch'], maximum: 4 }))
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByTestId('meanwhile').getByText('Added: deutsch').waitFor()
  await page.getByTestId('meanwhile').getByText('Open sessions at most: 4').waitFor()
  await looks(page, 'routing-operator-conflict')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  const able = await admin.get(contract.readUserRouting, { path: { userId: desk.bob.id } })
  expect(able).toMatchObject({ skills: ['deutsch', 'suomi'], maximum: 4 })

  const label = await admin.get(contract.createLabel, { path, body: { name: 'Refund', colour: '#3958d1' } })
  await page.goto(`${desk.url}/admin/live-chats/${desk.chat.id}?tab=labels`)
  await page.getByRole('button', { name: 'Change Refund' }).click()
  await page.getByTestId('label-name').fill('Money back')
  const { version } = (await admin.get(contract.listLabels, { path })).find(({ id }) => id === label.id)!
  await admin.get(contract.editLabel, { path: { ...path, labelId: label.id }, body: { version, name: 'Cash' } })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByTestId('meanwhile').getByText('Name: Cash').waitFor()
  expect(await page.getByTestId('label-name').inputValue()).toBe('Money back')
  await looks(page, 'admin-label-conflict')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByTestId('label').getByText('Money back').waitFor()
  await page.context().close()
})

test('somebody who was deleted while they were chosen is named, and the rest stays as it was typed [ORG-04]', async () => {
  const admin = desk.administrator
  const item = await admin.get(contract.createOrgItem, { body: { kind: 'department', name: 'Closed soon' } })
  const page = await pageOf(desk.url, admin, '/admin/groups?group=new')
  const drawer = page.getByRole('dialog', { name: 'New group' })
  await drawer.getByRole('textbox', { name: 'Name' }).fill('With a gap')
  await drawer.getByRole('combobox', { name: 'Members' }).fill('Closed soon')
  await page.getByRole('option', { name: 'Closed soon' }).click()
  await page.keyboard.press('Escape')
  await admin.get(contract.deleteOrgItem, { path: { orgItemId: item.id } })
  await drawer.getByRole('button', { name: 'Create' }).click()
  await drawer.getByText('Closed soon is not there any more.').waitFor()
  expect(await drawer.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('With a gap')
  await page.context().close()
})

test('the Live chats icon tells the figures of each role to who points at it, whichever counters are shown [CNT-05, CNT-16, C-01]', async () => {
  const sue = await desk.group('Sue answers too', [desk.sue])
  const chat = await desk.liveChat('Pointed at', {
    operators: [sue, desk.support],
    supervisors: [desk.leads],
    internal: [desk.support],
  })
  await desk.online(desk.sue)
  const thread = await desk.ann.get(contract.openThread, { path: { liveChatId: chat.id } })
  const says = async (who: typeof desk.ann, threadId: string) =>
    (await who.get(contract.writeMessage, { path: { threadId, messageId: crypto.randomUUID() }, body: { text: 'Hello' } }))
      .sessionId
  await desk.take(desk.sue, await says(desk.ann, thread.id))
  await says(desk.ann, thread.id)
  await says(desk.bob, (await desk.bob.get(contract.openThread, { path: { liveChatId: chat.id } })).id)
  const page = await pageOf(desk.url, desk.sue, '/profile')
  const link = page.getByRole('navigation', { name: 'Workspaces' }).getByRole('link', { name: /^Live chats/ })
  const tip = page.getByRole('tooltip')
  const said = '1 unread session · 1 unassigned session · 2 together'
  await link.hover()
  await tip.getByText(said).waitFor()
  await page.getByTestId('c2').waitFor()
  await page.mouse.move(600, 600)
  await tip.waitFor({ state: 'detached' })
  const hidden = { showOperatorQueue: false, showSupervisorQueue: false }
  await desk.administrator.get(contract.editSettings, { body: hidden })
  for (const counter of ['c2', 'c3']) await page.getByTestId(counter).waitFor({ state: 'detached' })
  await link.hover()
  await tip.getByText(said).waitFor()
  await page.context().close()

  const anns = await pageOf(desk.url, desk.ann, '/profile')
  await anns
    .getByRole('navigation', { name: 'Workspaces' })
    .getByRole('link', { name: /^Live chats/ })
    .hover()
  await anns
    .getByRole('tooltip')
    .getByText(/^0 unread sessions$/)
    .waitFor()
  await anns.context().close()
})

test('pages of settings say who changed them last, also just now [ui S24]', async () => {
  const admin = desk.administrator
  await admin.get(contract.editSettings, { body: { allowEditing: false } })
  const page = await pageOf(desk.url, admin, '/admin/live-chat-settings')
  const said = page.getByText(new RegExp(`^Changed .+ by ${admin.name}$`))
  await said.waitFor()
  await looks(page, 'admin-last-change')
  const before = await admin.get(contract.readSettingChanges)
  await page.getByRole('switch', { name: /^Operators may use the blocklist/ }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await noticed(page, 'Saved')
  const after = await admin.get(contract.readSettingChanges)
  expect(Date.parse(after.liveChats!.at)).toBeGreaterThan(Date.parse(before.liveChats!.at))
  expect(after.liveChats!.by!.id).toBe(admin.id)
  await admin.get(contract.editSettings, { body: { operatorsMayLock: true } })
  await page.context().close()
})

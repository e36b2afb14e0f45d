import { listLiveChats, readLiveChat } from '@parley/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aField, aLine, anApp } from '../server/test/an-app.ts'
import { publish } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { company } from './stage/company.ts'
import { noticed } from './stage/screens.ts'

async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(name)
  await page.getByRole('option', { name, exact: true }).click()
  await page.keyboard.press('Escape')
}

test('the administrator makes groups and the live chat Help, for all users, with no name of an operator [LCS-01…18, ORG-04, ACC-01]', async () => {
  const there = await company()
  const [ann] = await Promise.all(['Ann of Help', 'Bob of Help', 'Sue of Help'].map(there.person))
  const text = () => aField('string', 'title', aLine)
  await anApp(there.administrator, [text()], { name: 'Notes of walk one' })
  const page = await pageOf(there.url, there.administrator, '/apps')
  await page.getByTestId('add-app').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Contacts of walk one')
  await page.getByRole('textbox', { name: 'Name of one item' }).fill('Contact')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Account', exact: true }).click()
  await page.locator('[data-code="account"]').waitFor()
  await publish(page)
  await noticed(page, 'Published')
  await page.goto(`${there.url}/admin/groups`)
  for (const [group, people] of Object.entries({ Support: ['Ann', 'Bob'], Leads: ['Sue'] })) {
    await page.getByRole('button', { name: 'New group' }).click()
    const drawer = page.getByRole('dialog', { name: 'New group' })
    await drawer.getByLabel('Name').fill(group)
    for (const name of people) {
      await drawer.getByRole('combobox', { name: 'Members' }).fill(`${name} of Help`)
      await page.getByRole('option', { name: `${name} of Help` }).click()
      await page.keyboard.press('Escape')
    }
    await drawer.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('button', { name: group, exact: true }).waitFor()
  }

  await page.getByRole('link', { name: 'Live chats', exact: true }).first().click()
  await page.getByRole('button', { name: 'Add a live chat' }).click()
  const dialog = page.getByRole('dialog', { name: 'New live chat' })
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await dialog.getByText('Give it a name.').waitFor()
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Help')
  await choose(page, 'Operators', 'Support')
  await choose(page, 'Supervisors', 'Leads')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Help', exact: true }).waitFor()

  // Contacts are offered to bind accounts, Notes are not [LCS-06].
  const apps = page.getByRole('combobox', { name: 'To bind account' })
  await apps.fill('of walk one')
  await page.getByRole('option', { name: 'Contacts of walk one' }).waitFor()
  expect(await page.getByRole('option', { name: 'Notes of walk one' }).count()).toBe(0)
  await page.getByRole('option', { name: 'Contacts of walk one' }).click()

  await page.getByText('External sources').waitFor()
  expect(await page.getByText("Operator's name").count()).toBe(0)
  await choose(page, 'Internal', 'All users')
  expect(await page.getByRole('checkbox', { name: 'Show' }).isChecked()).toBe(false)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/^Changed .* by /).waitFor()

  const [help] = await there.administrator.get(listLiveChats).then((all) => all.filter(({ name }) => name === 'Help'))
  const kept = await there.administrator.get(readLiveChat, { path: { liveChatId: help!.id } })
  expect(kept).toMatchObject({ showOperatorName: false, rule: { name: 'first-response', groupId: null } })
  expect(kept.accountApp?.name).toBe('Contacts of walk one')
  expect(kept.internal.groups.map(({ name }) => name)).toEqual(['All users'])
  expect(kept.operatorGroups.map(({ name }) => name)).toEqual(['Support'])
  expect(kept.supervisorGroups.map(({ name }) => name)).toEqual(['Leads'])

  const hers = await pageOf(there.url, ann, '/live-chats')
  await hers.getByText('Nobody is waiting').waitFor()
  expect(await hers.getByRole('button', { name: 'Add a live chat' }).count()).toBe(0)
  expect((await ann!.ask(readLiveChat, { path: { liveChatId: help!.id } })).status).toBe(404)
  await Promise.all([hers.context().close(), page.context().close()])
})

import * as contract from '@parley/contract'
import { beforeAll, expect, test } from 'vitest'
import { aField, aLine, anApp } from '../server/test/an-app.ts'
import { publish } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'
import { tabTo } from './stage/keys.ts'
import { looks } from './stage/looks.ts'
import { noticed } from './stage/screens.ts'

let there: Company
let olga: Person
let boris: Person
beforeAll(async () => {
  there = await company()
  const { administrator } = there
  ;[olga, boris] = [await there.person('Olga Builder'), await there.person('Boris Builder')]
  const { id, users, groups, orgItems, version } = (await administrator.get(contract.listGroups)).find(
    ({ system }) => system === 'administrators',
  )!
  const ids = (some: readonly { id: string }[]) => some.map((one) => one.id)
  await administrator.get(contract.editGroup, {
    path: { groupId: id },
    body: { version, userIds: [...ids(users), olga.id, boris.id], groupIds: ids(groups), orgItemIds: ids(orgItems) },
  })
})

test('who comes second looks on, takes over, and is taken over from; what was typed stays on both screens [APP-01, ui S21]', async () => {
  const app = await anApp(there.administrator, [aField('string', 'title', aLine, { name: 'Title' })], { name: 'Built by two' })
  const hers = await pageOf(there.url, olga, `/apps/${app.id}/builder`)
  await hers.locator('[data-code="title"]').click()
  await hers.getByRole('textbox', { name: 'Tip' }).fill('From Olga')

  const his = await pageOf(there.url, boris, `/apps/${app.id}/builder`)
  await his.getByText('Olga Builder is building this app.').waitFor()
  await his.locator('[data-code="title"]').click()
  const tip = (page: typeof his) => page.getByRole('textbox', { name: 'Tip' })
  const number = (page: typeof his) => page.getByRole('button', { name: 'Number', exact: true })
  expect(await tip(his).isDisabled()).toBe(true)
  expect(await number(his).isDisabled()).toBe(true)
  await his.locator('[data-code="title"]').press('Delete')
  expect(await his.locator('[data-code="title"]').count()).toBe(1)
  await looks(his, 'apps-locked', (page) => page.getByText('Olga Builder is building this app.').waitFor())

  await hers.reload()
  await hers.locator('[data-code="title"]').waitFor()
  expect(await his.getByTestId('take-over').isVisible()).toBe(true)
  await hers.locator('[data-code="title"]').click()
  await tip(hers).fill('From Olga')

  await tabTo(his, his.getByTestId('take-over'), { back: true })
  await his.keyboard.press('Enter')
  await his.getByText('Olga Builder is building this app.').waitFor({ state: 'detached' })
  await hers.getByText('Boris Builder has taken over building this app.').waitFor()
  expect([await tip(hers).inputValue(), await tip(hers).isDisabled()]).toEqual(['From Olga', true])
  expect(await hers.getByTestId('publish').isDisabled()).toBe(true)
  await number(his).click()
  await publish(his)
  await noticed(his, 'Published')

  await hers.getByRole('button', { name: 'Take over back' }).click()
  await his.getByText('Olga Builder has taken over building this app.').waitFor()
  await hers.getByTestId('publish').click()
  await hers.getByText('What you changed is kept').waitFor()
  await publish(hers)
  await noticed(hers, 'Published')
  const now = await olga.get(contract.readApp, { path: { appId: app.id } })
  expect(now.fields.map(({ code, tip }) => [code, tip])).toEqual([
    ['title', 'From Olga'],
    ['number', ''],
  ])

  await hers.getByRole('link', { name: 'To the items' }).click()
  await his.getByText('Olga Builder').waitFor({ state: 'detached' })
  await his.locator('[data-code="number"]').click()
  expect([await tip(his).isEnabled(), await tip(his).inputValue()]).toEqual([true, ''])
  await his.locator('[data-code="title"]').click()
  expect(await tip(his).inputValue()).toBe('From Olga')
  for (const page of [hers, his]) await page.context().close()
})

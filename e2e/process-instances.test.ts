import * as contract from '@parley/contract'
import { beforeAll, expect, test } from 'vitest'
import { begun } from '../server/test/a-process.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company, type Person } from './stage/company.ts'
import { doTask, failing, makeProcess, makeVariable } from './stage/processes.ts'

let there: Company
let ann: Person
let eve: Person
beforeAll(async () => {
  there = await company()
  ann = await there.person('Ann Ahlgren')
  eve = await there.person('Eve Egan')
})

const ofAnn = () =>
  contract
    .newDiagram({ start: 'Order comes', task: 'Check stock', end: 'Delivered' })
    .replace('parley:performer="initiator"', `parley:performer="user:${ann.id}"`)

test('an instance is open by its link to whoever does a task of it, lives, and is nothing to others [BPR-09, ui S23]', async () => {
  const { administrator, url } = there
  const process = await makeProcess(administrator, 'For Ann', { diagram: ofAnn(), published: true })
  const { id, number } = await begun(administrator, process.id)
  const anns = await pageOf(url, ann, `/processes/instances/${id}`)
  await anns.getByRole('heading', { name: `For Ann #${number} Running` }).waitFor()
  const tasks = anns.getByRole('region', { name: 'Tasks' })
  expect(await tasks.getByRole('link', { name: 'Check stock' }).getAttribute('href')).toMatch(/^\/tasks\/[0-9a-f-]{36}$/)
  expect(await anns.getByTestId('interrupt').count()).toBe(0)
  expect(await anns.getByRole('link', { name: 'All processes' }).count()).toBe(0)
  const eves = await pageOf(url, eve, `/processes/instances/${id}`)
  await eves.getByText('There is no such instance').waitFor()
  await doTask(ann, id)
  await anns.getByRole('heading', { name: `For Ann #${number} Finished` }).waitFor()
  await anns.goto(`${url}/processes/instances`)
  await anns.getByTestId(`instance-${id}`).getByText('Finished').waitFor()
  await eves.goto(`${url}/processes/instances`)
  await eves.getByText('No instances').waitFor()
  await anns.context().close()
  await eves.context().close()
})

test('it is interrupted after a question; lists are narrowed by process, state and words [BPR-09, ui S23]', async () => {
  const { administrator, url } = there
  const process = await makeProcess(administrator, 'To interrupt', { diagram: ofAnn(), published: true })
  const first = await begun(administrator, process.id)
  const second = await begun(administrator, process.id)
  const page = await pageOf(url, administrator, `/processes/instances/${first.id}`)
  await page.getByTestId('interrupt').click()
  await page.getByRole('dialog', { name: `Interrupt To interrupt #${first.number}?` }).waitFor()
  await page.getByTestId('interrupt-act').click()
  await page.getByRole('heading', { name: `To interrupt #${first.number} Interrupted` }).waitFor()
  await page.getByRole('region', { name: 'Tasks' }).getByText('Cancelled').waitFor()

  await page.goto(`${url}/processes/instances`)
  const row = ({ id }: { id: string }) => page.getByTestId(`instance-${id}`)
  await page.getByRole('combobox', { name: 'Process' }).selectOption({ label: 'To interrupt' })
  await row(first).waitFor()
  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Running' })
  await row(first).waitFor({ state: 'detached' })
  await row(second).waitFor()
  await page.getByRole('searchbox', { name: 'Search instances' }).fill('no such process')
  await page.getByText('No instance matches.').waitFor()
  expect(page.url()).toContain(`process=${process.id}`)
  await page.context().close()
})

test('a step that goes wrong is shown with its reason, and tried again [BPR-09, ui S12]', async () => {
  const { administrator, url } = there
  const variables = [makeVariable('number', 'Price', { digits: 0 })]
  const process = await makeProcess(administrator, 'To fail', { diagram: failing, variables, published: true })
  const { id, number } = await begun(administrator, process.id)
  const page = await pageOf(url, administrator, `/processes/instances/${id}`)
  await page.getByRole('heading', { name: `To fail #${number} Failed` }).waitFor()
  await page.getByText('It stopped at Count.').waitFor()
  await page.locator('[data-element-id="Script_1"].failed').waitFor()
  await page.getByTestId('try-again').click()
  await page.getByRole('alert').getByText('Nothing was changed').waitFor()
  await page.context().close()
})

import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { aProcess, begun, oneTask, openTasks } from '../server/test/a-process.ts'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'

test('who is locked leaves nothing behind unseen: sessions wait again, tasks go to a colleague in the same moment [ACC-11, BPR-09, ui S24]', async () => {
  const desk = await helpDesk('of a leaver')
  const { administrator, bob, kim } = desk
  const leaver = await desk.person('Lea Leaver')
  await desk.liveChat('Only Lea answers', { operators: [await desk.group('Lea alone', [leaver])], supervisors: [desk.leads] })
  const members = await administrator.get(contract.listGroups)
  const { id: groupId, version } = members.find(({ id }) => id === desk.support.id)!
  const userIds = [desk.ann.id, bob.id, leaver.id]
  await administrator.get(contract.editGroup, { path: { groupId }, body: { version, userIds } })
  await desk.online(leaver)
  const sessionId = await desk.says(kim, 'Is anybody still there?')
  await desk.take(leaver, sessionId)
  const process = await aProcess(administrator, {
    name: 'Farewell',
    diagram: oneTask({ performer: `user:${leaver.id}` }).replace('name="do"', 'name="Hand in the keys"'),
  })
  const { id: instanceId } = await begun(administrator, process.id)

  const page = await pageOf(desk.url, administrator, `/admin/users?user=${leaver.id}`)
  await page.getByRole('dialog', { name: 'User' }).getByRole('button', { name: 'Lock' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lock Lea Leaver?' })
  await dialog.getByText('1 open session goes back to the queue.').waitFor()
  await dialog.getByText(/^1 open task: Hand in the keys \(Farewell #\d+\)$/).waitFor()
  await dialog.getByText('Nobody else answers in: Only Lea answers. Sessions will wait there.').waitFor()
  await looks(page, 'admin-lock-work')
  const heir = dialog.getByRole('combobox', { name: 'Give the open tasks to' })
  await heir.fill('Bob')
  await page.getByRole('option', { name: 'Bob Berg' }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Lock', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  const [task] = await openTasks(administrator, instanceId)
  expect(task!.assignee?.name).toBe('Bob Berg')
  await expect.poll(async () => (await desk.sue.get(contract.readSession, { path: { sessionId } })).session.state).toBe('queued')
  await page.context().close()
})

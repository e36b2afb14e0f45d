import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as bpmn from '../../test/a-process.ts'
import { begin, type Desk, openDesk, until } from '../../test/desk.ts'
import { addRule } from '../../test/rules.ts'

const { aProcess, begun, oneTask, openTasks, page } = bpmn

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const workOf = (userId: string) => desk.admin.get(contract.readUserWork, { path: { userId } })
const lock = (userId: string, tasksTo?: string) =>
  desk.admin.ask(contract.lockUser, { path: { userId }, query: tasksTo === undefined ? {} : { tasksTo } })
const unlock = (userId: string) => desk.admin.get(contract.unlockUser, { path: { userId } })
const taskFor = async (userId: string) => {
  const { id } = await begun(desk.admin, (await aProcess(desk.admin, { diagram: oneTask({ performer: `user:${userId}` }) })).id)
  return { instanceId: id, taskId: (await openTasks(desk.admin, id))[0]!.id }
}
const assignee = async (taskId: string) => (await desk.admin.get(contract.readTask, { path: { taskId } })).task.assignee?.id

test('what somebody would leave behind is told before they are locked [ACC-11, ORG-03, ui S24]', async () => {
  const { sofia, vera, admin, second, supervisors, chat, first } = desk
  expect(await workOf(sofia.id)).toEqual({
    ...{ sessions: 0, tasks: 0, firstTasks: [], lastAdministrator: false },
    ...{ onlyOperatorIn: [], onlySupervisorIn: [], assignedIn: [] },
  })
  await begin(desk, sofia)
  const { taskId } = await taskFor(sofia.id)
  const alone = await admin.get(contract.createLiveChat, {
    body: {
      name: 'Alone',
      operatorGroupIds: [second.id],
      supervisorGroupIds: [(await desk.product.group('Vera alone', [vera])).id],
      internal: { userIds: [], groupIds: [], orgItemIds: [] },
    },
  })
  await addRule(admin, chat.id, { name: 'To Sofia', action: { name: 'operator', userId: sofia.id } })
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  expect(await workOf(sofia.id)).toMatchObject({
    ...{ sessions: 1, tasks: 1, onlyOperatorIn: [named(alone)], onlySupervisorIn: [], assignedIn: [named(chat)] },
    firstTasks: [{ id: taskId, name: 'do', processName: expect.stringMatching(/#\d+$/) }],
  })
  expect(await workOf(vera.id)).toMatchObject({ onlyOperatorIn: [], onlySupervisorIn: [named(alone)] })
  // Whoever is locked already answers nothing: with Boris and the others of the first line gone, one is left alone.
  for (const one of [desk.oleg, desk.otto, desk.boris]) await lock(one.id)
  const onlyFirst = await admin.get(contract.createLiveChat, {
    body: {
      name: 'First only',
      operatorGroupIds: [first.id],
      supervisorGroupIds: [supervisors.id],
      internal: { userIds: [], groupIds: [], orgItemIds: [] },
    },
  })
  expect((await workOf(desk.olga.id)).onlyOperatorIn).toEqual([named(onlyFirst)])
  for (const one of [desk.oleg, desk.otto, desk.boris]) await unlock(one.id)
})

test('with the lock all open tasks become a colleague’s, who is told; sessions go back to the queue [ACC-11, BPR-09, ui S24]', async () => {
  const { admin, ilya, clara, product } = desk
  const leaver = await product.user('Leaver')
  const made = [await taskFor(leaver.id), await taskFor(leaver.id)]
  const other = await taskFor(clara.id)
  const { body } = await lock(leaver.id, ilya.id)
  expect(body.state).toBe('locked')
  for (const { taskId } of made) expect(await assignee(taskId)).toBe(ilya.id)
  expect(await assignee(other.taskId)).toBe(clara.id)
  expect((await ilya.get(contract.listTasks, { query: { list: 'mine' } })).items).toHaveLength(2)
  const { history } = await page(admin, made[0]!.instanceId)
  expect(history.at(-1)).toMatchObject({ kind: 'assigned', by: { id: admin.id }, detail: 'Ilya' })
  const { items } = await ilya.get(contract.listActivity)
  expect(items.filter(({ kind }) => kind === 'task-assigned')).toHaveLength(2)
  expect((await workOf(leaver.id)).tasks).toBe(0)
})

test('without a word the tasks stay, and who cannot come in gets none [BPR-09]', async () => {
  const { ilya, product } = desk
  const [stays, gone] = [await product.user('Stays'), await product.user('Gone')]
  const { taskId } = await taskFor(stays.id)
  await lock(gone.id)
  for (const nobody of [gone.id, stays.id, crypto.randomUUID()])
    expect((await lock(stays.id, nobody)).problem, nobody).toMatchObject({ code: 'target-unavailable', field: 'tasksTo' })
  expect((await desk.admin.get(contract.readUser, { path: { userId: stays.id } })).state).toBe('active')
  expect((await lock(stays.id)).status).toBe(200)
  expect(await assignee(taskId)).toBe(stays.id)
  // A task that is handed over once they are locked already is handed over all the same.
  expect((await lock(stays.id, ilya.id)).status).toBe(200)
  expect(await assignee(taskId)).toBe(ilya.id)
})

test('the last administrator is refused, and their tasks stay where they are: both or neither [ORG-04, ui S24]', async () => {
  const { admin, ilya } = desk
  const { taskId } = await taskFor(admin.id)
  expect((await workOf(admin.id)).lastAdministrator).toBe(true)
  expect((await lock(admin.id, ilya.id)).problem?.code).toBe('last-administrator')
  expect(await assignee(taskId)).toBe(admin.id)
  const deputy = await desk.product.user('Deputy', { administrator: true })
  expect((await workOf(admin.id)).lastAdministrator).toBe(false)
  await lock(deputy.id)
  expect((await workOf(admin.id)).lastAdministrator).toBe(true)
})

test('of two who lock each other’s heir at once, no task ends with somebody who is locked [BPR-09]', async () => {
  const { product } = desk
  for (let round = 0; round < 10; round++) {
    const [one, two] = [await product.user(`One ${round}`), await product.user(`Two ${round}`)]
    const { taskId } = await taskFor(one.id)
    const answers = await Promise.all([lock(one.id, two.id), lock(two.id)])
    const { state } = await desk.admin.get(contract.readUser, { path: { userId: (await assignee(taskId))! } })
    // Where the heir was locked after it, the task was theirs by then, and stays with them as anybody's would.
    if (answers[0].problem) expect([answers[0].problem.code, await assignee(taskId)]).toEqual(['target-unavailable', one.id])
    else expect([state, await assignee(taskId)]).toEqual(['locked', two.id])
  }
})

test('sessions of who is locked wait in the queue again, as they did [ACC-11]', async () => {
  const { sofia } = desk
  // A rule of this live chat gives them to her.
  const { sessionId } = await begin(desk)
  expect((await workOf(sofia.id)).sessions).toBeGreaterThan(0)
  await lock(sofia.id, desk.ilya.id)
  await until(async () => (await workOf(sofia.id)).sessions === 0)
  const row = await desk.db.selectFrom('sessions').select('state').where('id', '=', sessionId).executeTakeFirstOrThrow()
  expect(row.state).toBe('queued')
})

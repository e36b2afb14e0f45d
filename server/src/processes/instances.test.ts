import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as bpmn from '../../test/a-process.ts'
import { aField, aLine, anApp, anItem, give } from '../../test/an-app.ts'
import { begin, type Desk, openDesk, until, workspaceOf } from '../../test/desk.ts'

const { aProcess, begun, complete, oneTask, openTasks, page } = bpmn

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const startFrom = (who: Desk['olga'], sessionId: string, processId: string, instanceId = v7()) =>
  who.get(contract.startFromSession, { path: { sessionId, instanceId }, body: { processId } })
const interrupt = (who: Desk['olga'], instanceId: string) => who.ask(contract.interruptInstance, { path: { instanceId } })

test('who started an instance interrupts it, and its tasks are taken away [BPR-09]', async () => {
  const { olga, oleg, vera, admin } = desk
  const process = await aProcess(admin, { diagram: oneTask({ performer: `user:${oleg.id}` }) })
  const { sessionId } = await begin(desk, olga)
  const { id } = await startFrom(olga, sessionId, process.id)
  const [open] = await openTasks(olga, id)
  const socket = await oleg.socket((await workspaceOf(oleg)).position)
  const supervisors = await vera.socket((await workspaceOf(vera)).position)
  expect((await interrupt(oleg, id)).problem?.code).toBe('forbidden')
  expect((await interrupt(vera, id)).problem?.code).toBe('not-found')
  expect((await interrupt(olga, id)).body).toMatchObject({ state: 'interrupted', steps: [] })
  expect((await interrupt(olga, id)).problem?.code).toBe('instance-ended')
  await until(() =>
    socket.events.some((event) => event.name === 'task.changed' && event.taskId === open!.id && event.open === null),
  )
  // The supervisor sees it in the pane of the session.
  await until(() => supervisors.events.some((event) => event.name === 'instance.changed' && event.sessionId === sessionId))
  expect(await vera.get(contract.listSessionInstances, { path: { sessionId } })).toMatchObject([
    { id, state: 'interrupted', opens: false },
  ])
  expect(Object.keys((await workspaceOf(oleg)).tasks)).not.toContain(open!.id)
  expect(
    (await oleg.ask(contract.completeTask, { path: { taskId: open!.id }, body: { exit: 'do_end', values: {} } })).problem?.code,
  ).toBe('task-done')
  expect((await page(olga, id)).history.at(-1)).toMatchObject({ kind: 'interrupted', by: { id: olga.id } })
  socket.end()
  supervisors.end()
})

test('instances are listed newest first, for whom they are open, with their sessions for who may view these [BPR-05, BPR-09]', async () => {
  const { olga, oleg, ilya, admin } = desk
  const process = await aProcess(admin, { name: 'Listed', diagram: oneTask({ performer: `user:${oleg.id}` }) })
  const { sessionId } = await begin(desk, olga)
  const first = await startFrom(olga, sessionId, process.id)
  const second = await begun(admin, process.id)
  const list = async (who: Desk['olga'], query: object = {}) =>
    (await who.get(contract.listInstances, { query: { processId: process.id, ...query } })).items
  const ids = (rows: contract.InstanceRow[]) => rows.map(({ id }) => id)
  expect(ids(await list(admin))).toEqual([second.id, first.id])
  expect(ids(await list(olga))).toEqual([first.id])
  expect(ids(await list(oleg))).toEqual([second.id, first.id])
  expect(await list(ilya)).toEqual([])
  expect(ids(await list(admin, { mine: '1' }))).toEqual([second.id])
  expect(ids(await list(admin, { search: `listed #${first.number}` }))).toEqual([first.id])
  expect(ids(await list(admin, { state: 'finished' }))).toEqual([])
  expect((await list(olga))[0]!.session).toMatchObject({ id: sessionId })
  expect((await list(oleg)).map(({ session }) => session)).toEqual([null, null])
  const wrong = await admin.ask(contract.listInstances, { query: { cursor: 'W10' } })
  expect(wrong.problem?.code).toBe('bad-request')
})

test('outside of a chat administrators start any, others those of apps where they have the right [APP-10]', async () => {
  const { admin, olga } = desk
  const app = await anApp(admin, [aField('string', 'title', aLine)])
  const ofApp = await aProcess(admin, { appId: app.id })
  const company = await aProcess(admin)
  const startable = async () => (await olga.get(contract.listProcesses, { query: { startable: '1' } })).map(({ id }) => id)
  const ask = (processId: string, instanceId = v7()) =>
    olga.ask(contract.startInstance, { path: { instanceId }, body: { processId } })
  expect(await startable()).toEqual([])
  expect((await ask(ofApp.id)).problem?.code).toBe('not-found')
  await give(admin, app.id, 1, [olga.id], ['processes'])
  expect(await startable()).toEqual([ofApp.id])
  expect((await ask(company.id)).problem?.code).toBe('not-found')
  const id = v7()
  expect((await ask(ofApp.id, id)).body).toMatchObject({
    id,
    initiator: { id: olga.id },
    session: null,
    taskId: expect.any(String),
  })
  expect((await ask(ofApp.id, id)).status).toBe(200)
  expect((await ask(company.id, id)).problem?.code).toBe('id-taken')
  const { sessionId } = await begin(desk, olga)
  const taken = await olga.ask(contract.startFromSession, { path: { sessionId, instanceId: id }, body: { processId: ofApp.id } })
  expect(taken.problem?.code).toBe('id-taken')

  // With the app go its processes, and what runs of them is interrupted.
  await admin.get(contract.deleteApp, { path: { appId: app.id }, query: { confirmation: app.name } })
  expect(await startable()).toEqual([])
  expect((await ask(ofApp.id)).problem?.code).toBe('not-found')
  await until(async () => (await page(olga, id)).instance.state === 'interrupted')
  await until(async () => (await desk.db.selectFrom('apps').select('id').where('id', '=', app.id).execute()).length === 0)
  expect((await page(olga, id)).tasks).toMatchObject([{ state: 'cancelled' }])
})

test('the same start from a chat twice at once is one instance and one line [BPR-05, P2]', async () => {
  const { olga, admin } = desk
  const process = await aProcess(admin)
  const { sessionId } = await begin(desk, olga)
  for (let round = 0; round < 10; round++) {
    const id = v7()
    const answers = await Promise.all([startFrom(olga, sessionId, process.id, id), startFrom(olga, sessionId, process.id, id)])
    expect(answers[0]).toEqual(answers[1])
  }
  const lines = await desk.db
    .selectFrom('messages')
    .select('notice')
    .where('session_id', '=', sessionId)
    .where('notice', 'is not', null)
    .execute()
  expect(lines.filter(({ notice }) => (notice as contract.Notice).kind === 'process')).toHaveLength(10)
  expect(await olga.get(contract.listSessionInstances, { path: { sessionId } })).toHaveLength(10)
})

test('what runs outlives its session, and the live chat that it came from [BPR-03, LCS-20]', async () => {
  const { admin, olga, db } = desk
  const group = await desk.product.group('Brief', [olga])
  const chat = await admin.get(contract.createLiveChat, {
    body: {
      name: 'Brief',
      operatorGroupIds: [group.id],
      supervisorGroupIds: [group.id],
      internal: { userIds: [desk.clara.id], groupIds: [], orgItemIds: [] },
    },
  })
  const process = await aProcess(admin)
  const { id: threadId } = await desk.clara.get(contract.openThread, { path: { liveChatId: chat.id } })
  const { sessionId } = await desk.clara.get(contract.writeMessage, {
    path: { threadId, messageId: v7() },
    body: { text: 'Hello' },
  })
  await olga.get(contract.takeSession, { path: { sessionId } })
  const { id } = await startFrom(olga, sessionId, process.id)
  await admin.get(contract.deleteLiveChat, { path: { liveChatId: chat.id } })
  await until(async () => (await db.selectFrom('sessions').select('id').where('id', '=', sessionId).execute()).length === 0)
  expect((await page(olga, id)).instance).toMatchObject({ state: 'running', session: null })
  expect((await complete(olga, id, 'do')).status).toBe(200)
  expect((await page(olga, id)).instance.state).toBe('finished')
})

test('from an item an instance starts with it in the first variable that takes it, and is found by it [BPR-02, BPR-06, APP-10, ui S20]', async () => {
  const { olga, oleg, ilya, admin } = desk
  const [orders, others] = [await anApp(admin, [aField('string', 'title', aLine)]), await anApp(admin, [])]
  await give(admin, orders.id, 1, [olga.id], ['view', 'processes'])
  const [{ item }, { item: second }] = [await anItem(admin, orders.id, { title: 'A' }), await anItem(admin, orders.id, {})]
  const { item: foreign } = await anItem(admin, others.id, {})
  const to = (code: string, appId: string) => bpmn.aVariable(aField('app', code, { appId, many: false }))
  const variables = [to('other', others.id), to('order', orders.id), to('also', orders.id)]
  const form = [{ code: 'also' }]
  const handling = await aProcess(admin, {
    appId: orders.id,
    variables,
    diagram: oneTask({ performer: `user:${oleg.id}`, form }),
  })
  const start = (who: Desk['olga'], itemId: string, instanceId: string = v7(), processId = handling.id) =>
    who.ask(contract.startInstance, { path: { instanceId }, body: { processId, itemId } })
  const instanceId = v7()
  const socket = await olga.socket((await workspaceOf(olga)).position)
  const started = await start(olga, item.id, instanceId)
  expect([started.status, started.body.initiator]).toEqual([200, { id: olga.id, name: 'Olga' }])
  await until(() => socket.events.some((event) => event.name === 'instance.changed' && event.instanceId === instanceId))
  socket.end()
  expect((await page(olga, instanceId)).values).toEqual({ order: [item.id] })
  // The same again is the same; with another item it is not.
  expect((await start(olga, item.id, instanceId)).body).toEqual(started.body)
  expect((await start(olga, second.id, instanceId)).problem?.code).toBe('id-taken')
  expect((await olga.ask(contract.startInstance, { path: { instanceId }, body: { processId: handling.id } })).problem?.code).toBe(
    'id-taken',
  )
  // Neither without the right, nor with what is not of this app, nor once it is deleted.
  for (const [who, itemId] of [
    [oleg, item.id],
    [olga, foreign.id],
    [admin, foreign.id],
    [olga, v7()],
  ] as const)
    expect((await start(who, itemId)).problem?.code).toBe('not-found')
  const company = await aProcess(admin)
  expect((await start(admin, item.id, v7(), company.id)).problem?.code).toBe('not-found')
  await admin.get(contract.deleteItem, { path: { itemId: second.id } })
  expect((await start(olga, second.id)).problem?.code).toBe('item-deleted')
  await admin.get(contract.restoreItem, { path: { itemId: second.id } })

  const about = async (who: Desk['olga'], itemId: string) =>
    (await who.get(contract.listInstances, { query: { itemId } })).items.map(({ id }) => id)
  const all = async (itemId: string) => [
    await about(olga, itemId),
    await about(oleg, itemId),
    await about(ilya, itemId),
    await about(admin, itemId),
  ]
  expect(await all(item.id)).toEqual([[instanceId], [instanceId], [], [instanceId]])
  expect(await about(admin, second.id)).toEqual([])
  // What comes into a variable on the way counts too.
  await give(admin, orders.id, 2, [olga.id, oleg.id], ['view', 'processes'])
  await complete(oleg, instanceId, 'do', { values: { also: [second.id] } })
  expect(await all(second.id)).toEqual([[instanceId], [instanceId], [], [instanceId]])
})

test('what was started from an item is found by it though no variable takes it, and no longer what a step has taken out [BPR-09, ui S20]', async () => {
  const { olga, admin } = desk
  const orders = await anApp(admin, [])
  await give(admin, orders.id, 1, [olga.id], ['view', 'processes'])
  const { item } = await anItem(admin, orders.id, {})
  const bare = await aProcess(admin, { appId: orders.id })
  const many = bpmn.aVariable(aField('app', 'order', { appId: orders.id, many: true }))
  const emptying = bpmn.aDiagram(
    ...[bpmn.start(), bpmn.task('do', { form: [{ code: 'order' }] }), bpmn.task('then'), bpmn.end()],
    bpmn.script('Empty', '{ order: null }'),
    bpmn.flow('start>do>then>Empty>end'),
  )
  const without = await aProcess(admin, { appId: orders.id, variables: [many], diagram: emptying })
  const instanceId = v7()
  const body = { processId: bare.id, itemId: item.id }
  await olga.get(contract.startInstance, { path: { instanceId }, body })
  const other = await begun(olga, without.id)
  const about = async () => (await olga.get(contract.listInstances, { query: { itemId: item.id } })).items.map(({ id }) => id)
  expect(await about()).toEqual([instanceId])
  await complete(olga, other.id, 'do', { values: { order: [item.id] } })
  expect(await about()).toEqual([other.id, instanceId])
  await complete(olga, other.id, 'then')
  expect(await about()).toEqual([instanceId])
})

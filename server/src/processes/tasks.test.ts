import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as bpmn from '../../test/a-process.ts'
import { aField, aLine, anApp, anItem } from '../../test/an-app.ts'
import { type Desk, openDesk, until, workspaceOf } from '../../test/desk.ts'

const { aDiagram, aProcess, aVariable, begun, complete, end, flow, oneTask, openTasks, page, start, task } = bpmn

let desk: Desk
let stranger: Desk['olga']
beforeAll(async () => {
  desk = await openDesk()
  stranger = desk.ilya
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const assign = (who: Desk['olga'], taskId: string, userId: string, from: string | null = null) =>
  who.ask(contract.assignTask, { path: { taskId }, body: { userId, from } })
const finish = (who: Desk['olga'], taskId: string, values: contract.ItemValues = {}) =>
  who.ask(contract.completeTask, { path: { taskId }, body: { exit: 'do_end', values } })
const list = async (who: Desk['olga'], query: { list: contract.TaskList; done?: '1'; search?: string }) =>
  (await who.get(contract.listTasks, { query })).items
const forGroup = async (groupId: string) => {
  const { admin } = desk
  const { id } = await begun(admin, (await aProcess(admin, { diagram: oneTask({ performer: `group:${groupId}` }) })).id)
  return { instanceId: id, taskId: (await openTasks(admin, id))[0]!.id }
}

test('a task of a group waits for its people: one takes it and does it [BPR-09]', async () => {
  const { olga, oleg, sofia, first } = desk
  const { taskId, instanceId } = await forGroup(first.id)
  expect(await list(oleg, { list: 'group' })).toMatchObject([{ id: taskId, assignee: null, candidates: { name: 'First line' } }])
  expect(await list(sofia, { list: 'group' })).toEqual([])
  expect((await sofia.ask(contract.readTask, { path: { taskId } })).problem?.code).toBe('not-found')
  expect((await finish(olga, taskId)).problem?.code).toBe('task-not-taken')
  expect((await assign(olga, taskId, olga.id)).body.assignee).toEqual({ id: olga.id, name: 'Olga' })
  expect((await assign(oleg, taskId, oleg.id)).problem).toMatchObject({
    code: 'task-taken',
    holder: { id: olga.id, name: 'Olga' },
  })
  expect((await finish(oleg, taskId)).problem).toMatchObject({ code: 'task-not-taken', holder: { id: olga.id } })
  expect(Object.keys((await workspaceOf(olga)).tasks)).toContain(taskId)
  // To somebody who was nothing to it: it is theirs now, and no longer Olga's.
  expect((await assign(olga, taskId, sofia.id, olga.id)).status).toBe(200)
  expect((await assign(olga, taskId, olga.id, sofia.id)).problem?.code).toBe('task-taken')
  expect((await finish(sofia, taskId)).body).toMatchObject({ state: 'done', doneBy: { id: sofia.id } })
  expect((await finish(sofia, taskId)).body).toMatchObject({ state: 'done' })
  expect((await finish(olga, taskId)).problem?.code).toBe('not-found')
  expect(await list(sofia, { list: 'mine', done: '1' })).toMatchObject([{ id: taskId }])
  const { history } = await page(sofia, instanceId)
  expect(history.map(({ kind, by, detail }) => `${kind} ${by?.name ?? '-'} ${detail}`)).toEqual([
    ...[
      'started Ada ',
      'entered - ',
      'assigned - First line',
      'assigned Olga Olga',
      'assigned Olga Sofia',
      'done Sofia ',
      'finished - ',
    ],
  ])
})

test('of two who take one task, and of two who do it, one does [BPR-09]', async () => {
  const { olga, oleg, admin, first } = desk
  for (let round = 0; round < 20; round++) {
    const { taskId, instanceId } = await forGroup(first.id)
    const taken = await Promise.all([assign(olga, taskId, olga.id), assign(oleg, taskId, oleg.id)])
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 409])
    const [winner, loser] = taken[0]!.status === 200 ? [olga, oleg] : [oleg, olga]
    expect(taken.find(({ status }) => status === 409)!.problem).toMatchObject({ code: 'task-taken', holder: { id: winner.id } })
    const [done, given] = await Promise.all([finish(winner, taskId), assign(admin, taskId, loser.id, winner.id)])
    if (done.status === 200) expect(given.problem?.code).toBe('task-done')
    else expect((await finish(loser, taskId)).status).toBe(200)
    const after = await page(admin, instanceId)
    expect(after.instance.state).toBe('finished')
    expect(after.history.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  }
})

test('the same task done twice at once is done once, and answered the same [BPR-09, P2]', async () => {
  const { admin } = desk
  const process = await aProcess(admin, {
    diagram: aDiagram(start(), task('do'), task('then'), end(), flow('start>do>then>end')),
  })
  for (let round = 0; round < 20; round++) {
    const { id } = await begun(admin, process.id)
    const [open] = await openTasks(admin, id)
    const body = { exit: 'do_then', values: {} }
    const ask = () => admin.ask(contract.completeTask, { path: { taskId: open!.id }, body })
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await openTasks(admin, id)).map(({ name }) => name)).toEqual(['then'])
  }
})

test('what is filled in is checked like the fields of items, and only what the form lets [BPR-09]', async () => {
  const { admin, olga } = desk
  const contacts = await anApp(admin, [aField('string', 'title', aLine)])
  const { item } = await anItem(admin, contacts.id, { title: 'Maria' })
  const variables = [
    aVariable(aField('number', 'amount', { digits: 0 })),
    aVariable(aField('email', 'mail', { wrong: 'forbid' })),
    aVariable(aField('app', 'contact', { appId: contacts.id, many: false })),
    aVariable(aField('string', 'shown', aLine), null),
    aVariable(aField('string', 'secret', aLine)),
  ]
  const form = [{ code: 'amount', required: true }, { code: 'mail' }, { code: 'contact' }, { code: 'shown', readOnly: true }]
  const process = await aProcess(admin, { diagram: oneTask({ form, instructions: 'Look <twice>' }), variables })
  const { id } = await begun(admin, process.id)
  const taskId = (await openTasks(admin, id))[0]!.id
  const { fields, instructions, exits } = await admin.get(contract.readTask, { path: { taskId } })
  expect(fields.map(({ field, required, readOnly }) => [field.code, required, readOnly])).toEqual([
    ...[
      ['amount', true, false],
      ['mail', false, false],
      ['contact', false, false],
      ['shown', false, true],
    ],
  ])
  expect(instructions).toBe('Look <twice>')
  expect(exits).toEqual([{ id: 'do_end', name: '' }])
  const wrong = async (values: Record<string, unknown>) => {
    const { status, problem } = await finish(admin, taskId, values as contract.ItemValues)
    expect(status).toBe(422)
    return problem?.errors?.map(({ field, code }) => `${field} ${code}`)
  }
  expect(await wrong({})).toEqual(['/values/amount required'])
  expect(await wrong({ amount: 1.5 })).toEqual(['/values/amount digits'])
  expect(await wrong({ amount: 1, mail: 'no' })).toEqual(['/values/mail email'])
  expect(await wrong({ amount: 1, contact: [v7()] })).toEqual(['/values/contact not-found'])
  expect(await wrong({ amount: 1, shown: 'mine' })).toEqual(['/values/shown unknown-field'])
  expect(await wrong({ amount: 1, secret: 'mine' })).toEqual(['/values/secret unknown-field'])
  expect(await wrong({ amount: 1, constructor: 'mine', toString: 1 })).toEqual([
    '/values/constructor unknown-field',
    '/values/toString unknown-field',
  ])
  const exit = await admin.ask(contract.completeTask, { path: { taskId }, body: { exit: 'do_nothing', values: { amount: 1 } } })
  expect(exit.problem?.code).toBe('exit-unknown')
  expect((await finish(admin, taskId, { amount: 3, contact: [item.id] })).status).toBe(200)
  const after = await page(admin, id)
  expect(after.values).toEqual({ amount: 3, contact: [item.id] })
  expect(after.refs.items[item.id]?.name).toBe('Maria')
  expect((await olga.ask(contract.readInstance, { path: { instanceId: id } })).problem?.code).toBe('not-found')
})

test('a performer who is locked, or stands nowhere, is the initiator, and else the Administrators [BPR-09]', async () => {
  const { admin, product, vera, olga } = desk
  const gone = await product.user('Gus')
  const variables = [aVariable(aField('users', 'who', { many: true })), aVariable(aField('role', 'line', { many: true }))]
  const processes = {
    named: await aProcess(admin, { diagram: oneTask({ performer: `user:${gone.id}` }) }),
    variable: await aProcess(admin, { diagram: oneTask({ performer: 'variable:who' }), variables }),
  }
  await admin.get(contract.lockUser, { path: { userId: gone.id } })
  for (const process of Object.values(processes)) {
    const { id } = await begun(admin, process.id)
    expect(await openTasks(admin, id)).toMatchObject([{ assignee: { id: admin.id } }])
  }
  const chosen = await aProcess(admin, {
    diagram: aDiagram(
      ...[start(), task('choose', { form: [{ code: 'who' }, { code: 'line' }] }), task('first', { performer: 'variable:who' })],
      ...[task('second', { performer: 'variable:line' }), end(), flow('start>choose>first>second>end')],
    ),
    variables,
  })
  const { id } = await begun(admin, chosen.id)
  await complete(admin, id, 'choose', {
    values: { who: [vera.id, olga.id], line: { groupIds: [desk.second.id], orgItemIds: [] } },
  })
  expect(await openTasks(admin, id)).toMatchObject([{ assignee: { id: vera.id } }])
  await complete(vera, id, 'first')
  expect(await openTasks(admin, id)).toMatchObject([{ assignee: null, candidates: { id: desk.second.id } }])

  // Whoever began it is gone too by then.
  const brief = await product.user('Bea', { administrator: true })
  const later = await aProcess(admin, {
    diagram: aDiagram(start(), task('a', { performer: `user:${olga.id}` }), task('b'), end(), flow('start>a>b>end')),
  })
  const { id: theirs } = await begun(brief, later.id)
  await admin.get(contract.lockUser, { path: { userId: brief.id } })
  await complete(olga, theirs, 'a')
  expect(await openTasks(admin, theirs)).toMatchObject([{ assignee: null, candidates: { name: 'Administrators' } }])
})

test('who has to do with a task hears of it at once, and is told in their activity [BPR-04, BPR-09]', async () => {
  const { admin, oleg, olga, first } = desk
  const sockets = {
    oleg: await oleg.socket((await workspaceOf(oleg)).position),
    stranger: await stranger.socket((await workspaceOf(stranger)).position),
  }
  const { taskId, instanceId } = await forGroup(first.id)
  await until(() => sockets.oleg.events.some((event) => event.name === 'task.changed' && event.taskId === taskId))
  await until(() => sockets.oleg.events.some((event) => event.name === 'activity.added' && event.entry.task?.id === taskId))
  const { items } = await oleg.get(contract.listActivity, { query: { about: 'processes' } })
  expect(items[0]).toMatchObject({
    kind: 'task-assigned',
    task: { id: taskId, name: 'do' },
    instance: { id: instanceId },
    follows: true,
    read: false,
  })
  await assign(admin, taskId, olga.id)
  await until(() => sockets.oleg.events.some((event) => event.name === 'task.changed' && event.open?.assigneeId === olga.id))
  const { items: hers } = await olga.get(contract.listActivity, { query: { about: 'processes' } })
  expect(hers[0]).toMatchObject({ kind: 'task-assigned', actor: { id: admin.id }, task: { id: taskId } })
  await finish(olga, taskId)
  const hear = (event: contract.LiveEvent) => event.name === 'instance.changed' && event.instanceId === instanceId
  await until(() => sockets.oleg.events.filter(hear).length === 3)
  expect(sockets.stranger.frames.some((frame) => frame.includes(taskId) || frame.includes(instanceId))).toBe(false)
  for (const socket of Object.values(sockets)) socket.end()
})

test('tasks are listed by when they are due, in portions, and found by words [ui S23]', async () => {
  const { admin, product } = desk
  const nina = await product.user('Nina')
  const of = (due: string) =>
    aProcess(admin, { name: `Due ${due || 'never'}`, diagram: oneTask({ performer: `user:${nina.id}`, due }) })
  const [never, late, soon] = [await of(''), await of('P3D'), await of('PT1H')]
  for (const { id } of [never, late, soon]) await begun(admin, id)
  const names = (rows: contract.TaskRow[]) => rows.map(({ instance }) => instance.processName)
  expect(names(await list(nina, { list: 'mine' }))).toEqual(['Due PT1H', 'Due P3D', 'Due never'])
  const [first] = await list(nina, { list: 'mine' })
  expect(Date.parse(first!.dueAt!) - Date.parse(first!.createdAt)).toBeGreaterThan(3_590_000)
  expect(names(await list(nina, { list: 'mine', search: 'p3 due' }))).toEqual(['Due P3D'])
  expect(await list(nina, { list: 'mine', search: '100%_' })).toEqual([])
  for (let i = 0; i < 49; i++) await begun(admin, never.id)
  const portion = await nina.get(contract.listTasks, { query: { list: 'mine' } })
  expect(portion.items).toHaveLength(50)
  const rest = await nina.get(contract.listTasks, { query: { list: 'mine', cursor: portion.next! } })
  expect(new Set([...portion.items, ...rest.items].map(({ id }) => id)).size).toBe(52)
  expect(rest.next).toBeNull()
  for (const cursor of [
    'x',
    Buffer.from('["2026-99-99T00:00:00.000Z","00000000-0000-0000-0000-000000000000"]').toString('base64url'),
  ])
    expect((await nina.ask(contract.listTasks, { query: { list: 'mine', cursor } })).problem?.code).toBe('bad-request')
  expect(Object.keys((await workspaceOf(nina)).tasks)).toHaveLength(52)
  expect(await list(admin, { list: 'by-me', search: 'Due PT1H' })).toMatchObject([{ assignee: { id: nina.id } }])
})

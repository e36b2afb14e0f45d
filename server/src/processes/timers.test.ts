import * as contract from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as bpmn from '../../test/a-process.ts'
import { aField } from '../../test/an-app.ts'
import { type Desk, openDesk, until, workspaceOf } from '../../test/desk.ts'

const {
  aDiagram,
  aProcess,
  aVariable,
  begun,
  boundary,
  complete,
  end,
  flow,
  namesOf,
  notify,
  openTasks,
  page,
  parallel,
  script,
  start,
  task,
  timer,
} = bpmn

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const open = async (instanceId: string) => namesOf(await openTasks(desk.admin, instanceId)).sort()

/** The time of all that waits has come. */
async function passTime(instanceId: string): Promise<void> {
  const { product, db } = desk
  await product.jobs.handedOver()
  await sql`update graphile_worker._private_jobs set run_at = now() where payload ->> 'instanceId' = ${instanceId}`.execute(db)
}
const waits = async (instanceId: string) => {
  await desk.product.jobs.handedOver()
  const { rows } = await sql<{ run_at: Date }>`
    select run_at from graphile_worker._private_jobs where payload ->> 'instanceId' = ${instanceId}`.execute(desk.db)
  return rows.map(({ run_at }) => run_at.toISOString())
}

test('a process waits for a time, and goes on by itself [BPR-09]', async () => {
  const { admin } = desk
  const process = await aProcess(admin, {
    diagram: aDiagram(start(), timer('wait', { duration: 'P2D' }), task('then'), end(), flow('start>wait>then>end')),
  })
  const { id, steps } = await begun(admin, process.id)
  expect(steps).toEqual(['wait'])
  const [due] = await waits(id)
  expect(Math.abs(Date.parse(due!) - Date.now() - 2 * 86_400_000)).toBeLessThan(60_000)
  expect((await page(admin, id)).history).toMatchObject([
    { kind: 'started' },
    { kind: 'waiting', elementName: 'wait', detail: due },
  ])
  await passTime(id)
  await until(async () => (await open(id)).includes('then'))
  expect((await page(admin, id)).history.map(({ kind }) => kind)).toEqual(['started', 'waiting', 'done', 'entered', 'assigned'])
})

test('a process waits until the time in a variable; where there is none the step that leads there fails [BPR-05, BPR-09]', async () => {
  const { admin } = desk
  const process = await aProcess(admin, {
    diagram: aDiagram(
      start(),
      task('when', { form: [{ code: 'at' }] }),
      timer('wait', { date: '=at' }),
      task('then'),
      end(),
      flow('start>when>wait>then>end'),
    ),
    variables: [aVariable(aField('date-time', 'at', { kind: 'both' }))],
  })
  const { id } = await begun(admin, process.id)
  expect((await complete(admin, id, 'when')).problem).toMatchObject({ code: 'process-failed', detail: 'wait: It has no time' })
  const at = new Date(Date.now() + 3_600_000).toISOString()
  await complete(admin, id, 'when', { values: { at } })
  expect(await waits(id)).toEqual([at])
  // One whose time has passed already goes on at once.
  const { id: past } = await begun(admin, process.id)
  await complete(admin, past, 'when', { values: { at: '2020-01-01T00:00:00Z' } })
  await until(async () => (await open(past)).includes('then'))
})

test('who does not do a task in time has it taken away; who does is not disturbed [BPR-09]', async () => {
  const { admin, olga } = desk
  const process = await aProcess(admin, {
    diagram: aDiagram(
      ...[
        start(),
        task('do', { performer: `user:${olga.id}` }),
        boundary('late', 'do', { duration: 'PT1H' }),
        task('instead'),
        end(),
      ],
      ...[flow('start>do>end'), flow('late>instead>end')],
    ),
  })
  const slow = await begun(admin, process.id)
  const [theirs] = await openTasks(admin, slow.id)
  const socket = await olga.socket((await workspaceOf(olga)).position)
  await passTime(slow.id)
  await until(async () => (await open(slow.id)).includes('instead'))
  expect(await open(slow.id)).toEqual(['instead'])
  await until(() =>
    socket.events.some((event) => event.name === 'task.changed' && event.taskId === theirs!.id && event.open === null),
  )
  socket.end()
  expect(
    (await olga.ask(contract.completeTask, { path: { taskId: theirs!.id }, body: { exit: 'do_end', values: {} } })).problem?.code,
  ).toBe('task-done')

  const quick = await begun(admin, process.id)
  await complete(olga, quick.id, 'do')
  await passTime(quick.id)
  await until(async () => (await waits(quick.id)).length === 0)
  expect((await page(admin, quick.id)).instance.state).toBe('finished')
})

test('what goes wrong by itself waits for an administrator, who is told, and tries again [BPR-05]', async () => {
  const { admin, olga } = desk
  const variables = [aVariable(aField('number', 'n', { digits: 0 }))]
  const process = await aProcess(admin, {
    diagram: aDiagram(
      ...[
        start(),
        parallel('fork'),
        task('fix', { form: [{ code: 'n' }] }),
        timer('wait', { duration: 'PT1H' }),
        script('count', '{ n: n + 1 }'),
        task('then'),
        end(),
      ],
      ...[flow('start>fork>fix>end'), flow('fork>wait>count>then>end')],
    ),
    variables,
  })
  const { id } = await begun(admin, process.id)
  await passTime(id)
  await until(async () => (await page(admin, id)).instance.state === 'failed')
  const failed = await page(admin, id)
  expect(failed).toMatchObject({ failedAt: 'count', rights: { tryAgain: true, interrupt: true } })
  expect(failed.history.at(-1)).toMatchObject({ kind: 'failed', elementId: 'count', by: null })
  const { items } = await admin.get(contract.listActivity, { query: { about: 'processes' } })
  expect(items[0]).toMatchObject({ kind: 'process-failed', instance: { id }, text: expect.stringContaining('count: n: ') })
  const path = { instanceId: id }
  expect((await admin.ask(contract.retryInstance, { path })).problem?.code).toBe('process-failed')
  expect((await page(admin, id)).history).toHaveLength(failed.history.length)
  expect((await olga.ask(contract.retryInstance, { path })).problem?.code).toBe('forbidden')
  // Meanwhile the other way goes on, and mends it.
  await complete(admin, id, 'fix', { values: { n: 1 } })
  expect((await page(admin, id)).instance.state).toBe('failed')
  const [again, twice] = await Promise.all([
    admin.ask(contract.retryInstance, { path }),
    admin.ask(contract.retryInstance, { path }),
  ])
  expect([again.status, twice.status].sort()).toEqual([200, 409])
  const mended = await page(admin, id)
  expect(mended).toMatchObject({ instance: { state: 'running', steps: ['then'] }, failedAt: null, values: { n: 2 } })
  expect(mended.history.map(({ kind }) => kind)).toContain('tried-again')
})

test('a notification tells people of a group, with what stands in variables [BPR-09]', async () => {
  const { admin, olga, oleg, ilya, first } = desk
  const process = await aProcess(admin, {
    diagram: aDiagram(
      ...[
        start(),
        task('ask', { form: [{ code: 'sum' }] }),
        notify('tell', `group:${first.id}`, 'Please pay {sum}, {sum}! {"x"} <b>'),
        end(),
      ],
      flow('start>ask>tell>end'),
    ),
    variables: [aVariable(aField('money', 'sum', { currency: 'EUR' }))],
  })
  const { id } = await begun(admin, process.id)
  await complete(admin, id, 'ask', { values: { sum: { amount: '3', currency: 'EUR' } } })
  for (const who of [olga, oleg]) {
    const { items } = await who.get(contract.listActivity, { query: { about: 'processes' } })
    expect(items[0]).toMatchObject({
      kind: 'process-notice',
      text: 'Please pay 3.00 EUR, 3.00 EUR! {"x"} <b>',
      instance: { id },
      follows: false,
    })
  }
  expect((await ilya.get(contract.listActivity, { query: { about: 'processes' } })).items).toEqual([])
})

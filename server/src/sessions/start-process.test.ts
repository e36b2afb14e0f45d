import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aDiagram,
  aProcess,
  aVariable,
  complete,
  draft,
  end,
  exclusive,
  flow,
  namesOf,
  openTasks,
  page,
  script,
  start,
  task,
} from '../../test/a-process.ts'
import { aField, aLine } from '../../test/an-app.ts'
import { begin, type Desk, openDesk } from '../../test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.product[Symbol.asyncDispose]())

const startFrom = (who: Desk['olga'], sessionId: string, processId: string, instanceId = v7()) =>
  who.ask(contract.startFromSession, { path: { sessionId, instanceId }, body: { processId } })
const rows = async () => {
  const tables = ['process_instances', 'process_tasks', 'process_history', 'messages', 'later'] as const
  const counts = await Promise.all(
    tables.map((table) =>
      desk.db
        .selectFrom(table)
        .select((is) => is.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.map(({ n }) => Number(n))
}

test('from a chat an instance starts at once, and its first task appears at its performer [INF-14, BPR-02, BPR-03, BPR-04]', async () => {
  const { olga, oleg, admin } = desk
  const order = await aProcess(admin, {
    name: 'Order handling',
    diagram: aDiagram(
      start(),
      task('Check stock', { performer: `user:${oleg.id}`, form: [{ code: 'what' }] }).replaceAll(
        'id="Check stock"',
        'id="check"',
      ),
      end(),
      flow('start>check>end'),
    ),
    variables: [aVariable(aField('string', 'what', aLine)), aVariable(aField('full-name', 'who', {}), 'customer-name')],
  })
  const { sessionId, visitor } = await begin(desk, olga, 'Ten apples please')
  const instanceId = v7()
  const { status, body } = await startFrom(olga, sessionId, order.id, instanceId)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ...{ id: instanceId, number: 1, processName: 'Order handling', version: 1, state: 'running', steps: ['Check stock'] },
    ...{ initiator: { id: olga.id, name: 'Olga' }, session: { id: sessionId }, opens: true, taskId: null },
  })
  const mine = await oleg.get(contract.listTasks, { query: { list: 'mine' } })
  expect(mine.items).toMatchObject([{ name: 'Check stock', instance: { id: instanceId, number: 1 }, assignee: { id: oleg.id } }])
  expect(Object.keys((await oleg.get(contract.readWorkspace)).tasks)).toEqual(namesOf([]).concat(mine.items[0]!.id))

  const { items: messages } = await olga.get(contract.readTimeline, { path: { sessionId } })
  expect(messages.at(-1)).toMatchObject({
    ...{ author: 'system', authorName: 'Olga', authorId: olga.id },
    notice: { kind: 'process', process: 'Order handling', number: 1, instanceId },
  })
  const seen = await visitor.get(contract.readThread, { path: { threadId: visitor.threadId } })
  expect(JSON.stringify(seen)).not.toContain('Order handling')
  const again = await startFrom(olga, sessionId, order.id, instanceId)
  expect(again.body).toEqual(body)
  expect(await olga.get(contract.listSessionInstances, { path: { sessionId } })).toMatchObject([{ id: instanceId }])
})

test('a process that cannot begin leaves nothing behind [BPR-05]', async () => {
  const { olga, admin } = desk
  const broken = await aProcess(admin, {
    diagram: aDiagram(
      start(),
      task('first'),
      script('count', '{ n: "many" }'),
      task('do'),
      end(),
      flow('start>count>do>first>end'),
    ),
    variables: [aVariable(aField('number', 'n', { digits: 0 }))],
  })
  const { sessionId } = await begin(desk, olga)
  const before = await rows()
  const { problem } = await startFrom(olga, sessionId, broken.id)
  expect(problem).toMatchObject({ status: 409, code: 'process-failed', detail: 'count: n: not-a-number' })
  expect(await rows()).toEqual(before)
})

test('in spam, in the queue, closed or from afar nothing is started [BPR-07, BPR-08]', async () => {
  const { olga, oleg, vera, ilya, otto, admin } = desk
  const { id } = await aProcess(admin)
  const { sessionId } = await begin(desk, olga)
  expect((await startFrom(oleg, sessionId, id)).problem?.code).toBe('not-found')
  expect((await startFrom(ilya, sessionId, id)).problem?.code).toBe('not-found')
  expect((await startFrom(otto, sessionId, id)).problem?.code).toBe('not-found')
  const waiting = await begin(desk)
  expect((await startFrom(oleg, waiting.sessionId, id)).problem?.code).toBe('session-queued')
  await olga.get(contract.markSpam, { path: { sessionId } })
  expect((await startFrom(olga, sessionId, id)).problem?.code).toBe('session-spam')
  expect((await startFrom(vera, sessionId, id)).problem?.code).toBe('session-spam')
  await olga.get(contract.unmarkSpam, { path: { sessionId } })
  await vera.get(contract.closeSession, { path: { sessionId } })
  expect((await startFrom(vera, sessionId, id)).problem?.code).toBe('session-closed')
  const count = await desk.db.selectFrom('process_instances').select('id').where('process_id', '=', id).execute()
  expect(count).toEqual([])
})

test('all published processes can be started, of the company, of workspaces and of apps; drafts and deleted ones cannot [BPR-01]', async () => {
  const { olga, admin } = desk
  const company = await aProcess(admin)
  const inCrm = await aProcess(admin, { workspace: 'CRM' })
  const unpublished = await draft(admin)
  const deleted = await aProcess(admin)
  await admin.get(contract.deleteProcess, { path: { processId: deleted.id }, query: { confirmation: deleted.name } })
  const { sessionId } = await begin(desk, olga)
  const { processes } = await olga.get(contract.listStartable, { path: { sessionId } })
  const ids = processes.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([company.id, inCrm.id]))
  expect(ids).not.toContain(unpublished.id)
  expect(ids).not.toContain(deleted.id)
  expect(processes.map(({ name }) => name.toLowerCase())).toEqual(processes.map(({ name }) => name.toLowerCase()).sort())
  expect((await startFrom(olga, sessionId, deleted.id)).problem?.code).toBe('process-gone')
  expect((await startFrom(olga, sessionId, unpublished.id)).problem?.code).toBe('process-gone')
  await startFrom(olga, sessionId, inCrm.id)
  await startFrom(olga, sessionId, company.id)
  const { recent } = await olga.get(contract.listStartable, { path: { sessionId } })
  expect(recent.slice(0, 2)).toEqual([company.id, inCrm.id])
})

test('variables are filled from the session, where they ask for it and it fits [BPR-02, BPR-03]', async () => {
  const { olga, admin, chat } = desk
  const line = (code: string) => aField('string', code, aLine)
  const { id } = await aProcess(admin, {
    variables: [
      aVariable(line('subject'), 'session-name'),
      aVariable(aField('full-name', 'who', {}), 'customer-name'),
      aVariable(line('said'), 'last-message'),
      aVariable(aField('string', 'short', { ...aLine, maxLength: 5 }), 'last-message'),
      aVariable(line('chat'), 'live-chat-name'),
      aVariable(aField('email', 'mail', { wrong: 'warn' }), 'customer-email'),
      aVariable(aField('account', 'account', { many: false, kinds: [] }), 'customer-account'),
      aVariable(line('none')),
    ],
  })
  const { sessionId, visitor } = await begin(desk, olga, 'Ten apples')
  const { body } = await startFrom(olga, sessionId, id)
  const { values } = await page(olga, body.id)
  expect(values).toMatchObject({
    said: 'Ten apples',
    short: 'Ten …',
    chat: chat.name,
    account: [{ kind: 'website', value: visitor.customerId }],
  })
  expect(values['subject']).toBe((await olga.get(contract.readSession, { path: { sessionId } })).session.name)
  expect(values).not.toHaveProperty('mail')
  expect(values).not.toHaveProperty('none')
})

test('of several ways out the chosen one is taken, and conditions look at what was filled in [BPR-09]', async () => {
  const { olga, admin } = desk
  const { id } = await aProcess(admin, {
    diagram: aDiagram(
      ...[
        start(),
        task('check', { form: [{ code: 'amount', required: true }] }),
        exclusive('big', 'big_small'),
        task('large'),
        task('small'),
      ],
      ...[
        task('refused'),
        end(),
        flow('start>check'),
        flow('check>big', { name: 'Confirm' }),
        flow('check>refused', { name: 'Refuse' }),
      ],
      ...[
        flow('big>large', { condition: 'amount > 10' }),
        flow('big>small'),
        flow('large>end'),
        flow('small>end'),
        flow('refused>end'),
      ],
    ),
    variables: [aVariable(aField('number', 'amount', { digits: 0 }))],
  })
  const { sessionId } = await begin(desk, olga)
  const run = async (exit: string, amount: number) => {
    const { body } = await startFrom(olga, sessionId, id)
    await complete(olga, body.id, 'check', { exit, values: { amount } })
    return namesOf(await openTasks(olga, body.id))
  }
  expect(await run('Confirm', 11)).toEqual(['large'])
  expect(await run('Confirm', 10)).toEqual(['small'])
  expect(await run('Refuse', 11)).toEqual(['refused'])
})

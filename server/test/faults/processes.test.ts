import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aDiagram, aProcess, begun, complete, end, flow, openTasks, page, parallel, start, task, timer } from '../a-process.ts'
import { type Client, clientOf } from '../client.ts'
import { administrator } from '../oracle/office.ts'
import { type RunningServer, runServer } from './server.ts'

let server: RunningServer
let headers: Record<string, string>
beforeAll(async () => {
  server = await runServer('processes')
  const { email, password } = administrator
  const answer = await clientOf(server.url(), {}).ask(contract.signIn, { body: { email, password } })
  headers = { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! }
}, 120_000)
afterAll(() => server.stop())

const ada = (): Client => clientOf(server.url(), headers)

test('instances, their tasks and their timers outlive kill -9 of the server, and a step that it cuts short is whole or not there [BPR-05, BPR-09, P10]', {
  timeout: 180_000,
}, async () => {
  const { id: processId } = await aProcess(ada(), {
    diagram: aDiagram(
      ...[
        start(),
        parallel('fork'),
        task('a'),
        task('b'),
        timer('wait', { duration: 'PT3S' }),
        parallel('join'),
        task('last'),
        end(),
      ],
      ...[flow('start>fork>a>join'), flow('fork>b>join'), flow('fork>wait>join'), flow('join>last>end')],
    ),
  })
  const instances = await Promise.all(Array.from({ length: 6 }, () => begun(ada(), processId)))
  await complete(ada(), instances[0]!.id, 'a')
  // In the middle of what all of them do now.
  const cut = instances.slice(1).map(({ id }) => complete(ada(), id, 'a').catch(() => undefined))
  await Promise.race(cut)
  await server.killAndStart()
  await Promise.all(cut)
  for (const { id } of instances) {
    const open = await openTasks(ada(), id)
    // What was answered stays done; what was not is done, or is there to be done.
    if (open.some(({ name }) => name === 'a')) expect((await complete(ada(), id, 'a')).status).toBe(200)
    expect((await complete(ada(), id, 'b')).status).toBe(200)
    await vi.waitFor(async () => expect((await openTasks(ada(), id)).map(({ name }) => name)).toEqual(['last']), {
      timeout: 60_000,
    })
    await complete(ada(), id, 'last')
    const { instance, history } = await page(ada(), id)
    expect(instance.state).toBe('finished')
    expect(history.map(({ ordinal }) => ordinal)).toEqual(history.map((_, i) => i + 1))
    expect(
      history
        .filter(({ kind }) => kind === 'done')
        .map(({ elementName }) => elementName)
        .sort(),
    ).toEqual(['a', 'b', 'last', 'wait'])
  }
})

import * as contract from '@parley/contract'
import { aDiagram, aProcess, complete, end, flow, openTasks, start, task } from './a-process.ts'
import { newId, type openDesk } from './desk.ts'

/** What becomes of the tasks of a process that is started from a session. */
export function processed(desk: Awaited<ReturnType<typeof openDesk>>) {
  const { admin, olga, oleg, vera, first } = desk
  const diagram = aDiagram(
    ...[
      start(),
      task('mine', { due: 'P1D' }),
      task('group', { performer: `group:${first.id}`, due: 'PT1H' }),
      task('veras', { performer: `user:${vera.id}` }),
      end(),
    ],
    flow('start>mine>group>veras>end'),
  )
  let process: Promise<contract.Process> | undefined
  const begun = async (sessionId: string) => {
    process ??= aProcess(admin, { diagram })
    const { id: processId } = await process
    const path = { sessionId, instanceId: newId() }
    return (await olga.get(contract.startFromSession, { path, body: { processId } })).id
  }
  return async (sessionId: string) => {
    const whole = await begun(sessionId)
    await complete(olga, whole, 'mine')
    const path = { taskId: (await openTasks(olga, whole))[0]!.id }
    await oleg.get(contract.assignTask, { path, body: { userId: oleg.id, from: null } })
    await oleg.get(contract.assignTask, { path, body: { userId: olga.id, from: oleg.id } })
    await complete(olga, whole, 'group')
    await begun(sessionId)
    await olga.get(contract.interruptInstance, { path: { instanceId: await begun(sessionId) } })
  }
}

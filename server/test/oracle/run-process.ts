import { startFromSession } from '@parley/contract'
import { v7 } from 'uuid'
import { aDiagram, aProcess, aVariable, complete, end, flow, openTasks, start, task } from '../a-process.ts'
import { aField, aLine } from '../an-app.ts'
import type { Client } from '../client.ts'
import type { Company } from './company.ts'

/** An instance that somebody has started from their session, with a value in it and a task of theirs. @returns where it is read */
export async function runProcess(
  { people: { administrator } }: Company,
  who: Client,
  sessionId: string,
  said: { task: string; value: string },
): Promise<string[]> {
  const { id: processId } = await aProcess(administrator, {
    diagram: aDiagram(
      start(),
      task('ask', { form: [{ code: 'said' }] }),
      task(said.task),
      end(),
      flow(`start>ask>${said.task}>end`),
    ),
    variables: [aVariable(aField('string', 'said', aLine))],
  })
  const instanceId = v7()
  await who.get(startFromSession, { path: { sessionId, instanceId }, body: { processId } })
  await complete(who, instanceId, 'ask', { values: { said: said.value } })
  const [open] = await openTasks(who, instanceId)
  return [
    `/api/process-instances/${instanceId}`,
    '/api/process-instances',
    `/api/tasks/${open!.id}`,
    ...['mine', 'group', 'by-me'].flatMap((list) => [`/api/tasks?list=${list}`, `/api/tasks?list=${list}&done=1`]),
    `/api/sessions/${sessionId}/process-instances`,
  ]
}

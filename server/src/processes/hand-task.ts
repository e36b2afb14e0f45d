import type { Work } from '../platform/database.ts'
import type { ProcessesGiven } from './given.ts'
import type { InstanceRow } from './instance.ts'
import { tellAssigned } from './open-tasks.ts'
import { type TaskRecord, tellTask } from './task.ts'
import { tellInstance } from './tell.ts'
import { writeHistory } from './write-history.ts'

interface Person {
  id: string
  name: string
}

/** An open task of an instance that this work holds becomes somebody's. Who takes it themselves is not told. */
export async function handTask(
  work: Work,
  given: Pick<ProcessesGiven, 'sessionTopics'>,
  instance: InstanceRow,
  task: TaskRecord,
  { to, by }: { to: Person; by: Person },
): Promise<void> {
  await work.db.updateTable('process_tasks').set({ assignee_id: to.id }).where('id', '=', task.id).execute()
  const line = { kind: 'assigned' as const, elementId: task.element_id, elementName: task.name, userId: by.id, detail: to.name }
  await writeHistory(work, instance.id, [line])
  tellTask(work, instance, { ...task, assignee_id: to.id }, task)
  const performer = { userId: to.id, groupId: null, orgItemId: null, name: to.name }
  if (to.id !== by.id) await tellAssigned(work, instance, task, performer, { id: by.id, name: by.name })
  await tellInstance(work, given, instance)
}

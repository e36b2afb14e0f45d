import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import { elementOf } from './diagram.ts'
import { type InstanceRow, nameOf } from './instance.ts'
import { after } from './iso-duration.ts'
import type { Performer, Performers } from './performers.ts'
import type { Plan } from './plan.ts'
import { type TaskRecord, tellTask } from './task.ts'
import { tellPeople } from './tell-people.ts'
import type { Advanced } from './tokens.ts'
import type { Line } from './write-history.ts'

/** A task for each person's step that came up, and those are told whose it is. @returns whom they are for, for the history */
export async function openTasks(
  work: Work,
  instance: InstanceRow,
  { diagram }: Plan,
  { opened, values }: Pick<Advanced, 'opened' | 'values'>,
  performers: Performers,
  by: Named | null,
): Promise<Line[]> {
  const lines: Line[] = []
  for (const { token, elementId } of opened) {
    const element = elementOf(diagram, elementId, 'task')!
    const performer = performers.for(element.performer, values)
    const task: TaskRecord = {
      id: v7(),
      instance_id: instance.id,
      element_id: elementId,
      execution_id: token,
      name: element.name,
      state: 'open',
      assignee_id: performer.userId,
      group_id: performer.groupId,
      org_item_id: performer.orgItemId,
      due_at: element.due === '' ? null : (after(new Date(), element.due) ?? null),
      exit: null,
      done_by: null,
    }
    const { state: _, exit: _exit, done_by: _by, ...row } = task
    work.send(work.db.insertInto('process_tasks').values(row).execute())
    lines.push({ kind: 'assigned', elementId, elementName: element.name, userId: null, detail: performer.name })
    tellTask(work, instance, task)
    await tellAssigned(work, instance, task, performer, by)
  }
  return lines
}

/** In their streams; nobody is told what they did. */
export async function tellAssigned(
  work: Work,
  instance: InstanceRow,
  { id, name }: Pick<TaskRecord, 'id' | 'name'>,
  performer: Performer,
  by: Named | null,
): Promise<void> {
  await tellPeople(work, performer, {
    kind: 'task-assigned',
    actor: by,
    task: { id, name },
    instance: { id: instance.id, name: nameOf(instance) },
  })
}

/** Tasks that nobody does any more, by the tokens that are gone; all open ones where none are named. */
export async function closeTasks(work: Work, instance: InstanceRow, tokens: readonly string[] | null): Promise<void> {
  if (tokens?.length === 0) return
  const { rows } = await sql<TaskRecord>`
    update process_tasks set state = 'cancelled', done_at = ${new Date()} where instance_id = ${instance.id}::uuid and state = 'open'
      and ${tokens === null ? sql`true` : sql`execution_id = any(${[...tokens]}::text[])`} returning *`.execute(work.db)
  for (const task of rows) tellTask(work, instance, task)
}

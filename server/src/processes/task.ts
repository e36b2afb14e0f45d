import type { TaskChanged, TaskRow, TaskState } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './given.ts'
import type { InstanceRow } from './instance.ts'
import { administratorsTopic, named } from './process.ts'

/** A row of process_tasks. */
export interface TaskRecord {
  id: string
  instance_id: string
  element_id: string
  execution_id: string
  name: string
  state: TaskState
  assignee_id: string | null
  group_id: string | null
  org_item_id: string | null
  due_at: Date | null
  exit: string | null
  done_by: string | null
}

/** Where whoever may take a task hears of it. */
export const candidatesTopic = (id: string): string => `tasks:${id}`

export type Held = Pick<TaskRecord, 'assignee_id' | 'group_id' | 'org_item_id'>

/** Who has it, whose it may become, and who started the instance; administrators besides. */
export function taskTopics({ initiator_id }: Pick<InstanceRow, 'initiator_id'>, tasks: readonly Held[]): string[] {
  const users = new Set(tasks.flatMap(({ assignee_id }) => assignee_id ?? []))
  if (initiator_id !== null) users.add(initiator_id)
  const candidates = new Set(tasks.flatMap(({ group_id, org_item_id }) => group_id ?? org_item_id ?? []))
  return [administratorsTopic, ...[...users].map((id) => `user:${id}`), ...[...candidates].map(candidatesTopic)]
}

/** `before`: who had it until now. */
export function tellTask(work: Work, instance: Pick<InstanceRow, 'initiator_id'>, task: TaskRecord, before?: Held): void {
  const { id: taskId, state, assignee_id: assigneeId, due_at } = task
  const open = state === 'open' ? { assigneeId, dueAt: due_at?.toISOString() ?? null } : null
  work.publish(taskTopics(instance, before ? [before, task] : [task]), {
    name: 'task.changed',
    taskId,
    open,
  } satisfies TaskChanged)
}

/** What views tell of tasks `t`, with instances `i`. */
export const taskColumns = sql`t.id, t.name, t.state, t.instance_id, t.element_id, t.execution_id, t.exit, t.assignee_id, t.group_id,
  t.org_item_id, t.due_at, t.created_at, t.done_at, t.done_by, i.number as instance_number, i.name as instance_name,
  a.name as assignee_name, d.name as done_by_name, coalesce(g.name, o.name) as candidates`
export const tasksJoined = sql`process_tasks t join process_instances i on i.id = t.instance_id
  left join users a on a.id = t.assignee_id left join users d on d.id = t.done_by
  left join groups g on g.id = t.group_id left join org_items o on o.id = t.org_item_id`

export interface TaskViewed extends TaskRecord {
  created_at: Date
  done_at: Date | null
  instance_number: number
  instance_name: string
  assignee_name: string | null
  done_by_name: string | null
  candidates: string | null
}

export function toTask(row: TaskViewed): TaskRow {
  return {
    ...{ id: row.id, name: row.name, state: row.state },
    instance: { id: row.instance_id, number: row.instance_number, processName: row.instance_name },
    assignee: named(row.assignee_id, row.assignee_name),
    candidates: named(row.group_id ?? row.org_item_id, row.candidates),
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    doneAt: row.state === 'done' ? (row.done_at?.toISOString() ?? null) : null,
    doneBy: named(row.done_by, row.done_by_name),
  }
}

/** Whoever just gave it away is told how it stands, though it is no longer theirs. */
export async function taskById({ db }: Reads, id: string): Promise<TaskRow> {
  const { rows } = await sql<TaskViewed>`select ${taskColumns} from ${tasksJoined} where t.id = ${id}::uuid`.execute(db)
  if (!rows[0]) throw new Refusal('not-found')
  return toTask(rows[0])
}

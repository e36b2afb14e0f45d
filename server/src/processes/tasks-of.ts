import { sql } from 'kysely'
import { userById } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { handTask } from './hand-task.ts'
import { holdInstance } from './instance.ts'
import type { TaskRecord } from './task.ts'

/** So many are told by name. */
const first = 5

interface Row {
  id: string
  name: string
  processName: string
  count: number
}

/** How many open tasks of processes that go on somebody has, and the first of them. */
export async function openTasksOf({ db }: Reads, userId: string) {
  const { rows } = await sql<Row>`
    select t.id, t.name, i.name || ' #' || i.number as "processName", (count(*) over ())::int as count from ${heldBy(userId)}
    order by t.due_at nulls last, t.id limit ${first}`.execute(db)
  return { count: rows[0]?.count ?? 0, first: rows.map(({ id, name, processName }) => ({ id, name, processName })) }
}

/**
 * All of them become a colleague's, in the work that asks: it must hold people, so that the colleague is not locked meanwhile.
 * @throws {Refusal} `target-unavailable`
 */
export async function giveTasks(
  work: Work,
  given: Pick<ProcessesGiven, 'sessionTopics'>,
  { from, to, by }: { from: string; to: string; by: string },
): Promise<void> {
  const [target, giver] = [await userById(work, to), await userById(work, by)]
  if (target?.state !== 'active' || to === from) throw new Refusal('target-unavailable', { field: 'tasksTo' })
  const { rows } = await sql<{ id: string }>`select distinct i.id from ${heldBy(from)} order by i.id`.execute(work.db)
  for (const { id } of rows) {
    const instance = await holdInstance(work, id)
    if (!instance) continue
    // Looked at again under the lock: some may be done, or somebody else's.
    const { rows: tasks } = await sql<TaskRecord>`
      select t.* from ${heldBy(from)} and i.id = ${id}::uuid order by t.id`.execute(work.db)
    for (const task of tasks) await handTask(work, given, instance, task, { to: target, by: { id: by, name: giver?.name ?? '' } })
  }
}

const heldBy = (userId: string) => sql`process_tasks t join process_instances i on i.id = t.instance_id
  where t.assignee_id = ${userId}::uuid and t.state = 'open' and i.state in ('running', 'failed')`

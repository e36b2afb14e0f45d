import type { InstanceEntry, InstancePage, ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import { refsOf } from '../apps/index.ts'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { accessInstance, instanceById, isGoing, mayInterrupt, viewInstance } from './instance.ts'
import { named } from './process.ts'
import { type TaskViewed, taskColumns, tasksJoined, toTask } from './task.ts'

/** All of it, for whom it is open [BPR-09]. */
export async function readInstance(reads: Reads, given: ProcessesGiven, who: UserAsker, id: string): Promise<InstancePage> {
  await accessInstance(reads, who, id)
  const instance = await instanceById(reads, id)
  if (!instance) throw new Refusal('not-found')
  const { diagram, variables } = await reads.db
    .selectFrom('process_versions')
    .select(['diagram', 'variables'])
    .where('process_id', '=', instance.process_id)
    .where('number', '=', instance.version)
    .executeTakeFirstOrThrow()
  const typed = variables as InstancePage['variables']
  const values = instance.values as ItemValues
  const tasks = await sql<TaskViewed>`
    select ${taskColumns} from ${tasksJoined} where t.instance_id = ${id}::uuid order by t.created_at, t.id limit 1000`.execute(
    reads.db,
  )
  return {
    instance: await viewInstance(reads, given, who, id),
    diagram,
    variables: typed,
    values,
    refs: await refsOf(reads, who, { fields: typed.map(({ field }) => field), values: [values] }),
    history: await historyOf(reads, id),
    tasks: tasks.rows.map(toTask),
    at: instance.at.map((place) => place.id),
    failedAt: instance.failed_at,
    rights: {
      interrupt: isGoing(instance) && mayInterrupt(who, instance),
      tryAgain: who.administrator && instance.state === 'failed',
    },
  }
}

interface HistoryRow {
  ordinal: number
  at: Date
  element_id: string | null
  element_name: string
  kind: InstanceEntry['kind']
  user_id: string | null
  user_name: string | null
  detail: string
}

/** Oldest first; of a very long one the last. */
async function historyOf({ db }: Reads, id: string): Promise<InstanceEntry[]> {
  const { rows } = await sql<HistoryRow>`
    select * from (
      select h.ordinal, h.at, h.element_id, h.element_name, h.kind, h.user_id, u.name as user_name, h.detail
      from process_history h left join users u on u.id = h.user_id
      where h.instance_id = ${id}::uuid order by h.ordinal desc limit 2000) h order by ordinal`.execute(db)
  return rows.map(({ ordinal, at, kind, detail, element_id, element_name, user_id, user_name }) => ({
    ...{ ordinal, kind, detail },
    at: at.toISOString(),
    elementId: element_id,
    elementName: element_name,
    by: named(user_id, user_name),
  }))
}

import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Reads } from './given.ts'
import { administratorsTopic } from './process.ts'
import { candidatesTopic } from './task.ts'

/** Where somebody hears of tasks that they may take, and administrators of all that runs. */
export async function processTopicsOf({ db }: Reads, who: UserAsker): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select group_id as id from memberships where user_id = ${who.id}::uuid
    union select org_item_id from org_memberships where user_id = ${who.id}::uuid`.execute(db)
  const topics = rows.map(({ id }) => candidatesTopic(id))
  return who.administrator ? [...topics, administratorsTopic] : topics
}

/** Open tasks of user `$1`, as JSON: until when, by id. */
export const tasksText = `coalesce((select json_object_agg(t.id, t.due_at) from (
  select id, due_at from process_tasks where assignee_id = $1 and state = 'open' order by due_at, id limit 1000) t), '{}')`

export const toMyTasks = (tasks: Record<string, string | null>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(tasks).map(([id, at]) => [id, at === null ? null : new Date(at).toISOString()]))

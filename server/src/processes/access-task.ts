import type { TaskPage } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './given.ts'
import { concerns, isCandidate } from './instance.ts'
import { type TaskViewed, taskColumns, tasksJoined } from './task.ts'

export interface Accessed {
  task: TaskViewed
  rights: TaskPage['rights']
}

/**
 * The one door to a task: for whom it is, who did it, who started the process, and administrators.
 * @throws {Refusal} `not-found`
 */
export async function accessTask({ db }: Reads, who: UserAsker, id: string): Promise<Accessed> {
  const { rows } = await sql<TaskViewed & { going: boolean; candidate: boolean }>`
    select ${taskColumns}, i.state in ('running', 'failed') as going, ${isCandidate(who.id)} as candidate from ${tasksJoined}
    where t.id = ${id}::uuid
      and (${who.administrator} or i.initiator_id = ${who.id}::uuid or ${concerns(who.id)})`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { going, candidate, ...task } = row
  const open = going && task.state === 'open'
  const mine = open && task.assignee_id === who.id
  const free = open && task.assignee_id === null
  return {
    task,
    rights: { take: free && (candidate || who.administrator), assign: mine || (open && who.administrator), complete: mine },
  }
}

import type { InstanceChanged } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { ProcessesGiven } from './given.ts'
import type { InstanceRow } from './instance.ts'
import { type Held, taskTopics } from './task.ts'

type Told = Pick<InstanceRow, 'id' | 'initiator_id' | 'session_id'>

/** Who may open it, and staff who see it in the pane of its session. */
export async function tellInstance(work: Work, given: Pick<ProcessesGiven, 'sessionTopics'>, instance: Told): Promise<void> {
  const { id: instanceId, session_id: sessionId } = instance
  const { rows } = await sql<Held>`
    select distinct assignee_id, group_id, org_item_id from process_tasks where instance_id = ${instanceId}::uuid limit 200`.execute(
    work.db,
  )
  const staff = sessionId === null ? [] : await given.sessionTopics(work, sessionId)
  const topics = [...new Set([...taskTopics(instance, rows), ...staff])]
  work.publish(topics, { name: 'instance.changed', instanceId, sessionId } satisfies InstanceChanged)
}

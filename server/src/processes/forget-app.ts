import { sql } from 'kysely'
import { transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { tellProcess } from './edit-process.ts'
import type { ProcessesGiven } from './given.ts'
import { holdInstance, isGoing } from './instance.ts'
import { interrupt } from './interrupt-instance.ts'

const name = 'interrupt-instances'

/** The processes of an app that is deleted go with it, and what runs of them is interrupted: nobody keeps a task of it. */
export async function forgetApp(work: Work, appId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update processes set deleted_at = now() where app_id = ${appId}::uuid and deleted_at is null returning id`.execute(work.db)
  for (const { id: processId } of rows) {
    tellProcess(work, processId)
    work.later(name, { processId }, { key: `${name} ${processId}` })
  }
}

/** Each instance in a transaction of its own. */
export const interruptInstances = (given: ProcessesGiven): Task<{ processId: string }> => ({
  name,
  async run(database, { processId }) {
    const { rows } = await sql<{ id: string }>`
      select id from process_instances where process_id = ${processId}::uuid and state in ('running', 'failed')`.execute(
      database.db,
    )
    for (const { id } of rows)
      await transaction(database, async (work) => {
        const instance = await holdInstance(work, id)
        if (instance && isGoing(instance)) await interrupt(work, given, instance, null)
      })
  },
})

import type { UserAsker } from '../people/index.ts'
import { userById } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessTask } from './access-task.ts'
import type { ProcessesGiven } from './given.ts'
import { handTask } from './hand-task.ts'
import { holdInstance } from './instance.ts'
import { named } from './process.ts'

interface Assigning {
  userId: string
  /** Who had it when the asker looked. */
  from: string | null
}

/**
 * Take it, or give it to somebody else. Of two who take one task, one has it.
 * @throws {Refusal} `not-found`, `forbidden`, `task-done`, `task-taken`, `target-unavailable`
 */
export function assignTask(
  database: Database,
  given: ProcessesGiven,
  who: UserAsker,
  id: string,
  { userId, from }: Assigning,
): Promise<void> {
  return transaction(database, async (work) => {
    const { instance_id } = (await accessTask(work, who, id)).task
    const instance = await holdInstance(work, instance_id)
    const { task, rights } = await accessTask(work, who, id)
    if (!instance || task.state !== 'open') throw new Refusal('task-done')
    if (task.assignee_id === userId) return
    const holder = named(task.assignee_id, task.assignee_name)
    if (task.assignee_id !== from) throw new Refusal('task-taken', { holder })
    const takes = userId === who.id && rights.take
    if (!takes && !rights.assign) throw holder ? new Refusal('task-taken', { holder }) : new Refusal('forbidden')
    const [user, asker] = await Promise.all([userById(work, userId), userById(work, who.id)])
    if (user?.state !== 'active') throw new Refusal('target-unavailable')
    await handTask(work, given, instance, task, { to: user, by: { id: who.id, name: asker?.name ?? '' } })
  })
}

import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ProcessesGiven } from './given.ts'
import { accessInstance, holdInstance, type InstanceRow, isGoing, mayInterrupt } from './instance.ts'
import { closeTasks } from './open-tasks.ts'
import { tellInstance } from './tell.ts'
import { writeHistory } from './write-history.ts'

/** @throws {Refusal} `not-found`, `forbidden`, `instance-ended` */
export function interruptInstance(database: Database, given: ProcessesGiven, who: UserAsker, id: string): Promise<void> {
  return transaction(database, async (work) => {
    await accessInstance(work, who, id)
    const instance = await holdInstance(work, id)
    if (!instance) throw new Refusal('not-found')
    if (!mayInterrupt(who, instance)) throw new Refusal('forbidden')
    if (!isGoing(instance)) throw new Refusal('instance-ended')
    await interrupt(work, given, instance, who.id)
  })
}

/** Its tasks are taken away; timers find it ended. */
export async function interrupt(work: Work, given: ProcessesGiven, instance: InstanceRow, userId: string | null): Promise<void> {
  await closeTasks(work, instance, null)
  const tokens = JSON.stringify({ ...instance.tokens, waiting: [], failed: [] })
  await work.db
    .updateTable('process_instances')
    .set({ state: 'interrupted', tokens, at: '[]', failed_at: null, ended_at: new Date() })
    .where('id', '=', instance.id)
    .execute()
  await writeHistory(work, instance.id, [{ kind: 'interrupted', elementId: null, elementName: '', userId, detail: '' }])
  await tellInstance(work, given, instance)
}

import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ProcessesGiven } from './given.ts'
import { holdInstance, type InstanceRow } from './instance.ts'
import { refusing } from './step-failure.ts'
import type { Failed } from './tokens.ts'
import { writeStep } from './write-step.ts'

/**
 * All that went wrong by itself, once more; what goes wrong again leaves it as it was.
 * @throws {Refusal} `not-found`, `instance-not-failed`, `process-failed`
 */
export function retryInstance(
  database: Database,
  given: ProcessesGiven,
  by: { id: string; name: string },
  id: string,
): Promise<void> {
  return transaction(database, async (work) => {
    let instance = await holdInstance(work, id)
    if (!instance) throw new Refusal('not-found')
    if (instance.state !== 'failed') throw new Refusal('instance-not-failed')
    for (const failed of instance.tokens.failed) {
      const lines = [{ kind: 'tried-again' as const, elementId: failed.at, elementName: '', userId: by.id, detail: '' }]
      const { token, timer } = failed
      await refusing(writeStep(work, given, without(instance!, failed), { signal: { token, timer }, by: null, lines }))
      instance = await holdInstance(work, id)
    }
  })
}

function without(instance: InstanceRow, { token }: Failed): InstanceRow {
  const failed = instance.tokens.failed.filter((one) => one.token !== token)
  return { ...instance, tokens: { ...instance.tokens, failed } }
}

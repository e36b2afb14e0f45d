import { type Database, transaction, type Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import type { ProcessesGiven } from './given.ts'
import { holdInstance, type InstanceRow, isGoing, nameOf } from './instance.ts'
import { StepFailure } from './step-failure.ts'
import { tellInstance } from './tell.ts'
import { tellUsers, whoMends } from './tell-people.ts'
import { writeHistory } from './write-history.ts'
import { writeStep } from './write-step.ts'

interface Timed {
  instanceId: string
  token: string
  elementId: string
}

const name = 'process-timer'

/** Part of the step that reaches the timer. What the instance has passed by then is let be. */
export function runTimerJob({ later }: Pick<Work, 'later'>, timed: Timed, at: Date): void {
  later(name, timed, { key: `${name} ${timed.instanceId} ${timed.token} ${timed.elementId}`, runAt: at })
}

/** Its time has come. What goes wrong by the definition's fault waits for an administrator, who is told [BPR-05]. */
export const runTimer = (given: ProcessesGiven): Task<Timed> => ({
  name,
  async run(database, timed) {
    try {
      await transaction(database, async (work) => {
        const instance = await holdWaiting(work, timed)
        if (instance) await writeStep(work, given, instance, { signal: { token: timed.token, timer: timed.elementId }, by: null })
      })
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error
      await noteFailure(database, given, timed, error)
    }
  },
})

/** Undefined where it stands there no more. */
async function holdWaiting(work: Work, { instanceId, token }: Timed): Promise<InstanceRow | undefined> {
  const instance = await holdInstance(work, instanceId)
  return instance && isGoing(instance) && instance.tokens.waiting.some(({ id }) => id === token) ? instance : undefined
}

function noteFailure(database: Database, given: ProcessesGiven, timed: Timed, failure: StepFailure): Promise<void> {
  return transaction(database, async (work) => {
    const instance = await holdWaiting(work, timed)
    if (!instance) return
    const { token, elementId: timer } = timed
    const { elementId: at, elementName } = failure
    const failed = [...instance.tokens.failed.filter((one) => one.token !== token), { token, timer, at }]
    await work.db
      .updateTable('process_instances')
      .set({ state: 'failed', failed_at: at, tokens: JSON.stringify({ ...instance.tokens, failed }) })
      .where('id', '=', instance.id)
      .execute()
    await writeHistory(work, instance.id, [{ kind: 'failed', elementId: at, elementName, userId: null, detail: failure.message }])
    tellUsers(work, await whoMends(work, instance.initiator_id), {
      ...{ kind: 'process-failed', actor: null, text: failure.told.slice(0, 2_000) },
      instance: { id: instance.id, name: nameOf(instance) },
    })
    await tellInstance(work, given, instance)
  })
}

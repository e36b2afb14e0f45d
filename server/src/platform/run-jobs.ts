import { type Runner, type RunnerOptions, run, type WorkerEvents } from 'graphile-worker'
import type { Logger } from 'pino'

export interface RunJobs {
  /** As whom this process holds jobs: `locked_by` of what it is doing. None while it is begun anew. */
  holder(): string | undefined
  stop(): Promise<void>
}

/** Between two tries (ms) to begin anew. */
const pause = 1_000

/**
 * What is done or failed is noted by a batch of one, whose failing the queue hears of. By default it is noted by a promise that
 * nobody waits for, and a database that is lost at that moment would end the process.
 */
const noted = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

/** Runs the queue until it is stopped. Where it cannot note what it has done it stops by itself, and is begun anew [T-21]. */
export async function runJobs(options: RunnerOptions & { events: WorkerEvents }, logger: Logger): Promise<RunJobs> {
  let holder: string | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false
  options.events.on('pool:create', ({ workerPool }) => {
    holder = workerPool.id
  })

  async function begin(): Promise<Runner> {
    const runner = await run({ ...options, noHandleSignals: true, preset: { worker: noted } })
    const over = () => {
      holder = undefined
      if (ended) return
      logger.warn('jobs stopped and are begun anew')
      again()
    }
    runner.promise.then(over, over)
    return runner
  }
  function again(): void {
    timer = setTimeout(() => {
      running = begin()
      running.catch((error) => {
        logger.warn({ err: error }, 'jobs cannot be begun yet')
        if (!ended) again()
      })
    }, pause)
  }

  let running = begin()
  await running
  return {
    holder: () => holder,
    async stop() {
      ended = true
      clearTimeout(timer)
      await running.then((runner) => runner.stop()).catch(() => {})
    },
  }
}

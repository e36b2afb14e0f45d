import { EventEmitter } from 'node:events'
import { type JobHelpers, parseCronItems, Logger as QueueLogger, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Database } from './database.ts'
import { beat, holdJobs } from './hold-jobs.ts'
import { pruneEvents } from './prune-events.ts'
import { runJobs } from './run-jobs.ts'

/** What is done later: once, by one worker of any process, and again with growing pauses while it throws. */
export interface Task<Payload = unknown> {
  name: string
  run(database: Database, payload: Payload, attempt: Attempt): Promise<void>
  /** Also by itself, in UTC: minute, hour, day, month, weekday (`0 * * * *`). It then has no payload. */
  cron?: string
  /** How often it is tried before it stays failed; 12 unless said. */
  attempts?: number
}

interface Attempt {
  /** 1 at first. */
  number: number
  /** The last one: what fails now stays failed, and should say so where people see it. */
  isLast: boolean
}

export interface Jobs extends AsyncDisposable {
  /** Resolves when what was committed before has been handed to the queue. */
  handedOver(): Promise<void>
}

export interface Working {
  database: Database
  // biome-ignore lint/suspicious/noExplicitAny: each task knows its own payload, and the list holds all of them
  tasks: readonly Task<any>[]
  logger: Logger
  /** Jobs at once in this process. */
  concurrency?: number
}

const backstop = 1_000
const attemptsUnlessSaid = 12

/** The tasks that the platform itself has. */
const platformTasks: Task<never>[] = [
  {
    name: 'prune-events',
    cron: '17 * * * *',
    run: async (database) => void (await pruneEvents(database)),
  },
]

export async function work({ database, tasks, logger, concurrency = 4 }: Working): Promise<Jobs> {
  const all = [...platformTasks, ...tasks]
  const pgPool = new pg.Pool({ connectionString: database.url, max: concurrency + 2, keepAlive: true })
  pgPool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}))
  const events: WorkerEvents = new EventEmitter()
  events.on('job:failed', ({ job, error }) => {
    logger.error({ err: error, task: job.task_identifier, job: job.id }, 'a job stays failed')
  })
  const options = {
    pgPool,
    events,
    concurrency,
    // Of two workers that reach for one queue at the same moment, neither may get its job; it waits for the next look.
    pollInterval: 500,
    logger: queueLogger(logger),
    parsedCronItems: parseCronItems(
      all.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron, options: { backfillPeriod: 0 } }] : [])),
    ),
    taskList: Object.fromEntries(
      all.map(({ name, run }) => [
        name,
        (payload: unknown, { job }: JobHelpers) =>
          run(database, payload as never, { number: job.attempts, isLast: job.attempts >= job.max_attempts }),
      ]),
    ),
  }
  const running = await runJobs(options, logger)

  const attempts = JSON.stringify(Object.fromEntries(all.map(({ name, attempts }) => [name, attempts ?? attemptsUnlessSaid])))
  let handing = Promise.resolve()
  const handOver = () => {
    handing = handing
      .then(() => hand(database, attempts))
      .catch((error) => logger.warn({ err: error }, 'jobs wait to be handed over'))
    return handing
  }
  let asked = false
  database.jobsAdded = () => {
    if (asked) return
    asked = true
    // What is committed in the meantime goes with it.
    setImmediate(() => {
      asked = false
      void handOver()
    })
  }
  const timer = setInterval(database.jobsAdded, backstop)
  let holding = Promise.resolve()
  const pulse = setInterval(() => {
    holding = holdJobs(database, running.holder()).catch((error) => logger.warn({ err: error }, 'jobs could not be held'))
  }, beat)
  return {
    handedOver: handOver,
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      clearInterval(pulse)
      database.jobsAdded = () => {}
      await Promise.all([handing, holding])
      await running.stop()
      await pgPool.end()
    },
  }
}

/** By one process at a time, so that jobs of one queue stay in their order; of those with one key only the last. */
async function hand({ db }: Database, attempts: string): Promise<void> {
  for (let more = true; more; ) {
    const { rows } = await sql<{ count: number }>`
      with one as materialized (select pg_try_advisory_xact_lock(7073211) as mine),
      taken as (delete from later where id in (select id from later where (select mine from one) order by id limit 500) returning *),
      last as (select distinct on (coalesce('key ' || key, 'id ' || id)) * from taken order by coalesce('key ' || key, 'id ' || id), id desc),
      specs as (select array_agg((task, payload, queue, run_at, coalesce((${attempts}::json ->> task)::int, ${attemptsUnlessSaid}::int),
        key, null, null)::graphile_worker.job_spec order by id) as specs from last having count(*) > 0),
      added as (select graphile_worker.add_jobs(specs) from specs)
      select (select count(*) from taken) + 0 * (select count(*) from added) as count`.execute(db)
    more = rows[0]!.count === 500
  }
}

function queueLogger(logger: Logger): QueueLogger {
  return new QueueLogger(() => (level, message, meta) => {
    if (level === 'error') logger.error(meta ?? {}, message)
    else if (level === 'warning') logger.warn(meta ?? {}, message)
    else logger.debug(message)
  })
}

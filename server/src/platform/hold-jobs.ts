import { sql } from 'kysely'
import type { Database } from './database.ts'

/** How often (ms) whoever has jobs says that they live; five times missed, and others do their jobs. */
export const beat = 2_000

/**
 * A process that is killed leaves its jobs locked, and the queue itself would wait for four hours. So those who work renew what
 * they hold, and anybody frees what nobody renewed. What is freed by mistake, of a process that hung, is done twice: tasks bear it.
 * @param holder as whom this process holds jobs, while it does
 */
export async function holdJobs({ db }: Database, holder: string | undefined): Promise<void> {
  if (holder)
    await sql`with jobs as (update graphile_worker._private_jobs set locked_at = now() where locked_by = ${holder})
      update graphile_worker._private_job_queues set locked_at = now() where locked_by = ${holder}`.execute(db)
  await sql`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where locked_at < now() - interval '10 seconds' having count(*) > 0`.execute(db)
}

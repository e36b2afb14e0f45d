import { type RawBuilder, sql } from 'kysely'

export interface LaterOptions {
  /** Of several jobs with the same key that wait, only the last is done. */
  key?: string
  runAt?: Date
  /** Jobs of one queue are done one after another, in their order. */
  queue?: string
}

export interface Job extends LaterOptions {
  task: string
  payload: object
}

/** Part of the transaction that they follow from; see migration 0001 for why they do not go into the job queue at once. */
export function writeJobs(jobs: Job[]): RawBuilder<unknown> {
  const text = jobs.map(({ payload }) => JSON.stringify(payload))
  return sql`insert into later (task, payload, key, queue, run_at)
    select task, payload, key, queue, coalesce(run_at, now())
    from unnest(${jobs.map(({ task }) => task)}::text[], ${text}::json[], ${jobs.map(({ key }) => key ?? null)}::text[],
      ${jobs.map(({ queue }) => queue ?? null)}::text[], ${jobs.map(({ runAt }) => runAt ?? null)}::timestamptz[])
      with ordinality as j (task, payload, key, queue, run_at, i) order by i`
}

import { sql } from 'kysely'
import type { Database, Work } from '../platform/database.ts'
import type { Task } from '../platform/jobs.ts'
import { isOpen, type Session } from './session.ts'

type Counted = Pick<Session, 'live_chat_id' | 'state' | 'group_id' | 'operator_id'>

const nobody = '00000000-0000-0000-0000-000000000000'

/** Which counts a session is in: `kind:key`. */
function countsOf({ state, group_id, operator_id }: Counted): string[] {
  if (state === 'closed') return operator_id === null ? ['closed:'] : ['closed:', `mine-closed:${operator_id}`]
  const open = isOpen({ state }) ? ['open:'] : []
  return state === 'queued' ? [...open, `queued:${group_id ?? ''}`] : open
}

/** What is added to a count. */
export interface Delta {
  kind: string
  /** See migration 0007. */
  key: string
  n: 1 | -1
}

/** What a change makes of the counts. */
export function deltasOf(before: Counted | undefined, after: Counted): Delta[] {
  const was = before ? countsOf(before) : []
  const is = countsOf(after)
  const more = is.filter((count) => !was.includes(count)).map((count) => deltaOf(count, 1))
  const less = was.filter((count) => !is.includes(count)).map((count) => deltaOf(count, -1))
  return [...more, ...less]
}

function deltaOf(count: string, n: 1 | -1): Delta {
  const [kind, key] = count.split(':') as [string, string]
  return { kind, key: key || nobody, n }
}

/** Adds them. It waits for nobody: rows are only added, and a job folds them. */
export function tally({ db, send }: Work, before: Counted | undefined, after: Counted): void {
  const rows = deltasOf(before, after).map((delta) => ({ live_chat_id: after.live_chat_id, ...delta }))
  if (rows.length > 0) send(db.insertInto('tallies').values(rows).execute())
}

export interface Tally {
  live_chat_id: string
  kind: string
  key: string
  n: number
}

export async function sumTallies({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select live_chat_id, kind, key, sum(n)::int as n from tallies where live_chat_id = ${liveChatId}::uuid
    group by live_chat_id, kind, key`.execute(db)
  return rows
}

/** As `Workspace.tallies` names it. */
export function nameOf({ live_chat_id, kind, key }: Pick<Tally, 'live_chat_id' | 'kind' | 'key'>): string {
  if (kind !== 'queued') return `${kind}:${live_chat_id}`
  return `queued:${live_chat_id}:${key === nobody ? 'common' : key}`
}

/** One row of a count again, each minute; the sum stays the same in every moment. */
export const foldTallies: Task = {
  name: 'fold-tallies',
  cron: '* * * * *',
  async run({ db }: Database) {
    await sql`
      with many as (select live_chat_id, kind, key from tallies group by live_chat_id, kind, key having count(*) > 1),
      gone as (delete from tallies t using many m
        where (t.live_chat_id, t.kind, t.key) = (m.live_chat_id, m.kind, m.key) returning t.*)
      insert into tallies (live_chat_id, kind, key, n)
        select live_chat_id, kind, key, sum(n)::bigint from gone group by live_chat_id, kind, key`.execute(db)
  },
}

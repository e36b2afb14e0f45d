import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { Candidate } from './snapshot.ts'

/** With what a session's card shows of them. */
export interface Claimed extends Candidate {
  avatarFileId: string | null
  online: boolean
}

/**
 * The first of these candidates who still is as they were seen and whom no other process is giving something at this moment; from
 * here on, until the commit, they are ours. Nobody waits: where all were taken meanwhile, it is looked again.
 */
export async function claim({ db }: Work, candidates: readonly Candidate[]): Promise<Claimed | undefined> {
  const { rows } = await sql<{ user_id: string; avatar_file_id: string | null; online: boolean }>`
    with first as (
      select t.user_id from unnest(${candidates.map(({ id }) => id)}::uuid[], ${candidates.map(({ turn }) => turn)}::bigint[])
        with ordinality as c (id, turn, i) join operator_turns t on t.user_id = c.id and t.turn = c.turn
      order by c.i for no key update of t skip locked limit 1)
    update operator_turns t set turn = nextval('operator_turn') from first join users u on u.id = first.user_id
    where t.user_id = first.user_id returning t.user_id, u.avatar_file_id, u.online`.execute(db)
  const [row] = rows
  const candidate = candidates.find(({ id }) => id === row?.user_id)
  return candidate && row && { ...candidate, avatarFileId: row.avatar_file_id, online: row.online }
}

/** Where being quick did not help, those in question are waited for, in the order of ids as everywhere, and then stay as they are. */
export async function holdTurns({ db }: Work, candidates: readonly Candidate[]): Promise<void> {
  await sql`select from operator_turns where user_id = any(${candidates.map(({ id }) => id)}::uuid[])
    order by user_id for no key update`.execute(db)
}

/** Before the first claim. */
export function mayLetGo({ db, send }: Work): void {
  send(sql`savepoint claiming`.execute(db))
}

/**
 * After a claim that found nobody. PostgreSQL locks a row first and then sees that it has changed: what was locked in vain would be
 * held until the commit, out of order, and two who then wait for turns would wait for each other.
 */
export async function letGo({ db }: Work): Promise<void> {
  await sql`rollback to savepoint claiming`.execute(db)
}

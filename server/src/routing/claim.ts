import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { Candidate, PoolAsked } from './snapshot.ts'

/**
 * The first of these candidates who still is as they were seen and whom no other process is giving something at this moment; from
 * here on, until the commit, they are ours. Nobody waits: where all were taken meanwhile, it is looked again.
 */
export async function claim({ db }: Work, candidates: readonly Candidate[]): Promise<Candidate | undefined> {
  const { rows } = await sql<{ user_id: string }>`
    with first as (
      select t.user_id from unnest(${candidates.map(({ id }) => id)}::uuid[], ${candidates.map(({ turn }) => turn)}::bigint[])
        with ordinality as c (id, turn, i) join operator_turns t on t.user_id = c.id and t.turn = c.turn
      order by c.i for no key update of t skip locked limit 1)
    update operator_turns t set turn = nextval('operator_turn') from first where t.user_id = first.user_id
    returning t.user_id`.execute(db)
  return candidates.find(({ id }) => id === rows[0]?.user_id)
}

/** Where being quick did not help, everybody of the group is held, in the order of ids as everywhere: then what is seen stays so. */
export async function holdPool({ db }: Work, { groupId }: PoolAsked): Promise<void> {
  // Only one group is ever held: what was held of another is let go.
  await sql`rollback to savepoint holding`.execute(db)
  await sql`select from operator_turns where user_id = any(array(select user_id from memberships where group_id = ${groupId}::uuid))
    order by user_id for no key update`.execute(db)
}

export async function mayHold({ db }: Work): Promise<void> {
  await sql`savepoint holding`.execute(db)
}

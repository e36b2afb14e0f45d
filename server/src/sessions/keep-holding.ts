import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import { mayDrain } from '../routing/index.ts'
import type { Session } from './session.ts'

type Held = Pick<Session, 'id' | 'live_chat_id' | 'state' | 'operator_id'>

/** A session before and after; without a before it is new. */
export interface Move {
  before: Held | undefined
  after: Held
}

const holderOf = (session: Held | undefined) => (session?.state === 'assigned' ? session.operator_id : null)

/** In the transaction that changes a session; see `holdingParts`. */
export function keepHolding(work: Work, before: Held | undefined, after: Held): void {
  const parts = holdingParts([{ before, after }])
  if (parts) work.send(sql`with held (id) as (values (${after.id}::uuid)), ${parts} select`.execute(work.db))
}

/**
 * Parts of a statement that has `held`, the ids of the sessions that are changed: who has a session from when to when, how many each
 * operator has, whose turn it is, and that who has room again may be given what waits. Turns are always held before loads, and both
 * in the order of ids, so that two who give sessions never wait for each other crosswise. Undefined where nobody else has any of them now.
 */
export function holdingParts(moves: readonly Move[]): RawBuilder<unknown> | undefined {
  const steps = moves.flatMap(({ before, after }) => {
    const [was, is] = [holderOf(before), holderOf(after)]
    if (was === is) return []
    const { id, live_chat_id } = after
    return [...(was ? [{ id, live_chat_id, user: was, n: -1 }] : []), ...(is ? [{ id, live_chat_id, user: is, n: 1 }] : [])]
  })
  if (steps.length === 0) return undefined
  const each = <Key extends keyof (typeof steps)[number]>(key: Key) => plainList(steps.map((step) => step[key]))
  const free = steps.filter(({ n, live_chat_id }) => n < 0 && mayDrain(live_chat_id))
  const now = new Date()
  return sql`moved as materialized (
      select session_id, live_chat_id, user_id, n
      from unnest(${each('id')}::uuid[], ${each('live_chat_id')}::uuid[], ${each('user')}::uuid[], ${each('n')}::int[])
        as m (session_id, live_chat_id, user_id, n)
      where session_id = any (array(select id from held))),
    over as (
      update session_holdings set held_until = ${now}
      where session_id = any (array(select session_id from moved)) and held_until is null),
    begun as (
      insert into session_holdings (session_id, live_chat_id, user_id, held_from)
      select session_id, live_chat_id, user_id, ${now} from moved where n > 0),
    turned as (
      insert into operator_turns (user_id, turn, open)
      select user_id, case when max(n) > 0 then nextval('operator_turn') else 0 end, sum(n) from moved group by user_id order by user_id
      on conflict (user_id) do update
        set open = operator_turns.open + excluded.open, turn = greatest(operator_turns.turn, excluded.turn)
      returning 1),
    loaded as (
      insert into operator_loads (user_id, live_chat_id, open)
      select user_id, live_chat_id, sum(n) from (select count(*) from turned) t, moved group by user_id, live_chat_id order by user_id, live_chat_id
      on conflict (live_chat_id, user_id) do update set open = operator_loads.open + excluded.open),
    freed as (
      insert into later (task, payload, key)
      select 'drain-sessions', json_build_object('userIds', json_build_array(user_id)), 'drain ' || user_id
      from unnest(${plainList(free.map(({ id }) => id))}::uuid[], ${plainList(free.map(({ user }) => user))}::uuid[])
        as f (session_id, user_id)
      where session_id = any (array(select id from held)))`
}

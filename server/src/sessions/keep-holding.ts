import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { mayDrain } from '../routing/index.ts'
import type { Session } from './session.ts'

type Held = Pick<Session, 'id' | 'live_chat_id' | 'state' | 'operator_id'>

const holderOf = (session: Held | undefined) => (session?.state === 'assigned' ? session.operator_id : null)

/**
 * Who has a session from when to when, how many each operator has, and whose turn it is, in the transaction that changes it. Turns
 * are always held before loads, and both in the order of ids, so that two who give sessions never wait for each other crosswise.
 */
export function keepHolding(work: Work, before: Held | undefined, after: Held): void {
  const [was, is] = [holderOf(before), holderOf(after)]
  if (was === is) return
  const changes = [...(was ? [{ id: was, n: -1 }] : []), ...(is ? [{ id: is, n: 1 }] : [])]
  const now = new Date()
  const { id, live_chat_id } = after
  const kept = sql`
    with over as (update session_holdings set held_until = ${now} where session_id = ${id}::uuid and held_until is null),
    begun as (insert into session_holdings (session_id, live_chat_id, user_id, held_from)
      select ${id}::uuid, ${live_chat_id}::uuid, ${is}::uuid, ${now} where ${is}::uuid is not null),
    changes as materialized (select * from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ n }) => n)}::int[]) as c (id, n)),
    turned as (insert into operator_turns (user_id, turn, open) select id, nextval('operator_turn'), n from changes order by id
      on conflict (user_id) do update set open = operator_turns.open + excluded.open,
        turn = case when excluded.open > 0 then excluded.turn else operator_turns.turn end returning 1)
    insert into operator_loads (user_id, live_chat_id, open)
      select c.id, ${live_chat_id}::uuid, c.n from (select count(*) from turned) t, changes c order by c.id
      on conflict (live_chat_id, user_id) do update set open = operator_loads.open + excluded.open`
  work.send(kept.execute(work.db))
  if (was && mayDrain(live_chat_id)) work.later('drain-sessions', { userIds: [was] }, { key: `drain ${was}` })
}

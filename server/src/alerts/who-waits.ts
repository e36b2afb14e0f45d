import { type RawBuilder, sql } from 'kysely'

export interface Waiting {
  id: string
  name: string
  live_chat_id: string
  group_id: string | null
  operator_id: string | null
  operator_name: string | null
  /** To the last digit, as a text. */
  since: string
  /** Minutes. */
  waited: number
}

/** Sessions in one transaction at most. */
export const some = 100

/** What waits in a queue for more than so many minutes and was not told of by this step. Whoever takes one at this moment holds it: it is passed over. */
export const waitingInQueue = (step: string, minutes: number, after: string): RawBuilder<Waiting> => sql<Waiting>`
  select s.id, s.name, s.live_chat_id, s.group_id, null::uuid as operator_id, null::text as operator_name,
    s.queued_at::text as since, (extract(epoch from now() - s.queued_at) / 60)::float8 as waited
  from sessions s
  where s.state = 'queued' and s.queued_at < now() - make_interval(secs => ${minutes * 60}::float8) and s.id > ${after}::uuid
    and not exists (select from waiting_steps w where w.session_id = s.id and w.queued_at = s.queued_at and w.step = ${step})
  order by s.id limit ${some} for no key update skip locked`

/** What somebody has and does not answer. Who took it over has their own time. */
export const waitingForAnswer = (step: string, minutes: number, after: string): RawBuilder<Waiting> => sql<Waiting>`
  select s.id, s.name, s.live_chat_id, s.group_id, s.operator_id, u.name as operator_name,
    since::text as since, (extract(epoch from now() - since) / 60)::float8 as waited
  from sessions s join users u on u.id = s.operator_id cross join lateral (select greatest(s.waiting_since, s.assigned_at) as since) w
  where s.state = 'assigned' and s.waiting_since < now() - make_interval(secs => ${minutes * 60}::float8)
    and since < now() - make_interval(secs => ${minutes * 60}::float8) and s.id > ${after}::uuid
    and not exists (select from waiting_steps d where d.session_id = s.id and d.queued_at = since and d.step = ${step})
  order by s.id limit ${some} for no key update of s skip locked`

import type { Named, SessionFilters, SessionSort } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { plainList } from '../platform/plain-list.ts'
import type { Staff } from '../sessions/index.ts'
import { statesOf } from './choose-sessions.ts'
import type { ValuesOf } from './order.ts'
import { type Reads, readAnew } from './read-anew.ts'

/** The values by which somebody's sessions can be sorted: names in their order, and nobody and no group last. */
export function valuesFor(reads: Reads, viewer: Staff, filters: SessionFilters): ValuesOf {
  const { states: wanted, operatorIds, priorities } = filters
  const states = statesOf(filters)
  return async (sort: SessionSort) => {
    switch (sort) {
      case 'state':
        return states
      case 'closed':
        // Those that were never closed come last, whichever way.
        return ['closed', 'open'].filter((value) => states.some((state) => (state === 'closed') === (value === 'closed')))
      case 'priority':
        return ['0', '1', '2', '3'].filter((value) => !priorities || priorities.some((one) => String(one) === value))
      case 'channel':
        return channelsFor(reads, viewer)
      case 'liveChat':
        return (await liveChatsFor(reads, viewer)).map(({ id }) => id)
      case 'operator':
        // What waits has no operator.
        if (wanted?.every((state) => state === 'queued')) return ['']
        if (operatorIds)
          return [...(await operatorsFor(reads, viewer)).map(({ id }) => id).filter((id) => operatorIds.includes(id)), '']
        return [...(await operatorsFor(reads, viewer)).map(({ id }) => id), '']
      default:
        return [...(await groupsFor(reads, viewer)).map(({ id }) => id), '']
    }
  }
}

/** What filters can name: only what stands on sessions that the asker may see. */
export async function filtersFor(reads: Reads, viewer: Staff) {
  const [liveChats, channels, operators, groups] = await Promise.all([
    liveChatsFor(reads, viewer),
    channelsFor(reads, viewer),
    operatorsFor(reads, viewer),
    groupsFor(reads, viewer),
  ])
  return { liveChats, channels, operators, groups }
}

const supervisedBy = ({ roles }: Staff) => Object.entries(roles).flatMap(([id, role]) => (role?.supervisor ? [id] : []))

/** Those in which they have a role, and those in which they have or had a session. */
async function liveChatsFor(reads: Reads, { userId, roles }: Staff): Promise<Named[]> {
  return readAnew(
    reads,
    sql<Named>`
      select l.id, l.name from live_chats l where l.id = any (${plainList(Object.keys(roles))}::uuid[])
        or exists (select from sessions s where s.operator_id = ${userId}::uuid and s.live_chat_id = l.id)
      order by lower(l.name), l.id`,
  )
}

async function channelsFor(reads: Reads, viewer: Staff): Promise<string[]> {
  const ids = (await liveChatsFor(reads, viewer)).map(({ id }) => id)
  const rows = await readAnew(
    reads,
    sql<{ kind: string }>`select distinct kind from channels where live_chat_id = any (${plainList(ids)}::uuid[]) order by kind`,
  )
  return rows.map(({ kind }) => kind)
}

/** From one to the next along an index, whatever lies between: there are few operators and many sessions. */
const distinct = (column: RawBuilder<unknown>) => sql`
  with recursive known (id) as (
    (select ${column} from sessions where ${column} is not null order by ${column} limit 1)
    union all
    select (select ${column} from sessions where ${column} > known.id order by ${column} limit 1) from known where known.id is not null)`

async function operatorsFor(reads: Reads, viewer: Staff): Promise<Named[]> {
  const theirs = sql`u.id = ${viewer.userId}::uuid
    or exists (select from sessions s where s.operator_id = u.id and s.live_chat_id = any (${plainList(supervisedBy(viewer))}::uuid[]))`
  return readAnew(
    reads,
    sql<Named>`${distinct(sql`operator_id`)}
      select u.id, u.name from known join users u using (id) where ${theirs} order by lower(u.name), u.id`,
  )
}

async function groupsFor(reads: Reads, viewer: Staff): Promise<Named[]> {
  const mine = Object.values(viewer.roles).flatMap((role) => [...(role?.groupIds ?? [])])
  const theirs = sql`g.id = any (${plainList(mine)}::uuid[])
    or exists (select from sessions s where s.group_id = g.id and s.live_chat_id = any (${plainList(supervisedBy(viewer))}::uuid[]))
    or exists (select from sessions s where s.group_id = g.id and s.operator_id = ${viewer.userId}::uuid)`
  return readAnew(
    reads,
    sql<Named>`${distinct(sql`group_id`)}
      select g.id, g.name from known join groups g using (id) where ${theirs} order by lower(g.name), g.id`,
  )
}

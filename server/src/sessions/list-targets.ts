import type { Targets } from '@parley/contract'
import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { viewSession } from './access.ts'

interface Row {
  id: string
  name: string
  avatar_file_id: string | null
  online: boolean
  groups: string[]
  active: number
  waiting: number
  away_until: Date | null
}

/** Whom the session may be given to: Online and not absent first, then those with the least to do [INF-06, INF-10]. */
export async function listTargets(
  reads: Pick<Work, 'db'>,
  asker: Asker,
  sessionId: string,
  onlineOnly: boolean,
): Promise<Targets> {
  const { session } = await viewSession(reads, asker, sessionId)
  const chat = session.live_chat_id
  const { rows: operators } = await sql<Row>`
    with operators as (
      select m.user_id, array_agg(g.name order by lower(g.name)) as groups
      from live_chat_operator_groups o join memberships m on m.group_id = o.group_id join groups g on g.id = o.group_id
      where o.live_chat_id = ${chat}::uuid group by m.user_id)
    select u.id, u.name, u.avatar_file_id, u.online, o.groups, load.active, load.waiting, absent.away_until
    from operators o join users u on u.id = o.user_id and u.state = 'active' and (u.online or not ${onlineOnly}::boolean)
    cross join lateral (select count(*)::int as active, count(s.waiting_since)::int as waiting
      from sessions s where s.operator_id = u.id and s.state = 'assigned') load
    cross join lateral (select max(a.ends_at) as away_until
      from absences a where a.user_id = u.id and a.starts_at <= now() and a.ends_at > now()) absent
    order by (u.online and absent.away_until is null) desc, load.active, lower(u.name), u.id`.execute(reads.db)
  const { rows: groups } = await sql<Targets['groups'][number]>`
    select g.id, g.name, count(u.id)::int as size, (count(u.id) filter (where u.online))::int as online
    from live_chat_operator_groups o join groups g on g.id = o.group_id
    left join memberships m on m.group_id = g.id left join users u on u.id = m.user_id and u.state = 'active'
    where o.live_chat_id = ${chat}::uuid group by g.id, g.name order by lower(g.name)`.execute(reads.db)
  return {
    operators: operators.map(({ avatar_file_id, away_until, ...row }) => ({
      ...row,
      avatarFileId: avatar_file_id,
      awayUntil: away_until?.toISOString() ?? null,
    })),
    groups,
  }
}

import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Staff, viewerOf } from './access.ts'
import { type Session, toCard } from './session.ts'
import { sessionById } from './sessions-query.ts'
import { takeSession } from './take-session.ts'
import type { Verbs } from './verbs.ts'

/**
 * The blue counter: the highest priority, then the longest wait, of all my queues; Offline it is only named [SES-04, STA-02]. Where
 * somebody else took the last one a moment before, it is said who [RTE-06].
 */
export async function takeNextSession(database: Database, verbs: Verbs, asker: UserAsker) {
  const viewer = await viewerOf(database, asker)
  for (let attempt = 0; viewer && attempt < 50; attempt++) {
    const next = await nextInQueues(database, viewer)
    if (!next) break
    if (!viewer.online) return { session: toCard(next), taken: false, takenBy: null }
    try {
      return { session: await takeSession(verbs, asker, next.id), taken: true, takenBy: null }
    } catch (error) {
      // Somebody else was quicker: the next one, then.
      if (!(error instanceof Refusal) || !['session-taken', 'session-closed', 'session-spam', 'not-found'].includes(error.code))
        throw error
    }
  }
  return { session: null, taken: false, takenBy: viewer ? await whoWasQuicker(database, viewer) : null }
}

/** A click that comes too late comes within this time. */
const moment = '5 seconds'

async function whoWasQuicker({ db }: Pick<Database, 'db'>, { roles, userId }: Staff): Promise<Named | null> {
  const { chats, groups } = queuesOf(roles)
  const { rows } = await sql<Named>`
    select u.id, u.name from unnest(${chats}::uuid[], ${groups}::uuid[]) as q (chat, grp)
    join sessions s on s.live_chat_id = q.chat and s.group_id is not distinct from q.grp and s.state = 'assigned'
    join users u on u.id = s.operator_id
    where s.assigned_at > now() - ${moment}::interval and u.id <> ${userId}::uuid
    order by s.assigned_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The live chats and groups of the queues that somebody takes from; no group is the common queue. */
function queuesOf(roles: Staff['roles']) {
  const queues = Object.entries(roles).flatMap(([chat, role]) =>
    role && role.groupIds.length > 0 ? [null, ...role.groupIds].map((group) => ({ chat, group })) : [],
  )
  return { chats: queues.map(({ chat }) => chat), groups: queues.map(({ group }) => group) }
}

async function nextInQueues(database: Pick<Database, 'db'>, { roles }: Staff): Promise<Session | undefined> {
  const { chats, groups } = queuesOf(roles)
  if (chats.length === 0) return undefined
  const { rows } = await sql<{ id: string }>`
    select s.id from unnest(${chats}::uuid[], ${groups}::uuid[]) as q (chat, grp)
    cross join lateral (
      (select id, priority, queued_at from sessions
        where state = 'queued' and live_chat_id = q.chat and group_id = q.grp order by priority desc, queued_at, id limit 1)
      union all
      (select id, priority, queued_at from sessions
        where q.grp is null and state = 'queued' and live_chat_id = q.chat and group_id is null
        order by priority desc, queued_at, id limit 1)) s
    order by s.priority desc, s.queued_at, s.id limit 1`.execute(database.db)
  return rows[0] && sessionById(database, rows[0].id)
}

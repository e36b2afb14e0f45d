import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Staff, viewerOf } from './access.ts'
import { type Session, toCard } from './session.ts'
import { sessionById } from './sessions-query.ts'
import { takeSession } from './take-session.ts'
import type { Verbs } from './verbs.ts'

/** The blue counter: the highest priority, then the longest wait, of all my queues; Offline it is only named [SES-04, STA-02]. */
export async function takeNextSession(database: Database, verbs: Verbs, asker: UserAsker) {
  const viewer = await viewerOf(database, asker)
  for (let attempt = 0; viewer && attempt < 50; attempt++) {
    const next = await nextInQueues(database, viewer)
    if (!next) break
    if (!viewer.online) return { session: toCard(next), taken: false }
    try {
      return { session: await takeSession(verbs, asker, next.id), taken: true }
    } catch (error) {
      // Somebody else was quicker: the next one, then.
      if (!(error instanceof Refusal) || !['session-taken', 'session-closed', 'session-spam', 'not-found'].includes(error.code))
        throw error
    }
  }
  return { session: null, taken: false }
}

async function nextInQueues(database: Pick<Database, 'db'>, { roles }: Staff): Promise<Session | undefined> {
  const queues = Object.entries(roles).flatMap(([chat, role]) =>
    role && role.groupIds.length > 0 ? [null, ...role.groupIds].map((group) => ({ chat, group })) : [],
  )
  if (queues.length === 0) return undefined
  const chats = queues.map(({ chat }) => chat)
  const groups = queues.map(({ group }) => group)
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

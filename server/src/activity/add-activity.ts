import type { ActivityAdded, ActivityEntry } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

export interface Told {
  /** Whose stream it comes into. */
  userIds: readonly string[]
  /** Where their programs hear of it. */
  topics: string[]
}

/** Part of the work that it tells of. Own actions are kept as read [ACT-04]. */
export function addActivity({ db, publish, send }: Work, entry: ActivityEntry, { userIds, topics }: Told): void {
  const at = new Date(entry.at)
  const { id, kind, actor, liveChat, session, item } = entry
  const row = db.insertInto('activity_entries').values({
    id,
    kind,
    actor_id: actor?.id ?? null,
    live_chat_id: liveChat?.id ?? null,
    session_id: session?.id ?? null,
    item_id: item?.id ?? null,
    entry: JSON.stringify(entry),
    at,
  })
  send(row.execute())
  const recipients = sql`insert into activity_recipients (entry_id, user_id, at, read)
    select ${id}, user_id, ${at}, user_id is not distinct from ${actor?.id ?? null}::uuid
    from unnest(${[...new Set(userIds)]}::uuid[]) as u (user_id)`
  send(recipients.execute(db))
  publish(topics, { name: 'activity.added', entry } satisfies ActivityAdded)
}

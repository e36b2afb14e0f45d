import { type ActivityAdded, type ActivityEntry, mutedBy } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'

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
    from unnest(${[...new Set(userIds)]}::uuid[]) as u (user_id)
    where not exists (select from activity_mutes m where m.user_id = u.user_id and m.object_id = any (${mutedBy(entry)}::uuid[]))`
  send(recipients.execute(db))
  publish(topics, { name: 'activity.added', entry } satisfies ActivityAdded)
}

/** An entry of a session, and in whose streams it comes: of one user, or of people of its live chat. */
export interface Telling {
  entry: ActivityEntry & { session: { id: string }; liveChat: { id: string } }
  to: { userId: string } | { groupId: string | null; supervisors: boolean }
}

/**
 * Part of a statement that has `held`: the entries of the sessions that are in it, and who is told. `people` selects `user_id` for
 * a row `e`; see live-chats.
 */
export function writeActivity(tellings: readonly Telling[], people: RawBuilder<unknown>): RawBuilder<unknown> {
  const each = (pick: (telling: Telling) => string | boolean | null) => plainList(tellings.map(pick))
  const ids = each(({ entry }) => entry.id)
  const sessions = each(({ entry }) => entry.session.id)
  const actors = each(({ entry }) => entry.actor?.id ?? null)
  const chats = each(({ entry }) => entry.liveChat.id)
  const times = each(({ entry }) => entry.at)
  return sql`entered as (
      insert into activity_entries (id, kind, actor_id, live_chat_id, session_id, entry, at)
      select id, kind, actor_id, live_chat_id, session_id, entry::jsonb, at
      from unnest(${ids}::uuid[], ${each(({ entry }) => entry.kind)}::text[], ${actors}::uuid[], ${chats}::uuid[], ${sessions}::uuid[],
        ${tellings.map(({ entry }) => JSON.stringify(entry))}::text[], ${times}::timestamptz[])
        as e (id, kind, actor_id, live_chat_id, session_id, entry, at)
      where session_id = any (array(select id from held))),
    told as (
      insert into activity_recipients (entry_id, user_id, at, read)
      select e.id, p.user_id, e.at, p.user_id is not distinct from e.actor_id
      from unnest(${ids}::uuid[], ${sessions}::uuid[], ${actors}::uuid[], ${chats}::uuid[], ${times}::timestamptz[],
        ${each(({ to }) => ('userId' in to ? to.userId : null))}::uuid[],
        ${each(({ to }) => ('groupId' in to ? to.groupId : null))}::uuid[],
        ${each(({ to }) => 'supervisors' in to && to.supervisors)}::bool[], ${each(({ entry }) => mutedBy(entry).length > 0)}::bool[])
        as e (id, session_id, actor_id, live_chat_id, at, to_user, of_group, supervisors, mutable)
      cross join lateral (
        select e.to_user as user_id where e.to_user is not null
        union all
        select user_id from (${people}) everybody where e.to_user is null) p
      where e.session_id = any (array(select id from held)) and not (e.mutable and exists (
        select from activity_mutes m where m.user_id = p.user_id and m.object_id in (e.session_id, e.live_chat_id))))`
}

import type { LiveChatRow } from '@parley/contract'
import { sql } from 'kysely'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'

type User = Extract<Asker, { kind: 'user' }>

/** Administrators: all; supervisors: theirs; anybody else: none [ACC-01, ACC-08]. */
export async function listLiveChats({ db }: Pick<Work, 'db'>, who: User, search = ''): Promise<LiveChatRow[]> {
  const { rows } = await sql<LiveChatRow>`
    select l.id, l.name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'state', c.state)
        order by c.created_at, c.id), '[]') from channels c where c.live_chat_id = l.id and c.kind <> 'internal') as channels,
      (select count(distinct m.user_id) from live_chat_operator_groups o join memberships m using (group_id)
        join users u on u.id = m.user_id where o.live_chat_id = l.id and u.state <> 'locked') as operators,
      (select coalesce(sum(n), 0)::bigint from tallies t where t.live_chat_id = l.id and t.kind = 'queued') as queued,
      (select coalesce(sum(n), 0)::bigint from tallies t where t.live_chat_id = l.id and t.kind in ('open', 'closed')) as sessions,
      (select coalesce(sum(n), 0)::bigint from tallies t where t.live_chat_id = l.id and t.kind = 'open') as open
    from live_chats l
    where strpos(lower(l.name), lower(${search.trim()})) > 0 and ${visibleTo(who)}
    order by lower(l.name)`.execute(db)
  return rows
}

/** Whether the settings may be seen at all; whoever may not is told that there is no such live chat. */
export async function maySeeSettings({ db }: Pick<Work, 'db'>, who: User, liveChatId: string): Promise<boolean> {
  const { rows } = await sql`select from live_chats l where l.id = ${liveChatId} and ${visibleTo(who)}`.execute(db)
  return rows.length > 0
}

function visibleTo({ id, administrator }: User) {
  return sql<boolean>`l.deleted_at is null and (${administrator}::boolean or exists (
    select from live_chat_supervisor_groups s join memberships m using (group_id) where s.live_chat_id = l.id and m.user_id = ${id}))`
}

import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import { namedIn } from '../apps/index.ts'
import type { Reads } from '../people/index.ts'
import { liveChatsOf } from './roles.ts'

/** Who of these users has a status: a role in a live chat, a session, or a place in a field that Assigned to reads [STA-01]. */
export async function withRole(reads: Reads, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select u.id from unnest(${[...userIds]}::uuid[]) as u (id)
    where exists (select from memberships m join live_chat_operator_groups using (group_id) where m.user_id = u.id)
      or exists (select from memberships m join live_chat_supervisor_groups using (group_id) where m.user_id = u.id)
      or exists (select from sessions where operator_id = u.id and state = 'assigned')
      or exists (select from sessions where operator_id = u.id and state = 'spam')`.execute(reads.db)
  const staff = new Set(rows.map(({ id }) => id))
  const others = userIds.filter((id) => !staff.has(id))
  if (others.length === 0) return staff
  for (const { app_id, field } of await assigningFields(reads))
    for (const id of await namedIn(reads, app_id, field, others)) staff.add(id)
  return staff
}

/** The fields of which a live chat's Assigned to takes its operators. */
async function assigningFields({ db }: Reads): Promise<{ app_id: string; field: string }[]> {
  const { rows } = await sql<{ app_id: string; field: string }>`
    select distinct account_app_id as app_id, rule ->> 'field' as field from live_chats
    where rule ->> 'name' = 'assigned-to' and account_app_id is not null and deleted_at is null`.execute(db)
  return rows
}

/** By group, the live chats where it answers, supervises, reads or may write. */
export async function groupUses({ db }: Reads, groupIds: readonly string[]): Promise<ReadonlyMap<string, readonly Named[]>> {
  const { rows } = await sql<{ group_id: string; live_chats: Named[] }>`
    select group_id, jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by lower(l.name)) as live_chats
    from (
      select group_id, live_chat_id from live_chat_operator_groups
      union select group_id, live_chat_id from live_chat_supervisor_groups
      union select group_id, live_chat_id from live_chat_reader_groups
      union select group_id, live_chat_id from live_chat_internal where group_id is not null) used
    join live_chats l on l.id = used.live_chat_id
    where group_id = any (${[...groupIds]}::uuid[]) group by group_id`.execute(db)
  return new Map(rows.map(({ group_id, live_chats }) => [group_id, live_chats]))
}

/** By org chart item, the live chats to which its people may write. */
export async function orgItemUses({ db }: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Named[]>> {
  const { rows } = await sql<{ org_item_id: string; live_chats: Named[] }>`
    select i.org_item_id, jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by lower(l.name)) as live_chats
    from live_chat_internal i join live_chats l on l.id = i.live_chat_id
    where i.org_item_id = any (${[...ids]}::uuid[]) group by i.org_item_id`.execute(db)
  return new Map(rows.map(({ org_item_id, live_chats }) => [org_item_id, live_chats]))
}

/** Where the colleagues of somebody's live chats hear of them; those of a session too that they have though in no group [ACC-10]. */
export async function colleagueTopics(reads: Reads, userId: string): Promise<string[]> {
  const chats = (await liveChatsOf(reads, userId)).map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select distinct live_chat_id as id from sessions where operator_id = ${userId}::uuid and state = 'assigned'`.execute(reads.db)
  return [...new Set([...chats, ...rows.map(({ id }) => id)])].map((id) => `colleagues:${id}`)
}

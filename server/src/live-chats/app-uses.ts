import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** By app, the live chats that bind accounts or register messages in it; handed to apps by the house. */
export async function appUses(
  { db }: Pick<Work, 'db'>,
  appIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Named[]>> {
  const { rows } = await sql<{ app_id: string; live_chats: Named[] }>`
    select app_id, jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by lower(l.name)) as live_chats
    from (
      select account_app_id as app_id, id as live_chat_id from live_chats
      union select app_id, live_chat_id from live_chat_register_apps) used
    join live_chats l on l.id = used.live_chat_id
    where app_id = any (${[...appIds]}::uuid[]) group by app_id`.execute(db)
  return new Map(rows.map(({ app_id, live_chats }) => [app_id, live_chats]))
}

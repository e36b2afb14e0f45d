import type { AppUse } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** By app, the live chats that bind accounts or register messages in it; handed to apps by the house. */
export async function appUses(
  { db }: Pick<Work, 'db'>,
  appIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AppUse[]>> {
  const { rows } = await sql<{ app_id: string; live_chats: AppUse[] }>`
    select app_id, jsonb_agg(
      jsonb_build_object('id', l.id, 'name', l.name, 'binds', binds, 'registers', registers) order by lower(l.name)) as live_chats
    from (
      select app_id, live_chat_id, bool_or(binds) as binds, bool_or(not binds) as registers
      from (
        select account_app_id as app_id, id as live_chat_id, true as binds from live_chats
        union all select app_id, live_chat_id, false from live_chat_register_apps) each_use
      group by app_id, live_chat_id) used
    join live_chats l on l.id = used.live_chat_id
    where app_id = any (${[...appIds]}::uuid[]) group by app_id`.execute(db)
  return new Map(rows.map(({ app_id, live_chats }) => [app_id, live_chats]))
}

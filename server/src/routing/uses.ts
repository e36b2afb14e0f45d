import type { Named } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'

/** By group, the live chats whose rules name it. */
export async function ruleGroupUses(
  { db }: Pick<Work, 'db'>,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Named[]>> {
  const { rows } = await sql<{ group_id: string; live_chats: Named[] }>`
    select r.group_id, jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by lower(l.name)) as live_chats
    from (select distinct live_chat_id, (action ->> 'groupId')::uuid as group_id from routing_rules) r
    join live_chats l on l.id = r.live_chat_id and l.deleted_at is null
    where r.group_id = any (${[...groupIds]}::uuid[]) group by r.group_id`.execute(db)
  return new Map(rows.map(({ group_id, live_chats }) => [group_id, live_chats]))
}

/** The live chats with a rule that gives sessions to this operator [RTE-21]. */
export async function ruleOperatorUses({ db }: Pick<Work, 'db'>, userId: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select l.id, l.name from live_chats l where l.deleted_at is null and exists (
      select from routing_rules r where r.live_chat_id = l.id and r.enabled
        and r.action ->> 'name' = 'operator' and r.action ->> 'userId' = ${userId})
    order by lower(l.name)`.execute(db)
  return rows
}

import type { Named, RoutingRule, WorkingHours } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import type { Facts } from './facts.ts'
import type { Snapshot } from './snapshot.ts'

/** A session that begins, or one that waits and is looked at again. */
export interface Opened {
  liveChatId: string
  threadId: string
  /** The first message. */
  text: string
  subject?: string
  /** Of the one that waits. */
  sessionId?: string
}

interface Row extends Omit<Facts, 'text' | 'subject'> {
  base: RoutingRule
  version: number
  maximum: number | null
  accountAppId: string | null
  timeZone: string | null
  groups: Named[]
  channelIds: string[]
  chatLabelIds: string[]
  calendars: ({ id: string } & WorkingHours)[]
}

export interface Opening {
  base: RoutingRule
  version: number
  maximum: number | null
  snapshot: Snapshot
}

/** What every decision needs: the live chat as it is now, the facts, and these calendars. One statement, all of it by keys. */
export async function readOpening({ db }: Pick<Work, 'db'>, opened: Opened, calendarIds: readonly string[]): Promise<Opening> {
  const { liveChatId, threadId, sessionId = null, text, subject = '' } = opened
  const { rows } = await sql<Row>`
    select l.rule as base, l.routing_version as version, l.routing_maximum as maximum, l.account_app_id as "accountAppId",
      (select value #>> '{}' from settings where name = 'timeZone') as "timeZone",
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by lower(g.name)), '[]')
        from live_chat_operator_groups o join groups g on g.id = o.group_id where o.live_chat_id = l.id) as groups,
      array(select id from channels where live_chat_id = l.id) as "channelIds",
      array(select id from labels where live_chat_id = l.id) as "chatLabelIds",
      array(select b.id from labels b join sessions s on s.id = ${sessionId}::uuid and b.id = any(s.label_ids)
        where b.live_chat_id = l.id) as "labelIds",
      ${calendarsJson(calendarIds)} as calendars,
      h.id as "channelId", h.kind as "channelKind", c.name, c.email, c.phone, c.kind, c.verified, c.page, c.language,
      (select b.item_id from bindings b where b.customer_id = coalesce(c.merged_into, c.id) and b.app_id = l.account_app_id) as "itemId",
      not exists (select from sessions s where s.customer_id = any(${person}) and s.live_chat_id = l.id
        and s.id is distinct from ${sessionId}::uuid) as "firstSession",
      (select s.operator_id from sessions s where s.customer_id = any(${person}) and s.live_chat_id = l.id
        and s.operator_id is not null and s.id is distinct from ${sessionId}::uuid
        order by s.created_at desc limit 1) as "lastOperatorId"
    from threads t join live_chats l on l.id = t.live_chat_id join channels h on h.id = t.channel_id
    join customers c on c.id = t.customer_id
    where t.id = ${threadId}::uuid and t.live_chat_id = ${liveChatId}::uuid`.execute(db)
  const { base, version, maximum, accountAppId, timeZone, groups, channelIds, chatLabelIds, calendars, ...known } = rows[0]!
  const facts: Facts = { ...known, subject, text }
  return {
    base,
    version,
    maximum,
    snapshot: {
      at: new Date(),
      facts,
      timeZone: timeZone ?? 'UTC',
      groups,
      channelIds,
      labelIds: chatLabelIds,
      accountAppId,
      calendars: new Map(calendars.map(({ id, ...hours }) => [id, hours])),
      pools: new Map(),
      people: new Map(),
      assignees: new Map(),
    },
  }
}

/** All records of the customer `c`: those that were merged are one person [CST-01]. */
const person = sql`array(select c.id union all
  select m.id from customers m where m.merged_into = coalesce(c.merged_into, c.id) and m.id <> c.id
  union all select c.merged_into where c.merged_into is not null)`

/** `{ id, timeZone, weekly, exceptions }` of each that there is. */
export function calendarsJson(ids: readonly string[]) {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'timeZone', k.time_zone, 'weekly', k.weekly,
    'exceptions', k.exceptions)), '[]') from calendars k where k.id = any(${[...ids]}::uuid[]))`
}

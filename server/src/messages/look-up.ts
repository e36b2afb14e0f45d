import type { Message } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { columns, joined, type MessageRow, quoted, type Session, toMessage } from '../sessions/index.ts'

export function messagesById(ids: string[]): RawBuilder<MessageRow> {
  return sql<MessageRow>`
    select m.*, ${quoted}, s.thread_id, s.chapter from messages m join sessions s on s.id = m.session_id where m.id = any(${ids}::uuid[])`
}

/** As drafts are compared with it: in the author's own words and names. */
export function byId(rows: MessageRow[]): Map<string, Message> {
  return new Map(rows.map((row) => [row.id, toMessage(row)]))
}

/** Of a user `u`: they are at work. */
export const isThere = sql`u.online and u.state = 'active'`

const websiteOn = sql`coalesce((select coalesce((h.settings ->> 'enabled')::bool, true) from channels h
    where h.live_chat_id = s.live_chat_id and h.kind = 'website'), false)`

/**
 * Of a session `s`: its customer is an employee whom Internal names [LCS-10], or the website's channel is on. A value that is looked
 * up, where `exists` would let PostgreSQL read the channels of all live chats into a table of its own, for every batch.
 */
export const customerMayWrite = sql`case when s.channel_kind = 'internal'
  then exists (select from live_chat_internal i where i.live_chat_id = s.live_chat_id and (i.user_id = s.customer_id
    or exists (select from memberships m where m.group_id = i.group_id and m.user_id = s.customer_id)
    or exists (select from org_memberships o where o.org_item_id = i.org_item_id and o.user_id = s.customer_id)))
  else ${websiteOn} end`

/** Of a session `s`: what staff say there can be read [CMP-09]. */
export const isConnected = sql`(s.channel_kind = 'internal' or ${websiteOn})`

/** What the rules of writing look at. */
export type Writable = Session & { operator_there: boolean; customer_may_write: boolean }

/** Sessions by their ids, and the open ones of threads; in the order of the ids where they are to be locked. */
export function sessionsFor(sessionIds: string[], threadIds: string[]): RawBuilder<Writable> {
  return sql<Writable>`
    select ${columns}, coalesce(${isThere}, false) as operator_there, ${customerMayWrite} as customer_may_write from (
      select * from sessions where id = any(${sessionIds}::uuid[])
      union all
      select * from sessions where thread_id = any(${threadIds}::uuid[]) and state in ('queued', 'assigned', 'bot')) s ${joined}`
}

export function lockFor(sessionIds: string[], threadIds: string[]): RawBuilder<unknown> {
  return sql`select from sessions where id = any (array(
      select id from sessions where id = any(${sessionIds}::uuid[])
      union all
      select id from sessions where thread_id = any(${threadIds}::uuid[]) and state in ('queued', 'assigned', 'bot')))
    order by id for no key update`
}

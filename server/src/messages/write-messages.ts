import type { Message } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { minuteOf, type Session } from '../sessions/index.ts'
import { customerMayWrite, isConnected, isThere } from './look-up.ts'
import type { Published } from './next-message.ts'

/** What is to be written into one session, and what the rules saw of it. */
export interface Fresh {
  /**
   * Its number then, since whoever changes a session counts on, and how many messages it had. By the number alone, what was reckoned
   * on messages that were not written in the end would fit where something else has taken their numbers.
   */
  was: Pick<Session, 'number' | 'received' | 'sent'>
  session: Session
  messages: { message: Message; signed: boolean }[]
  events: Published[]
  /** Its operator, Online, wrote some of them. */
  byOperator: boolean
  /** Its customer, who may write, did. */
  byCustomer: boolean
}

/**
 * Messages, their sessions and what the clients are told, in one statement. Answers with the ids of the sessions that stood as
 * they were seen; into the others nothing is written. Everything the rules looked at is compared under the row's lock: the number
 * (state, holder, group), that the operator is there and can be read [CMP-09], and that the customer may write [CUS-10].
 */
export function writeMessages(fresh: Fresh[]): RawBuilder<{ id: string }> {
  // Rows are locked as they are listed (a hot connection has no other way to join). Were two batches to list them differently,
  // they would wait for each other crosswise until PostgreSQL, a second later, ends one of them.
  fresh.sort((a, b) => (a.session.id < b.session.id ? -1 : 1))
  const sessions = fresh.map(({ session }) => session)
  const messages = fresh.flatMap((one) => one.messages.map(({ message, signed }) => ({ ...message, signed })))
  const events = fresh.flatMap(({ session, events }) => events.map((event) => ({ ...event, sessionId: session.id })))
  const was = <K extends keyof Fresh['was']>(key: K) => fresh.map((one) => one.was[key])
  const of = <K extends keyof Session>(key: K) => sessions.map((session) => session[key])
  const each = <K extends keyof (typeof messages)[number]>(key: K) => messages.map((message) => message[key])

  return sql<{ id: string }>`
    with fresh as materialized (
      select * from unnest(${each('id')}::uuid[], ${each('sessionId')}::uuid[], ${each('number')}::int[], ${each('ordinal')}::int[],
        ${each('author')}::text[], ${each('authorId')}::uuid[], ${each('authorName')}::text[], ${each('signed')}::bool[],
        ${each('text')}::text[], ${each('sentAt')}::timestamptz[])
        as t (id, session_id, number, ordinal, author, author_id, author_name, signed, text, sent_at)),
    held as (
      update sessions s set number = seen.number, received = seen.received, sent = seen.sent, preview = seen.preview::jsonb,
        last_activity_at = seen.last_activity_at, active_minute = seen.active_minute, waiting_since = seen.waiting_since
      from unnest(${of('id')}::uuid[], ${was('number')}::int[], ${was('received')}::int[], ${was('sent')}::int[], ${of('number')}::int[], ${of('received')}::int[],
        ${of('sent')}::int[], ${sessions.map(({ preview }) => JSON.stringify(preview))}::text[],
        ${of('last_activity_at')}::timestamptz[], ${sessions.map(({ last_activity_at }) => minuteOf(last_activity_at))}::int[],
        ${of('waiting_since')}::timestamptz[], ${fresh.map(({ byOperator }) => byOperator)}::bool[],
        ${fresh.map(({ byCustomer }) => byCustomer)}::bool[])
        as seen (id, was, was_received, was_sent, number, received, sent, preview, last_activity_at, active_minute, waiting_since, by_operator, by_customer)
      where s.id = seen.id and s.number = seen.was and s.received = seen.was_received and s.sent = seen.was_sent
        and (not seen.by_operator or (${isConnected} and (select ${isThere} from users u where u.id = s.operator_id)))
        and (not seen.by_customer or ${customerMayWrite})
        and s.id <> all (array(select f.session_id from fresh f join messages m on m.id = f.id))
      returning s.id),
    written as materialized (
      select * from fresh where session_id = any (array(select id from held))),
    stored as (
      insert into messages (id, session_id, number, ordinal, author, author_id, author_name, signed, text, sent_at)
      select id, session_id, number, ordinal, author, author_id, author_name, signed, text, sent_at from written),
    told as (
      insert into events (topics, body)
      select topics, body from unnest(${events.map(({ sessionId }) => sessionId)}::uuid[],
        ${events.map(({ topics }) => topics.join(' '))}::text[], ${events.map(({ event }) => JSON.stringify(event))}::text[])
        with ordinality as e (session_id, topics, body, i)
      where session_id = any (array(select id from held)) order by i)
    select id from held`
}

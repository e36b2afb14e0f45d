import { type RawBuilder, sql } from 'kysely'
import { type Telling, writeActivity } from '../activity/index.ts'
import { type AuditedEntry, writeAudited } from '../audit/index.ts'
import { peopleOf } from '../live-chats/index.ts'
import { plainList } from '../platform/plain-list.ts'
import type { Staff } from './access.ts'
import type { Announced } from './change-session.ts'
import { holdingParts } from './keep-holding.ts'
import type { Entry, Session } from './session.ts'
import type { Delta } from './tallies.ts'

/** A session as it was seen and as it is to be, with what follows from it. */
export interface Changed {
  before: Session
  after: Session
  entries: readonly Entry[]
  deltas: readonly Delta[]
  events: readonly Announced[]
}

/** What somebody decided from what they saw: it holds only while they are there as they were seen. */
export interface Decided extends Changed {
  viewer: Staff
  telling?: Telling
  audit?: AuditedEntry
}

/**
 * Sessions with their notices and counts, in one statement. Answers with the ids of those that stood as they were seen; of the
 * others nothing is written. What is compared under the row's lock: the number (state, holder, group, name) and the reading marks,
 * which take none and are told with the card.
 */
export function writeChanges(changes: readonly Changed[]): RawBuilder<{ id: string }> {
  return sql<{ id: string }>`with ${parts(changes)} select id from held`
}

/** The same with who decided it, who is told in their activity, and what the clients hear. */
export function writeDecided(changes: readonly Decided[]): RawBuilder<{ id: string }> {
  const events = changes.flatMap(({ after, events }) => events.map((event) => ({ ...event, id: after.id })))
  const tellings = changes.flatMap(({ telling }) => telling ?? [])
  const audits = changes.flatMap(({ audit }) => audit ?? [])
  return sql<{ id: string }>`
    with ${parts(
      changes,
      changes.map(({ viewer }) => viewer),
    )},
    ${tellings.length > 0 ? sql`${writeActivity(tellings, peopleOf)},` : sql``}
    ${audits.length > 0 ? sql`audited as (${writeAudited(audits, sql`held`)}),` : sql``}
    heard as (
      insert into events (topics, body)
      select topics, body from unnest(${plainList(events.map(({ id }) => id))}::uuid[],
        ${events.map(({ topics }) => topics.join(' '))}::text[], ${events.map(({ event }) => JSON.stringify(event))}::text[])
        with ordinality as e (session_id, topics, body, i)
      where session_id = any (array(select id from held)) order by i)
    select id from held`
}

function parts(changes: readonly Changed[], by?: readonly Staff[]): RawBuilder<unknown> {
  const was = <K extends keyof Session>(key: K) => plainList(changes.map(({ before }) => before[key] as never))
  const is = <K extends keyof Session>(key: K) => plainList(changes.map(({ after }) => after[key] as never))
  const entries = changes.flatMap(({ after, entries }) => entries.map((entry) => ({ ...entry, sessionId: after.id })))
  const each = <K extends keyof (typeof entries)[number]>(key: K) => plainList(entries.map((entry) => entry[key] as never))
  const deltas = changes.flatMap(({ after, deltas }) => deltas.map((delta) => ({ ...delta, ...after })))
  const holding = holdingParts(changes)
  return sql`held as (
      update sessions s set number = is_now.number, name = is_now.name, state = is_now.state, operator_id = is_now.operator_id,
        group_id = is_now.group_id, priority = is_now.priority, label_ids = is_now.label_ids::uuid[], queued_at = is_now.queued_at, assigned_at = is_now.assigned_at,
        waiting_since = is_now.waiting_since, closed_at = is_now.closed_at, closed_by = is_now.closed_by,
        spam_before = is_now.spam_before::jsonb
      from unnest(${is('id')}::uuid[], ${was('number')}::int[], ${was('read')}::int[], ${was('seen')}::int[], ${is('number')}::int[],
        ${changes.map(({ after }) => after.name)}::text[], ${is('state')}::text[], ${is('operator_id')}::uuid[],
        ${is('group_id')}::uuid[], ${is('priority')}::int[], ${changes.map(({ after }) => plainList(after.label_ids))}::text[],
        ${is('queued_at')}::timestamptz[], ${is('assigned_at')}::timestamptz[],
        ${is('waiting_since')}::timestamptz[], ${is('closed_at')}::timestamptz[], ${is('closed_by')}::uuid[],
        ${changes.map(({ after }) => after.spam_before && JSON.stringify(after.spam_before))}::text[],
        ${plainList(changes.map((_, i) => by?.[i]?.userId ?? null))}::uuid[],
        ${plainList(changes.map((_, i) => by?.[i]?.online ?? null))}::bool[])
        as is_now (id, was, read, seen, number, name, state, operator_id, group_id, priority, label_ids, queued_at, assigned_at, waiting_since,
          closed_at, closed_by, spam_before, viewer_id, viewer_online)
      where s.id = is_now.id and s.number = is_now.was and s.read = is_now.read and s.seen = is_now.seen
        and (is_now.viewer_id is null
          or (select u.state = 'active' and u.online = is_now.viewer_online from users u where u.id = is_now.viewer_id))
      returning s.id),
    noted as (
      insert into messages (id, session_id, number, ordinal, author, author_id, author_name, text, notice, note, sent_at)
      select id, session_id, number, 0, author, author_id, author_name, text, notice::jsonb, note::jsonb, sent_at
      from unnest(${each('id')}::uuid[], ${each('sessionId')}::uuid[], ${each('number')}::int[], ${each('author')}::text[],
        ${each('authorId')}::uuid[], ${entries.map(({ authorName }) => authorName)}::text[],
        ${entries.map(({ text }) => text)}::text[], ${entries.map(({ notice }) => notice && JSON.stringify(notice))}::text[],
        ${entries.map(({ note, mentions }) => (note ? JSON.stringify({ mentions }) : null))}::text[], ${each('sentAt')}::timestamptz[])
        as n (id, session_id, number, author, author_id, author_name, text, notice, note, sent_at)
      where session_id = any (array(select id from held))),
    counted as (
      insert into tallies (live_chat_id, kind, key, n)
      select live_chat_id, kind, key, n from unnest(${plainList(deltas.map(({ id }) => id))}::uuid[],
        ${plainList(deltas.map(({ live_chat_id }) => live_chat_id))}::uuid[], ${plainList(deltas.map(({ kind }) => kind))}::text[],
        ${plainList(deltas.map(({ key }) => key))}::uuid[], ${plainList(deltas.map(({ n }) => n))}::int[])
        as d (session_id, live_chat_id, kind, key, n)
      where session_id = any (array(select id from held)))${holding ? sql`, ${holding}` : sql``}`
}

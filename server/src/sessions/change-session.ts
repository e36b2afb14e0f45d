import type { Notice } from '@parley/contract'
import { v7 } from 'uuid'
import type { Work } from '../platform/database.ts'
import type { Published } from '../platform/log.ts'
import { keepHolding } from './keep-holding.ts'
import { type By, type Entry, minuteOf, placed, type Session, toCard, whoHears } from './session.ts'
import { deltasOf, tally } from './tallies.ts'
import { type Changed, writeChanges } from './write-changes.ts'

/** What a verb may change; names belong to it, so that the card needs no second look. A new preview is written by who has it. */
export type Change = Partial<
  Pick<
    Session,
    | 'name'
    | 'state'
    | 'operator_id'
    | 'operator_name'
    | 'operator_avatar'
    | 'operator_online'
    | 'group_id'
    | 'group_name'
    | 'priority'
    | 'label_ids'
    | 'queued_at'
    | 'assigned_at'
    | 'waiting_since'
    | 'preview'
    | 'closed_at'
    | 'closed_by'
    | 'spam_before'
  >
>

/**
 * What becomes of a session besides messages and reading marks: its row, a notice in the timeline for each number that it takes
 * [SES-16], the counts, and what everybody hears who followed it or does now. `note`: what they say to colleagues about it [NOT-01].
 */
export function changed(before: Session, change: Change, by: By, notices: readonly Notice[], note = ''): Changed {
  const entries = notices.map((notice, i) => noticeEntry(before.number + 1 + i, by, notice))
  if (note) entries.push(noteEntry(before.number + 1 + notices.length, by, note))
  const after: Session = { ...before, ...change, number: before.number + entries.length }
  return { before, after, entries, deltas: deltasOf(before, after), events: announced(before, after, entries) }
}

/** Changes a session that this work has locked. */
export function changeSession(work: Work, before: Session, change: Change, by: By, notices: readonly Notice[]): Session {
  const made = changed(before, change, by, notices)
  work.send(writeChanges([made]).execute(work.db))
  for (const { topics, event } of made.events) work.publish(topics, event)
  return made.after
}

export interface Announced extends Pick<Published, 'topics'> {
  event: object
}

/** Those who lose the session hear so first. */
function announced(before: Session | undefined, after: Session, entries: readonly Entry[]): Announced[] {
  const hear = whoHears(after)
  const lost = before ? whoHears(before).filter((topic) => !hear.includes(topic)) : []
  const events: Announced[] = []
  if (lost.length > 0) events.push({ topics: lost, event: { name: 'session.left', sessionId: after.id } })
  events.push({ topics: hear, event: { name: 'session.changed', session: toCard(after) } })
  for (const entry of entries) events.push({ topics: hear, event: { name: 'message.sent', message: placed(after, entry) } })
  if (!after.closed_at || before?.closed_at) return events
  const { thread_id: threadId, id: sessionId, closed_at } = after
  const event = { name: 'thread.closed', threadId, sessionId, closedAt: closed_at.toISOString() }
  return [...events, { topics: [`customer:${after.customer_id}`], event }]
}

function noticeEntry(number: number, by: By, notice: Notice): Entry {
  return { ...entryOf(number, by), author: 'system', text: '', notice }
}

function noteEntry(number: number, by: By, text: string): Entry {
  return { ...entryOf(number, by), author: by.author, text, notice: null, note: true, mentions: [] }
}

const entryOf = (number: number, { id, name }: By) => ({
  id: v7(),
  number,
  ordinal: 0,
  authorId: id,
  authorName: name,
  files: [],
  sentAt: new Date().toISOString(),
})

/** Rows of the timeline, in the transaction that holds the session. `signed`: customers may be told the author's name. */
export function insertEntries({ db, send }: Work, { id }: Pick<Session, 'id'>, entries: readonly Entry[], signed = false): void {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    id: entry.id,
    session_id: id,
    number: entry.number,
    ordinal: entry.ordinal,
    author: entry.author,
    author_id: entry.authorId,
    author_name: entry.authorName,
    signed,
    text: entry.text,
    files: entry.files.length > 0 ? JSON.stringify(entry.files) : null,
    notice: entry.notice && JSON.stringify(entry.notice),
    quote_id: entry.quote?.messageId ?? null,
    note: entry.note ? JSON.stringify({ mentions: entry.mentions ?? [] }) : null,
    sent_at: new Date(entry.sentAt),
  }))
  send(db.insertInto('messages').values(rows).execute())
}

/** A session that begins; its row is complete, and its first notice says where routing sent it [SES-01]. */
export function insertSession(work: Work, session: Session, by: By, notice: Notice): void {
  const inserted = work.db
    .insertInto('sessions')
    .values({
      id: session.id,
      thread_id: session.thread_id,
      live_chat_id: session.live_chat_id,
      channel_kind: session.channel_kind,
      customer_id: session.customer_id,
      chapter: session.chapter,
      name: session.name,
      state: session.state,
      operator_id: session.operator_id,
      group_id: session.group_id,
      priority: session.priority,
      label_ids: session.label_ids,
      number: session.number,
      routed: session.routed && JSON.stringify(session.routed),
      created_at: session.created_at,
      queued_at: session.queued_at,
      assigned_at: session.assigned_at,
      last_activity_at: session.last_activity_at,
      active_minute: minuteOf(session.last_activity_at),
    })
    .execute()
  work.send(inserted)
  tally(work, undefined, session)
  keepHolding(work, undefined, session)
  const entry = noticeEntry(1, by, notice)
  insertEntries(work, session, [entry])
  for (const { topics, event } of announced(undefined, session, [entry])) work.publish(topics, event)
}

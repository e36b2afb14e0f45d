import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Named, Nothing, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

export const ActivityKind = Type.Union([
  /** A session of my live chat was closed [SES-10]. */
  Type.Literal('session-closed'),
  /** A session was reassigned to me, or to a group of mine [INF-09]. */
  Type.Literal('session-reassigned'),
  /** The sessions of an operator who left went back to the queue; told to supervisors [ACC-11]. */
  Type.Literal('sessions-returned'),
  /** An item that I subscribed to was changed, or commented on; or somebody mentioned me in a comment [APP-12]. */
  Type.Literal('item-changed'),
  Type.Literal('item-commented'),
  Type.Literal('item-mentioned'),
  /** Somebody mentioned me in a note of a session [NOT-01]. */
  Type.Literal('session-mentioned'),
  /** Nobody takes a session that waits: told to its operators first, then to supervisors [B-14]. */
  Type.Literal('session-waiting'),
  /** Its operator (`to`) does not answer: told to them again first, then to their group, then to supervisors [B-14]. */
  Type.Literal('session-unanswered'),
  /** What I asked to be reminded of [REM-01]. */
  Type.Literal('reminder'),
  /** A message of mine that was to be sent by now was refused; it is kept [REM-01]. */
  Type.Literal('message-not-sent'),
  /** A task of a process is mine, or waits for a group or position of mine [BPR-09]. */
  Type.Literal('task-assigned'),
  /** A process says something to me [BPR-09]; `text` is it. */
  Type.Literal('process-notice'),
  /** A step of a process that I started went wrong; told to administrators too [BPR-05]. */
  Type.Literal('process-failed'),
])

export type ActivityKind = Static<typeof ActivityKind>

/** An entry of the activity stream [ACT-02, ACT-03]. */
export const ActivityEntry = Type.Object({
  id: Id,
  kind: ActivityKind,
  /** Null where nobody did it by hand. */
  actor: orNull(Named),
  /** Null where it is about an item. */
  liveChat: orNull(Named),
  /** The session and its name at that time; null for `sessions-returned`. */
  session: orNull(Named),
  /** The item and its name at that time. */
  item: Type.Optional(Type.Object({ id: Id, name: Type.String(), appId: Id })),
  /** The task, its name at that time. */
  task: Type.Optional(Named),
  /** The process's instance: Order handling #318. */
  instance: Type.Optional(Named),
  /** What a process says; at most 2,000 code points. */
  text: Type.Optional(Type.String()),
  /** The note that mentions. */
  messageId: Type.Optional(Id),
  /** To whom it was reassigned, or who does not answer. */
  to: orNull(Type.Object({ kind: Type.Union([Type.Literal('operator'), Type.Literal('group')]), id: Id, name: Type.String() })),
  /** How many sessions it is about. */
  count: Type.Integer(),
  at: Time,
})
export type ActivityEntry = Static<typeof ActivityEntry>
/** `follows`: I may go where it leads; otherwise it is text only [ACT-06]. */
export const MyActivityEntry = Type.Object({ ...ActivityEntry.properties, read: Type.Boolean(), follows: Type.Boolean() })
export type MyActivityEntry = Static<typeof MyActivityEntry>

/** What the stream can be narrowed to [ui S17]. */
export const activityAbout = {
  mentions: ['item-mentioned', 'session-mentioned'],
  'live-chats': [
    'session-closed',
    'session-reassigned',
    'sessions-returned',
    'session-waiting',
    'session-unanswered',
    'reminder',
    'message-not-sent',
  ],
  items: ['item-changed', 'item-commented', 'item-mentioned'],
  processes: ['task-assigned', 'process-notice', 'process-failed'],
} as const satisfies Record<string, readonly ActivityKind[]>
export type ActivityAbout = keyof typeof activityAbout

/** What an entry can be muted by: its item, its session, or the live chat of closed sessions; others are for me alone. */
export function mutedBy({ kind, item, session, liveChat }: ActivityEntry): string[] {
  if (kind === 'item-changed' || kind === 'item-commented') return item ? [item.id] : []
  if (kind !== 'session-closed') return []
  return [session?.id, liveChat?.id].filter((id) => id !== undefined)
}

export const listActivity = endpoint({
  method: 'GET',
  path: '/api/activity',
  who: 'user',
  summary: 'My activity stream: unread first, newest first, in portions of 30 [ACT-01].',
  query: body({
    unread: Type.Optional(Type.Literal('1')),
    about: Type.Optional(
      Type.Union([Type.Literal('mentions'), Type.Literal('live-chats'), Type.Literal('items'), Type.Literal('processes')]),
    ),
    cursor: Type.Optional(Cursor),
  }),
  reply: portionOf(MyActivityEntry),
  refuses: [],
})
export const readActivityEntry = endpoint({
  method: 'PUT',
  path: '/api/activity/:entryId/reading',
  who: 'user',
  summary: 'Mark one entry as read.',
  reply: Nothing,
  refuses: ['not-found'],
})
export const unreadActivityEntry = endpoint({
  method: 'DELETE',
  path: '/api/activity/:entryId/reading',
  who: 'user',
  summary: 'Mark one entry as unread again.',
  reply: Nothing,
  refuses: ['not-found'],
})
export const readAllActivity = endpoint({
  method: 'PUT',
  path: '/api/activity/reading',
  who: 'user',
  summary: 'Mark all entries as read.',
  reply: Nothing,
  refuses: [],
})

/** Own actions do not alert: they come with `actor.id` of the reader and count as read [ACT-04]. */
export type ActivityAdded = { name: 'activity.added'; entry: ActivityEntry }
/** `entryId` null: all of them. */
export type ActivityRead = { name: 'activity.read'; entryId: string | null }
/** It counts as unread again. */
export type ActivityUnread = { name: 'activity.unread'; entryId: string }

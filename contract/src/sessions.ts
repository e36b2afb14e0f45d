import { type Static, Type } from 'typebox'
import { Author, body, Cursor, Id, MessageText, Name, Named, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Label, mostLabels } from './labels.ts'
import { ChannelKind } from './live-chats.ts'
import { LockOnCustomer } from './lock-on-customer.ts'
import { Person } from './people.ts'
import { RoutingDecision } from './routing-decision.ts'
import { VisitFacts } from './visits.ts'

/** In queue, Assigned to operator, Assigned to bot, Closed, In spam; no others [DM-05]. */
export const SessionState = Type.Union([
  Type.Literal('queued'),
  Type.Literal('assigned'),
  Type.Literal('bot'),
  Type.Literal('closed'),
  Type.Literal('spam'),
])
export type SessionState = Static<typeof SessionState>

/** 0 Priority not set, 1 Low, 2 Medium, 3 High [DM-07]. */
export const Priority = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(3)])
export type Priority = Static<typeof Priority>

/** The last thing that was said, cut for a row. */
export const Preview = Type.Object({
  author: Author,
  authorName: Type.String(),
  /** At most 140 code points on one line. */
  text: Type.String(),
  /** The first file's name when there is no text. */
  fileName: orNull(Type.String()),
  /** It was withdrawn: nothing is left to show [CNV-13]. */
  withdrawn: Type.Optional(Type.Literal(true)),
})
export type Preview = Static<typeof Preview>

/** A session as it stands in lists: enough for its row, its badges and its buttons. */
export const SessionCard = Type.Object({
  id: Id,
  liveChatId: Id,
  threadId: Id,
  channelKind: ChannelKind,
  name: Type.String(),
  state: SessionState,
  /** Who has it, or had it when it was closed. */
  operator: orNull(Person),
  /** The group whose queue it waits in; null is the common queue of all operator groups [RTE-05]. */
  group: orNull(Named),
  priority: Priority,
  /** The live chat's labels that stand on it; ids of deleted ones mean nothing any more [LAB-01]. */
  labelIds: Type.Array(Id),
  customer: Type.Object({
    id: Id,
    name: Type.String(),
    avatarFileId: orNull(Id),
    /** The employee who writes, when it is one. */
    userId: orNull(Id),
  }),
  /** Of the last thing that happened in it. Two states of one session are told apart by it. */
  number: Type.Integer(),
  /** How many messages the customer has written. */
  received: Type.Integer(),
  /** How many of them operators who had the session have read [CNT-12, CNT-13]. */
  read: Type.Integer(),
  /** How many messages the customer was sent, and how many of them they have seen [RDM-01]. */
  sent: Type.Integer(),
  seen: Type.Integer(),
  preview: orNull(Preview),
  createdAt: Time,
  /** When it last began to wait in a queue. */
  queuedAt: Time,
  lastActivityAt: Time,
  /** Since when the customer has been waiting for an answer. */
  waitingSince: orNull(Time),
  closedAt: orNull(Time),
})
export type SessionCard = Static<typeof SessionCard>

/** What the pane About the Session shows beside the card [INF-01…05, 16, 21]. */
export const SessionDetails = Type.Object({
  liveChat: Named,
  /** All labels that can be set on it, in their order. */
  labels: Type.Array(Label),
  channelName: Type.String(),
  /** False while administrators have switched the channel off: the customer can neither write nor read [CMP-09]. */
  connected: Type.Boolean(),
  customer: Type.Object({
    id: Id,
    name: Type.String(),
    kind: Type.Union([Type.Literal('internal'), Type.Literal('external')]),
    userId: orNull(Id),
    avatarFileId: orNull(Id),
    email: orNull(Type.String()),
    phone: orNull(Type.String()),
    /** The `sub` of a signed identity. */
    externalId: orNull(Type.String()),
    verified: Type.Boolean(),
    firstSeenAt: Time,
    /** Of their sessions those that the asker may see [CST-01]. */
    sessions: Type.Integer(),
    /** Where they write from; null for employees [BLK-07]. */
    account: orNull(Type.String()),
    /** What locks them in this live chat now [BLK-02]. */
    locks: Type.Array(LockOnCustomer),
    /** Of a website's visitor [VIS-01]. */
    visit: VisitFacts,
  }),
  /** Where routing sent it, and how it decided each time, newest last [B-05]. */
  routed: orNull(Type.Object({ rule: Type.String(), to: Type.String(), decisions: Type.Array(RoutingDecision) })),
})
export type SessionDetails = Static<typeof SessionDetails>

export const SessionPage = Type.Object({ session: SessionCard, details: SessionDetails })
export type SessionPage = Static<typeof SessionPage>

export const SessionList = Type.Union([
  Type.Literal('queue'),
  Type.Literal('mine'),
  Type.Literal('active'),
  Type.Literal('closed'),
])
/** Queue: waiting, oldest first. Mine: assigned to me. Active: all open ones, supervisors only. Closed: finished ones [WSP-03…08]. */
export type SessionList = Static<typeof SessionList>
/** Rows in one portion of a list. */
export const portion = 25

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  who: 'user',
  summary: 'The next portion of one list of one live chat.',
  query: body({ list: SessionList, liveChatId: Id, cursor: Type.Optional(Cursor) }),
  reply: portionOf(SessionCard),
  refuses: ['not-found'],
})
/** For sessions that were heard of but are not held: what is not the asker's to see is left out. */
export const readSessionCards = endpoint({
  method: 'GET',
  path: '/api/session-cards',
  who: 'user',
  summary: 'Up to 50 cards by id.',
  query: body({ ids: Type.String({ maxLength: 1_850, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,49}$' }) }),
  reply: Type.Array(SessionCard),
  refuses: [],
})
export const readSession = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId',
  who: 'user',
  summary: 'A session with what the right pane shows.',
  reply: SessionPage,
  refuses: ['not-found'],
})
export const takeSession = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/operator',
  who: 'user',
  summary: 'Start Work: the queued session becomes mine; said again by who has it, it is so already [SES-06, RTE-06].',
  reply: SessionCard,
  refuses: ['not-found', 'operator-offline', 'session-closed', 'session-spam', 'session-taken'],
})
/** The blue counter [SES-04]: highest priority, then longest waiting. Offline it is only named, not taken. */
export const takeNextSession = endpoint({
  method: 'POST',
  path: '/api/queue/next',
  who: 'user',
  summary: 'Take the next session from my queues.',
  reply: Type.Object({
    session: orNull(SessionCard),
    taken: Type.Boolean(),
    /** Who was quicker by a moment, where nobody waits any more [RTE-06]. */
    takenBy: orNull(Named),
  }),
  refuses: [],
})
export const editSession = endpoint({
  method: 'PATCH',
  path: '/api/sessions/:sessionId',
  who: 'user',
  summary: 'Rename, set the priority, put labels on it or take them off [INF-03, INF-11, LAB-01].',
  body: body({
    name: Type.Optional(Name),
    priority: Type.Optional(Priority),
    addLabelIds: Type.Optional(Type.Array(Id, { maxItems: mostLabels.ofSession })),
    removeLabelIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
  }),
  reply: SessionCard,
  refuses: [
    'not-found',
    'operator-offline',
    'not-assignee',
    'session-queued',
    'session-closed',
    'session-spam',
    'label-not-found',
    'too-many-labels',
  ],
})

/** Whom it may be given to [INF-06, INF-10]. */
export const Targets = Type.Object({
  operators: Type.Array(
    Type.Object({
      ...Person.properties,
      groups: Type.Array(Type.String()),
      active: Type.Integer(),
      waiting: Type.Integer(),
      /** Null while they are not absent [ORG-08]. */
      awayUntil: orNull(Time),
    }),
  ),
  groups: Type.Array(Type.Object({ id: Id, name: Type.String(), size: Type.Integer(), online: Type.Integer() })),
})
export type Targets = Static<typeof Targets>
export const listTargets = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/targets',
  who: 'user',
  summary: 'Operators and groups of the live chat: Online and not absent first, then the least loaded.',
  reply: Targets,
  refuses: ['not-found'],
})
export const Assignment = Type.Union([body({ operatorId: Id }), body({ groupId: Id })])
export const reassignSession = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/assignment',
  who: 'user',
  summary: 'Give the session to another operator, or to the queue of a group [INF-07, INF-08].',
  body: body({
    to: Assignment,
    /** The holder whom the asker saw; where it is somebody else by now, nothing happens. */
    from: orNull(Id),
    /** For the colleague: an internal note, written with it or not at all [NOT-01]. */
    comment: Type.Optional(MessageText),
  }),
  reply: SessionCard,
  refuses: [
    'not-found',
    'operator-offline',
    'not-assignee',
    'session-queued',
    'session-closed',
    'session-spam',
    'changed-meanwhile',
    'target-not-allowed',
    'target-unavailable',
    'target-offline',
  ],
})
/** Closing a session makes a closure: the path is a noun, and the verb is left to HTTP. */
export const closeSession = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/closure',
  who: 'user',
  summary: 'Close: final; the history stays [SES-08…13].',
  reply: SessionCard,
  refuses: ['not-found', 'operator-offline', 'not-assignee', 'session-queued', 'session-closed', 'session-spam'],
})

/** The figures of the counters, for those who do not keep a workspace [CNT-04…07]. */
export const readCounters = endpoint({
  method: 'GET',
  path: '/api/counters',
  who: 'user',
  summary: 'The counters, and the role-based figures of the tooltip [CNT-05].',
  reply: Type.Object({
    /** What the badge shows by the mode that administrators chose. */
    badge: Type.Integer(),
    unreadMessages: Type.Integer(),
    unreadSessions: Type.Integer(),
    unassignedSessions: Type.Integer(),
    /** Both of them together [C-01]. */
    byRole: Type.Integer(),
    /** Null for those who do not have that role. */
    operatorQueue: orNull(Type.Integer()),
    supervisorQueue: orNull(Type.Integer()),
  }),
  refuses: [],
})

export type SessionChanged = { name: 'session.changed'; session: SessionCard }
/** The session goes on, but is no longer this client's business. */
export type SessionLeft = { name: 'session.left'; sessionId: string }

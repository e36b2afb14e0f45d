import { type Static, Type } from 'typebox'
import { Author, body, Cursor, Id, Line, Named, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { ChannelKind } from './live-chats.ts'
import { Priority, SessionCard } from './sessions.ts'

/** What is searched for: plain text, of which every character means itself; at least two, so that not everything is found. */
export const SearchText = Type.Intersect([Line, Type.String({ minLength: 2, maxLength: 100 })])
/** So many are counted; that many means that many or more. */
export const counted = 1_000

/** A span of time, `from` included and `to` not; or one that goes along with the day, in the installation's time zone. */
export const Span = Type.Union([
  body({ from: Type.Optional(Time), to: Type.Optional(Time) }),
  body({
    within: Type.Union([
      Type.Literal('today'),
      Type.Literal('yesterday'),
      Type.Literal('7-days'),
      Type.Literal('30-days'),
      Type.Literal('this-month'),
    ]),
  }),
])
export type Span = Static<typeof Span>

const ids = Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true })
/** Ids, or null for none. */
const idsOrNone = Type.Array(orNull(Id), { minItems: 1, maxItems: 100, uniqueItems: true })

/** All of what is named must hold; of a list one entry [SAP-02, SRC-08, INF-12]. */
export const SessionFilters = body({
  /** The name contains this, in whatever case; two letters stand at the beginning of a word. */
  name: Type.Optional(SearchText),
  /** The customer's name does. */
  customer: Type.Optional(SearchText),
  /** With what was merged into them [CST-01]. */
  customerIds: Type.Optional(ids),
  liveChatIds: Type.Optional(ids),
  channels: Type.Optional(Type.Array(ChannelKind, { minItems: 1, maxItems: 20, uniqueItems: true })),
  states: Type.Optional(
    Type.Array(Type.Union([Type.Literal('queued'), Type.Literal('assigned'), Type.Literal('bot'), Type.Literal('closed')]), {
      minItems: 1,
      maxItems: 4,
      uniqueItems: true,
    }),
  ),
  /** Without it sessions in spam are left out [SAP-03]. */
  spam: Type.Optional(Type.Union([Type.Literal('only'), Type.Literal('any')])),
  /** Who has it, or had it when it was closed; null: nobody. */
  operatorIds: Type.Optional(idsOrNone),
  /** Whoever asks has it, or had it when it was closed. */
  mine: Type.Optional(Type.Literal(true)),
  /** The group whose queue it waits in or waited in; null: the common queue. */
  groupIds: Type.Optional(idsOrNone),
  priorities: Type.Optional(Type.Array(Priority, { minItems: 1, maxItems: 4, uniqueItems: true })),
  /** One of these stands on it [LAB-01]. */
  labelIds: Type.Optional(ids),
  created: Type.Optional(Span),
  closed: Type.Optional(Span),
  activity: Type.Optional(Span),
  customerKind: Type.Optional(Type.Union([Type.Literal('internal'), Type.Literal('external')])),
  /** Its customer has been waiting for an answer for more than this. */
  waitingMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  /** There is something of the customer's that no operator who had it has read. */
  unread: Type.Optional(Type.Literal(true)),
  /** The customer's item of an app, or one that was registered in it. */
  itemIds: Type.Optional(ids),
})
export type SessionFilters = Static<typeof SessionFilters>

/** What rows can be sorted by. Of equal ones the newest comes first. */
export const sortedBy = [
  'created',
  'activity',
  'closed',
  'name',
  'customer',
  'liveChat',
  'channel',
  'state',
  'operator',
  'group',
  'priority',
] as const
export type SessionSort = (typeof sortedBy)[number]
/** A leading minus: from the last, or from the newest. */
export const SessionOrder = Type.String({ pattern: `^-?(${sortedBy.join('|')})$` })
export type SessionOrder = SessionSort | `-${SessionSort}`

export const SessionRow = Type.Object({
  ...SessionCard.properties,
  liveChatName: Type.String(),
  /** Where the customer writes from; null for employees. */
  account: orNull(Type.String()),
})
export type SessionRow = Static<typeof SessionRow>

const chosen = {
  /** `SessionFilters` as JSON. */
  filters: Type.Optional(Type.String({ maxLength: 8_000 })),
  /** `-created` unless it is said. */
  order: Type.Optional(SessionOrder),
}
/** Among which somebody chooses how many rows are read at once. */
export const pageSizes = [25, 50, 100] as const

export const findSessions = endpoint({
  method: 'GET',
  path: '/api/found-sessions',
  who: 'user',
  summary: 'The Sessions app: the sessions that I may see, by any filters and order [SAP-01, SAP-02, SAP-03, SRC-08].',
  query: body({
    ...chosen,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  reply: Type.Object({
    ...portionOf(SessionRow).properties,
    /** How many there are in all, up to 1,000; null where a cursor was given. */
    count: orNull(Type.Integer()),
  }),
  refuses: [],
})
/** What filters can be made of: only what stands on sessions that I may see. */
export const readSessionFilters = endpoint({
  method: 'GET',
  path: '/api/session-filters',
  who: 'user',
  summary: 'Live chats, channels, operators and groups that filters of the Sessions app can name.',
  reply: Type.Object({
    liveChats: Type.Array(Named),
    channels: Type.Array(ChannelKind),
    operators: Type.Array(Named),
    groups: Type.Array(Named),
  }),
  refuses: [],
})
/** Cells that a spreadsheet would run as a formula are disarmed. Messages are not in it. */
export const exportSessions = endpoint({
  method: 'GET',
  path: '/api/session-export',
  who: 'administrator',
  summary: 'The sessions that are found, all of them, as CSV or XLSX [SAP-06].',
  query: body({
    ...chosen,
    format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
    /** How people, groups, live chats and customers are told. */
    as: Type.Optional(Type.Union([Type.Literal('names'), Type.Literal('ids'), Type.Literal('both')])),
  }),
  reply: Type.Any(),
  refuses: [],
})

/** The search bar, with no session open [SRC-03, SRC-05, SRC-07]. */
export const searchSessions = endpoint({
  method: 'GET',
  path: '/api/sessions-by-name',
  who: 'user',
  summary: 'Sessions that I may see whose name contains the text, closed ones too and spam not; the last active first.',
  query: body({ text: SearchText, cursor: Type.Optional(Cursor) }),
  reply: Type.Object({ ...portionOf(SessionCard).properties, count: orNull(Type.Integer()) }),
  refuses: [],
})

/** A message that the text stands in. */
export const FoundMessage = Type.Object({
  id: Id,
  sessionId: Id,
  chapter: Type.Integer(),
  number: Type.Integer(),
  author: Author,
  authorName: Type.String(),
  /** Around the first place where it stands, at most 160 characters on one line. */
  snippet: Type.String(),
  sentAt: Time,
})
export type FoundMessage = Static<typeof FoundMessage>

const FoundMessages = Type.Object({
  /** Newest first. */
  ...portionOf(FoundMessage).properties,
  /** How many there are in all, up to 1,000; null where a cursor was given. */
  count: orNull(Type.Integer()),
})
export type FoundMessages = Static<typeof FoundMessages>

/** With a session open: its history is what its page shows, earlier sessions of the thread above it included [SRC-02, SRC-06]. */
export const searchTimeline = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/found-messages',
  who: 'user',
  summary: 'Messages of a conversation that contain the text; of every character the text means itself.',
  query: body({ text: SearchText, cursor: Type.Optional(Cursor) }),
  reply: Type.Object({
    ...FoundMessages.properties,
    /** Whether the session’s own name contains it. */
    name: Type.Boolean(),
  }),
  refuses: ['not-found'],
})
/** For the employee whose chat it is, in the words that they may know [MSG-02, CUS-06]. */
export const searchThread = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/found-messages',
  who: 'user',
  summary: 'Messages of my chat with a live chat that contain the text.',
  query: body({ text: SearchText, cursor: Type.Optional(Cursor) }),
  reply: FoundMessages,
  refuses: ['not-found'],
})

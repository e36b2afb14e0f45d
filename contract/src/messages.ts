import { type Static, Type } from 'typebox'
import { Author, body, Cursor, Id, MessageText, Named, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { File } from './files.ts'
import { Priority } from './sessions.ts'

const party = orNull(Type.Object({ kind: Type.Union([Type.Literal('operator'), Type.Literal('group')]), ...Named.properties }))

/** What happened in the session besides messages; for staff only [SES-16, CUS-06]. The author of the message is who did it. */
export const Notice = Type.Union([
  Type.Object({ kind: Type.Literal('opened'), rule: Type.String(), to: party }),
  Type.Object({ kind: Type.Literal('taken') }),
  /** `to` null: back to the common queue. */
  Type.Object({ kind: Type.Literal('reassigned'), from: party, to: party }),
  Type.Object({ kind: Type.Literal('renamed'), from: Type.String(), to: Type.String() }),
  Type.Object({ kind: Type.Literal('priority'), from: Priority, to: Priority }),
  /** By their names as they were then [LAB-01]. */
  Type.Object({ kind: Type.Literal('labels'), added: Type.Array(Type.String()), removed: Type.Array(Type.String()) }),
  /** Its operator was locked or lost the role [ACC-11]. */
  Type.Object({ kind: Type.Literal('returned'), from: party }),
  Type.Object({ kind: Type.Literal('merged') }),
  /** The customer's item, by the names as they were then; nobody did it at first contact [BND-06, BND-16]. */
  Type.Object({ kind: Type.Literal('bound'), app: Type.String(), item: Type.String() }),
  Type.Object({ kind: Type.Literal('unbound'), app: Type.String(), item: Type.String() }),
  Type.Object({ kind: Type.Literal('registered'), app: Type.String(), item: Type.String() }),
  Type.Object({ kind: Type.Literal('unregistered'), app: Type.String(), item: Type.String() }),
  /** By hand, or where it began so by the entry of the blocklist with this name [SPM-01, BLK-04]. */
  Type.Object({ kind: Type.Literal('spam'), entry: orNull(Type.String()) }),
  /** Who has it again; null: it waits in the common queue. */
  Type.Object({ kind: Type.Literal('not-spam'), to: party }),
  /** A message or a note; what it says now stands in its own place [CNV-13]. */
  Type.Object({ kind: Type.Literal('edited'), messageId: Id, note: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('withdrawn'), messageId: Id, note: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('closed') }),
  /** A business process was started from here, by its name then: Order handling #318 [BPR-05]. */
  Type.Object({ kind: Type.Literal('process'), process: Type.String(), number: Type.Integer(), instanceId: Id }),
  /** An operator began it: nothing was routed [SES-14]. */
  Type.Object({ kind: Type.Literal('started') }),
  /** The customer has another name, was merged with another record, or stands alone again [CST-01]. */
  Type.Object({
    kind: Type.Literal('customer'),
    change: Type.Union([Type.Literal('renamed'), Type.Literal('merged'), Type.Literal('parted')]),
    from: Type.String(),
    to: Type.String(),
  }),
])
export type Notice = Static<typeof Notice>

/** What a message answers to, as whoever is told may know it [CNV-03, P14]. */
export const Quote = Type.Object({
  messageId: Id,
  author: Author,
  authorName: Type.String(),
  /** At most 140 code points on one line. */
  text: Type.String(),
  /** The first file's name when there is no text. */
  fileName: orNull(Type.String()),
  /** The quoted message has been withdrawn: nothing is left to show. */
  withdrawn: Type.Optional(Type.Literal(true)),
  /** Its `changed`. */
  changed: Type.Optional(Type.Integer()),
})
export type Quote = Static<typeof Quote>

/**
 * One entry of a session's timeline. Customers are told messages only, with `authorId` null and the name that they may know
 * [LCS-13, CUS-05, P14].
 */
export const Message = Type.Object({
  id: Id,
  threadId: Id,
  sessionId: Id,
  /** The session's place in its thread: 1, 2, 3, … Of two messages of a thread, (chapter, number) tells which comes first. */
  chapter: Type.Integer(),
  /** Its place in the session, given by the server: 1, 2, 3, … without gaps, notices included. */
  number: Type.Integer(),
  /** Which of the customer's messages of this session it is, or which of those sent to the customer; 0 for notices and notes. */
  ordinal: Type.Integer(),
  author: Author,
  authorId: orNull(Id),
  authorName: Type.String(),
  text: Type.String(),
  files: Type.Array(File),
  notice: orNull(Notice),
  sentAt: Time,
  quote: Type.Optional(Quote),
  /** For staff only, of an operator or a supervisor [NOT-01]. */
  note: Type.Optional(Type.Literal(true)),
  /** Whom the note mentions, by their names as they were then. */
  mentions: Type.Optional(Type.Array(Named)),
  editedAt: Type.Optional(Time),
  /** Withdrawn: no text and no files are left [CNV-13]. */
  withdrawnAt: Type.Optional(Time),
  /** The session's number when it was last changed: of two states of one message the higher one is newer. */
  changed: Type.Optional(Type.Integer()),
})
export type Message = Static<typeof Message>

/** Uploaded before, by the same asker. */
export const FileIds = Type.Array(Id, { maxItems: 10, uniqueItems: true })
/** Blank text needs at least one file [CMP-08]. */
export const NewMessage = body({
  text: MessageText,
  files: Type.Optional(FileIds),
  /** A message of the same thread that the customer was told [CNV-03]. */
  quote: Type.Optional(Id),
})
export type NewMessage = Static<typeof NewMessage>

/** `seen`: the number of the last entry that its author saw. Where a colleague has answered since, nothing is sent [B-03]. */
export const NewAnswer = body({
  ...NewMessage.properties,
  seen: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
})
export type NewAnswer = Static<typeof NewAnswer>

/** The sender chooses the id: a retry is harmless, and the echo in the composer needs no second name [P2]. */
export const sendMessage = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/messages/:messageId',
  who: 'user',
  summary: 'Answer in a session that is mine.',
  body: NewAnswer,
  reply: Message,
  refuses: [
    'not-found',
    'colleague-answered',
    'operator-offline',
    'channel-disconnected',
    'not-assignee',
    'session-queued',
    'session-closed',
    'session-spam',
    'message-differs',
    'message-empty',
    'file-not-found',
    'quote-not-found',
    'quote-withdrawn',
  ],
})

/** A session as a divider between the messages of one thread. */
export const Chapter = Type.Object({
  sessionId: Id,
  name: Type.String(),
  chapter: Type.Integer(),
  createdAt: Time,
  closedAt: orNull(Time),
  closedBy: orNull(Type.String()),
})
export type Chapter = Static<typeof Chapter>

/** Entries in one portion of a timeline. */
export const timelinePortion = 50
/** Oldest first within the portion; portions go back in time, across earlier sessions of the thread [CNV-11, SES-03]. */
export const readTimeline = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/timeline',
  who: 'user',
  summary: 'The conversation, the newest portion first; later sessions of the thread are left out.',
  query: body({ before: Type.Optional(Cursor) }),
  reply: Type.Object({ ...portionOf(Message).properties, chapters: Type.Array(Chapter) }),
  refuses: ['not-found'],
})

/** To staff; what the customer wrote, to the customer as well. */
export type MessageSent = { name: 'message.sent'; message: Message }
/** To the customer: what staff wrote, as the customer may know it. */
export type MessageTold = { name: 'message.told'; message: Message }

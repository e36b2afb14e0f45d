import { type Static, Type } from 'typebox'
import { body, Colour, Cursor, Id, Line, Nothing, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import type { ChannelKind } from './live-chats.ts'
import { Message, NewMessage } from './messages.ts'

/**
 * A customer's one continuous chat with a live chat through one channel; its sessions follow one another in it [CUS-07].
 * This is all that a customer is told of it [CUS-06].
 */
export const Thread = Type.Object({
  id: Id,
  liveChatId: Id,
  /** The live chat's name. */
  name: Type.String(),
  /** False once the customer may no longer write; the history stays [CUS-10]. */
  writable: Type.Boolean(),
  /** Whether the customer may save what was written [TRN-01]. */
  exportable: Type.Boolean(),
  /** The session that is open now. */
  openSessionId: orNull(Id),
  /** What staff wrote and the customer has not seen. */
  unread: Type.Integer(),
  /** What staff wrote and the customer has seen, in all sessions of the thread. */
  seen: Type.Integer(),
  /** How far the customer's own messages of the open session were read: the first `read` of them [RDM-01]. */
  read: Type.Integer(),
  last: orNull(Message),
})
export type Thread = Static<typeof Thread>

/** When sessions of the thread ended, so that dividers can be drawn. */
export const Ending = Type.Object({ sessionId: Id, closedAt: Time })
export const ThreadPage = Type.Object({
  ...portionOf(Message).properties,
  endings: Type.Array(Ending),
})
export type ThreadPage = Static<typeof ThreadPage>

export const listThreads = endpoint({
  method: 'GET',
  path: '/api/threads',
  who: 'user',
  summary: 'My own chats with live chats, latest first [CUS-03, MSG-01].',
  reply: Type.Array(Thread),
  refuses: [],
})
export const openThread = endpoint({
  method: 'PUT',
  path: '/api/live-chats/:liveChatId/thread',
  who: 'user',
  summary: 'My chat with this live chat; the first time it is made. No session begins before the first message.',
  reply: Thread,
  refuses: ['not-found'],
})
/** The position is where the socket goes on from. */
export const readThread = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId',
  who: 'customer',
  summary: 'A thread with its newest messages.',
  reply: Type.Object({ thread: Thread, page: ThreadPage, position: Type.String() }),
  refuses: ['not-found'],
})
export const readThreadMessages = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/messages',
  who: 'customer',
  summary: 'Earlier messages, in portions of 50, oldest first within a portion.',
  query: body({ before: Cursor }),
  reply: ThreadPage,
  refuses: ['not-found'],
})
/** A message with no open session opens one [SES-01]. */
export const writeMessage = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/messages/:messageId',
  who: 'customer',
  summary: 'Write as a customer.',
  body: NewMessage,
  reply: Message,
  refuses: [
    'not-found',
    'writing-not-allowed',
    'message-differs',
    'message-empty',
    'file-not-found',
    'quote-not-found',
    'quote-withdrawn',
  ],
})
export const seeUpTo = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/reading',
  who: 'customer',
  summary: 'I have seen everything up to this message.',
  body: body({ sessionId: Id, number: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }),
  reply: Nothing,
  refuses: ['not-found'],
})

/** What the widget needs before anybody writes. */
export const WidgetConfig = Type.Object({
  liveChatId: Id,
  name: Type.String(),
  colour: Colour,
  greeting: Type.String(),
  side: Type.Union([Type.Literal('left'), Type.Literal('right')]),
  maxFileSize: Type.Integer(),
})
export type WidgetConfig = Static<typeof WidgetConfig>

/**
 * A visit of the website widget, the hosted page or the test page [CHN-09, WEB-03]. Without a token, or with one that is not
 * known here, the visitor is new and is given one; tokens are made by the server only. With an identity (JWT, HS256, signed with
 * a secret of this live chat: `sub`, `exp` at most 10 minutes ahead, `iat`, optional `name`, `email`, `phone`, `jti`) the visitor
 * is the customer whom it names, on any device.
 */
export const visit = endpoint({
  method: 'POST',
  path: '/api/website/:liveChatId/visit',
  who: 'anyone',
  summary: 'Open the chat as a visitor of a website.',
  body: body({
    token: Type.Optional(Type.String({ maxLength: 100 })),
    identity: Type.Optional(Type.String({ maxLength: 4_000 })),
    /** The origin of the page that embeds the widget; absent for the hosted page and the test page, which are ours. */
    origin: Type.Optional(Type.String({ maxLength: 260 })),
    /** The page's address. */
    page: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' })),
    /** Where the visitor came to the website from, as their browser says it. */
    referrer: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' })),
    /** Unsigned, and ignored where identity is enforced. */
    name: Type.Optional(Line),
    email: Type.Optional(Line),
  }),
  reply: Type.Object({
    /** Sent as `Authorization: Bearer` and as the socket's token. */
    token: Type.String(),
    config: WidgetConfig,
    thread: Thread,
    page: ThreadPage,
    position: Type.String(),
    /** The token that was sent belongs to an anonymous history which may join this identity [ui §4.3]. */
    joinable: Type.Boolean(),
  }),
  refuses: ['not-found', 'origin-not-allowed', 'identity-invalid', 'identity-expired'],
})
export const joinHistory = endpoint({
  method: 'POST',
  path: '/api/website/:liveChatId/join',
  who: 'customer',
  summary: 'Once, and after asking: the anonymous history of this browser joins my identity.',
  body: body({ token: Type.String({ maxLength: 100 }) }),
  reply: Nothing,
  refuses: ['not-found'],
})

/** Absolute values, told to the customer alone. */
export type ThreadChanged = { name: 'thread.changed'; thread: Thread }
/** A live chat's channel was switched on or off: what is said there is read again, or no more [CMP-09]. */
export type ChannelChanged = {
  name: 'channel.changed'
  liveChatId: string
  channelKind: Static<typeof ChannelKind>
  connected: boolean
}
export type ThreadClosed = { name: 'thread.closed'; threadId: string; sessionId: string; closedAt: string }
/** The first `read` of the customer's messages of this session were read. */
export type ThreadRead = { name: 'thread.read'; threadId: string; sessionId: string; read: number }
/** On another tab or device the customer has seen this much of the whole thread: monotone, so that hearing it twice is harmless. */
export type ThreadSeen = { name: 'thread.seen'; threadId: string; seen: number }

import { type Static, Type } from 'typebox'
import { body, Colour, Id, Line, MemberIds, Members, Name, Named, Nothing, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { RoutingRule } from './routing-rule.ts'

/** Kinds of channel. More come with the messengers; screens draw an unknown one with a neutral icon. */
export const ChannelKind = Type.String({ maxLength: 40 })
export const ChannelState = Type.Union([Type.Literal('active'), Type.Literal('disconnected'), Type.Literal('error')])
export const Channel = Type.Object({ id: Id, kind: ChannelKind, name: Type.String(), state: ChannelState })
export type Channel = Static<typeof Channel>

/** Also for screens, which have the schemas' types only. */
export const originPattern = '^https?://(\\*\\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?$'

/** Scheme, host and port, like `https://shop.example`; a leading `*.` in the host allows its subdomains. */
export const Origin = Type.String({ maxLength: 260, pattern: originPattern })
const website = {
  enabled: Type.Boolean(),
  /** None set: only the hosted page and the test page may open the chat. */
  allowedOrigins: Type.Array(Origin, { maxItems: 100 }),
  colour: Colour,
  greeting: Type.String({ maxLength: 500, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }),
  side: Type.Union([Type.Literal('left'), Type.Literal('right')]),
  /** Off: customers see the live chat's name [LCS-13]. */
  showOperatorName: Type.Boolean(),
  /** Refuse names and e-mails that are not signed. */
  enforceIdentity: Type.Boolean(),
}
/** The website widget of a live chat. The secrets themselves are told once, when they are made. */
export const Website = Type.Object({
  ...website,
  channelId: Id,
  secrets: Type.Array(Type.Object({ id: Id, createdAt: Time })),
  /** What to put on the page. */
  snippet: Type.String(),
  /** The link to the channel [CHN-09]. */
  hostedUrl: Type.String(),
  testUrl: Type.String(),
})
export type Website = Static<typeof Website>

/** Said to a customer once, when their session is opened, in the name of the live chat [QUE-01]. */
export const AwayAnswer = body({
  /** With variables: `templateVariables`. */
  text: Type.String({ maxLength: 2_000, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }),
  /** While none of the operators is Online. */
  nobodyOnline: Type.Boolean(),
  /** Outside the hours of the live chat's calendar. */
  outsideHours: Type.Boolean(),
})
export type AwayAnswer = Static<typeof AwayAnswer>

export const LiveChat = Type.Object({
  id: Id,
  name: Type.String(),
  operatorGroups: Type.Array(Named),
  supervisorGroups: Type.Array(Named),
  /** Who may write as an internal customer; empty means nobody [LCS-10, LCS-11]. */
  internal: Members,
  showOperatorName: Type.Boolean(),
  /** Whether customers may save what was written [TRN-01]. */
  customerTranscripts: Type.Boolean(),
  rule: RoutingRule,
  /** To bind account: where data about those who wrote is kept [LCS-05]. */
  accountApp: orNull(Named),
  /** To register messages [LCS-08]. */
  registerApps: Type.Array(Named),
  /** Read permission to sessions [ACC-12]. */
  readerGroups: Type.Array(Named),
  /** How new sessions are named, with variables; empty: like the customer [LCS-21]. */
  sessionName: Type.String(),
  awayAnswer: AwayAnswer,
  /** Its working hours [SLA-01]. */
  calendar: orNull(Named),
  /** External sources: the messengers and the website [LCS-14], without the internal channel. */
  channels: Type.Array(Channel),
  website: Website,
  /** Counts rise with each save; an edit says which one it saw. */
  version: Type.Integer(),
  changedAt: Time,
  changedBy: orNull(Named),
})
export type LiveChat = Static<typeof LiveChat>

/** A row of Administration › Live Chats. */
export const LiveChatRow = Type.Object({
  id: Id,
  name: Type.String(),
  channels: Type.Array(Channel),
  operators: Type.Integer(),
  queued: Type.Integer(),
  /** All of its sessions, and those that are open. */
  sessions: Type.Integer(),
  open: Type.Integer(),
})
export type LiveChatRow = Static<typeof LiveChatRow>

export const listLiveChats = endpoint({
  method: 'GET',
  path: '/api/live-chats',
  who: 'user',
  summary: 'Administrators: all live chats; supervisors: those they supervise [ACC-08].',
  query: body({ search: Type.Optional(Line) }),
  reply: Type.Array(LiveChatRow),
  refuses: [],
})
export const createLiveChat = endpoint({
  method: 'POST',
  path: '/api/live-chats',
  who: 'administrator',
  summary: 'Make a live chat with its internal channel and its website widget [LCS-01, LCS-02, LCS-18].',
  body: body({
    name: Name,
    operatorGroupIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    supervisorGroupIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    internal: Type.Optional(MemberIds),
    showOperatorName: Type.Optional(Type.Boolean()),
    greeting: Type.Optional(website.greeting),
    colour: Type.Optional(Colour),
  }),
  reply: LiveChat,
  refuses: ['name-exists', 'not-found'],
})
export const readLiveChat = endpoint({
  method: 'GET',
  path: '/api/live-chats/:liveChatId',
  who: 'user',
  summary: 'The settings, for administrators and for its supervisors [ACC-08].',
  reply: LiveChat,
  refuses: ['not-found'],
})
export const editLiveChat = endpoint({
  method: 'PATCH',
  path: '/api/live-chats/:liveChatId',
  who: 'administrator',
  summary: 'Save settings; they hold for the next session and message [LCS-19].',
  body: body({
    version: Type.Integer(),
    name: Type.Optional(Name),
    operatorGroupIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100 })),
    supervisorGroupIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100 })),
    internal: Type.Optional(MemberIds),
    showOperatorName: Type.Optional(Type.Boolean()),
    customerTranscripts: Type.Optional(Type.Boolean()),
    rule: Type.Optional(RoutingRule),
    /** Null clears it, and the apps to register messages with it; the rule Assigned to becomes First Response [LCS-09, RTE-14]. */
    accountAppId: Type.Optional(orNull(Id)),
    registerAppIds: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
    readerGroupIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
    sessionName: Type.Optional(Line),
    awayAnswer: Type.Optional(AwayAnswer),
    calendarId: Type.Optional(orNull(Id)),
    website: Type.Optional(Type.Partial(Type.Object(website), { additionalProperties: false })),
  }),
  reply: LiveChat,
  refuses: [
    'not-found',
    'name-exists',
    'target-not-allowed',
    'changed-meanwhile',
    'app-needs-account',
    'account-app-missing',
    'rule-needs-account-app',
    'template-unknown',
  ],
})
/** At once it is nobody's to see or write to; its sessions are closed and deleted in the background. There is no way back. */
export const deleteLiveChat = endpoint({
  method: 'DELETE',
  path: '/api/live-chats/:liveChatId',
  who: 'administrator',
  summary: 'Delete a live chat with all its sessions, messages and files [LCS-20].',
  reply: Nothing,
  refuses: ['not-found'],
})
/** Two secrets are active at most: making a third retires the oldest. */
export const createIdentitySecret = endpoint({
  method: 'POST',
  path: '/api/live-chats/:liveChatId/identity-secrets',
  who: 'administrator',
  summary: 'A new secret to sign identity tokens with; told this once.',
  reply: Type.Object({ id: Id, secret: Type.String(), createdAt: Time }),
  refuses: ['not-found'],
})
export const retireIdentitySecret = endpoint({
  method: 'DELETE',
  path: '/api/live-chats/:liveChatId/identity-secrets/:secretId',
  who: 'administrator',
  summary: 'Tokens signed with this secret are no longer accepted.',
  reply: Nothing,
  refuses: ['not-found'],
})
/** What the settings offer under Apps [LCS-06]. */
export const listAccountApps = endpoint({
  method: 'GET',
  path: '/api/account-apps',
  who: 'administrator',
  summary: 'The apps that a live chat can bind accounts or register messages in: those with an Account field, by name.',
  reply: Type.Array(Named),
  refuses: [],
})
/** The headset icon's list [CUS-01, CUS-02]. */
export const listWritableLiveChats = endpoint({
  method: 'GET',
  path: '/api/writable-live-chats',
  who: 'user',
  summary: 'The live chats I may write to as an internal customer.',
  reply: Type.Array(Named),
  refuses: [],
})

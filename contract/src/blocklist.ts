import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Line, Name, Named, Nothing, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Who is on the allowlist is not locked, whatever the blocklist says [BLK-09]. */
export const LockList = Type.Union([Type.Literal('block'), Type.Literal('allow')])
export type LockList = Static<typeof LockList>
/** What is known of a customer; the account is where they write from, the external ID what their messenger calls them [BLK-08]. */
export const LockType = Type.Union([
  Type.Literal('account'),
  Type.Literal('email'),
  Type.Literal('phone'),
  Type.Literal('external-id'),
])
export type LockType = Static<typeof LockType>
export const LockOperator = Type.Union([
  Type.Literal('equals'),
  Type.Literal('contains'),
  Type.Literal('starts-with'),
  Type.Literal('ends-with'),
])
export type LockOperator = Static<typeof LockOperator>

/** Compared without regard to case, phones by their digits [BLK-08]. */
const rule = { type: LockType, operator: LockOperator, value: Name }
/** Null: all live chats, those that will be as well. */
const liveChatIds = orNull(Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }))
const entry = { list: LockList, name: Name, ...rule, until: orNull(Time), reason: Line }

/** An entry of the blocklist or the allowlist [BLK-06]. */
export const LockEntry = Type.Object({
  id: Id,
  ...entry,
  liveChats: orNull(Type.Array(Named)),
  createdBy: orNull(Named),
  createdAt: Time,
  deletedAt: orNull(Time),
  /** Sessions that began in spam by it, in 30 days. */
  hits: Type.Integer(),
  /** Whether the asker may change it, as far as their roles say. */
  editable: Type.Boolean(),
})
export type LockEntry = Static<typeof LockEntry>

export const NewLockEntry = body({
  ...entry,
  liveChatIds,
  /** The session from whose customer it is made. */
  sessionId: Type.Optional(Id),
  /** The entry's name, typed once more where it would lock nearly everybody. */
  confirmation: Type.Optional(Line),
})
export type NewLockEntry = Static<typeof NewLockEntry>

/** What a rule matches among those who are known [ui.md S11]. */
export const LockPreview = Type.Object({
  /** External customers who have written. */
  customers: Type.Integer(),
  openSessions: Type.Integer(),
  /** The first of them whom the asker may see. */
  named: Type.Array(Named),
  /** It would lock nearly everybody: saving it asks for its name. */
  wide: Type.Boolean(),
  /** Entries of the allowlist that match the session's customer. */
  exceptions: Type.Array(Named),
})
export type LockPreview = Static<typeof LockPreview>

const refusesToWrite = [
  'not-found',
  'operator-offline',
  'not-assignee',
  'session-queued',
  'customer-not-lockable',
  'lock-value-empty',
  'lock-too-wide',
] as const

export const listLockEntries = endpoint({
  method: 'GET',
  path: '/api/lock-entries',
  who: 'user',
  summary:
    'The blocklist or the allowlist, newest first; expired entries are there, deleted ones for themselves [BLK-10, BLK-11].',
  query: body({
    list: LockList,
    /** In name, value and reason. */
    search: Type.Optional(Line),
    type: Type.Optional(LockType),
    operator: Type.Optional(LockOperator),
    liveChatId: Type.Optional(Id),
    deleted: Type.Optional(Type.Literal('yes')),
    cursor: Type.Optional(Cursor),
  }),
  reply: portionOf(LockEntry),
  refuses: [],
})
export const createLockEntry = endpoint({
  method: 'POST',
  path: '/api/lock-entries',
  who: 'user',
  summary: 'Lock accounts, or except them [BLK-01, BLK-09].',
  body: NewLockEntry,
  reply: LockEntry,
  refuses: refusesToWrite,
})
export const editLockEntry = endpoint({
  method: 'PUT',
  path: '/api/lock-entries/:entryId',
  who: 'user',
  summary: 'The entry as it is to be; a deleted one is there again.',
  body: NewLockEntry,
  reply: LockEntry,
  refuses: refusesToWrite,
})
export const deleteLockEntry = endpoint({
  method: 'DELETE',
  path: '/api/lock-entries/:entryId',
  who: 'user',
  summary: 'Without effect from now on, and kept under Deleted [BLK-02, BLK-11].',
  reply: Nothing,
  refuses: ['not-found', 'operator-offline'],
})
export const previewLock = endpoint({
  method: 'POST',
  path: '/api/lock-previews',
  who: 'user',
  summary: 'What a rule would match among those who are known.',
  body: body({ list: LockList, ...rule, liveChatIds, sessionId: Type.Optional(Id) }),
  reply: LockPreview,
  refuses: ['not-found', 'operator-offline', 'lock-value-empty'],
})

/** Entries have changed: who shows them, or who is locked by them, reads again. */
export type LocksChanged = { name: 'locks.changed' }

import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Line, Name, orNull, portionOf, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Everything that is written down, by what it is about [NFR-06]. */
export const auditActions = {
  'sign-in': [
    'signed-in',
    'signed-out',
    'sign-in-failed',
    'sign-in-blocked',
    'sign-ins-ended',
    'invitation-accepted',
    'password-changed',
    'password-link-made',
    'password-reset',
    'second-factor-on',
    'second-factor-off',
    'second-factor-reset',
    'backup-codes-renewed',
  ],
  people: [
    'user-invited',
    'invitation-renewed',
    'users-imported',
    'user-edited',
    'user-locked',
    'user-unlocked',
    'user-routing-edited',
    'group-created',
    'group-edited',
    'group-deleted',
    'org-item-created',
    'org-item-edited',
    'org-item-deleted',
    'absence-added',
    'absence-edited',
    'absence-removed',
    'status-changed',
  ],
  settings: ['set-up', 'settings-edited', 'security-edited', 'mail-edited'],
  'live-chats': [
    'live-chat-created',
    'live-chat-edited',
    'live-chat-deleted',
    'routing-edited',
    'labels-edited',
    'identity-secret-created',
    'identity-secret-retired',
    'calendar-created',
    'calendar-edited',
    'calendar-deleted',
  ],
  apps: ['app-created', 'app-edited', 'app-deleted', 'app-rights-edited', 'item-rights-edited'],
  processes: ['process-created', 'process-edited', 'process-published', 'process-deleted'],
  templates: [
    'template-created',
    'template-edited',
    'template-deleted',
    'template-restored',
    'templates-imported',
    'template-folder-created',
    'template-folder-edited',
    'template-folder-deleted',
  ],
  customers: ['customers-merged', 'customers-parted'],
  sessions: ['session-reassigned', 'session-spam', 'session-not-spam', 'lock-added', 'lock-edited', 'lock-removed'],
  exports: ['users-exported', 'items-exported', 'sessions-exported', 'transcript-exported', 'audit-exported'],
} as const
export type AuditGroup = keyof typeof auditActions
export type AuditAction = (typeof auditActions)[AuditGroup][number]
export const auditGroups = Object.keys(auditActions) as AuditGroup[]

/** What an entry is about. There are many of the first ones; of the others there is one, and it has no id. */
export const auditKinds = [
  'user',
  'group',
  'org-item',
  'live-chat',
  'calendar',
  'app',
  'item',
  'process',
  'template',
  'template-folder',
  'customer',
  'session',
  'lock',
  'installation',
  'live-chat-settings',
  'security',
  'mail',
  'users',
  'sessions',
  'templates',
  'audit',
] as const
export type AuditKind = (typeof auditKinds)[number]

const oneOf = <const Word extends string>(words: readonly Word[]) =>
  Type.Unsafe<Word>(Type.Union(words.map((word) => Type.Literal(word))))
const Group = oneOf(auditGroups)
const Kind = oneOf(auditKinds)

/** Of a list: what went and what came, each element as text. Objects are told field by field, as `sso.issuer`. */
const Value = orNull(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]))
export const AuditChange = Type.Object({
  field: Type.String(),
  before: Value,
  after: Value,
  /** Another value, and nothing of either is kept. */
  secret: Type.Optional(Type.Boolean()),
})
export type AuditChange = Static<typeof AuditChange>

export const AuditEntry = Type.Object({
  id: Id,
  at: Time,
  /** Named as they were then. Id null: nobody who had signed in, or the product itself (name empty). */
  actor: Type.Object({ id: orNull(Id), name: Type.String() }),
  /** IPv4 or IPv6; null for what no request did. */
  ip: orNull(Type.String()),
  action: oneOf<AuditAction>(Object.values(auditActions).flat()),
  object: Type.Object({ kind: Kind, id: orNull(Type.String()), name: Type.String() }),
  changes: Type.Array(AuditChange),
})
export type AuditEntry = Static<typeof AuditEntry>

const filters = {
  /** On and after; before. */
  from: Type.Optional(Time),
  to: Type.Optional(Time),
  actorId: Type.Optional(Id),
  group: Type.Optional(Group),
  kind: Type.Optional(Kind),
  objectId: Type.Optional(Name),
  /** In the object's name. */
  search: Type.Optional(Line),
}

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/api/audit-entries',
  who: 'administrator',
  summary: 'What was done, the newest first, in portions of 50.',
  query: body({ ...filters, cursor: Type.Optional(Cursor) }),
  reply: portionOf(AuditEntry),
  refuses: [],
})
export type AuditFilters = Omit<Static<NonNullable<(typeof listAuditEntries)['query']>>, 'cursor'>

export const exportAuditEntries = endpoint({
  method: 'GET',
  path: '/api/audit-entries/export',
  who: 'administrator',
  summary: 'The same as CSV with a byte order mark, all of it; that it was exported is written down as well.',
  query: body(filters),
  reply: Type.Any(),
  refuses: [],
})

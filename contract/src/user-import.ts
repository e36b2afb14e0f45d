import { type Static, Type } from 'typebox'
import { body, Id, Line, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { UserState } from './people.ts'

/** Bytes. */
export const maxUserImportSize = 2_000_000
export const maxUserImportRows = 1_000

/**
 * Why a row of a file invites nobody. `email-exists`: a user has it; `email-twice`: an earlier row of the file has it, `detail` says
 * in which line; `group-unknown`: `detail` names the groups.
 */
export const UserRowFault = Type.Object({
  code: Type.Union([
    Type.Literal('name-missing'),
    Type.Literal('name-wrong'),
    Type.Literal('email-missing'),
    Type.Literal('email-wrong'),
    Type.Literal('email-exists'),
    Type.Literal('email-twice'),
    Type.Literal('position-wrong'),
    Type.Literal('group-unknown'),
    Type.Literal('too-many-groups'),
    Type.Literal('too-many-cells'),
  ]),
  detail: Type.String(),
})
export type UserRowFault = Static<typeof UserRowFault>

export const UserImportRow = Type.Object({
  /** Where it stands in the file. */
  line: Type.Integer(),
  name: Type.String(),
  email: Type.String(),
  position: Type.String(),
  groups: Type.Array(Type.String()),
  /** One of its groups makes them an administrator. */
  administrator: Type.Boolean(),
  /** Empty: it invites somebody, or has done so. */
  faults: Type.Array(UserRowFault),
})
export type UserImportRow = Static<typeof UserImportRow>

/** A CSV file of people: what would come of it, and then what came of it [ui S24]. */
export const UserImport = Type.Object({
  id: Id,
  fileName: Type.String(),
  state: Type.Union([Type.Literal('looked-at'), Type.Literal('done')]),
  /** Headings that say nothing here. */
  ignored: Type.Array(Type.String()),
  rows: Type.Array(UserImportRow),
  good: Type.Integer(),
  bad: Type.Integer(),
  /** Whether invitations are mailed; otherwise each link is made on the page of its user. */
  mailed: Type.Boolean(),
  createdAt: Time,
})
export type UserImport = Static<typeof UserImport>

/** The body is the CSV (`application/octet-stream`): UTF-8, with headings; comma, semicolon or tab. The same id again is answered as it is. */
export const lookAtUsers = endpoint({
  method: 'PUT',
  path: '/api/user-imports/:importId',
  who: 'administrator',
  summary: 'Say what would come of a CSV file of people, under an id of your own making; nothing is written yet.',
  query: body({ name: Type.String({ maxLength: 1_000 }) }),
  reply: UserImport,
  refuses: [
    'not-found',
    'import-too-large',
    'import-too-long',
    'import-empty',
    'csv-not-unicode',
    'csv-unreadable',
    'csv-headings-missing',
  ],
})
export const inviteImported = endpoint({
  method: 'PUT',
  path: '/api/user-imports/:importId/invitations',
  who: 'administrator',
  summary: 'Invite everybody whose row is good, as it is by now; the same again is answered as it was.',
  reply: UserImport,
  refuses: ['not-found'],
})
export const readUserImport = endpoint({
  method: 'GET',
  path: '/api/user-imports/:importId',
  who: 'administrator',
  summary: 'My import of users, for seven days.',
  reply: UserImport,
  refuses: ['not-found'],
})
export const readBadUserRows = endpoint({
  method: 'GET',
  path: '/api/user-imports/:importId/bad-rows',
  who: 'administrator',
  summary: 'The rows that invite nobody as CSV: line, reason, and the row.',
  reply: Type.Any(),
  refuses: ['not-found'],
})
/** Cells that a spreadsheet would run as a formula begin with an apostrophe. */
export const exportUsers = endpoint({
  method: 'GET',
  path: '/api/users/export',
  who: 'administrator',
  summary: 'The users that are found, all of them, as CSV with a byte order mark: name, e-mail, position, groups, state.',
  query: body({ search: Type.Optional(Line), state: Type.Optional(UserState) }),
  reply: Type.Any(),
  refuses: [],
})

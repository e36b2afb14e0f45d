import { type Static, Type } from 'typebox'
import { Away } from './absences.ts'
import { Account } from './accounts.ts'
import {
  body,
  Cursor,
  Email,
  Id,
  Line,
  MemberIds,
  Name,
  Named,
  Nothing,
  orNull,
  Password,
  portionOf,
  Time,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { FactorCode } from './second-factor.ts'

export const UserState = Type.Union([Type.Literal('invited'), Type.Literal('active'), Type.Literal('locked')])
export type UserState = Static<typeof UserState>

/** An employee [ORG-02]. `online` is null for those who have no role in any live chat [STA-01]. */
export const User = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  position: Type.String(),
  /** A file with their picture; without one, screens show initials [INF-18]. */
  avatarFileId: orNull(Id),
  state: UserState,
  administrator: Type.Boolean(),
  online: orNull(Type.Boolean()),
  groups: Type.Array(Named),
  /** Where they stand in the org chart [ORG-05]. */
  positions: Type.Array(Named),
  /** Where they are known by a value: an account listed here makes its customer internal [INF-17]. */
  accounts: Type.Array(Account),
  /** Null while they are not absent [ORG-08]. */
  away: orNull(Away),
  /** Of what administrators edit: name, e-mail, position, groups and accounts. */
  version: Version,
})
export type User = Static<typeof User>
/** As their own program holds somebody, who edits themselves without a version. */
export const Me = Type.Omit(User, ['version'])
export type Me = Static<typeof Me>

/** A colleague as rows and pickers show them. */
export const Person = Type.Object({ id: Id, name: Type.String(), avatarFileId: orNull(Id), online: Type.Boolean() })
export type Person = Static<typeof Person>

export const GroupSystem = Type.Union([Type.Literal('administrators'), Type.Literal('all-users')])
/** Holds users, other groups and org chart items [ORG-04]. The members of All users are everybody; it is not edited. */
export const Group = Type.Object({
  id: Id,
  name: Type.String(),
  system: orNull(GroupSystem),
  users: Type.Array(Named),
  groups: Type.Array(Named),
  orgItems: Type.Array(Named),
  /** How many people that makes, nested groups and what is below org chart items included. */
  size: Type.Integer(),
  /** The live chats where it answers, supervises or may write. */
  usedIn: Type.Array(Named),
  /** Of its name and members. */
  version: Version,
})
export type Group = Static<typeof Group>

export const signIn = endpoint({
  method: 'POST',
  path: '/api/sign-in',
  who: 'anyone',
  summary: 'Sign in with e-mail and password; sets the cookie.',
  body: body({
    email: Type.String({ maxLength: 254 }),
    password: Password,
    /** After `second-factor-needed`: the same again with a code. */
    code: Type.Optional(FactorCode),
    /** No code is asked for in this browser for 30 days. */
    trust: Type.Optional(Type.Boolean()),
  }),
  reply: User,
  refuses: ['credentials-wrong', 'user-locked', 'second-factor-needed', 'second-factor-wrong', 'sso-only'],
})
export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/sign-in',
  who: 'user',
  early: true,
  summary: 'End this sign-in and close its sockets.',
  reply: Nothing,
  refuses: [],
})

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  who: 'administrator',
  summary: 'Users by name, in portions of 50.',
  query: body({ search: Type.Optional(Line), state: Type.Optional(UserState), cursor: Type.Optional(Cursor) }),
  reply: portionOf(User),
  refuses: [],
})
export const readUser = endpoint({
  method: 'GET',
  path: '/api/users/:userId',
  who: 'user',
  summary: "A colleague's profile page [ORG-02, INF-16].",
  reply: User,
  refuses: ['not-found'],
})
/** The link is told once, here; it can be used once, for seven days. It is mailed too when mail is set up. */
export const Invitation = Type.Object({ url: Type.String(), expiresAt: Time, mailed: Type.Boolean() })
export type Invitation = Static<typeof Invitation>
export const inviteUser = endpoint({
  method: 'POST',
  path: '/api/users',
  who: 'administrator',
  summary: 'Make a user and the link by which they come in.',
  body: body({
    name: Name,
    email: Email,
    position: Type.Optional(Line),
    groupIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
  }),
  reply: Type.Object({ user: User, invitation: Invitation }),
  refuses: ['email-exists'],
})
export const renewInvitation = endpoint({
  method: 'POST',
  path: '/api/users/:userId/invitation',
  who: 'administrator',
  summary: 'A new link for somebody who has not come in yet; the old one is void.',
  reply: Invitation,
  refuses: ['not-found', 'invitation-invalid'],
})
export const readInvitation = endpoint({
  method: 'GET',
  path: '/api/invitations/:token',
  who: 'anyone',
  summary: 'Whom this invitation is for.',
  reply: Type.Object({ name: Type.String(), email: Type.String() }),
  refuses: ['invitation-invalid'],
})
export const acceptInvitation = endpoint({
  method: 'PUT',
  path: '/api/invitations/:token',
  who: 'anyone',
  summary: 'Choose a password and come in; sets the cookie.',
  body: body({ name: Name, password: Password }),
  reply: User,
  refuses: ['invitation-invalid', 'password-weak', 'sso-only'],
})
export const editUser = endpoint({
  method: 'PATCH',
  path: '/api/users/:userId',
  who: 'administrator',
  summary: "Change a user's name, e-mail, position, groups or accounts; only over the version that was seen.",
  body: body({
    version: Version,
    name: Type.Optional(Name),
    email: Type.Optional(Email),
    position: Type.Optional(Line),
    groupIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
    /** All of them, each kind and value belonging to one user only. */
    accounts: Type.Optional(Type.Array(Account, { maxItems: 50 })),
  }),
  reply: User,
  refuses: ['not-found', 'changed-meanwhile', 'email-exists', 'account-exists', 'last-administrator'],
})
export const lockUser = endpoint({
  method: 'PUT',
  path: '/api/users/:userId/lock',
  who: 'administrator',
  summary:
    'Lock: ends their sign-ins and sockets, returns their open sessions to the queue, gives their open tasks to `tasksTo` [ORG-03, ACC-11].',
  query: body({ tasksTo: Type.Optional(Id) }),
  reply: User,
  refuses: ['not-found', 'last-administrator', 'target-unavailable'],
})
export const unlockUser = endpoint({
  method: 'DELETE',
  path: '/api/users/:userId/lock',
  who: 'administrator',
  summary: 'Unlock.',
  reply: User,
  refuses: ['not-found'],
})
export const editProfile = endpoint({
  method: 'PATCH',
  path: '/api/me',
  who: 'user',
  summary: 'Change my own name, position or picture.',
  body: body({ name: Type.Optional(Name), position: Type.Optional(Line), avatarFileId: Type.Optional(orNull(Id)) }),
  reply: User,
  refuses: ['file-not-found'],
})
export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  who: 'user',
  summary: 'Change my password; my other sign-ins end.',
  body: body({ current: Password, password: Password }),
  reply: Nothing,
  refuses: ['credentials-wrong', 'password-weak'],
})
export const readAvatar = endpoint({
  method: 'GET',
  path: '/api/users/:userId/avatar',
  who: 'user',
  summary: "A colleague's picture, as WebP.",
  reply: Type.Any(),
  refuses: ['not-found'],
})

export const listGroups = endpoint({
  method: 'GET',
  path: '/api/groups',
  who: 'administrator',
  summary: 'All groups by name.',
  reply: Type.Array(Group),
  refuses: [],
})
export const createGroup = endpoint({
  method: 'POST',
  path: '/api/groups',
  who: 'administrator',
  summary: 'Make a group [ORG-07].',
  large: true,
  body: body({ name: Name, ...Type.Partial(MemberIds).properties }),
  reply: Group,
  refuses: ['name-exists', 'not-found'],
})
export const editGroup = endpoint({
  method: 'PATCH',
  path: '/api/groups/:groupId',
  who: 'administrator',
  summary:
    'Rename a group or set its members, over the version that was seen. System groups keep their names; All users its members.',
  large: true,
  body: body({ version: Version, name: Type.Optional(Name), ...Type.Partial(MemberIds).properties }),
  reply: Group,
  refuses: ['not-found', 'changed-meanwhile', 'name-exists', 'group-is-system', 'group-cycle', 'last-administrator'],
})
export const deleteGroup = endpoint({
  method: 'DELETE',
  path: '/api/groups/:groupId',
  who: 'administrator',
  summary: 'Delete a group that no live chat uses.',
  reply: Nothing,
  refuses: ['not-found', 'group-in-use', 'group-is-system', 'last-administrator'],
})
/** For everybody: who could stand in, be mentioned, be chosen. Locked users are left out [ORG-03]. */
export const findColleagues = endpoint({
  method: 'GET',
  path: '/api/colleagues',
  who: 'user',
  summary: 'Users by a part of their name, 20 at most.',
  query: body({ search: Type.Optional(Line) }),
  reply: Type.Array(Person),
  refuses: [],
})
/** An org chart item with the names of those above it, from the top: two positions may have one name. */
export const OrgItemFound = Type.Object({ id: Id, name: Type.String(), within: Type.Array(Type.String()) })
export type OrgItemFound = Static<typeof OrgItemFound>
/** For pickers: what has the words in its name, at most 20 of each. Locked users are left out [ORG-03]. */
export const findPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  who: 'user',
  summary: 'Users, groups and org chart items by a part of their name.',
  query: body({ search: Type.Optional(Line) }),
  reply: Type.Object({ users: Type.Array(Person), groups: Type.Array(Named), orgItems: Type.Array(OrgItemFound) }),
  refuses: [],
})

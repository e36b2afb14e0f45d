import { type Static, Type } from 'typebox'
import { body, Id, Nothing, orNull, Password, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** One browser that somebody is signed in with. Browser and system are empty where its words are not understood. */
export const SignIn = Type.Object({
  id: Id,
  browser: Type.String(),
  system: Type.String(),
  address: Type.String(),
  by: Type.Union([Type.Literal('password'), Type.Literal('sso')]),
  createdAt: Time,
  /** To the minute. */
  usedAt: Time,
  /** The one that asks. */
  current: Type.Boolean(),
})
export type SignIn = Static<typeof SignIn>

/** How somebody's way in is kept [B-17]. */
export const AccountSecurity = Type.Object({
  secondFactor: Type.Object({
    /** Null while it is off. */
    since: orNull(Time),
    /** A group of theirs must have one. */
    required: Type.Boolean(),
    backupCodesLeft: Type.Integer(),
  }),
  /** Who came by single sign-on may have none. */
  hasPassword: Type.Boolean(),
  /** The latest used first. */
  signIns: Type.Array(SignIn),
})
export type AccountSecurity = Static<typeof AccountSecurity>

/** Six digits of an authenticator, or a backup code; spaces and dashes do not count. */
export const FactorCode = Type.String({ minLength: 1, maxLength: 40, pattern: '^[^\\u0000\\ud800-\\udfff]*$' })
/** My password as it is now; not needed of those who have none and signed in within the last 15 minutes. */
export const Confirmation = Type.Optional(Password)
/** Ten, told this once; each is good once. */
const BackupCodes = Type.Object({ backupCodes: Type.Array(Type.String()) })

export const readMySecurity = endpoint({
  method: 'GET',
  path: '/api/me/security',
  who: 'user',
  early: true,
  summary: 'My second factor and my sign-ins.',
  reply: AccountSecurity,
  refuses: [],
})
/** The secret is told here and never again; it holds once its first code was right. Asked again, it is another one. */
export const startSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor',
  who: 'user',
  early: true,
  summary: 'A new secret for an authenticator (TOTP, RFC 6238).',
  reply: Type.Object({ secret: Type.String(), uri: Type.String() }),
  refuses: ['second-factor-on'],
})
export const confirmSecondFactor = endpoint({
  method: 'PUT',
  path: '/api/me/second-factor',
  who: 'user',
  early: true,
  summary: 'Turn the second factor on with its first code; my other sign-ins end.',
  body: body({ code: FactorCode }),
  reply: BackupCodes,
  refuses: ['second-factor-on', 'second-factor-off', 'second-factor-wrong'],
})
export const endSecondFactor = endpoint({
  method: 'PUT',
  path: '/api/me/second-factor/removal',
  who: 'user',
  summary: 'Turn my second factor off.',
  body: body({ password: Confirmation }),
  reply: Nothing,
  refuses: ['credentials-wrong', 'sign-in-again', 'second-factor-off'],
})
export const renewBackupCodes = endpoint({
  method: 'POST',
  path: '/api/me/backup-codes',
  who: 'user',
  summary: 'Ten new backup codes; the old ones are void.',
  body: body({ password: Confirmation }),
  reply: BackupCodes,
  refuses: ['credentials-wrong', 'sign-in-again', 'second-factor-off'],
})
export const endMySignIn = endpoint({
  method: 'DELETE',
  path: '/api/me/sign-ins/:signInId',
  who: 'user',
  summary: 'End one of my sign-ins; its sockets close.',
  reply: Nothing,
  refuses: ['not-found'],
})
export const endMyOtherSignIns = endpoint({
  method: 'DELETE',
  path: '/api/me/sign-ins',
  who: 'user',
  summary: 'End all of my sign-ins but this one, and trust no device any more.',
  reply: Nothing,
  refuses: [],
})

export const readUserSecurity = endpoint({
  method: 'GET',
  path: '/api/users/:userId/security',
  who: 'administrator',
  summary: "Somebody's second factor and sign-ins.",
  reply: AccountSecurity,
  refuses: ['not-found'],
})
export const resetSecondFactor = endpoint({
  method: 'DELETE',
  path: '/api/users/:userId/second-factor',
  who: 'administrator',
  summary: 'Take the second factor from somebody who has lost it; their sign-ins end.',
  reply: AccountSecurity,
  refuses: ['not-found', 'second-factor-off'],
})
export const endUserSignIn = endpoint({
  method: 'DELETE',
  path: '/api/users/:userId/sign-ins/:signInId',
  who: 'administrator',
  summary: "End one of somebody's sign-ins.",
  reply: AccountSecurity,
  refuses: ['not-found'],
})
export const endUserSignIns = endpoint({
  method: 'DELETE',
  path: '/api/users/:userId/sign-ins',
  who: 'administrator',
  summary: "End all of somebody's sign-ins, and trust none of their devices any more.",
  reply: AccountSecurity,
  refuses: ['not-found'],
})

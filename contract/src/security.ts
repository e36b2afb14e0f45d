import { type Static, Type } from 'typebox'
import { body, Id, Line, Name, Named } from './common.ts'
import { endpoint } from './endpoint.ts'
import { User } from './people.ts'
import { Confirmation } from './second-factor.ts'

const days = Type.Integer({ minimum: 1, maximum: 90 })
const hours = Type.Integer({ minimum: 1, maximum: 720 })
/** Who may sign in with a password while single sign-on is on. Administrators always may: nobody locks everybody out. */
const Passwords = Type.Union([Type.Literal('everybody'), Type.Literal('administrators')])
const Claim = Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\s\\u0000-\\u001f\\ud800-\\udfff]+$' })
const Value = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]+$' })

const provider = {
  on: Type.Boolean(),
  /** Its `issuer`: https, or http on this machine. */
  issuer: Type.String({ maxLength: 500, pattern: '^[^\\s\\u0000-\\u001f\\ud800-\\udfff]*$' }),
  clientId: Line,
  /** Of the button. */
  label: Name,
  /** The claim that is taken for the e-mail; it counts only where `email_verified` is true. */
  emailClaim: Claim,
  /** Whether who is unknown becomes a user at the first sign-in. */
  makesUsers: Type.Boolean(),
  /** The claim that lists groups; empty: groups are ours alone. */
  groupsClaim: Type.String({ maxLength: 100, pattern: '^[^\\s\\u0000-\\u001f\\ud800-\\udfff]*$' }),
  passwords: Passwords,
}

/** Single sign-on by OpenID Connect [B-17]. */
export const Sso = Type.Object({
  ...provider,
  /** The secret itself is never told [reliability §5.27]. */
  hasSecret: Type.Boolean(),
  /** Which value of the groups claim puts somebody into which group. */
  groups: Type.Array(Type.Object({ value: Type.String(), group: Named })),
  /** To be entered at the provider. */
  redirectUri: Type.String(),
})
export type Sso = Static<typeof Sso>

/** Administration › Security [ui S29]. */
export const Security = Type.Object({
  version: Type.Integer(),
  secondFactorGroups: Type.Array(Named),
  /** A sign-in lasts so long at most, */
  signInDays: days,
  /** and so long without being used. */
  idleHours: hours,
  sso: Sso,
})
export type Security = Static<typeof Security>

export const SsoEdit = body({
  ...provider,
  /** Stays as it is where it is left out; must be given when the issuer changes. */
  secret: Type.Optional(Value),
  groups: Type.Array(body({ value: Value, groupId: Id }), { maxItems: 200 }),
})
export type SsoEdit = Static<typeof SsoEdit>

export const readSecurity = endpoint({
  method: 'GET',
  path: '/api/security',
  who: 'administrator',
  summary: 'Who needs a second factor, how long sign-ins last, single sign-on.',
  reply: Security,
  refuses: [],
})
export const editSecurity = endpoint({
  method: 'PATCH',
  path: '/api/security',
  who: 'administrator',
  summary: 'Change it; asks for the password again. An identity provider that is turned on must answer.',
  body: body({
    version: Type.Integer(),
    password: Confirmation,
    secondFactorGroupIds: Type.Optional(Type.Array(Id, { maxItems: 500 })),
    signInDays: Type.Optional(days),
    idleHours: Type.Optional(hours),
    sso: Type.Optional(SsoEdit),
  }),
  reply: Security,
  refuses: [
    'credentials-wrong',
    'sign-in-again',
    'changed-meanwhile',
    'not-found',
    'group-is-system',
    'sso-unreachable',
    'sso-guard',
  ],
})

/** Sets a cookie, so that the answer counts in this browser alone. */
export const startSso = endpoint({
  method: 'POST',
  path: '/api/sso-sign-in',
  who: 'anyone',
  summary: 'Where to go to sign in at the identity provider (authorization code with PKCE, state and nonce).',
  body: body({
    to: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^/(?![/\\\\])[^\\s\\u0000-\\u001f\\ud800-\\udfff]*$' })),
  }),
  reply: Type.Object({ url: Type.String() }),
  refuses: ['sso-off', 'sso-unreachable'],
})
export const finishSso = endpoint({
  method: 'PUT',
  path: '/api/sso-sign-in',
  who: 'anyone',
  summary: "Sign in with the provider's answer, as it came behind the question mark; sets the cookie.",
  body: body({ answer: Type.String({ maxLength: 8_000 }) }),
  reply: Type.Object({ user: User, to: Type.String() }),
  refuses: [
    'sso-off',
    'sso-expired',
    'sso-denied',
    'sso-failed',
    'sso-unreachable',
    'sso-email-unverified',
    'sso-unknown',
    'sso-taken',
    'user-locked',
  ],
})

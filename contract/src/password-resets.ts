import { type Static, Type } from 'typebox'
import { body, Nothing, Password, Time } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Told once, used once, for 30 minutes [reliability §5.23]. */
export const ResetLink = Type.Object({ url: Type.String(), expiresAt: Time })
export type ResetLink = Static<typeof ResetLink>

/** Whether somebody has this address is not told, neither by the answer nor by its time. */
export const askForPasswordReset = endpoint({
  method: 'POST',
  path: '/api/password-resets',
  who: 'anyone',
  summary: 'Mail a link for a new password, where somebody has this address: one in five minutes, three in an hour.',
  body: body({ email: Type.String({ maxLength: 254, pattern: '^[^\\u0000\\ud800-\\udfff]*$' }) }),
  reply: Nothing,
  refuses: [],
})
export const readPasswordReset = endpoint({
  method: 'GET',
  path: '/api/password-resets/:token',
  who: 'anyone',
  summary: 'Whom this link is for.',
  reply: Type.Object({ name: Type.String(), email: Type.String() }),
  refuses: ['password-reset-invalid'],
})
export const resetPassword = endpoint({
  method: 'PUT',
  path: '/api/password-resets/:token',
  who: 'anyone',
  summary: 'Choose a new password; all sign-ins end. A second factor stays, and is asked for at the next sign-in.',
  body: body({ password: Password }),
  reply: Nothing,
  refuses: ['password-reset-invalid', 'password-weak'],
})
export const createResetLink = endpoint({
  method: 'POST',
  path: '/api/users/:userId/password-reset',
  who: 'administrator',
  summary: 'A link for a new password, to be handed over. The old password stays until it is used.',
  reply: ResetLink,
  refuses: ['not-found', 'user-locked', 'user-invited'],
})

import { type Static, Type } from 'typebox'
import { body } from './common.ts'

/**
 * Where somebody is known by a value: a messenger, e-mail, phone or our website [APP-03]. Those of channels are named like their
 * kind of channel. On the website the value is the `sub` of a signed identity, or the customer's id for a visitor without one.
 */
export const AccountKind = Type.Union([
  Type.Literal('telegram'),
  Type.Literal('whatsapp'),
  Type.Literal('viber'),
  Type.Literal('vk'),
  Type.Literal('facebook'),
  Type.Literal('instagram'),
  Type.Literal('email'),
  Type.Literal('phone'),
  Type.Literal('website'),
  Type.Literal('other'),
])
export type AccountKind = Static<typeof AccountKind>

/** In the order in which they are offered. */
export const accountKinds = [
  'phone',
  'email',
  'telegram',
  'whatsapp',
  'viber',
  'vk',
  'facebook',
  'instagram',
  'website',
  'other',
] as const satisfies readonly AccountKind[]

/** Two accounts are the same when kind and value are; values are kept trimmed, e-mail in lower case, phone as + and digits. */
export const Account = body({
  kind: AccountKind,
  value: Type.String({ minLength: 1, maxLength: 254, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\ud800-\\udfff]*$' }),
})
export type Account = Static<typeof Account>

/** As it is kept and compared. */
export function keptAccount({ kind, value }: Account): Account {
  const trimmed = value.trim()
  if (kind === 'email') return { kind, value: trimmed.toLowerCase() }
  return { kind, value: kind === 'phone' ? trimmed.replace(/[^+\d]|(?<=.)\+/g, '') : trimmed }
}

import { isEmail, plainEmail } from './contact-ways.ts'
import { type FieldType, isEmpty, isKept, nothing, textKeys, wholeText, wrong } from './field-type.ts'

export const email: FieldType<'email'> = {
  type: 'email',
  check(given, settings) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string' || !isKept(given)) return wrong('not-understood')
    const plain = plainEmail(given)
    if (plain === '') return nothing
    if (isEmail(plain)) return { value: plain }
    if (settings.wrong === 'forbid') return wrong('email')
    return plain.length > 254 ? wrong('too-long', '254') : { value: plain, warning: { code: 'email' } }
  },
  text: (value) => value,
  read: (text) => text,
  holding: (given) => (typeof given === 'string' ? [plainEmail(given)] : undefined),
  fromKnown: ({ email }) => email ?? undefined,
  common: ({ email }) => (email === null ? [] : [{ reason: 'email', held: plainEmail(email) }]),
  contains: wholeText,
  keys: textKeys,
}

import { isPhone, plainPhone } from './contact-ways.ts'
import { type FieldType, isEmpty, isKept, nothing, textKeys, wholeText, wrong } from './field-type.ts'

export const phone: FieldType<'phone'> = {
  type: 'phone',
  check(given, settings) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string' || !isKept(given)) return wrong('not-understood')
    const plain = plainPhone(given)
    if (plain === '') return nothing
    if (isPhone(plain)) return { value: plain }
    if (settings.wrong === 'forbid') return wrong('phone')
    return plain.length > 100 ? wrong('too-long', '100') : { value: plain, warning: { code: 'phone' } }
  },
  text: (value) => value,
  cell: (value) => (isPhone(value) ? value : undefined),
  read: (text) => text,
  holding: (given) => (typeof given === 'string' ? [plainPhone(given)] : undefined),
  fromKnown: ({ phone }) => phone ?? undefined,
  common: ({ phone }) => (phone === null ? [] : [{ reason: 'phone', held: plainPhone(phone) }]),
  contains: wholeText,
  keys: textKeys,
}

import { type FieldType, isEmpty, isKept, nothing, wrong } from './field-type.ts'

export const string: FieldType<'string'> = {
  type: 'string',
  check(given, { multiline, maxLength, mask, maskMessage }) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string' || !isKept(given)) return wrong('not-understood')
    const text = multiline ? given.replace(/\r\n?/g, '\n').trimEnd() : given.replace(/[\r\n\t]+/g, ' ').trim()
    if (text === '') return nothing
    if ([...text].length > maxLength) return wrong('too-long', String(maxLength))
    if (mask !== null && !fits(text, mask)) return wrong('mask', maskMessage || mask)
    return { value: text }
  },
  text: (value) => value,
  read: (text) => text,
  holding: (given) => (typeof given === 'string' ? [given] : undefined),
  fromKnown: ({ name, isThem }, { mask, maxLength }, names) =>
    names && isThem && name !== null && mask === null && [...name].length <= maxLength ? name : undefined,
  contains: true,
}

/** `0` a digit, `A` a letter, `*` either; every other sign itself. */
function fits(text: string, mask: string): boolean {
  const [signs, wanted] = [[...text], [...mask]]
  if (signs.length !== wanted.length) return false
  return wanted.every((want, at) => {
    const sign = signs[at]!
    if (want === '0') return /^\d$/.test(sign)
    if (want === 'A') return /^\p{L}$/u.test(sign)
    if (want === '*') return /^[\p{L}\d]$/u.test(sign)
    return sign === want
  })
}

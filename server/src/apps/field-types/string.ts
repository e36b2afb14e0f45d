import { type FieldType, isEmpty, isKept, nothing, textKeys, wholeText, wrong } from './field-type.ts'
import { fits, readMask } from './mask.ts'

export const string: FieldType<'string'> = {
  type: 'string',
  checkSettings: ({ mask }) => (mask === null || readMask(mask) ? undefined : { code: 'mask-unclear', detail: mask }),
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
  fromKnown({ name, isThem, text }, { mask, maxLength, multiline }, names) {
    if (mask !== null) return undefined
    if (isThem) return names && name !== null && [...name].length <= maxLength ? name : undefined
    return text !== undefined && (multiline || names) ? cut(multiline ? text : text.replace(/\s+/g, ' '), maxLength) : undefined
  },
  contains: wholeText,
  keys: textKeys,
}

function cut(text: string, most: number): string {
  const signs = [...text.trim()]
  return signs.length <= most ? signs.join('') : `${signs.slice(0, most - 1).join('')}…`
}

import { type FieldType, isEmpty, isKept, nothing, textKeys, wholeText, wrong } from './field-type.ts'

const schemes = ['http:', 'https:', 'mailto:', 'tel:', 'ftp:']

/** Only what a browser opens without running it. Without a scheme it is the web. */
export const link: FieldType<'link'> = {
  type: 'link',
  check(given) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string' || !isKept(given)) return wrong('not-understood')
    const text = given.trim()
    if (text === '') return nothing
    if (text.length > 2_000) return wrong('too-long', '2000')
    const address = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`
    if (/\s/.test(address) || !URL.canParse(address) || !schemes.includes(new URL(address).protocol)) return wrong('link')
    return { value: address }
  },
  text: (value) => value,
  read: (text) => text,
  holding: (given) => (typeof given === 'string' ? [given] : undefined),
  fromKnown: ({ session }) => session ?? undefined,
  contains: wholeText,
  keys: textKeys,
}

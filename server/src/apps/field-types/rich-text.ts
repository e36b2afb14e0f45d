import { plainOfRich, richTextLimit } from '@parley/contract'
import { sql } from 'kysely'
import { type FieldType, isEmpty, isKept, nothing, wholeText, wrong } from './field-type.ts'

/** Markdown, kept as it was written. What is drawn of it is the screens' affair; here it is read for its words alone. */
export const richText: FieldType<'rich-text'> = {
  type: 'rich-text',
  check(given) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string' || !isKept(given)) return wrong('not-understood')
    const text = given.replace(/\r\n?/g, '\n').trimEnd()
    if (text.trim() === '') return nothing
    if ([...text].length > richTextLimit) return wrong('too-long', String(richTextLimit))
    return { value: text }
  },
  text: (value) => plainOfRich(value),
  csv: (value) => value,
  read: (text) => text,
  fromKnown: ({ isThem, text }) => (isThem || text === undefined ? undefined : asRich(text)),
  // Without the address of links, and without marks that stand at the edge of words.
  contains: (kept) => sql`regexp_replace(regexp_replace(${wholeText(kept)}, '\\[([^][]*)\\]\\([^()]*\\)', '\\1', 'g'),
    '(?<![[:alnum:]])[*_\`~]+|[*_\`~]+(?![[:alnum:]])', '', 'g')`,
}

/** What a customer wrote stays as they wrote it: their stars are no emphasis. */
function asRich(text: string): string {
  const signs = [...text.trim().replace(/[\\`*_[\]<>#~]/g, '\\$&')]
  return signs.slice(0, richTextLimit).join('')
}

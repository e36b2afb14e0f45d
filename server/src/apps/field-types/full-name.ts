import { sql } from 'kysely'
import { type FieldType, isEmpty, isKept, nothing, wrong } from './field-type.ts'

const names = ['last', 'first', 'middle'] as const

export const fullName: FieldType<'full-name'> = {
  type: 'full-name',
  check(given) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'object' || Array.isArray(given)) return wrong('not-understood')
    const { last = '', first = '', middle = '', ...more } = given as Record<string, unknown>
    if (Object.keys(more).length > 0) return wrong('not-understood')
    const [plainLast, plainFirst, plainMiddle] = [last, first, middle].map((name) =>
      typeof name === 'string' && isKept(name) ? name.replace(/\s+/g, ' ').trim() : undefined,
    )
    if (plainLast === undefined || plainFirst === undefined || plainMiddle === undefined) return wrong('not-understood')
    const value = { last: plainLast, first: plainFirst, middle: plainMiddle }
    if (names.some((name) => value[name].length > 100)) return wrong('too-long', '100')
    return names.every((name) => value[name] === '') ? nothing : { value }
  },
  text: (value) =>
    names
      .map((name) => value[name])
      .filter((name) => name !== '')
      .join(' '),
  read(text) {
    const [last = '', first = '', ...middle] = text.trim().split(/\s+/)
    return { last, first, middle: middle.join(' ') }
  },
  /** As people say their names. */
  fromKnown({ name }) {
    if (name === null) return undefined
    const [first = '', ...others] = name.trim().split(/\s+/)
    const last = others.pop() ?? ''
    return { first, middle: others.join(' '), last }
  },
  contains: (kept) => sql`concat_ws(' ', ${sql.join(names.map((name) => sql`nullif((${kept}) ->> ${name}, '')`))})`,
}

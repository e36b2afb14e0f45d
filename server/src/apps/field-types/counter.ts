import { type FieldType, isEmpty, nothing, wrong } from './field-type.ts'

/** The number alone is kept: how it is shown follows the settings. */
export const counter: FieldType<'counter'> = {
  type: 'counter',
  made: { first: ({ first }) => first },
  check: (given) => (isEmpty(given) ? nothing : wrong('read-only')),
  text: (value, { prefix, digits }) => prefix + String(value).padStart(digits, '0'),
  holding(given, { prefix }) {
    if (typeof given === 'number') return [given]
    if (typeof given !== 'string') return undefined
    const plain = given.trim().toLowerCase()
    const number = plain.startsWith(prefix.toLowerCase()) ? plain.slice(prefix.length) : plain
    return /^\d{1,15}$/.test(number) ? [Number(number)] : undefined
  },
  compared: { as: 'number' },
}

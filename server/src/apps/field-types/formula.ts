import { patience, wrongIn } from '../../feel/index.ts'
import { dateTime } from './date-time.ts'
import { type FieldType, isEmpty, isKept, nothing, wholeText, wrong } from './field-type.ts'

/** Characters of a text that are kept. */
const most = 1_000

export const formula: FieldType<'formula'> = {
  type: 'formula',
  made: {
    expression: ({ expression }) => expression,
    take(plain, { result }) {
      switch (result) {
        case 'number':
          // Half a cent of binary fractions is nobody's.
          return typeof plain === 'number' && Math.abs(plain) <= Number.MAX_SAFE_INTEGER ? Number(plain.toFixed(8)) : undefined
        case 'text':
          return typeof plain === 'string' && isKept(plain) ? [...plain.trim()].slice(0, most).join('') || undefined : undefined
        case 'yes-no':
          return typeof plain === 'boolean' ? plain : undefined
        case 'date': {
          const checked = dateTime.check(plain, { kind: 'date' })
          return 'value' in checked ? checked.value : undefined
        }
      }
    },
  },
  checkAmong({ expression }, fields) {
    if (expression.trim() === '') return { code: 'required' }
    const [formulas, others] = [true, false].map((is) =>
      fields.filter(({ type }) => (type === 'formula') === is).map(({ code }) => code),
    )
    const found = wrongIn(expression, others!, patience(1_000))
    if (found === undefined) return undefined
    return { code: formulas!.includes(found) ? 'formula-in-formula' : 'formula', detail: found }
  },
  fixed: ({ result }) => result,
  check: (given) => (isEmpty(given) ? nothing : wrong('read-only')),
  text: (value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)),
  cell: (value) => (typeof value === 'number' ? String(value) : undefined),
  holding: (given, { result }) => (typeof given === kinds[result] ? [given] : undefined),
  compared: ({ result }) => (result === 'number' ? { as: 'number' } : result === 'date' ? { as: 'text' } : undefined),
  contains: wholeText,
}

const kinds = { number: 'number', text: 'string', 'yes-no': 'boolean', date: 'string' } as const

import { type FieldType, isEmpty, nothing, wrong } from './field-type.ts'

const shapes = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  both: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/,
}

/** Kept so that the order of the texts is the order of the times. */
export const dateTime: FieldType<'date-time'> = {
  type: 'date-time',
  check(given, { kind }) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string' || !shapes[kind].test(given)) return wrong('not-a-date')
    if (kind === 'time') return { value: given }
    const at = new Date(given)
    if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1) return wrong('not-a-date')
    if (kind === 'both') return { value: at.toISOString() }
    // The 30th of February becomes another day.
    return at.toISOString().startsWith(given) ? { value: given } : wrong('not-a-date')
  },
  text: (value) => value,
  read(text, { kind }) {
    const plain = text.trim()
    const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain)
    if (kind === 'date' && german) return `${german[3]}-${german[2]!.padStart(2, '0')}-${german[1]!.padStart(2, '0')}`
    if (kind === 'both' && /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/.test(plain)) return `${plain.replace(' ', 'T')}Z`
    return plain
  },
  holding: (given) => (typeof given === 'string' ? [given] : undefined),
  compared: { as: 'text' },
}

import { sql } from 'kysely'
import { type FieldType, isEmpty, nothing, wholeText, wrong } from './field-type.ts'

export const number: FieldType<'number'> = {
  type: 'number',
  check(given, { digits }) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'number' || !Number.isFinite(given) || Math.abs(given) > Number.MAX_SAFE_INTEGER)
      return wrong('not-a-number')
    if (decimalsOf(given) > digits) return wrong('digits', String(digits))
    return { value: given }
  },
  text: (value) => String(value),
  cell: (value) => String(value),
  read(text) {
    const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.')
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
  },
  holding: (given) => (typeof given === 'number' ? [given] : undefined),
  compared: { as: 'number' },
  keys: (kept) => sql`array[trim_scale((${wholeText(kept)})::numeric)::text]`,
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).toLowerCase().split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}

import type { Column, Field, FieldValues, ItemValues } from '@parley/contract'
import { dateAndTime, parseDate, time, toFeel } from 'feelin'
import { ownValue } from '../apps/index.ts'

type Typed = Field | Column

/** Variables as expressions see them: dates are dates, amounts are numbers, and what can be one at most is no list. Empty ones are null. */
export function toContext(fields: readonly Field[], values: ItemValues): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.code, toFeelValue(field, ownValue(values, field.code))]))
}

function toFeelValue(field: Typed, value: unknown): unknown {
  if (value === undefined) return null
  switch (field.type) {
    case 'date-time':
      return momentOf(field.settings.kind, value as string)
    case 'money': {
      const { amount, currency } = value as FieldValues['money']
      return { amount: Number(amount), currency }
    }
    case 'table':
      return (value as FieldValues['table']).map((row) =>
        Object.fromEntries(field.settings.columns.map((column) => [column.code, toFeelValue(column, row[column.code])])),
      )
    case 'category':
    case 'users':
    case 'app':
    case 'account':
      return field.settings.many ? value : ((value as unknown[])[0] ?? null)
    default:
      return value
  }
}

function momentOf(kind: 'date' | 'time' | 'both', value: string): unknown {
  if (kind === 'date') return parseDate(value)
  return kind === 'time' ? time(`${value}:00`) : dateAndTime(value)
}

/** The other way round: what came out, as it would be sent for this field. It is checked as such. */
export function fromFeelValue(field: Typed, value: unknown): unknown {
  const plain = plainOf(value)
  if (plain === null || plain === undefined) return null
  switch (field.type) {
    case 'number':
      return typeof plain === 'number' ? exact(plain) : plain
    case 'date-time':
      return typeof plain === 'string' && field.settings.kind === 'time' ? plain.slice(0, 5) : plain
    case 'money':
      return moneyOf(plain, field.settings.currency)
    case 'table':
      return Array.isArray(plain) ? plain.map((row) => rowOf(field.settings.columns, row)) : plain
    case 'category':
    case 'users':
    case 'app':
    case 'account':
      return Array.isArray(plain) ? plain : [plain]
    default:
      return plain
  }
}

/** Half a cent of binary fractions is nobody's. */
const exact = (value: number) => Number(value.toFixed(10))

function moneyOf(plain: unknown, usual: string | null): unknown {
  if (typeof plain === 'number') return { amount: String(exact(plain)), currency: usual }
  const { amount, ...more } = plain as Record<string, unknown>
  return typeof amount === 'number' ? { ...more, amount: String(exact(amount)) } : plain
}

function rowOf(columns: readonly Column[], row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  const known = (code: string) => columns.find((column) => column.code === code)
  return Object.fromEntries(
    Object.entries(row).map(([code, value]) => [code, known(code) ? fromFeelValue(known(code)!, value) : value]),
  )
}

/** Without FEEL’s own objects: dates and durations as ISO 8601. */
function plainOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plainOf)
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return String(toFeel(value))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]))
}

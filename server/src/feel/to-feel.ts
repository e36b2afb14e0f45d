import type { Column, Field, FieldValues } from '@parley/contract'
import { dateAndTime, parseDate, time, toFeel } from 'feelin'
import type { Held } from './asked.ts'

type Typed = Field | Column

/** Variables as expressions see them: dates are dates, amounts are numbers, and what can be one at most is no list. Empty ones are null. */
export function toContext(variables: readonly Held[]): Record<string, unknown> {
  return Object.fromEntries(variables.map(({ field, value }) => [field.code, toFeelValue(field, value)]))
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

/** Without FEEL’s own objects: dates and durations as ISO 8601. */
export function plainOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plainOf)
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return String(toFeel(value))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]))
}

import type { FieldCondition } from './field-rules.ts'
import type { Field } from './field-types.ts'

type Values = Readonly<Record<string, unknown>>
type Conditioned = Pick<Field, 'code' | 'visibleIf'>

const presence = ['filled', 'empty'] as const

/** How a condition may look at a field. At what only the server gives it cannot: while somebody types that is not there yet. */
export function conditionsOn({ type }: Pick<Field, 'type'>): readonly FieldCondition['is'][] {
  switch (type) {
    case 'yes-no':
    case 'string':
    case 'number':
      return ['equals', ...presence]
    case 'category':
    case 'status':
      return ['one-of', ...presence]
    case 'counter':
    case 'formula':
      return []
    default:
      return presence
  }
}

/**
 * Codes of the fields that are not there for these values [APP-06, ui S21]. A field that is not there itself, or is not among
 * these fields, counts as empty.
 */
export function hiddenCodes(fields: readonly Conditioned[], values: Values): ReadonlySet<string> {
  const hidden = new Set<string>()
  if (!fields.some(({ visibleIf }) => visibleIf)) return hidden
  const byCode = new Map(fields.map((field) => [field.code, field]))
  const known = new Map<string, boolean>()
  const isThere = (code: string): boolean => {
    const field = byCode.get(code)
    if (!field?.visibleIf) return field !== undefined
    const said = known.get(code)
    if (said !== undefined) return said
    // A circle cannot be published, but can be on its way to be: whoever leads back is not there.
    known.set(code, false)
    const there = field.visibleIf.every((one) =>
      holds(one, isThere(one.field) && Object.hasOwn(values, one.field) ? values[one.field] : undefined),
    )
    known.set(code, there)
    return there
  }
  for (const { code } of fields) if (!isThere(code)) hidden.add(code)
  return hidden
}

function holds({ is, value: wanted }: FieldCondition, value: unknown): boolean {
  switch (is) {
    case 'filled':
      return isThereIn(value)
    case 'empty':
      return !isThereIn(value)
    case 'one-of':
      return Array.isArray(wanted) && [value].flat().some((one) => typeof one === 'string' && wanted.includes(one))
    case 'equals':
      return typeof value === 'string' && typeof wanted === 'string' ? plain(value) === plain(wanted) : value === wanted
  }
}

const plain = (text: string): string => text.trim().toLowerCase()

const isThereIn = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !(Array.isArray(value) && value.length === 0) &&
  (typeof value !== 'string' || value.trim() !== '')

/** Codes on a way that leads from a field's conditions back to it; empty where none does. */
export function circleFrom(fields: readonly Conditioned[], code: string): string[] {
  const named = new Map(fields.map((field) => [field.code, (field.visibleIf ?? []).map((one) => one.field)]))
  const seen = new Set<string>()
  const way = (from: string): string[] | undefined => {
    for (const next of named.get(from) ?? []) {
      if (next === code) return [next]
      if (seen.has(next)) continue
      seen.add(next)
      const rest = way(next)
      if (rest) return [next, ...rest]
    }
    return undefined
  }
  return way(code) ?? []
}

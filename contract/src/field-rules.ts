import { type Static, Type } from 'typebox'
import { body } from './common.ts'
import { Code } from './field-code.ts'
import type { Field, FieldOf, FieldType } from './field-types.ts'
import { clockOf } from './working-hours.ts'

/** What a field of a new item begins with where nothing was sent for it: a value as it would be sent, or what is known at the moment. */
export const FieldDefault = Type.Union([
  body({ fixed: Type.Unknown() }),
  body({ known: Type.Union([Type.Literal('today'), Type.Literal('now'), Type.Literal('me')]) }),
])
export type FieldDefault = Static<typeof FieldDefault>
export type KnownDefault = Extract<FieldDefault, { known: unknown }>['known']

/** `equals` for Yes/No, String and Number, `one-of` with codes of options for Category and Status, the others for all that people fill in. */
export const FieldCondition = body({
  field: Code,
  is: Type.Union([Type.Literal('equals'), Type.Literal('one-of'), Type.Literal('filled'), Type.Literal('empty')]),
  value: Type.Optional(
    Type.Union([
      Type.String({ minLength: 1, maxLength: 1_000 }),
      Type.Number(),
      Type.Boolean(),
      Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 100 }),
    ]),
  ),
})
export type FieldCondition = Static<typeof FieldCondition>
export const mostConditions = 10

/** Settings that fields of all types may have beside those of their type; absent: none [APP-05, APP-06, ui S21]. */
export const fieldRules = {
  default: Type.Optional(FieldDefault),
  /** No two items of the app that are not deleted have the same value, or for several entries one in common. */
  unique: Type.Optional(Type.Boolean()),
  /** The field is there where all of them hold. Where it is not it need not be filled in, and keeps its value. */
  visibleIf: Type.Optional(Type.Array(FieldCondition, { minItems: 1, maxItems: mostConditions })),
}

/** Files belong to one item, an account says who somebody is, and rows are each item's own. */
const withoutDefault: readonly FieldType[] = ['image', 'files', 'table', 'account', 'counter', 'formula']
export const takesDefault = ({ type }: Pick<Field, 'type'>): boolean => !withoutDefault.includes(type)

/** What of a type's values can be known when an item is begun. */
export function knownDefaults(field: Field): readonly KnownDefault[] {
  if (field.type === 'users') return ['me']
  if (field.type !== 'date-time') return []
  return field.settings.kind === 'date' ? ['today'] : ['now']
}

interface Moment {
  at: Date
  timeZone: string
  userId: string
}

/** As it would be sent; undefined without a default. Times to the minute, as forms show them. */
export function defaultOf(field: Field, { at, timeZone, userId }: Moment): unknown {
  const begins = field.default
  if (!begins) return undefined
  if ('fixed' in begins) return begins.fixed
  if (begins.known === 'me') return [userId]
  const { date, time } = clockOf(timeZone, at)
  const { kind } = (field as FieldOf<'date-time'>).settings
  return kind === 'date' ? date : kind === 'time' ? time : `${at.toISOString().slice(0, 16)}:00.000Z`
}

/** Of those, what fields have whose values can be told apart by something that is written one way. */
const uniqueTypes: readonly FieldType[] = ['string', 'number', 'date-time', 'phone', 'email', 'link', 'app', 'users', 'account']
export const takesUnique = ({ type }: Pick<Field, 'type'>): boolean => uniqueTypes.includes(type)

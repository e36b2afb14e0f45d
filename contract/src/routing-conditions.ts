import { type Static, Type } from 'typebox'
import { isId } from './common.ts'

/** How a row is joined with the result of the rows above it. Rows are read from top to bottom; groups are the brackets [RTE-18]. */
export const Join = Type.Union([Type.Literal('and'), Type.Literal('or'), Type.Literal('and-not'), Type.Literal('or-not')])
export type Join = Static<typeof Join>

const text = ['contains', 'starts', 'equals', 'words', 'empty'] as const

/**
 * What conditions look at, how it may be compared, and what it is compared with: one entry each, and nothing else lists them.
 *
 * - `time-span`: `['09:00', '18:00']`, the end left out; over midnight where it ends before it begins
 * - `weekdays`: of 1 Monday … 7 Sunday      - `date`: `2026-12-24`      - `calendar`, `channels`, `labels`: ids
 * - `text`: letter case and the width of spaces do not count; `words`: all of them stand there as whole words
 *
 * Times are those of the installation's time zone; working hours are told by the calendar's own.
 */
export const conditionAttributes = {
  time: { value: 'time-span', comparisons: ['between'] },
  weekday: { value: 'weekdays', comparisons: ['one-of'] },
  date: { value: 'date', comparisons: ['equals', 'before', 'after'] },
  'working-hours': { value: 'calendar', comparisons: ['in', 'out'] },
  'channel-kind': { value: 'channel-kinds', comparisons: ['one-of'] },
  channel: { value: 'channels', comparisons: ['one-of'] },
  'customer-name': { value: 'text', comparisons: text },
  'customer-email': { value: 'text', comparisons: text },
  'customer-phone': { value: 'text', comparisons: text },
  'customer-kind': { value: 'customer-kind', comparisons: ['equals'] },
  'customer-verified': { value: 'yes-no', comparisons: ['equals'] },
  /** Whether the customer is bound to an item of the live chat's account app [BND-06]. */
  bound: { value: 'yes-no', comparisons: ['equals'] },
  'first-session': { value: 'yes-no', comparisons: ['equals'] },
  subject: { value: 'text', comparisons: text },
  message: { value: 'text', comparisons: text },
  /** Where the website's visitor is. */
  page: { value: 'text', comparisons: text },
  /** Of the visitor's browser, where it says one: `de`, `pt-BR`. */
  language: { value: 'text', comparisons: text },
  /** What stands on a session that waits [LAB-01]; one that begins has none. */
  label: { value: 'labels', comparisons: ['one-of', 'empty'] },
} as const
export type ConditionAttribute = keyof typeof conditionAttributes
export type Comparison = (typeof conditionAttributes)[ConditionAttribute]['comparisons'][number]
export type ConditionValueKind = (typeof conditionAttributes)[ConditionAttribute]['value']

const literals = <Word extends string>(words: readonly Word[]) =>
  Type.Unsafe<Word>(Type.Union(words.map((word) => Type.Literal(word))))
const attributes = Object.keys(conditionAttributes) as ConditionAttribute[]
const comparisons = [...new Set(Object.values(conditionAttributes).flatMap((one) => [...one.comparisons]))] as Comparison[]

const line = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]*$' })

export const Condition = Type.Object(
  {
    join: Join,
    attribute: literals(attributes),
    comparison: literals(comparisons),
    /** None with `empty`; otherwise of the kind that the attribute asks for. */
    value: Type.Optional(
      Type.Union([
        line(500),
        Type.Boolean(),
        Type.Array(line(200), { minItems: 1, maxItems: 100 }),
        Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
      ]),
    ),
  },
  { additionalProperties: false },
)
export interface Condition {
  join: Join
  attribute: ConditionAttribute
  comparison: Comparison
  value?: string | boolean | string[] | number[]
}

/** How many rows and groups stand in one list, how many rows in all of a rule, and how deep groups go. */
export const conditionLimits = { list: 20, rows: 50, depth: 3 } as const

const group = <Row extends Type.TSchema>(row: Row) =>
  Type.Object(
    { join: Join, conditions: Type.Array(row, { minItems: 1, maxItems: conditionLimits.list }) },
    { additionalProperties: false },
  )
export interface ConditionGroup {
  join: Join
  conditions: ConditionRow[]
}
export type ConditionRow = Condition | ConditionGroup
/** A tree of three levels; empty: every session. The first row's join is `and` or `and-not`. */
export const Conditions = Type.Unsafe<ConditionRow[]>(
  Type.Array(Type.Union([Condition, group(Type.Union([Condition, group(Condition)]))]), { maxItems: conditionLimits.list }),
)

const span = /^([01]\d|2[0-3]):[0-5]\d$/
const date = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

type Value = Condition['value']
const isTexts = (value: Value): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

const fits: Record<ConditionValueKind, (value: Value) => boolean> = {
  'time-span': (value) => isTexts(value) && value.length === 2 && value.every((one) => span.test(one)) && value[0] !== value[1],
  weekdays: (value) => Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number'),
  date: (value) => typeof value === 'string' && date.test(value) && !Number.isNaN(Date.parse(value)),
  calendar: (value) => isId(value),
  'channel-kinds': (value) => isTexts(value) && value.every((one) => one.trim() !== ''),
  channels: (value) => isTexts(value) && value.every(isId),
  labels: (value) => isTexts(value) && value.every(isId),
  'customer-kind': (value) => value === 'internal' || value === 'external',
  'yes-no': (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string' && value.trim() !== '',
}

export interface ConditionFault {
  /** JSON pointer within the tree: `/0/conditions/2/value`. */
  field: string
  fault: 'join' | 'comparison' | 'value' | 'too-many'
}

/** What the schema cannot say of a tree; undefined where all is well. Both sides ask this. */
export function conditionFault(rows: readonly ConditionRow[]): ConditionFault | undefined {
  if (rowsOfConditions(rows).length > conditionLimits.rows) return { field: '', fault: 'too-many' }
  return faultIn(rows, '')
}

function faultIn(rows: readonly ConditionRow[], path: string): ConditionFault | undefined {
  for (const [at, row] of rows.entries()) {
    const field = `${path}/${at}`
    if (at === 0 && row.join.startsWith('or')) return { field: `${field}/join`, fault: 'join' }
    const fault = 'conditions' in row ? faultIn(row.conditions, `${field}/conditions`) : faultOf(row, field)
    if (fault) return fault
  }
  return undefined
}

function faultOf({ attribute, comparison, value }: Condition, field: string): ConditionFault | undefined {
  const { comparisons, value: kind } = conditionAttributes[attribute]
  if (!(comparisons as readonly string[]).includes(comparison)) return { field: `${field}/comparison`, fault: 'comparison' }
  const right = comparison === 'empty' ? value === undefined : fits[kind](value)
  return right ? undefined : { field: `${field}/value`, fault: 'value' }
}

/** All single conditions of a tree. */
export function rowsOfConditions(rows: readonly ConditionRow[]): Condition[] {
  return rows.flatMap((row) => ('conditions' in row ? rowsOfConditions(row.conditions) : [row]))
}

/** True, false, or (undefined) not known. */
export type Truth = boolean | undefined

const joined: Record<Join, (before: Truth, row: Truth) => Truth> = {
  and: (before, row) => (before === false || row === false ? false : before && row),
  or: (before, row) => (before === true || row === true ? true : before === undefined || row === undefined ? undefined : false),
  'and-not': (before, row) => joined.and(before, not(row)),
  'or-not': (before, row) => joined.or(before, not(row)),
}
const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

/** A row's truth joined with that of all above it; for the first row `before` is true. */
export function joinTruth(join: Join, before: Truth, row: Truth): Truth {
  return joined[join](before, row)
}

/** Whether these conditions can only hold for somebody who has written before; "last operator" asks for that [RTE-19]. */
export function asksForLaterSession(rows: readonly ConditionRow[]): boolean {
  return truthOnFirstSession(rows) === false
}

function truthOnFirstSession(rows: readonly ConditionRow[]): Truth {
  let truth: Truth = true
  for (const row of rows) {
    const own =
      'conditions' in row
        ? truthOnFirstSession(row.conditions)
        : row.attribute === 'first-session'
          ? row.value === true
          : undefined
    truth = joinTruth(row.join, truth, own)
  }
  return truth
}

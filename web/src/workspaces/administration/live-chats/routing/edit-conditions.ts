import {
  type Comparison,
  type Condition,
  type ConditionAttribute,
  type ConditionGroup,
  type ConditionRow,
  conditionAttributes,
  conditionFault,
  type Join,
} from '@parley/contract'

/** A condition as it begins: what many rules ask first. */
export const firstCondition: Condition = { join: 'and', attribute: 'message', comparison: 'contains' }

/** Another attribute keeps the comparison where it knows it, and begins with a value of its own kind. */
export function withAttribute({ join, comparison }: Condition, attribute: ConditionAttribute): Condition {
  const known: readonly string[] = conditionAttributes[attribute].comparisons
  const next = (known.includes(comparison) ? comparison : known[0]) as Comparison
  return withComparison({ join, attribute, comparison: next }, next)
}

export function withComparison(condition: Condition, comparison: Comparison): Condition {
  const { join, attribute } = condition
  if (comparison === 'empty') return { join, attribute, comparison }
  const value = condition.value ?? beginningOf(attribute)
  return { join, attribute, comparison, ...(value !== undefined && { value }) }
}

function beginningOf(attribute: ConditionAttribute): Condition['value'] {
  const { value } = conditionAttributes[attribute]
  if (value === 'yes-no') return true
  if (value === 'customer-kind') return 'external'
  return value === 'time-span' ? ['09:00', '18:00'] : undefined
}

/** Whether it says all that it has to, on its own. */
export function isComplete(row: ConditionRow): boolean {
  if ('conditions' in row) return row.conditions.length > 0 && row.conditions.every(isComplete)
  return conditionFault([{ ...row, join: 'and' }]) === undefined
}

/** The first row of a list is joined with nothing: it holds, or it does not. */
function tidy(rows: readonly ConditionRow[]): ConditionRow[] {
  const first: Readonly<Record<Join, Join>> = { and: 'and', or: 'and', 'and-not': 'and-not', 'or-not': 'and-not' }
  return rows.map((row, at) => (at === 0 ? { ...row, join: first[row.join] } : row))
}

/** The rows with this one put in the place of another; several, none: there are more or fewer then. */
export function replaced(rows: readonly ConditionRow[], at: number, by: readonly ConditionRow[]): ConditionRow[] {
  return tidy(rows.toSpliced(at, 1, ...by))
}

export function grouped(row: ConditionRow): ConditionGroup {
  return { join: row.join, conditions: tidy([{ ...row, join: 'and' }]) }
}

/** What stood in brackets stands without them; the first of it is joined as they were. */
export function ungrouped({ join, conditions }: ConditionGroup): ConditionRow[] {
  return conditions.map((row, at) => (at === 0 ? { ...row, join: joinedNot(join, row.join) } : row))
}

function joinedNot(outer: Join, inner: Join): Join {
  if (inner !== 'and-not') return outer
  const turned: Readonly<Record<Join, Join>> = { and: 'and-not', or: 'or-not', 'and-not': 'and', 'or-not': 'or' }
  return turned[outer]
}

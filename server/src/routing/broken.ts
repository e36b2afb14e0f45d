import { type Broken, type Condition, type ConditionRow, rowsOfConditions } from '@parley/contract'

/** What there is for conditions to name. */
export interface There {
  hasCalendar(id: string): boolean
  channelIds: readonly string[]
  labelIds: readonly string[]
}

/** What a condition names that is not there. */
export function goneIn({ hasCalendar, channelIds, labelIds }: There, { attribute, value }: Condition): Broken | undefined {
  if (attribute === 'working-hours' && !hasCalendar(value as string)) return 'calendar-gone'
  if (attribute === 'channel' && !(value as string[]).every((id) => channelIds.includes(id))) return 'channel-gone'
  if (attribute === 'label' && Array.isArray(value) && !value.every((id) => labelIds.includes(String(id)))) return 'label-gone'
  return undefined
}

/** What conditions name that is not there any more: such a rule is not applied, whatever else it says. */
export function brokenConditions(there: There, conditions: readonly ConditionRow[]): Broken | undefined {
  for (const condition of rowsOfConditions(conditions)) {
    const gone = goneIn(there, condition)
    if (gone) return gone
  }
  return undefined
}

/** The calendars that conditions look at. */
export function calendarsOf(conditions: readonly ConditionRow[]): string[] {
  return rowsOfConditions(conditions).flatMap(({ attribute, value }) => (attribute === 'working-hours' ? [value as string] : []))
}

import { type Broken, type ConditionRow, rowsOfConditions } from '@parley/contract'
import type { Snapshot } from './snapshot.ts'

/** What conditions name that is not there any more: such a rule is not applied, whatever else it says. */
export function brokenConditions(
  { calendars, channelIds, labelIds }: Pick<Snapshot, 'calendars' | 'channelIds' | 'labelIds'>,
  conditions: readonly ConditionRow[],
): Broken | undefined {
  for (const { attribute, value } of rowsOfConditions(conditions)) {
    if (attribute === 'working-hours' && !calendars.has(value as string)) return 'calendar-gone'
    if (attribute === 'channel' && !(value as string[]).every((id) => channelIds.includes(id))) return 'channel-gone'
    if (attribute === 'label' && Array.isArray(value) && !value.every((id) => labelIds.includes(String(id)))) return 'label-gone'
  }
  return undefined
}

/** The calendars that conditions look at. */
export function calendarsOf(conditions: readonly ConditionRow[]): string[] {
  return rowsOfConditions(conditions).flatMap(({ attribute, value }) => (attribute === 'working-hours' ? [value as string] : []))
}

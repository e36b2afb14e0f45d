import { type Calendar, type Hours, type HoursException, overlapIn } from '@parley/contract'
import { type TextKey, t } from '../../../texts/index.ts'
import { zoneHere } from '../../../ui/zones.ts'

/** What the form holds. */
export interface Draft {
  name: string
  timeZone: string
  weekly: Hours[]
  exceptions: HoursException[]
}

export const days = [
  'calendars.monday',
  'calendars.tuesday',
  'calendars.wednesday',
  'calendars.thursday',
  'calendars.friday',
  'calendars.saturday',
  'calendars.sunday',
] as const satisfies TextKey[]

/** Monday to Friday, nine to five. */
export const office = (): Hours[] => days.map((_, day) => (day < 5 ? [{ from: '09:00', to: '17:00' }] : []))

export function draftOf(calendar: Calendar | undefined): Draft {
  if (!calendar) return { name: '', timeZone: zoneHere(), weekly: office(), exceptions: [] }
  const { name, timeZone, weekly, exceptions } = calendar
  return { name, timeZone, weekly, exceptions }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export function changed(base: Draft, draft: Draft): Partial<Draft> {
  const fields = (Object.keys(draft) as (keyof Draft)[]).filter((field) => !same(base[field], draft[field]))
  return Object.fromEntries(fields.map((field) => [field, draft[field]]))
}

/** What is wrong, by field: the same rules as the server's. */
export function check({ name, weekly, exceptions }: Draft): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (name.trim() === '') wrong['name'] = t('calendars.nameMissing')
  weekly.forEach((hours, day) => {
    const why = hoursWrong(hours)
    if (why) wrong[`weekly/${day}`] = t(why)
  })
  exceptions.forEach(({ date, hours }, at) => {
    const why = hoursWrong(hours)
    if (why) wrong[`exceptions/${at}`] = t(why)
    if (!date) wrong[`exceptions/${at}/date`] = t('calendars.dateMissing')
    else if (exceptions.findIndex((one) => one.date === date) < at) wrong[`exceptions/${at}/date`] = t('calendars.dateTwice')
  })
  return wrong
}

function hoursWrong(hours: Hours): TextKey | undefined {
  if (hours.some(({ from, to }) => !from || !to)) return 'calendars.timeMissing'
  return overlapIn(hours) === undefined ? undefined : 'calendars.overlap'
}

import { type Condition, type ConditionAttribute, clockOf, isWorkingAt } from '@parley/contract'
import type { Facts } from './facts.ts'
import type { Snapshot } from './snapshot.ts'
import { type ComparedText, comparedText, type TextFact, textOf } from './texts.ts'

/** Whether a single condition holds. A customer or session without the thing is like one with an empty text. */
type Holds = (snapshot: Snapshot, condition: Condition) => boolean

/** How the contract's attributes are looked at, one entry each. Pure. */
const attributes: Record<ConditionAttribute, Holds> = {
  time: ({ at, timeZone }, { value }) => {
    const [from = '', to = ''] = value as string[]
    const { time } = clockOf(timeZone, at)
    return from < to ? from <= time && time < to : from <= time || time < to
  },
  weekday: ({ at, timeZone }, { value }) => (value as number[]).includes(weekdayOf(clockOf(timeZone, at).date)),
  date: ({ at, timeZone }, { comparison, value }) => {
    const { date } = clockOf(timeZone, at)
    if (comparison === 'equals') return date === value
    return comparison === 'before' ? date < (value as string) : date > (value as string)
  },
  'working-hours': ({ at, calendars }, { comparison, value }) => {
    const calendar = calendars.get(value as string)
    return calendar !== undefined && isWorkingAt(calendar, at) === (comparison === 'in')
  },
  'channel-kind': ({ facts }, { value }) => (value as string[]).includes(facts.channelKind),
  channel: ({ facts }, { value }) => (value as string[]).includes(facts.channelId),
  'customer-name': ({ facts }, condition) => textHolds(facts, 'name', condition),
  'customer-email': ({ facts }, condition) => textHolds(facts, 'email', condition),
  'customer-phone': ({ facts }, condition) => textHolds(facts, 'phone', condition),
  'customer-kind': ({ facts }, { value }) => facts.kind === value,
  'customer-verified': ({ facts }, { value }) => facts.verified === value,
  bound: ({ facts }, { value }) => (facts.itemId !== null) === value,
  'first-session': ({ facts }, { value }) => facts.firstSession === value,
  subject: ({ facts }, condition) => textHolds(facts, 'subject', condition),
  message: ({ facts }, condition) => textHolds(facts, 'text', condition),
  page: ({ facts }, condition) => textHolds(facts, 'page', condition),
  language: ({ facts }, condition) => textHolds(facts, 'language', condition),
  label: ({ facts: { labelIds } }, { comparison, value }) =>
    comparison === 'empty' ? labelIds.length === 0 : (value as string[]).some((id) => labelIds.includes(id)),
}

export function conditionHolds(snapshot: Snapshot, condition: Condition): boolean {
  return attributes[condition.attribute](snapshot, condition)
}

let lastDay = { date: '', weekday: 0 }

/** Monday is 1 (ISO 8601). Fifty rules ask for the same day. */
function weekdayOf(date: string): number {
  if (lastDay.date !== date) lastDay = { date, weekday: new Date(`${date}T00:00:00Z`).getUTCDay() || 7 }
  return lastDay.weekday
}

/** Never a regular expression of whoever writes the rule: none is slow, and none surprises. */
function textHolds(facts: Facts, name: TextFact, condition: Condition): boolean {
  const { comparison } = condition
  const { plain, words } = textOf(facts, name)
  if (comparison === 'empty') return plain === ''
  const sought = soughtBy(condition)
  if (comparison === 'equals') return plain === sought.plain
  if (comparison === 'starts') return plain.startsWith(sought.plain)
  if (comparison === 'contains') return plain.includes(sought.plain)
  return [...sought.words].every((word) => words.has(word))
}

/** A rule is remembered, and what it looks for with it. */
const soughts = new WeakMap<Condition, ComparedText>()

function soughtBy(condition: Condition): ComparedText {
  const known = soughts.get(condition)
  if (known) return known
  const sought = comparedText(condition.value as string)
  soughts.set(condition, sought)
  return sought
}

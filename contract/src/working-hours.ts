import type { Hours, WorkingHours } from './calendars.ts'

const day = 24 * 60

/** Whether somebody works at this moment [SLA-01]. Of a clock that is put back, both passes of the hour count alike. */
export function isWorkingAt({ timeZone, weekly, exceptions }: WorkingHours, at: Date): boolean {
  const { date, minute } = clockOf(timeZone, at)
  const hoursOf = (date: string) => exceptions.find((one) => one.date === date)?.hours ?? weekly[weekdayOf(date)] ?? []
  const during = (hours: Hours, minute: number) => hours.map(minutesOf).some(({ from, to }) => from <= minute && minute < to)
  return during(hoursOf(date), minute) || during(hoursOf(dayBefore(date)), minute + day)
}

/**
 * Where these hours contradict themselves: the place of the first interval that begins before the one above it has ended, or
 * goes on into its own beginning on the next day. Undefined where they do not.
 */
export function overlapIn(hours: Hours): number | undefined {
  const minutes = hours.map(minutesOf)
  const at = minutes.findIndex(({ from, to }, i) => (i > 0 && from < minutes[i - 1]!.to) || to > minutes[0]!.from + day)
  return at < 0 ? undefined : at
}

/** All day, every day. */
export const always = (): Hours[] => Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])

export function isAlways({ weekly, exceptions }: Pick<WorkingHours, 'weekly' | 'exceptions'>): boolean {
  return exceptions.length === 0 && weekly.every(([first]) => first?.from === '00:00' && first.to === '24:00')
}

/** Whether there is such a time zone here. */
export function isTimeZone(name: string): boolean {
  try {
    return clockIn(name).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Whether there is such a day: 2026-02-30 is none. */
export function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}

function minutesOf({ from, to }: Hours[number]): { from: number; to: number } {
  const [start, end] = [minuteOf(from), minuteOf(to)]
  return { from: start, to: end > start ? end : end + day }
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', hourCycle: 'h23', ...parts })
  clocks.set(timeZone, clock)
  return clock
}

interface Wall {
  date: string
  time: string
  minute: number
}

const looked = new Map<string, { at: number; wall: Wall }>()

/** What calendar and clock on the wall say there. The last look stays: of fifty rules each asks for the same moment. */
export function clockOf(timeZone: string, at: Date): Wall {
  const last = looked.get(timeZone)
  if (last?.at === at.getTime()) return last.wall
  const found = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const time = `${found['hour']}:${found['minute']}`
  const wall = { date: `${found['year']}-${found['month']}-${found['day']}`, time, minute: minuteOf(time) }
  looked.set(timeZone, { at: at.getTime(), wall })
  return wall
}

/** Monday is 0. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

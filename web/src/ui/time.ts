import { useEffect, useState } from 'react'
import { language, t } from '../texts/index.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** That of the person who looks [NFR-03]. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** 14:32 */
export function clock(at: string | Date): string {
  return format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))
}

/** Today, Yesterday, 21 November, 21 November 2025: for the lines between days. */
export function day(at: string | Date, now = new Date()): string {
  const then = new Date(at)
  const key = dayKey(then)
  if (key === dayKey(now)) return t('ui.today')
  if (key === dayKey(new Date(now.getTime() - DAY))) return t('ui.yesterday')
  const sameYear = key.slice(0, 4) === dayKey(now).slice(0, 4)
  return format(sameYear ? { day: 'numeric', month: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' }).format(then)
}

/** The shortest that is clear in a list: 14:32, 21 Nov, 21 Nov 2025. */
export function short(at: string | Date, now = new Date()): string {
  const then = new Date(at)
  if (dayKey(then) === dayKey(now)) return clock(then)
  const sameYear = dayKey(then).slice(0, 4) === dayKey(now).slice(0, 4)
  return format(sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }).format(then)
}

/** 21 Nov 2026, 14:32: for tooltips and exact places. */
export function full(at: string | Date): string {
  return format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  )
}

const QUARTER = 15 * MINUTE
const days = new Map<number, string>()

/** The day in the person's zone, 2026-11-22; two times of one day have the same. No zone changes its day within a quarter. */
export function dayKey(at: string | Date): string {
  const quarter = Math.floor(new Date(at).getTime() / QUARTER)
  let known = days.get(quarter)
  if (known === undefined) {
    known = format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(quarter * QUARTER)
    days.set(quarter, known)
  }
  return known
}

/** How long somebody has been waiting: now, 6 min, 2 hr, 3 days. */
export function waiting(since: string | Date, now = Date.now()): string {
  const minutes = Math.floor((now - new Date(since).getTime()) / MINUTE)
  if (minutes < 1) return t('ui.justNow')
  if (minutes < 60) return unit(minutes, 'minute')
  if (minutes < 24 * 60) return unit(Math.floor(minutes / 60), 'hour')
  return unit(Math.floor(minutes / 1440), 'day')
}

/** Now, anew every `every` ms, for what shows how long something has lasted. */
export function useNow(every = MINUTE / 2): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}

/** As long (ms) as a timer of the browser lasts at most. */
const LONGEST = 2 ** 31 - 1

/** Draws anew when the first of these moments (ms since 1970) comes that has not come yet. */
export function useMoment(moments: readonly (number | undefined)[] = []): void {
  const [, turn] = useState(0)
  const now = Date.now()
  const next = Math.min(...moments.filter((at) => at !== undefined && at > now).map(Number))
  useEffect(() => {
    if (next === Number.POSITIVE_INFINITY) return
    const timer = setTimeout(() => turn((was) => was + 1), Math.min(LONGEST, next - Date.now() + 1))
    return () => clearTimeout(timer)
  }, [next])
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes longer than using it a hundred times. English is written the way most of the world writes dates. */
function format(options: Intl.DateTimeFormatOptions, locale = language() === 'en' ? 'en-GB' : language()): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    formats.set(key, made)
  }
  return made
}

function unit(count: number, of: 'minute' | 'hour' | 'day'): string {
  return new Intl.NumberFormat(language(), { style: 'unit', unit: of, unitDisplay: 'short' }).format(count)
}

const pattern =
  /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/

/** A year, and a day for leap years (ms). */
const most = 367 * 86_400_000

/**
 * When an ISO 8601 duration is over: `P3D`, `PT2H30M`, `P1Y`. Months are those of the calendar, in UTC.
 * @returns undefined for what is none, is nothing at all, or is more than a year
 */
export function after(start: Date, duration: string): Date | undefined {
  const found = pattern.exec(duration)
  if (!found || duration.endsWith('T') || duration === 'P') return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as Parts
  const end = new Date(start)
  const day = end.getUTCDate()
  end.setUTCMonth(end.getUTCMonth() + 12 * years + months)
  // A month that has no such day ends with its last.
  if (end.getUTCDate() !== day) end.setUTCDate(0)
  end.setTime(end.getTime() + (((weeks * 7 + days) * 24 + hours) * 3_600 + minutes * 60 + seconds) * 1_000)
  const lasts = end.getTime() - start.getTime()
  return lasts > 0 && lasts <= most ? end : undefined
}

type Parts = [number, number, number, number, number, number, number]

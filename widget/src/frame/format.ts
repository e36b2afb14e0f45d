import { texts } from '../texts/en.ts'

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' })
const dateOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })

export const time = (at: string): string => clock.format(new Date(at))

export function day(at: string): string {
  const then = new Date(at)
  const today = new Date()
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime()
  if (then.getTime() >= midnight) return texts.today
  if (then.getTime() >= midnight - 86_400_000) return texts.yesterday
  return (then.getFullYear() === today.getFullYear() ? date : dateOfYear).format(then)
}

export const megabytes = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(bytes % 1e6 ? 1 : 0)} MB` : `${Math.ceil(bytes / 1e3)} kB`

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')

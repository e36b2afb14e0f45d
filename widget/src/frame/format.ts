import { texts } from '../texts/en.ts'

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })

export const time = (at: string): string => clock.format(new Date(at))

export function day(at: string): string {
  const then = new Date(at)
  const midnight = new Date().setHours(0, 0, 0, 0)
  return +then >= midnight ? texts.today : +then >= midnight - 86_400_000 ? texts.yesterday : date.format(then)
}

export const megabytes = (bytes: number): string =>
  bytes >= 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.ceil(bytes / 1e3)} kB`

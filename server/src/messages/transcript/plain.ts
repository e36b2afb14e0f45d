import type { Message } from '@parley/contract'

/** When it was said, in the installation's time zone: `2026-11-22 14:03`. */
export function momentIn(timeZone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
  return (at) => format.format(new Date(at))
}

/** Nothing that moves what is written elsewhere: no control characters, no marks that turn the direction of writing. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
}

export function filesOf({ files }: Message): string[] {
  return files.map(({ name }) => `[${plain(name).replaceAll('\n', ' ')}]`)
}

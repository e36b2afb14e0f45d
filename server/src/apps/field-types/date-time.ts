import { clockOf } from '@parley/contract'
import { type FieldType, isEmpty, nothing, textKeys, wrong } from './field-type.ts'

const shapes = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  both: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/,
}

/** Kept so that the order of the texts is the order of the times. */
export const dateTime: FieldType<'date-time'> = {
  type: 'date-time',
  check(given, { kind }) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string' || !shapes[kind].test(given)) return wrong('not-a-date')
    if (kind === 'time') return { value: given }
    const at = new Date(given)
    if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1) return wrong('not-a-date')
    if (kind === 'both') return { value: at.toISOString() }
    // The 30th of February becomes another day.
    return at.toISOString().startsWith(given) ? { value: given } : wrong('not-a-date')
  },
  text: (value) => value,
  read(text, { kind }, _idOf, timeZone) {
    const plain = text.trim()
    const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain)
    if (kind === 'date' && german) return `${german[3]}-${german[2]!.padStart(2, '0')}-${german[1]!.padStart(2, '0')}`
    if (kind === 'both' && /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/.test(plain)) return momentOf(plain, timeZone) ?? plain
    return plain
  },
  holding: (given) => (typeof given === 'string' ? [given] : undefined),
  compared: { as: 'text' },
  keys: textKeys,
}

/**
 * What a clock on the wall shows there, as a moment: RFC 3339 in UTC. Where a clock that is put forward leaves the hour out, as if
 * it had not been put yet; of the two hours of one that is put back the first. Undefined for what is no time.
 */
function momentOf(wall: string, timeZone: string): string | undefined {
  const shown = Date.parse(`${wall.replace(' ', 'T')}Z`)
  if (Number.isNaN(shown)) return undefined
  const aheadAt = (at: number) => {
    const { date, time } = clockOf(timeZone, new Date(at))
    return Date.parse(`${date}T${time}Z`) - Math.floor(at / 60_000) * 60_000
  }
  const day = 86_400_000
  const ways = [aheadAt(shown - day), aheadAt(shown + day)].map((ahead) => shown - ahead)
  const right = ways.find((at) => at + aheadAt(at) === shown) ?? ways[0]!
  return new Date(right).toISOString()
}

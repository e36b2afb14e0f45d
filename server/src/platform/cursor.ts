import { Refusal } from './refusal.ts'

/** Where a portion of a list ended: by what it is ordered there, and last the id. */
export function writeCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Of a list that is ordered by one key, and then by id. */
export type KeyAndId = [key: string, id: string]
export const isKey = ([key, more]: readonly unknown[]) => typeof key === 'string' && more === undefined

/**
 * `isOurs` looks at what stands before the id.
 * @throws {Refusal} `bad-request`: it is none that this list has given
 */
export function readCursor<Place extends readonly string[]>(
  cursor: string,
  isOurs: (keys: readonly unknown[]) => boolean,
): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(place) && /^[0-9a-f-]{36}$/.test(place.at(-1)) && isOurs(place.slice(0, -1))) return place as never
  } catch {
    // Falls through: it is none of ours.
  }
  throw new Refusal('bad-request', { field: 'cursor' })
}

import { Refusal } from '../platform/refusal.ts'

/** Where a portion of what is listed by time ended. */
export function cursorAt({ at, id }: { at: Date; id: string }): string {
  return `${at.getTime()}_${id}`
}

export function placeAt(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const found = /^(\d{1,15})_([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(cursor)
  if (!found) throw new Refusal('bad-request', { field: 'cursor' })
  return { at: new Date(Number(found[1])), id: found[2]! }
}

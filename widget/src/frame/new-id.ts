let last = 0

/** A UUIDv7 (RFC 9562), later than all that were made here before: ids sort as the messages were written. */
export function newId(): string {
  last = Math.max(last + 1, Date.now())
  const random = crypto.getRandomValues(new Uint8Array(10))
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = last.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(8)}`
}

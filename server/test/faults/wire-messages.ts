/** One message of PostgreSQL's protocol (version 3), as it stands in the stream. */
export interface WireMessage {
  /** `Q`, `P`, `Z` …; empty for the first of a client, which has none. */
  type: string
  bytes: Buffer
}

/** Takes a stream apart into its whole messages. @param untyped it begins with messages without a type, as a client's does */
export function wireMessages(untyped: boolean): (chunk: Buffer) => WireMessage[] {
  let rest: Buffer = Buffer.alloc(0)
  let opening = untyped
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const found: WireMessage[] = []
    for (;;) {
      const at = opening ? 0 : 1
      if (rest.length < at + 4) return found
      const length = at + rest.readInt32BE(at)
      if (rest.length < length) return found
      const bytes = rest.subarray(0, length)
      found.push({ type: opening ? '' : String.fromCharCode(bytes[0]!), bytes })
      rest = rest.subarray(length)
      opening = false
    }
  }
}

/** The text that a client's message is about: its own, or that of the statement that it binds. */
export function textsOf(): (message: WireMessage) => string | undefined {
  const statements = new Map<string, string>()
  return ({ type, bytes }) => {
    const words = () => bytes.subarray(5).toString('utf8').split('\0')
    if (type === 'Q') return words()[0]
    if (type === 'P') {
      const [name = '', text = ''] = words()
      statements.set(name, text)
    }
    return type === 'B' ? statements.get(words()[1] ?? '') : undefined
  }
}

const lines = new Map<string, Promise<unknown>>()

/** Of what has the same key, one at a time in this process. */
export function inTurn<T>(key: string, act: () => Promise<T>): Promise<T> {
  const before = lines.get(key) ?? Promise.resolve()
  const mine = before.then(act, act)
  const settled = mine.catch(() => {})
  lines.set(key, settled)
  void settled.then(() => {
    if (lines.get(key) === settled) lines.delete(key)
  })
  return mine
}

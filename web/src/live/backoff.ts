const FIRST = 500
const LONGEST = 30_000

/** Milliseconds to wait before the next try: 0.5·2ⁿ s, 30 s at most, each ±50 %, so that a server that comes back is not stormed. */
export function backoff(tries: number): number {
  return Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 10)) * (0.5 + Math.random())
}

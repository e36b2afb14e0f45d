/** How a list was found when it was last asked for in these words: by an index over texts and values, or after so many of its order. */
export type Way = 'index' | { walked: number }

const most = 1_000
const ways = new Map<string, Way>()

/**
 * What is asked for again is found as it was found before, without what was tried in vain before that. It is a guess that costs a
 * little where it is wrong, and changes nothing of what is found; so nobody has to be told when items change.
 */
export function wayOf(asked: string): Way | undefined {
  return ways.get(asked)
}

export function noteWay(asked: string, way: Way | undefined): void {
  ways.delete(asked)
  if (!way) return
  ways.set(asked, way)
  // The one that nobody has asked for longest.
  if (ways.size > most) ways.delete(ways.keys().next().value!)
}

/** So many texts, whichever, tell what is common among all; for how long (ms): less where they are few, for there may soon be more. */
export const lookedAt = 600
const kept = { many: 10 * 60_000, few: 10_000 }
const mostKinds = 100
const mostAsked = 200

/** So many parts at most are asked for, and so many of these to be sure: that in which nothing was found may have said little. */
const most = 8
const sure = 2
/** One in so many has what is rare by itself. */
const rare = 50
/** What more than one in so many has is asked for as it is: where two parts stand beside each other tells too. */
const usual = 5
/** To look at more takes longer than the index does. */
const candidates = 40

/** What is looked through, and how. */
export interface Texts {
  kind: string
  /** Finds some of them, whichever. */
  look(): Promise<string[]>
  /** As a part of what is searched for stands in them. */
  plain(part: string): string
}

export interface Asking {
  /** Empty: the index is asked for the words as they are. */
  parts: readonly string[]
  /** 0…1 of the texts have all the words. */
  share: number
}

interface Common {
  until: number
  texts: readonly string[]
  /** What was found by them, for those who ask again. */
  asked: Map<string, Asking>
}

const remembered = new Map<string, Common>()

/**
 * Three letters each: parts of these words that hardly any text has all of. A trigram index intersects all that it is asked for, and
 * what every text has (`exa` of `@example.com`, the first digits of a phone) takes longer than what is rare. So it is asked for that
 * alone, and what it finds is looked at: every text that has the words has these parts, whichever they are.
 */
export async function rareParts(words: readonly string[], { kind, look, plain }: Texts): Promise<Asking> {
  const { texts, asked } = await commonIn(kind, look)
  const key = words.join('\n')
  const known = asked.get(key)
  if (known) return known
  const has = texts.filter((text) => words.every((word) => text.includes(plain(word)))).length
  const asking = { parts: rarestOf(partsOf(words), texts, plain), share: has / Math.max(texts.length, 1) }
  if (asked.size >= mostAsked) asked.clear()
  asked.set(key, asking)
  return asking
}

const within = /^[\p{L}\p{N}]{3}$/u
const atEdge = /^(?:[^\p{L}\p{N}][\p{L}\p{N}]{2}|[\p{L}\p{N}]{2}[^\p{L}\p{N}])$/u

/** As the index has them: three letters or digits; or two of them, where a word begins or ends, with what stands beside it. */
export function partsOf(words: readonly string[]): string[] {
  const parts = [...new Set(words.flatMap((word) => [...word].slice(2).map((_, at) => [...word].slice(at, at + 3).join(''))))]
  // Of an edge the index knows two, and one of them is common.
  return [...parts.filter((part) => within.test(part)), ...parts.filter((part) => atEdge.test(part))].slice(0, candidates)
}

/** Each time the one that the fewest have of those that have all before it; none where that is not rare. */
function rarestOf(parts: readonly string[], texts: readonly string[], plain: Texts['plain']): string[] {
  const having = (part: string, some: readonly string[]) => some.filter((text) => text.includes(plain(part)))
  const chosen: string[] = []
  let left = texts
  while (left.length > 0 && chosen.length < most) {
    const counted = parts.filter((part) => !chosen.includes(part)).map((part) => ({ part, has: having(part, left) }))
    const next = counted.sort((one, other) => one.has.length - other.has.length)[0]
    if (!next || (chosen.length > 0 && next.has.length === left.length)) break
    chosen.push(next.part)
    left = next.has
  }
  if (left.length * usual > texts.length) return []
  const others = parts.filter((part) => !chosen.includes(part) && within.test(part))
  const more = others.filter((part) => having(part, texts).length * rare <= texts.length)
  return [...chosen, ...more.slice(0, sure)]
}

async function commonIn(kind: string, look: Texts['look']): Promise<Common> {
  const before = remembered.get(kind)
  if (before && before.until > Date.now()) return before
  const texts = await look()
  const common = { until: Date.now() + (texts.length > lookedAt / 2 ? kept.many : kept.few), texts, asked: new Map() }
  remembered.delete(kind)
  remembered.set(kind, common)
  // The one that was looked at longest ago.
  if (remembered.size > mostKinds) remembered.delete(remembered.keys().next().value!)
  return common
}

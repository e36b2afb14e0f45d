import { sql } from 'kysely'
import type { Reads } from './app.ts'

/** So many items, whichever, tell what is common in an app. */
const looked = 600
/** How long (ms) they are taken for all of it: less where they are few, for then it may be growing. */
const kept = { many: 10 * 60_000, few: 10_000 }
const mostApps = 100

/** So many parts at most are asked for, and so many of these to be sure: that in which nothing was found may have said little. */
const most = 8
const sure = 2
/** One in so many has what is rare by itself. */
const rare = 50
/** To look at more takes longer than the index does. */
const candidates = 40

/**
 * Three letters each: parts of these words that hardly any item of the app has all of. The trigram index intersects all that it is
 * asked for, and what every item has (`exa` of `@example.com`, the first digits of a phone) takes longer than what is rare. So it is
 * asked for that alone, and what it finds is looked at. Everything that has the words has these parts, whichever they are.
 * Empty: the index knows nothing of such words.
 */
export async function rareParts(reads: Reads, appId: string, words: readonly string[]): Promise<string[]> {
  const parts = partsOf(words)
  return parts.length === 0 ? [] : rarestOf(parts, await textsOf(reads, appId))
}

/** Letters and digits in threes, as the index has them. */
export function partsOf(words: readonly string[]): string[] {
  const runs = words.flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? [])
  const parts = runs.flatMap((run) => [...run].slice(2).map((_, at) => [...run].slice(at, at + 3).join('')))
  return [...new Set(parts)].slice(0, candidates)
}

/** Each time the one that the fewest have of those that have all before it. */
function rarestOf(parts: readonly string[], texts: readonly string[]): string[] {
  const having = (part: string, some: readonly string[]) => some.filter((text) => text.includes(part))
  const chosen: string[] = []
  for (let left = texts; left.length > 0 && chosen.length < most; ) {
    const counted = parts.filter((part) => !chosen.includes(part)).map((part) => ({ part, has: having(part, left) }))
    const next = counted.sort((one, other) => one.has.length - other.has.length)[0]
    if (!next || (chosen.length > 0 && next.has.length === left.length)) break
    chosen.push(next.part)
    left = next.has
  }
  const others = parts.filter((part) => !chosen.includes(part) && having(part, texts).length * rare <= texts.length)
  return [...chosen, ...others.slice(0, sure)]
}

const remembered = new Map<string, { until: number; texts: readonly string[] }>()

async function textsOf({ db }: Reads, appId: string): Promise<readonly string[]> {
  const known = remembered.get(appId)
  if (known && known.until > Date.now()) return known.texts
  const { rows } = await sql<{ text: string }>`
    select left(search, 500) as text from items where app_id = ${appId} and index = any (array(
      select distinct 1 + floor(random() * a.last)::int from app_indexes a, generate_series(1, ${looked}) where a.app_id = ${appId}))`.execute(
    db,
  )
  const texts = rows.map(({ text }) => text)
  remembered.delete(appId)
  remembered.set(appId, { until: Date.now() + (texts.length > looked / 2 ? kept.many : kept.few), texts })
  // The one that was looked at longest ago.
  if (remembered.size > mostApps) remembered.delete(remembered.keys().next().value!)
  return texts
}

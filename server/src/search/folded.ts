import { type RawBuilder, sql } from 'kysely'
import { likeText } from '../platform/like-text.ts'

/** Whatever its case, and е for ё [SRC-05]; as the indexes of migration 0025 have it. */
const folded = (text: RawBuilder<unknown>): RawBuilder<string> => sql<string>`replace(lower(${text}), 'ё', 'е')`

/** The same here. */
export const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** That the name contains what is searched for, of which every character means itself. */
export function contains(text: RawBuilder<unknown>, searched: string): RawBuilder<boolean> {
  return sql<boolean>`${folded(text)} like ${folded(sql`${`%${likeText(searched)}%`}::text`)}`
}

/**
 * The same of a text that no index knows: each is looked at, so the least is done with each. Only where е is searched for can ё be
 * what is found, and then any letter may stand there until the rest is seen to fit; ASCII alone is folded byte by byte [T-07].
 */
export function textContains(text: RawBuilder<unknown>, searched: string): RawBuilder<boolean> {
  const pattern = `%${likeText(searched).replace(/[её]/gi, '_')}%`
  // Two letters of other alphabets are small as ASCII: K (Kelvin) and İ; nobody searches for them by k and i.
  const ascii = /^[\x20-\x7e]+$/.test(searched)
  const roughly = ascii
    ? sql<boolean>`lower(${text} collate "C") like ${pattern.toLowerCase()}::text`
    : sql<boolean>`lower(${text}) like lower(${pattern}::text)`
  return /[её]/i.test(searched) ? sql<boolean>`(${roughly} and ${contains(text, searched)})` : roughly
}

/**
 * The same of a name, by the index of three letters. Of two letters it knows the beginnings of words only; to find them anywhere all
 * names would have to be read.
 * @param parts of what is searched for, which the index is asked for instead
 */
export function nameContains(name: RawBuilder<unknown>, searched: string, parts: readonly string[] = []): RawBuilder<boolean> {
  if (parts.length > 0) {
    const each = parts.map((part) => contains(name, part))
    // No index knows what stands in a `coalesce`.
    return sql<boolean>`(${sql.join(each, sql` and `)} and coalesce(${contains(name, searched)}, false))`
  }
  if ([...searched].length > 2) return contains(name, searched)
  const begins = (before: string) => sql<boolean>`${folded(name)} like ${folded(sql`${`${before}${likeText(searched)}%`}::text`)}`
  return sql<boolean>`(${begins('')} or ${begins('% ')})`
}

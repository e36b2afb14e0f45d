import type { Facts } from './facts.ts'

export type TextFact = 'name' | 'email' | 'phone' | 'subject' | 'text' | 'page' | 'language'

export interface ComparedText {
  plain: string
  words: ReadonlySet<string>
}

/** However many rules look at a long message, it is made plain once. */
const compared = new WeakMap<Facts, Map<TextFact, ComparedText>>()

/** As texts are compared; one that is not there is like an empty one. */
export function textOf(facts: Facts, name: TextFact): ComparedText {
  const known = compared.get(facts) ?? new Map<TextFact, ComparedText>()
  compared.set(facts, known)
  const found = known.get(name)
  if (found) return found
  const text = comparedText(facts[name] ?? '')
  known.set(name, text)
  return text
}

export function comparedText(text: string): ComparedText {
  const plain = plainText(text)
  return { plain, words: new Set(wordsOf(plain)) }
}

/** Letter case, composed letters and the width of spaces do not count. */
function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

import { reservedCodes } from '@parley/contract'

const LIMIT = 40

/** Cyrillic as it is written in Latin letters most often, for codes alone. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  'а-a б-b в-v г-g д-d е-e ё-e ж-zh з-z и-i й-i к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch ш-sh щ-shch ъ- ы-y ь- э-e ю-yu я-ya'
    .split(' ')
    .map((pair) => pair.split('-') as [string, string]),
)

/** A code for a name: `Date of birth` → `dateOfBirth`; other than `taken` ones, whatever their case. */
export function codeFrom(name: string, taken: readonly string[] = [], otherwise = 'field'): string {
  const words = [...name.toLocaleLowerCase()]
    .map((sign) => latin[sign] ?? sign)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const joined = words.map((word, at) => (at === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join('')
  const plain = joined.replace(/^\d+/, '').slice(0, LIMIT) || otherwise
  const used = new Set([...taken, ...reservedCodes].map((code) => code.toLowerCase()))
  if (!used.has(plain.toLowerCase())) return plain
  for (let number = 2; ; number += 1) {
    const next = `${plain.slice(0, LIMIT - String(number).length)}${number}`
    if (!used.has(next.toLowerCase())) return next
  }
}

export const isCode = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(text) && !reservedCodes.includes(text)

/** One sign of a mask: what fits there, how often at least and at most. */
interface Sign {
  fits: (sign: string) => boolean
  least: number
  most: number
}

/** More signs than this no text with a mask has. */
const longest = 200

const kinds: Readonly<Record<string, RegExp>> = { '0': /^\d$/, A: /^\p{L}$/u, '*': /^[\p{L}\d]$/u }

/**
 * `0` a digit, `A` a letter, `*` either; `\` before a sign: that sign itself, as every other is. `{4}` or `{11,30}` after a sign:
 * so many of it. `|` parts what may stand instead of each other. Undefined for what is none [APP-07].
 */
export function readMask(mask: string): Sign[][] | undefined {
  const ways: Sign[][] = [[]]
  let rest = mask
  while (rest !== '') {
    const found = /^(\||(\\?)(.))(?:\{(\d{1,3})(?:,(\d{1,3}))?\})?/su.exec(rest)
    if (!found) return undefined
    const [whole, plain, escaped, sign = '', least = '1', most = least] = found
    rest = rest.slice(whole.length)
    if (plain === '|') {
      if (found[4] !== undefined) return undefined
      ways.push([])
      continue
    }
    if (!escaped && (sign === '{' || sign === '}' || sign === '\\')) return undefined
    const kind = escaped ? undefined : kinds[sign]
    const one = { fits: kind ? (given: string) => kind.test(given) : (given: string) => given === sign }
    if (Number(most) < Number(least) || Number(most) === 0) return undefined
    ways.at(-1)!.push({ ...one, least: Number(least), most: Number(most) })
  }
  const lengthOf = (signs: Sign[]) => signs.reduce((sum, { most }) => sum + most, 0)
  return ways.every((signs) => signs.length > 0 && lengthOf(signs) <= longest) ? ways : undefined
}

/** A mask that was kept before masks could say more, and says nothing now, lets everything through. */
export function fits(text: string, mask: string): boolean {
  const ways = readMask(mask)
  return !ways || ways.some((signs) => fitsOne([...text], signs))
}

/** All places that the signs so far can have led to, so that no text takes long. */
function fitsOne(text: readonly string[], signs: readonly Sign[]): boolean {
  let places = new Set([0])
  for (const { fits, least, most } of signs) {
    const next = new Set<number>()
    for (const from of places) {
      for (let count = 0; count <= most; count++) {
        if (count >= least) next.add(from + count)
        const sign = text[from + count]
        if (sign === undefined || !fits(sign)) break
      }
    }
    places = next
  }
  return places.has(text.length)
}

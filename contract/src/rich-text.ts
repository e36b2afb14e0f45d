/** Characters at most. */
export const richTextLimit = 20_000

/**
 * What Markdown says without its marks, in one line: for lists, names, search and history. One pass over the text, whatever it is;
 * what is drawn where there is room reads the marks more strictly.
 */
export function plainOfRich(text: string): string {
  const said: string[] = []
  let fence: string | undefined
  for (const line of text.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3)
    if (mark && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined
    else if (fence !== undefined) said.push(line.trim())
    else if (!isRule(line)) said.push(inlinePlain(withoutBlockMarks(line)))
  }
  return said.join(' ').replace(/\s+/g, ' ').trim()
}

const isRule = (line: string) => /^(\*{3,}|-{3,}|_{3,}|=+)$/.test(line.replace(/\s+/g, ''))

/** Quotes, headings, and the marks of lists. */
function withoutBlockMarks(line: string): string {
  const mark = /\s*(?:>|(?:#{1,6}|[-*+]|\d{1,9}[.)])(?=\s|$))/y
  let from = 0
  while (mark.test(line)) from = mark.lastIndex
  return line.slice(from)
}

interface Run {
  at: number
  sign: string
  count: number
}

const signs = /\\([!-/:-@[-`{-~])|`+|\*+|_+|!?\[|\]\(/g

/** Marks of emphasis go in pairs; a star that multiplies and a line within a name stay. */
function inlinePlain(line: string): string {
  const pieces: string[] = []
  const open: Run[] = []
  const never = new Set<string>()
  const brackets: number[] = []
  let from = 0
  /** Where this comes next, asked for once where it comes no more. */
  const next = (sign: string, after: number) => {
    const at = never.has(sign) ? -1 : line.indexOf(sign, after)
    if (at < 0) never.add(sign)
    return at
  }
  for (let found = at(0); found; found = at(from)) {
    const [whole, escaped] = found
    pieces.push(line.slice(from, found.index))
    const after = found.index + whole.length
    from = after
    if (escaped !== undefined) pieces.push(escaped)
    else if (whole[0] === '`') {
      const end = next(whole, after)
      pieces.push(end < 0 ? whole : line.slice(after, end).trim())
      if (end >= 0) from = end + whole.length
    } else if (whole.endsWith('[')) brackets.push(pieces.push(whole) - 1)
    else if (whole === '](') {
      const end = next(')', after)
      const begun = brackets.pop()
      if (begun === undefined || end < 0 || /\s/.test(line.slice(after, end).replace(/\s+["'(].*$/, ''))) pieces.push(whole)
      else {
        pieces[begun] = ''
        from = end + 1
      }
    } else emphasis(whole, line[found.index - 1] ?? ' ', line[after] ?? ' ')
  }
  pieces.push(line.slice(from))
  return pieces.join('')

  function at(place: number) {
    signs.lastIndex = place
    return signs.exec(line)
  }

  function emphasis(whole: string, before: string, behind: string): void {
    const sign = whole[0]!
    const within = sign === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(behind)
    let count = whole.length
    if (!within && /\S/.test(before))
      for (let last = open.findLastIndex((run) => run.sign === sign); last >= 0 && count > 0; ) {
        const run = open[last]!
        const taken = Math.min(run.count, count)
        run.count -= taken
        count -= taken
        pieces[run.at] = sign.repeat(run.count)
        open.length = run.count > 0 ? last + 1 : last
        last = open.length - 1
        if (open[last]?.sign !== sign) break
      }
    const place = pieces.push(sign.repeat(count)) - 1
    if (count > 0 && !within && /\S/.test(behind)) open.push({ at: place, sign, count })
  }
}

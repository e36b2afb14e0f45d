export type Mark = 'bold' | 'italic' | 'heading' | 'list' | 'numbered' | 'quote' | 'code' | 'link'

/** What is put in place of a part of a text, and what is chosen then. */
export interface Put {
  from: number
  to: number
  text: string
  chosen: readonly [number, number]
}

const around: Partial<Record<Mark, string>> = { bold: '**', italic: '*', code: '`' }
const before: Partial<Record<Mark, (at: number) => string>> = {
  heading: () => '## ',
  list: () => '- ',
  numbered: (at) => `${at + 1}. `,
  quote: () => '> ',
}
const marked: Partial<Record<Mark, RegExp>> = { heading: /^#{1,6} /, list: /^[-*+] /, numbered: /^\d{1,9}[.)] /, quote: /^> ?/ }

/** A mark on what is chosen, or off it where it stands there already. `words` stand in for what is not chosen yet. */
export function withMark(mark: Mark, text: string, from: number, to: number, words: string): Put {
  const sign = around[mark]
  if (sign) return wrapped(sign, text, from, to, words)
  if (mark !== 'link') return lines(mark, text, from, to)
  const label = text.slice(from, to) || words
  const address = /^https?:\/\/\S+$/.test(label) ? label : 'https://'
  const begun = from + label.length + 3
  return { from, to, text: `[${label}](${address})`, chosen: [begun, begun + address.length] }
}

function wrapped(sign: string, text: string, from: number, to: number, words: string): Put {
  const inside = text.slice(from, to)
  const long = sign.length
  if (text.slice(from - long, from) === sign && text.slice(to, to + long) === sign)
    return { from: from - long, to: to + long, text: inside, chosen: [from - long, to - long] }
  const put = inside || words
  return { from, to, text: `${sign}${put}${sign}`, chosen: [from + long, from + long + put.length] }
}

function lines(mark: Mark, text: string, from: number, to: number): Put {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', Math.max(to, start))
  const end = next < 0 ? text.length : next
  const all = text.slice(start, end).split('\n')
  const off = all.every((line) => marked[mark]!.test(line))
  const made = all.map((line, at) => (off ? line.replace(marked[mark]!, '') : `${before[mark]!(at)}${line}`)).join('\n')
  return { from: start, to: end, text: made, chosen: [all.length > 1 ? start : start + made.length, start + made.length] }
}

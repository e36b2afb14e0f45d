import MarkdownIt, { type Token } from 'markdown-it'

/** Deeper than this, quotes and lists in each other are drawn no more. */
const DEEPEST = 60

// CommonMark without HTML, images and references: what is written is words and marks, and nothing of it is fetched.
const reader = new MarkdownIt('commonmark', { html: false, linkify: false, maxNesting: DEEPEST }).disable([
  'image',
  'html_block',
  'html_inline',
  'reference',
])

/** A part of the text with what stands in it, or plain words. */
export type Node = string | { tag: string; address?: string; start?: number; within: Node[] }

/** As a tree, which whoever draws it makes elements of; there is no HTML on the way. */
export const treeOf = (text: string): Node[] => nested(reader.parse(text, {}))

function nested(tokens: readonly Token[]): Node[] {
  const root: Node[] = []
  const open: Node[][] = [root]
  for (const token of tokens) {
    const here = open.at(-1)!
    if (token.nesting === 1) {
      const node = { tag: token.tag, ...addressIn(token), ...startIn(token), within: [] as Node[] }
      // Paragraphs of a tight list are its entries' own words.
      if (!token.hidden) here.push(node)
      open.push(token.hidden ? here : node.within)
    } else if (token.nesting === -1) open.pop()
    else here.push(...leaf(token))
  }
  return root
}

function leaf(token: Token): Node[] {
  if (token.type === 'inline') return nested(token.children ?? [])
  if (token.type === 'softbreak') return [' ']
  if (token.type === 'fence' || token.type === 'code_block') return [{ tag: 'pre', within: [token.content] }]
  if (token.tag === 'code' || token.tag === 'hr' || token.tag === 'br') return [{ tag: token.tag, within: [token.content] }]
  return [token.content]
}

/** Where a link leads, if it is somewhere that a browser opens without running it. */
function addressIn(token: Token): { address?: string } {
  const address = token.tag === 'a' ? String(token.attrGet('href') ?? '') : ''
  return /^(https?:\/\/|mailto:|tel:)/i.test(address) && URL.canParse(address) ? { address } : {}
}

function startIn(token: Token): { start?: number } {
  const start = token.tag === 'ol' ? Number(token.attrGet('start') ?? 1) : 1
  return start === 1 ? {} : { start }
}

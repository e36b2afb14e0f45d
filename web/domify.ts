/**
 * Stands where bpmn-js reaches for the package `domify`: the same elements from the same markup, but built one by one, so that the
 * page's rule against markup as text holds for it too (reliability §5.4). Only what bpmn-js draws with comes of it: no scripts, no
 * frames, no handlers.
 */
const SVG = 'http://www.w3.org/2000/svg'
const drawn = new Set(['svg', 'path', 'g', 'circle', 'rect', 'polygon', 'polyline', 'line', 'ellipse', 'title'])
const plain = new Set(['div', 'span', 'ul', 'li', 'a', 'button', 'img', 'input', 'p', 'b', 'small'])
const single = new Set(['img', 'input'])
const PART = /<!--[\s\S]*?-->|<\/([a-zA-Z]+)\s*>|<([a-zA-Z]+)((?:[^"'>]|"[^"]*"|'[^']*')*)>|([^<]+)/g
const ATTRIBUTE = /([:\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+)))?/g
const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#039': "'" }

/** @throws {TypeError} for markup of elements that bpmn-js has no use for. */
export default function domify(markup: string): Node {
  const root = document.createDocumentFragment()
  const open: (Element | DocumentFragment)[] = [root]
  for (const [, ended, begun, attributes = '', text] of markup.trim().matchAll(PART)) {
    const parent = open.at(-1)!
    if (text !== undefined) parent.append(decoded(text))
    else if (begun) {
      const element = made(begun.toLowerCase(), parent)
      for (const found of attributes.matchAll(ATTRIBUTE))
        give(element, found[1]!, decoded(found[2] ?? found[3] ?? found[4] ?? ''))
      parent.append(element)
      if (!single.has(begun) && !attributes.trimEnd().endsWith('/')) open.push(element)
    } else if (ended && open.length > 1) open.pop()
  }
  return root.childNodes.length === 1 ? root.removeChild(root.firstChild!) : root
}

function made(tag: string, parent: Node): Element {
  if (drawn.has(tag) && (tag === 'svg' || parent instanceof SVGElement || !plain.has(tag)))
    return document.createElementNS(SVG, tag)
  if (!plain.has(tag)) throw new TypeError(`No markup of ours: ${tag}`)
  return document.createElement(tag)
}

function give(element: Element, name: string, value: string): void {
  if (/^on/i.test(name) || (/href$/i.test(name) && !/^https?:/.test(value))) return
  // An attribute would need 'unsafe-inline' of the page's rules for styles; the same said through its object does not.
  if (name === 'style') (element as HTMLElement).style.cssText = value
  else if (name !== 'xmlns') element.setAttribute(name, value)
}

const decoded = (text: string) => text.replace(/&(#?\w+);/g, (whole, sign: string) => signs[sign] ?? whole)

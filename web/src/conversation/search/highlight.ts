import { placesOf } from './Marked.tsx'

const NAME = 'found'

/** Marks a text wherever it stands in what is drawn of the conversation, as it comes and goes. Gives the way to stop. */
export function highlight(wanted: string): () => void {
  if (!('highlights' in CSS)) return () => {}
  const draw = () => {
    const ranges = [...document.querySelectorAll('[role="log"] [data-message]')].flatMap((message) => rangesIn(message, wanted))
    CSS.highlights.set(NAME, new Highlight(...ranges))
  }
  let frame = 0
  const watched = new MutationObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(draw)
  })
  watched.observe(document.getElementById('main') ?? document.body, { childList: true, subtree: true, characterData: true })
  draw()
  return () => {
    cancelAnimationFrame(frame)
    watched.disconnect()
    CSS.highlights.delete(NAME)
  }
}

function rangesIn(message: Element, wanted: string): Range[] {
  const texts = document.createTreeWalker(message, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    for (const [from, to] of placesOf(node.textContent ?? '', wanted)) {
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
  return ranges
}

const FRAMES = 90

/** Shows where somebody was brought to, for 1.2 s, as soon as it is drawn. */
export function flash(messageId: string, frames = FRAMES): void {
  const message = document.querySelector(`[data-message="${messageId}"]`)
  if (!message) {
    if (frames > 0) requestAnimationFrame(() => flash(messageId, frames - 1))
    return
  }
  const outline = '2px solid var(--focus-ring)'
  message.animate([{ outline }, { outline }, { outline: '2px solid transparent' }], { duration: 1_200 })
}

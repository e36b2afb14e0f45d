const PARTS = 'nav[aria-label], main, aside[aria-label], [role="complementary"][aria-label], [role="search"]'

/** F6 and Shift+F6: the focus goes to the next or previous visible part of the page, as in desktop programs [ui.md §2.5]. */
export function cycleLandmarks(step: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)].filter((part) => part.checkVisibility())
  if (!parts.length) return
  const now = parts.findLastIndex((part) => part.contains(document.activeElement))
  const next = now < 0 ? (step > 0 ? 0 : parts.length - 1) : (now + step + parts.length) % parts.length
  focusPart(parts[next]!)
}

/** Gives the focus to a part of the page that has none of its own. */
export function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute('tabindex')) part.tabIndex = -1
  part.focus()
}

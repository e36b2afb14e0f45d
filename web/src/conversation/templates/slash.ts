import type { Typed } from '../field-list.ts'

/** At a line's start or after a space [ui.md S7]; a second slash is an address or a path, and nothing is offered. */
export function slashAt(text: string, caret: number): Typed | undefined {
  const found = /(?:^|\s)\/([^\s/]{0,40})$/.exec(text.slice(0, caret))
  if (!found) return undefined
  const typed = found[1]!
  return { typed, from: caret - typed.length - 1, to: caret }
}

/** What is typed behind a slash, and where it stands with the slash. */
export interface Slash {
  typed: string
  from: number
  to: number
}

/** At a line's start or after a space [ui.md S7]; a second slash is an address or a path, and nothing is offered. */
export function slashAt(text: string, caret: number): Slash | undefined {
  const found = /(?:^|\s)\/([^\s/]{0,40})$/.exec(text.slice(0, caret))
  if (!found) return undefined
  const typed = found[1]!
  return { typed, from: caret - typed.length - 1, to: caret }
}

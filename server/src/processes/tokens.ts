/** Where an instance stands: all that is kept of it besides its values. */
export interface Tokens {
  /** Each waits at an element: a task, a timer, a sub-process that goes on inside, or a join. */
  waiting: Token[]
  /** The number of the next token. */
  next: number
  /** Timers whose time has come, and where it went wrong; they are tried again on demand. */
  failed: Failed[]
}

export interface Token {
  /** Its own in the instance: a task of an element that is reached again is another. */
  id: string
  at: string
  /** The token of the sub-process that it is in. */
  scope: string | null
  /** The flow that it came by, where it waits for others to join. */
  by?: string
}

/** What makes an instance go on: a task is done by one of its ways out, or the time of a timer (or of a boundary of it) has come. */
export type Signal = { token: string; exit: string } | { token: string; timer: string }

/** `at`: the element that it went wrong at. */
export interface Failed {
  token: string
  timer: string
  at: string
}

/** What came of it, to be written. */
export interface Advanced {
  tokens: Tokens
  values: Record<string, unknown>
  entries: Entry[]
  /** Tasks that came up. */
  opened: { token: string; elementId: string }[]
  /** Tokens at tasks and timers that are gone without being done. */
  dropped: string[]
  timers: { token: string; elementId: string; at: Date }[]
  steps: { elementId: string; values: Record<string, unknown> }[]
  ended: boolean
}

/** A line of the history. */
interface Entry {
  kind: 'entered' | 'done' | 'waiting' | 'finished'
  elementId: string | null
  elementName: string
  detail: string
}

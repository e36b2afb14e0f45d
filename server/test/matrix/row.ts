import type { RefusalCode } from '@parley/contract'
import type { AskerName, Gate } from './askers.ts'
import type { Kind, Talk, World } from './world.ts'

export type Outcome = 'ok' | RefusalCode

export interface Given {
  path?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  bytes?: Uint8Array
}

export interface Asking extends Pick<World, 'company' | 'missing' | 'entries' | 'files' | 'talks' | 'another'> {
  asker: AskerName
  /** The session of this kind; one of its own where it is about to be changed. */
  talk(kind: Kind): Promise<Talk>
}

/** One thing that is asked for, and what each asker gets who is not stopped at the gate. */
export interface Target {
  given?(asking: Asking): Given | Promise<Given>
  gets?: Partial<Record<Outcome, readonly AskerName[]>>
  rest: Outcome
}

export interface Row {
  gate: Gate
  targets: Record<string, Target>
  /** It ends the sign-in that asks: each asker asks in a browser of their own. */
  ends?: true
  /** It answers those too who must set up a second factor before anything else [B-17]. */
  early?: true
}

/** Everybody gets the same. */
export const all = (rest: Outcome, given?: Target['given']): Target => ({ rest, ...(given && { given }) })
/** These are granted it, and nobody else. */
export const only = (who: readonly AskerName[], given: Target['given'], rest: Outcome = 'not-found'): Target => ({
  ...(given && { given }),
  gets: { ok: who },
  rest,
})

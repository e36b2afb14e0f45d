import type { runMacro, StaticOf } from '@parley/contract'
import { Unreachable } from './refused.ts'

/** What a macro asks of the server for one session, and what it is called. */
export interface Macro {
  body: StaticOf<NonNullable<(typeof runMacro)['body']>>
  words: string[]
}

/** What follows when a letter has arrived: figures of templates, and what a macro does besides its text [MAC-01]. */
export interface FollowUp {
  sessionId: string
  templateIds: readonly string[]
  macro?: Macro | undefined
}

let how: ((what: FollowUp) => Promise<void>) | undefined

/** Says how it is done; it rejects where it must be tried again. */
export function followWith(run: typeof how): void {
  how = run
}

/** @throws {Unreachable} */
export async function followUp(what: FollowUp): Promise<void> {
  if (!how) throw new Unreachable('The program is not loaded yet')
  await how(what)
}

import { type Problem, type RefusalCode, refusals } from '@parley/contract'

/** What more there is to say: which field, who has it, when to try again. */
export type RefusalExtra = Pick<
  Problem,
  | 'detail'
  | 'field'
  | 'retryAfter'
  | 'holder'
  | 'errors'
  | 'suggestion'
  | 'usedBy'
  | 'losses'
  | 'current'
  | 'bindings'
  | 'answered'
  | 'openSession'
  | 'problems'
>

/** A no that the caller is meant to understand. Anything else that is thrown is our fault and answered with 500. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly extra: RefusalExtra | undefined

  constructor(code: RefusalCode, extra?: RefusalExtra) {
    super(code)
    this.code = code
    this.extra = extra
  }

  get status(): number {
    return refusals[this.code][0]
  }
}

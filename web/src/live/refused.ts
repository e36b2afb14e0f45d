import type { Problem } from '@parley/contract'

/** The server said no; `problem` tells why, with a stable code [API-05]. */
export class Refused extends Error {
  readonly problem: Problem
  /** What the server's log calls the request. */
  readonly requestId: string | undefined

  constructor(problem: Problem, requestId?: string) {
    super(problem.title)
    this.problem = problem
    this.requestId = requestId
  }
}

/** Refusals that time heals; all others are final. */
const PASSING = new Set<Problem['code']>(['too-many-requests', 'unavailable', 'not-signed-in', 'internal'])

/** Whether the same may succeed later. */
export function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Refused && PASSING.has(error.problem.code))
}

/** The server could not be reached; whether it did what was asked is unknown. */
export class Unreachable extends Error {}

export function isRefused(error: unknown, code?: Problem['code']): error is Refused {
  return error instanceof Refused && (code === undefined || error.problem.code === code)
}

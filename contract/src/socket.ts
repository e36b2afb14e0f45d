import { Type } from 'typebox'
import { body, Id } from './common.ts'
import { type Viewed, Viewing } from './viewing.ts'
import type { LiveEvent } from './workspace.ts'

/** Spoken on `/api/socket` as JSON text frames. */
export const subprotocol = 'parley.v1'

/**
 * The first frame of a client, within five seconds. Visitors and API clients send their token; people are known by their cookie.
 * The position is that of the state they hold.
 */
export const Hello = body({ token: Type.Optional(Type.String({ maxLength: 200 })), position: Type.String({ maxLength: 10_000 }) })

/** What a client may say afterwards: that it lives, that its person is typing (at most every three seconds), or has a session open. */
export const Said = Type.Union([
  body({ ping: Type.Literal(1) }),
  body({ typing: body({ sessionId: Id }) }),
  body({ typing: body({ threadId: Id }) }),
  Viewing,
])

/** Not of record: never repeated, never resumed. */
export type Moment =
  /** To staff `sessionId`, to the customer `threadId`; `name` as the reader may know it [TYP-01]. Shown for six seconds. */
  | { name: 'typing'; sessionId: string; by: 'customer' | 'operator'; id: string | null; personName: string }
  | { name: 'typing'; threadId: string; personName: string }
  | Viewed
  /** Absolute figures of `Workspace.tallies`. */
  | { name: 'tallies'; tallies: Record<string, number> }

export type ServerFrame =
  | { position: string; event: LiveEvent }
  | { position: string }
  /** Rights have changed, or too much was missed: read the state again. */
  | { readAgain: true }
  | { moment: Moment }
  | { pong: 1 }

/** Why a socket was closed by the server. */
export const closings = {
  notUnderstood: 4000,
  signIn: 4001,
  locked: 4003,
  /** Something must be done before anything else; what, says the refusal of any request. */
  refused: 4005,
  tooSlow: 4008,
  tooMuch: 4029,
  /** The server goes down for a moment: come back. */
  comeBack: 1012,
} as const

import { type Static, Type } from 'typebox'
import { Id, orNull, Time } from './common.ts'
import type { ConditionAttribute } from './routing-conditions.ts'
import { Broken } from './routing-rule.ts'

// The list of them stays out: every visit reads decisions, and only those who make rules need it.
const attribute = Type.Unsafe<ConditionAttribute>(Type.String())

/** What became of a rule that was tried. */
export const Verdict = Type.Union([
  Type.Literal('won'),
  Type.Literal('conditions'),
  Type.Literal('nobody-online'),
  Type.Literal('nobody-with-skills'),
  Type.Literal('all-full'),
  Type.Literal('operator-offline'),
  Type.Literal('operator-absent'),
  Type.Literal('operator-locked'),
  Type.Literal('no-last-operator'),
  Type.Literal('not-bound'),
  Type.Literal('field-empty'),
  Broken,
])
export type Verdict = Static<typeof Verdict>

/** One rule that was tried, in the order of trying. */
export const Tried = Type.Object({
  /** Null: the base rule. */
  ruleId: orNull(Id),
  /** The rule's name as it was then; of the base rule `first-response` or `assigned-to`. */
  name: Type.String(),
  verdict: Verdict,
  /** With `conditions`: what the row that decided looked at. */
  attribute: Type.Optional(attribute),
})
export type Tried = Static<typeof Tried>

export const RoutedTo = orNull(
  Type.Object({ kind: Type.Union([Type.Literal('operator'), Type.Literal('group')]), id: Id, name: Type.String() }),
)
/** Null: the common queue. */
export type RoutedTo = Static<typeof RoutedTo>

/** One time that routing decided about a session: "Why me?" [B-05]. */
export const RoutingDecision = Type.Object({
  at: Time,
  /** The session began; somebody came Online or had room again; its operator lost it [ACC-11]. */
  event: Type.Union([Type.Literal('opened'), Type.Literal('drained'), Type.Literal('returned')]),
  rule: Type.String(),
  ruleId: orNull(Id),
  to: RoutedTo,
  tried: Type.Array(Tried),
  /** Least busy and in turn: how many could have had it, and how many sessions the one who got it had. */
  among: Type.Optional(Type.Integer()),
  load: Type.Optional(Type.Integer()),
})
export type RoutingDecision = Static<typeof RoutingDecision>
/** Decisions that are kept of one session, the newest. */
export const mostDecisions = 20

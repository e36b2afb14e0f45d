import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Name, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Broken, mostRules, RoutingAction, RoutingExtras, RoutingRule } from './routing.ts'
import { type ConditionAttribute, Conditions, conditionAttributes } from './routing-conditions.ts'

const attribute = Type.Unsafe<ConditionAttribute>(
  Type.Union((Object.keys(conditionAttributes) as ConditionAttribute[]).map((name) => Type.Literal(name))),
)

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

const draft = body({
  /** Of the rule in force that this is a draft of. */
  id: Type.Optional(Id),
  name: Name,
  enabled: Type.Optional(Type.Boolean()),
  conditions: Conditions,
  action: RoutingAction,
  extras: Type.Optional(RoutingExtras),
})

const outcome = Type.Object({ rule: Type.String(), ruleId: orNull(Id), to: RoutedTo, tried: Type.Array(Tried) })

export const Simulation = Type.Object({
  from: Time,
  to: Time,
  /** Sessions that were replayed, and those that went another way. */
  sessions: Type.Integer(),
  changed: Type.Integer(),
  /** There were more sessions in these days; the newest were replayed. */
  truncated: Type.Boolean(),
  /** How many sessions each rule decided, the base rule last; `ruleId` null with a rule that is only in the draft, and the base. */
  rules: Type.Array(
    Type.Object({
      ruleId: orNull(Id),
      /** Its place in the draft; null where it is in force and not in the draft, and for the base rule. */
      place: orNull(Type.Integer()),
      name: Type.String(),
      before: Type.Integer(),
      after: Type.Integer(),
    }),
  ),
  /** Newest first. */
  differences: Type.Array(
    Type.Object({
      sessionId: Id,
      /** Null for who may not see the session. */
      name: orNull(Type.String()),
      at: Time,
      before: outcome,
      after: outcome,
    }),
  ),
  next: orNull(Cursor),
  /** What was not kept and is taken as it is now, or supposed. */
  assumed: Type.Array(
    Type.Union([
      /** Groups, skills, maxima, absences, calendars, items and their fields are those of now. */
      Type.Literal('as-of-now'),
      /** A session that would have gone to another operator stays with them until it was closed. */
      Type.Literal('held-until-closed'),
      /** Some of these days lie before statuses were kept. */
      Type.Literal('status-not-kept'),
    ]),
  ),
})
export type Simulation = Static<typeof Simulation>

/** Nothing is written. Sessions without facts kept (from before they were) are left out. */
export const simulateRouting = endpoint({
  method: 'POST',
  path: '/api/live-chats/:liveChatId/routing-simulation',
  who: 'user',
  summary: 'What a draft of the rules would have made of the last days, for administrators and its supervisors [B-06].',
  body: body({
    days: Type.Integer({ minimum: 1, maximum: 30 }),
    base: RoutingRule,
    rules: Type.Array(draft, { maxItems: mostRules }),
    maximum: Type.Optional(orNull(Type.Integer({ minimum: 1, maximum: 10_000 }))),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: Simulation,
  refuses: ['not-found', 'bad-request', 'target-not-allowed', 'template-unknown', 'condition-missing'],
})

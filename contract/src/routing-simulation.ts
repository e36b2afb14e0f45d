import { type Static, Type } from 'typebox'
import { body, Cursor, Id, Name, orNull, Time } from './common.ts'
import { endpoint } from './endpoint.ts'
import { mostRules, RoutingAction, RoutingExtras } from './routing.ts'
import { Conditions } from './routing-conditions.ts'
import { RoutedTo, Tried } from './routing-decision.ts'
import { RoutingRule } from './routing-rule.ts'

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
  large: true,
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

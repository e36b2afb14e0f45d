import { type Static, Type } from 'typebox'
import { body, Id, Line, MessageText, Name, orNull, Time, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Conditions } from './routing-conditions.ts'
import { Broken, RoutingRule } from './routing-rule.ts'
import { templateVariables } from './templates.ts'

const skill = Type.String({ minLength: 1, maxLength: 60, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\ud800-\\udfff]*$' })
const skills = Type.Array(skill, { maxItems: 50 })

/**
 * What a rule does [RTE-19, B-07]. Least busy and in turn look at who is Online, not absent, has room and all of the skills;
 * nobody → the next rule [RTE-20]. An operator who is not there → the next rule [RTE-21]. The last operator may be chosen only
 * under conditions that ask for First session = No.
 */
export const RoutingAction = Type.Union([
  body({ name: Type.Literal('least-busy'), groupId: Id, skills: Type.Optional(skills) }),
  body({ name: Type.Literal('round-robin'), groupId: Id, skills: Type.Optional(skills) }),
  body({ name: Type.Literal('queue'), groupId: Id }),
  body({ name: Type.Literal('common-queue') }),
  body({ name: Type.Literal('operator'), userId: Id }),
  body({ name: Type.Literal('last-operator') }),
])
export type RoutingAction = Static<typeof RoutingAction>

/** What may stand in an automatic reply, as in other templates. `{operator}` is empty where customers are not shown names [LCS-13]. */
export const replyVariables = [...templateVariables, 'operator'] as const

/** What a rule that wins does besides [RTE-22]. */
export const RoutingExtras = body({
  reply: Type.Optional(Type.String({ ...MessageText, maxLength: 4_000 })),
  priority: Type.Optional(Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)])),
  /** Of this live chat's labels. */
  labelIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
})
export type RoutingExtras = Static<typeof RoutingExtras>

const custom = { name: Name, enabled: Type.Boolean(), conditions: Conditions, action: RoutingAction, extras: RoutingExtras }
export const CustomRule = Type.Object({
  id: Id,
  ...custom,
  /** What it names and is not there any more; empty where all is well. */
  broken: Type.Array(Broken),
  changedAt: Time,
})
export type CustomRule = Static<typeof CustomRule>

/** In the order in which they are tried, at most this many. */
export const mostRules = 100
export const RoutingRules = Type.Object({
  /** Of the list as a whole: another one after each change to it. */
  version: Type.Integer(),
  rules: Type.Array(CustomRule),
  base: RoutingRule,
  baseBroken: Type.Array(Broken),
  /** How many open sessions of this live chat an operator is given by least busy and in turn; null: any number [B-07]. */
  maximum: orNull(Type.Integer()),
})
export type RoutingRules = Static<typeof RoutingRules>

const maximum = orNull(Type.Integer({ minimum: 1, maximum: 10_000 }))
export const readRoutingRules = endpoint({
  method: 'GET',
  path: '/api/live-chats/:liveChatId/routing-rules',
  who: 'user',
  summary: 'The rules from top to bottom and the base rule, for administrators and its supervisors [RTE-16].',
  reply: RoutingRules,
  refuses: ['not-found'],
})
/**
 * All or nothing: what is not among them is deleted, and an id that is new is a new rule. What is wrong is named with its place,
 * `/rules/2/conditions/0/value`. A rule that is broken may stay as it is, get another name or be switched off.
 */
export const setRoutingRules = endpoint({
  method: 'PUT',
  path: '/api/live-chats/:liveChatId/routing-rules',
  who: 'administrator',
  summary: 'The rules in their order and the maximum, as a whole, over the version that was seen [RTE-17, B-07].',
  large: true,
  body: body({
    version: Type.Integer(),
    rules: Type.Array(body({ id: Id, ...custom }), { maxItems: mostRules }),
    maximum,
  }),
  reply: RoutingRules,
  refuses: ['not-found', 'changed-meanwhile', 'target-not-allowed', 'template-unknown', 'condition-missing', 'label-not-found'],
})

/** An operator as routing knows them [B-07]. */
export const RoutedOperator = Type.Object({
  id: Id,
  name: Type.String(),
  avatarFileId: orNull(Id),
  online: Type.Boolean(),
  groupIds: Type.Array(Id),
  skills: Type.Array(Type.String()),
  /** Of their own, over all live chats. */
  maximum: orNull(Type.Integer()),
  /** Sessions that they have now, in all live chats. */
  open: Type.Integer(),
  /** Of their skills and maximum. */
  version: Version,
})
export type RoutedOperator = Static<typeof RoutedOperator>
export const listRoutedOperators = endpoint({
  method: 'GET',
  path: '/api/live-chats/:liveChatId/routed-operators',
  who: 'user',
  summary: 'Its operators with skills, maximum and what they have, for administrators and its supervisors.',
  query: body({ search: Type.Optional(Line) }),
  reply: Type.Array(RoutedOperator),
  refuses: ['not-found'],
})
/** For all live chats; also of who is no operator yet. */
const UserRouting = Type.Object({ skills: Type.Array(Type.String()), maximum: orNull(Type.Integer()), version: Version })
export const readUserRouting = endpoint({
  method: 'GET',
  path: '/api/users/:userId/routing',
  who: 'administrator',
  summary: 'What somebody can do, and how many open sessions they are given at most [B-07].',
  reply: UserRouting,
  refuses: ['not-found'],
})
/** Skills are words that the company chooses (a language, a product); letter case does not count. */
export const editRoutedOperator = endpoint({
  method: 'PUT',
  path: '/api/users/:userId/routing',
  who: 'administrator',
  summary: 'Change what somebody can do, and how many open sessions they are given at most, over the version that was seen.',
  body: body({ version: Version, skills, maximum }),
  reply: UserRouting,
  refuses: ['not-found', 'changed-meanwhile'],
})

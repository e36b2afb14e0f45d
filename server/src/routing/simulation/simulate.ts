import { setImmediate as breathe } from 'node:timers/promises'
import type { RoutedTo, Simulation, StaticOf, simulateRouting, Tried } from '@parley/contract'
import { rolesOf } from '../../live-chats/index.ts'
import type { UserAsker } from '../../people/index.ts'
import type { Database } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { calendarsOf } from '../broken.ts'
import { checkRule, nameableIn } from '../check-rule.ts'
import type { Decided } from '../decide.ts'
import { destination } from '../keep-decision.ts'
import type { Rule, RuleSet } from '../rule.ts'
import { countByRule } from './count-by-rule.ts'
import {
  chatNow,
  holdingsSince,
  mostSessions,
  peopleKnown,
  type Replayed,
  sessionsSince,
  statusesSince,
  wereKept,
} from './history.ts'
import { pastOf } from './past.ts'
import { replay } from './replay.ts'

export type Draft = StaticOf<NonNullable<(typeof simulateRouting)['body']>>

/** Sessions that are replayed before others get a turn. */
const breath = 100

/** The last days once more, under other rules; nothing is written [B-06]. */
export async function simulate(database: Database, who: UserAsker, liveChatId: string, draft: Draft): Promise<Simulation> {
  const to = new Date()
  const from = new Date(to.getTime() - draft.days * 86_400_000)
  const ruleSet = await ruleSetOf(database, liveChatId, draft)
  const chat = await chatNow(
    database,
    liveChatId,
    ruleSet.rules.flatMap(({ conditions }) => calendarsOf(conditions)),
  )
  const sessions = await sessionsSince(database, liveChatId, from)
  const people = await peopleKnown(database, liveChatId, namedIn(sessions, ruleSet))
  const ids = [...people.keys()]
  const begin = sessions[0]?.at ?? to
  const [statuses, holdings, kept] = await Promise.all([
    statusesSince(database, ids, begin),
    holdingsSince(database, ids, begin),
    wereKept(database, begin),
  ])
  const maximum = draft.maximum === undefined ? chat.maximum : draft.maximum
  const past = pastOf(liveChatId, people, statuses, holdings)
  const world = { reads: database, chat, past, people, maximum }

  const outcomes: { session: Replayed; decided: Decided }[] = []
  for (const [i, session] of sessions.entries()) {
    if (i % breath === breath - 1) await breathe()
    outcomes.push({ session, decided: await replay(world, session, ruleSet) })
  }
  const different = outcomes.filter(({ session, decided }) => !isSame(session.decision.to, toOf(decided))).reverse()
  const begun = draft.cursor === undefined ? 0 : different.findIndex(({ session }) => session.id === draft.cursor) + 1
  const portion = different.slice(begun, begun + (draft.limit ?? 200))
  const supervises = (await rolesOf(database, who.id))[liveChatId]?.supervisor ?? false
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    sessions: sessions.length,
    changed: different.length,
    truncated: sessions.length === mostSessions,
    rules: countByRule(draft, chat.rules, outcomes),
    differences: portion.map(({ session, decided }) => {
      const { rule, ruleId, to, tried } = session.decision
      return {
        sessionId: session.id,
        name: supervises ? session.name : null,
        at: session.at.toISOString(),
        before: { rule, ruleId, to, tried },
        after: { rule: decided.rule, ruleId: idOf(decided.ruleId), to: toOf(decided), tried: decided.tried.map(known) },
      }
    }),
    next: begun + portion.length < different.length ? portion.at(-1)!.session.id : null,
    assumed: ['as-of-now', 'held-until-closed', ...(kept ? [] : ['status-not-kept' as const])],
  }
}

async function ruleSetOf(database: Database, liveChatId: string, { base, rules }: Draft): Promise<RuleSet> {
  const nameable = await nameableIn(database, liveChatId)
  if (base.groupId !== null && !nameable.groupIds.includes(base.groupId))
    throw new Refusal('target-not-allowed', { field: '/base/groupId' })
  const all = rules.map((said, i): Rule & { enabled: boolean } => {
    const rule = { conditions: said.conditions, action: said.action, extras: said.extras ?? {} }
    if (said.enabled !== false) checkRule(nameable, rule, `/rules/${i}`)
    return { ...rule, id: said.id ?? draftId(i), name: said.name, enabled: said.enabled !== false }
  })
  return { base, rules: all.filter(({ enabled }) => enabled) }
}

/** A rule that is only in the draft. */
export const draftId = (place: number) => `draft ${place}`
const idOf = (ruleId: string | null) => (ruleId?.startsWith('draft ') ? null : ruleId)
const known = ({ ruleId, ...tried }: Tried): Tried => ({ ...tried, ruleId: idOf(ruleId) })

function namedIn(sessions: readonly Replayed[], { rules }: RuleSet): string[] {
  const ids = new Set<string>()
  for (const { facts, decision } of sessions) {
    if (facts.lastOperatorId) ids.add(facts.lastOperatorId)
    if (decision.to?.kind === 'operator') ids.add(decision.to.id)
    for (const { userIds } of Object.values(facts.assignees ?? {})) for (const id of userIds) ids.add(id)
  }
  for (const { action } of rules) if (action.name === 'operator') ids.add(action.userId)
  return [...ids]
}

function toOf({ choice }: Decided): RoutedTo {
  return destination({ operator: choice.operator, group: choice.group })
}

function isSame(one: RoutedTo, other: RoutedTo): boolean {
  return one?.kind === other?.kind && one?.id === other?.id
}

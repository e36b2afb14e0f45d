import type { RoutingExtras, Tried } from '@parley/contract'
import type { Answer, Choice } from './action.ts'
import { choose } from './actions/index.ts'
import { chooseByBase } from './base/index.ts'
import { brokenConditions } from './broken.ts'
import { conditionsHold } from './conditions-hold.ts'
import type { Rule, RuleSet } from './rule.ts'
import { type PoolAsked, poolKey, type Snapshot, type Wants } from './snapshot.ts'

export interface Decided {
  /** Null: the base rule. */
  ruleId: string | null
  rule: string
  choice: Choice
  extras: RoutingExtras
  /** Every rule that was tried and what became of it [B-05]. */
  tried: Tried[]
}

/**
 * From top to bottom, the first rule whose conditions hold and whose action is possible; then the base rule [RTE-16]. Pure: what is
 * not in the snapshot and must be known first is asked for, and nothing else is looked at.
 */
export function decide(snapshot: Snapshot, { rules, base }: RuleSet): Decided | { wants: Wants } {
  const tried: Tried[] = []
  for (const rule of rules) {
    const answer = tryRule(snapshot, rule)
    if ('wants' in answer) return answer
    const { id: ruleId, name } = rule
    if ('choice' in answer) {
      tried.push({ ruleId, name, verdict: 'won' })
      return { ruleId, rule: name, choice: answer.choice, extras: rule.extras, tried }
    }
    tried.push({ ruleId, name, ...answer })
  }
  for (const rule of [base, { name: 'first-response' as const, groupId: base.groupId }]) {
    const answer = chooseByBase(snapshot, rule)
    if ('wants' in answer) return answer
    const { name } = rule
    if ('choice' in answer) {
      tried.push({ ruleId: null, name, verdict: 'won' })
      return { ruleId: null, rule: name, choice: answer.choice, extras: {}, tried }
    }
    tried.push({ ruleId: null, name, verdict: answer.verdict })
  }
  throw new Error('First Response always has a queue')
}

function tryRule(snapshot: Snapshot, { conditions, action }: Rule): Answer | Pick<Tried, 'verdict' | 'attribute'> {
  const { calendars, channelIds, labelIds } = snapshot
  const broken = brokenConditions({ hasCalendar: (id) => calendars.has(id), channelIds, labelIds }, conditions)
  if (broken) return { verdict: broken }
  const { holds, attribute } = conditionsHold(snapshot, conditions)
  if (!holds) return { verdict: 'conditions', ...(attribute && { attribute }) }
  return choose(snapshot, action)
}

/** What all rules in question look at, for when the first of them could not be applied. */
export function allWants(snapshot: Snapshot, { rules }: RuleSet): Wants {
  const pools = new Map<string, PoolAsked>()
  const people = new Set<string>()
  for (const rule of rules) {
    const answer = tryRule(snapshot, rule)
    if (!('wants' in answer)) continue
    for (const asked of answer.wants.pools ?? []) pools.set(poolKey(asked), asked)
    for (const id of answer.wants.people ?? []) people.add(id)
  }
  return { pools: [...pools.values()], people: [...people] }
}

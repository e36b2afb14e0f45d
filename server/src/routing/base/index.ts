import type { RoutingRule } from '@parley/contract'
import type { Answer } from '../action.ts'
import type { Snapshot } from '../snapshot.ts'
import { assignedTo } from './assigned-to.ts'
import { firstResponse } from './first-response.ts'

export interface BaseRule<Name extends RoutingRule['name'] = RoutingRule['name']> {
  /** Kept in the database; never changed and never shown. */
  readonly name: Name
  choose(snapshot: Snapshot, rule: Extract<RoutingRule, { name: Name }>): Answer
}

const rules = [firstResponse, assignedTo] as unknown as readonly BaseRule[]

/** A base rule that cannot be applied is followed by First Response of its group. */
export function chooseByBase(snapshot: Snapshot, rule: RoutingRule): Answer {
  return rules.find(({ name }) => name === rule.name)!.choose(snapshot, rule as never)
}

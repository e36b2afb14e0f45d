import type { ConditionRow, RoutingAction, RoutingExtras, RoutingRule } from '@parley/contract'

/** A rule above the base rule, as it is kept. */
export interface Rule {
  id: string
  name: string
  conditions: readonly ConditionRow[]
  action: RoutingAction
  extras: RoutingExtras
}

/** From top to bottom, those that are switched on, and the base rule below them. */
export interface RuleSet {
  rules: readonly Rule[]
  base: RoutingRule
}

import { type ConditionAttribute, type ConditionRow, joinTruth } from '@parley/contract'
import { conditionHolds } from './attributes.ts'
import type { Snapshot } from './snapshot.ts'

/** With the attribute that decided where they do not hold: of the row that last turned the result to No. */
export interface Held {
  holds: boolean
  attribute?: ConditionAttribute
}

/** From top to bottom, each row joined with the result of those above it [RTE-18]. Without rows: every session. */
export function conditionsHold(snapshot: Snapshot, rows: readonly ConditionRow[]): Held {
  let holds = true
  let attribute: ConditionAttribute | undefined
  for (const row of rows) {
    const own = 'conditions' in row ? conditionsHold(snapshot, row.conditions) : { holds: conditionHolds(snapshot, row) }
    const before: boolean = holds
    holds = joinTruth(row.join, before, own.holds) === true
    if (before && !holds) attribute = own.attribute ?? firstOf(row)
  }
  return holds || !attribute ? { holds } : { holds, attribute }
}

function firstOf(row: ConditionRow): ConditionAttribute {
  return 'conditions' in row ? firstOf(row.conditions[0]!) : row.attribute
}

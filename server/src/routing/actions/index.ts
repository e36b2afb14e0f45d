import type { RoutingAction } from '@parley/contract'
import type { Action, Answer } from '../action.ts'
import type { Snapshot } from '../snapshot.ts'
import { commonQueue } from './common-queue.ts'
import { lastOperator } from './last-operator.ts'
import { leastBusy } from './least-busy.ts'
import { operator } from './operator.ts'
import { queue } from './queue.ts'
import { roundRobin } from './round-robin.ts'

const actions = [leastBusy, roundRobin, queue, commonQueue, operator, lastOperator] as unknown as readonly Action[]
const byName = new Map(actions.map((one) => [one.name, one]))

export function choose(snapshot: Snapshot, action: RoutingAction): Answer {
  return byName.get(action.name)!.choose(snapshot, action as never)
}

/** Whether sessions that wait are given to somebody by it once they are there [B-07]. */
export function drains({ name }: RoutingAction): boolean {
  return byName.get(name)!.drains
}
